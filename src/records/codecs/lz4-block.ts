/**
 * Decodes LZ4 blocks in WebAssembly, always in the same memory: as fast as native code, and without
 * the allocation of each result, whose page faults cost native packages more than the decoding.
 *
 * A block is a row of sequences: a token (high half: count of literals, low half: length of the match
 * less 4; 15 says that bytes follow which are added, up to the first that is not 255), the literals,
 * an offset (uint16, little-endian) back to the match. The last sequence ends with its literals.
 */

/** The largest block of the frame format. */
export const MAX_BLOCK_BYTES = 4 * 1024 * 1024

/** Copies go in steps, so some bytes behind an end are read or written, never used. */
const SLACK_BYTES = 64 * 1024
const STEP_BYTES = 16
const SOURCE_START = 0
const TARGET_START = MAX_BLOCK_BYTES + SLACK_BYTES
const TARGET_END = TARGET_START + MAX_BLOCK_BYTES
const PAGE_BYTES = 64 * 1024
const PAGES = (TARGET_END + SLACK_BYTES) / PAGE_BYTES

/**
 * Where blocks are decoded to, one behind the other. `target` is one for the process: what is read
 * from it holds until the next block is decoded.
 */
export interface Lz4BlockDecoder {
  readonly target: Buffer
  /** Decodes to `start` in `target`, at most up to `limit`; returns the end, −1 for damage. */
  decode(block: Uint8Array, start: number, limit: number): number
}

let decoderOnce: Lz4BlockDecoder | undefined

/** Compiled at the first call, which most commands never make. */
export function lz4BlockDecoder(): Lz4BlockDecoder {
  decoderOnce ??= instantiate()
  return decoderOnce
}

function instantiate(): Lz4BlockDecoder {
  const { WebAssembly } = globalThis as unknown as WebAssemblyScope
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(assemble()))
  const { memory, decode } = exports
  const source = new Uint8Array(memory.buffer, SOURCE_START, MAX_BLOCK_BYTES)
  return {
    target: Buffer.from(memory.buffer, TARGET_START, MAX_BLOCK_BYTES),
    decode(block, start, limit) {
      source.set(block)
      const sourceEnd = SOURCE_START + block.length
      const end = decode(SOURCE_START, sourceEnd, TARGET_START + start, TARGET_START + limit)
      return end < 0 ? -1 : end - TARGET_START
    },
  }
}

/** The part of the global `WebAssembly`, of which Node's types know nothing, that is used here. */
interface WebAssemblyScope {
  readonly WebAssembly: {
    readonly Module: new (bytes: Uint8Array) => object
    readonly Instance: new (module: object) => { readonly exports: Exports }
  }
}

interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer }
  decode(source: number, sourceEnd: number, target: number, targetEnd: number): number
}

// The instructions that are needed. Operands come first, so each helper puts its own code last.
type Code = readonly number[]
const I32 = 0x7f
const NO_RESULT = 0x40
const END = 0x0b
const constant = (value: number): Code => [0x41, ...signedLeb(value)]
const get = (local: number): Code => [0x20, local]
const set = (local: number, value: Code): Code => [...value, 0x21, local]
const add = (a: Code, b: Code): Code => [...a, ...b, 0x6a]
const subtract = (a: Code, b: Code): Code => [...a, ...b, 0x6b]
const and = (a: Code, b: Code): Code => [...a, ...b, 0x71]
const shiftRight = (a: Code, b: Code): Code => [...a, ...b, 0x76]
const divide = (a: Code, b: Code): Code => [...a, ...b, 0x6e]
const multiply = (a: Code, b: Code): Code => [...a, ...b, 0x6c]
const isEqual = (a: Code, b: Code): Code => [...a, ...b, 0x46]
const isBelow = (a: Code, b: Code): Code => [...a, ...b, 0x49]
/** Signed: less than nothing may be left of a short block. */
const isLess = (a: Code, b: Code): Code => [...a, ...b, 0x48]
const isAbove = (a: Code, b: Code): Code => [...a, ...b, 0x4b]
const load8 = (address: Code): Code => [...address, 0x2d, 0, 0]
const load16 = (address: Code): Code => [...address, 0x2f, 0, 0]
const store8 = (address: Code, value: Code): Code => [...address, ...value, 0x3a, 0, 0]
const copy8 = (to: Code, from: Code): Code => store8(to, load8(from))
/** `STEP_BYTES` in one go, `offset` behind the two addresses. */
const copyStep = (to: Code, from: Code, offset = 0): Code => [
  ...to,
  ...from,
  ...[0xfd, 0x00, 0, offset],
  ...[0xfd, 0x0b, 0, offset],
]
const when = (condition: Code, ...then: Code[]): Code => [
  ...condition,
  ...[0x04, NO_RESULT],
  ...then.flat(),
  END,
]
const choose = (condition: Code, then: Code, otherwise: Code): Code => [
  ...condition,
  ...[0x04, NO_RESULT],
  ...then,
  0x05,
  ...otherwise,
  END,
]
/** Starts the loop again that lies so many blocks further out. */
const repeat = (depth: number): Code => [0x0c, depth]
/** Runs the body again and again while `condition` holds at its end. */
const doWhile = (condition: Code, ...body: Code[]): Code => [
  ...[0x03, NO_RESULT],
  ...body.flat(),
  ...condition,
  ...[0x0d, 0],
  END,
]
const give = (value: Code): Code => [...value, 0x0f]
const TRUE = constant(1)
const UNREACHABLE: Code = [0x00]

// Parameters, then locals.
const SOURCE = 0
const SOURCE_END = 1
const TARGET = 2
const LIMIT = 3
const START = 4
const TOKEN = 5
const LENGTH = 6
const OFFSET = 7
const STOP = 8
const BYTE = 9
const NEAR_END = 10
const SHORT_SOURCE_END = 11
const SHORT_LIMIT = 12
const LOCAL_COUNT = 9

const advance = (local: number, count: number): Code => set(local, add(get(local), constant(count)))
const fail = give(constant(-1))

/** A length whose half of the token says 15 goes on in further bytes. */
const readLongLength: Code = doWhile(
  isEqual(get(BYTE), constant(255)),
  when(isEqual(get(SOURCE), get(SOURCE_END)), fail),
  set(BYTE, load8(get(SOURCE))),
  advance(SOURCE, 1),
  set(LENGTH, add(get(LENGTH), get(BYTE))),
)

/** From `OFFSET` before the target to the target, up to `STOP`. */
const copyUpToStop: Code = [
  ...when(
    isBelow(get(TARGET), get(STOP)),
    doWhile(
      isBelow(get(TARGET), get(STOP)),
      copyStep(get(TARGET), subtract(get(TARGET), get(OFFSET))),
      advance(TARGET, STEP_BYTES),
    ),
  ),
  ...set(TARGET, get(STOP)),
]

const copyLiterals: Code = [
  ...when(isAbove(get(LENGTH), subtract(get(SOURCE_END), get(SOURCE))), fail),
  ...when(isAbove(get(LENGTH), subtract(get(LIMIT), get(TARGET))), fail),
  ...set(STOP, add(get(TARGET), get(LENGTH))),
  ...set(OFFSET, subtract(get(TARGET), get(SOURCE))),
  ...copyUpToStop,
  ...set(SOURCE, add(get(SOURCE), get(LENGTH))),
]

/**
 * A match nearer than a step repeats what it has just written: after some bytes one by one, the same
 * bytes lie a multiple of the offset further back, and that is a step or more.
 */
const moveAway: Code = [
  ...set(BYTE, multiply(divide(constant(STEP_BYTES - 1), get(OFFSET)), get(OFFSET))),
  ...set(NEAR_END, add(get(TARGET), get(BYTE))),
  ...doWhile(
    isBelow(get(TARGET), get(NEAR_END)),
    copy8(get(TARGET), subtract(get(TARGET), get(OFFSET))),
    advance(TARGET, 1),
  ),
  ...set(OFFSET, add(get(OFFSET), get(BYTE))),
]

const copyMatch: Code = [
  ...when(isEqual(get(OFFSET), constant(0)), fail),
  ...when(isAbove(get(OFFSET), subtract(get(TARGET), get(START))), fail),
  ...when(isAbove(get(LENGTH), subtract(get(LIMIT), get(TARGET))), fail),
  ...set(STOP, add(get(TARGET), get(LENGTH))),
  ...when(isBelow(get(OFFSET), constant(STEP_BYTES)), moveAway),
  ...copyUpToStop,
]

const readOffset: Code = [...set(OFFSET, load16(get(SOURCE))), ...advance(SOURCE, 2)]
const takeMatchLength = set(LENGTH, and(get(TOKEN), constant(15)))

/** The most that a sequence without further bytes of length takes and gives: 14 literals, a match of 18. */
const SHORT_SOURCE_BYTES = 14 + 2
const SHORT_TARGET_BYTES = 14 + 18

/** Most sequences are short, far from both ends, and repeat what is no nearer than a step. */
const isShort: Code = and(
  isBelow(get(LENGTH), constant(15)),
  and(isLess(get(SOURCE), get(SHORT_SOURCE_END)), isLess(get(TARGET), get(SHORT_LIMIT))),
)

const decodeShort: Code = [
  ...copyStep(get(TARGET), get(SOURCE)),
  ...set(TARGET, add(get(TARGET), get(LENGTH))),
  ...set(SOURCE, add(get(SOURCE), get(LENGTH))),
  ...readOffset,
  ...takeMatchLength,
  ...when(
    and(
      isBelow(get(LENGTH), constant(15)),
      and(
        isAbove(get(OFFSET), constant(STEP_BYTES - 1)),
        isBelow(get(OFFSET), add(subtract(get(TARGET), get(START)), constant(1))),
      ),
    ),
    set(BYTE, subtract(get(TARGET), get(OFFSET))),
    copyStep(get(TARGET), get(BYTE)),
    copyStep(get(TARGET), get(BYTE), STEP_BYTES),
    set(TARGET, add(get(TARGET), add(get(LENGTH), constant(4)))),
    repeat(2),
  ),
]

const decodeLong: Code = [
  ...when(isEqual(get(LENGTH), constant(15)), readLongLength),
  ...copyLiterals,
  ...when(isEqual(get(SOURCE), get(SOURCE_END)), give(get(TARGET))),
  ...when(isBelow(subtract(get(SOURCE_END), get(SOURCE)), constant(2)), fail),
  ...readOffset,
  ...takeMatchLength,
]

const decodeBlock: Code = [
  ...set(START, get(TARGET)),
  ...set(SHORT_SOURCE_END, subtract(get(SOURCE_END), constant(SHORT_SOURCE_BYTES))),
  ...set(SHORT_LIMIT, subtract(get(LIMIT), constant(SHORT_TARGET_BYTES))),
  ...doWhile(
    TRUE,
    when(isEqual(get(SOURCE), get(SOURCE_END)), fail),
    set(TOKEN, load8(get(SOURCE))),
    advance(SOURCE, 1),
    set(LENGTH, shiftRight(get(TOKEN), constant(4))),
    choose(isShort, decodeShort, decodeLong),
    when(isEqual(get(LENGTH), constant(15)), readLongLength),
    advance(LENGTH, 4),
    copyMatch,
  ),
  ...UNREACHABLE,
]

/** A module of one memory, which never grows, and one function. */
function assemble(): Uint8Array {
  const type = [0x60, 4, I32, I32, I32, I32, 1, I32]
  const body = [1, LOCAL_COUNT, I32, ...decodeBlock, END]
  const name = (text: string) => [text.length, ...Buffer.from(text)]
  const section = (id: number, content: Code) => [id, ...leb(content.length), ...content]
  return Uint8Array.from([
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [1, ...type]),
    ...section(3, [1, 0]),
    ...section(5, [1, 1, ...leb(PAGES), ...leb(PAGES)]),
    ...section(7, [2, ...name('memory'), 2, 0, ...name('decode'), 0, 0]),
    ...section(10, [1, ...leb(body.length), ...body]),
  ])
}

function leb(value: number): number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...leb(value >>> 7)]
}

function signedLeb(value: number): number[] {
  const isLast = value >= -64 && value < 64
  return isLast ? [value & 0x7f] : [(value & 0x7f) | 0x80, ...signedLeb(value >> 7)]
}
