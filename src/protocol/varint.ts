/**
 * Variable-length integers as Kafka writes them: seven bits a byte, lowest first, the high bit set
 * on all bytes but the last. Signed ones are zig-zag encoded. Reads go through a cursor so that hot
 * loops allocate nothing; an end is always given and checked, also where the bytes lie in a larger
 * buffer.
 */
export interface Cursor {
  position: number
}

/** A varint that does not end where it must, or that would lie beyond the end of its bytes. */
export class VarintError extends Error {
  override readonly name = 'VarintError'
}

/** As Kafka, bits above the 32nd are dropped from a fifth byte, and a sixth byte is an error. */
export function readUnsignedVarint(buffer: Uint8Array, cursor: Cursor, end: number): number {
  let position = cursor.position
  let value = 0
  for (let shift = 0; shift <= 28; shift += 7) {
    if (position >= end) throw new VarintError('Could not read a varint: the bytes end within it')
    const byte = buffer[position++]!
    value |= (byte & 0x7f) << shift
    if (byte < 0x80) {
      cursor.position = position
      return value >>> 0
    }
  }
  throw new VarintError('Could not read a varint: it is longer than 5 bytes')
}

/** A signed 32-bit integer. One byte, the most frequent, is read here so that V8 inlines it. */
export function readVarint(buffer: Uint8Array, cursor: Cursor, end: number): number {
  const position = cursor.position
  const byte = buffer[position]!
  if (byte < 0x80 && position < end) {
    cursor.position = position + 1
    return (byte >>> 1) ^ -(byte & 1)
  }
  return readLongVarint(buffer, cursor, end)
}

function readLongVarint(buffer: Uint8Array, cursor: Cursor, end: number): number {
  const raw = readUnsignedVarint(buffer, cursor, end)
  return (raw >>> 1) ^ -(raw & 1)
}

/** A signed 64-bit integer as a number: exact up to 2^53, a close double beyond. */
export function readVarlong(buffer: Uint8Array, cursor: Cursor, end: number): number {
  const position = cursor.position
  const byte = buffer[position]!
  if (byte < 0x80 && position < end) {
    cursor.position = position + 1
    return (byte >>> 1) ^ -(byte & 1)
  }
  return readLongVarlong(buffer, cursor, end)
}

function readLongVarlong(buffer: Uint8Array, cursor: Cursor, end: number): number {
  let position = cursor.position
  let low = 0
  let high = 0
  for (let shift = 0; shift <= 63; shift += 7) {
    if (position >= end) throw new VarintError('Could not read a varlong: the bytes end within it')
    const byte = buffer[position++]!
    const bits = byte & 0x7f
    if (shift < 28) low |= bits << shift
    else if (shift === 28) {
      low |= bits << 28
      high = bits >>> 4
    } else high |= bits << (shift - 32)
    if (byte < 0x80) {
      cursor.position = position
      return unzigzag(low, high)
    }
  }
  throw new VarintError('Could not read a varlong: it is longer than 10 bytes')
}

/** A signed 64-bit integer, every bit of it: for tools that show what is there. */
export function readVarlongExact(buffer: Uint8Array, cursor: Cursor, end: number): bigint {
  let position = cursor.position
  let raw = 0n
  for (let shift = 0n; shift <= 63n; shift += 7n) {
    if (position >= end) throw new VarintError('Could not read a varlong: the bytes end within it')
    const byte = buffer[position++]!
    raw |= BigInt(byte & 0x7f) << shift
    if (byte < 0x80) {
      cursor.position = position
      const bits = BigInt.asUintN(64, raw)
      return (bits >> 1n) ^ -(bits & 1n)
    }
  }
  throw new VarintError('Could not read a varlong: it is longer than 10 bytes')
}

/** Writes at `position` and returns the position behind; the caller has made room. */
export function writeUnsignedVarint(buffer: Uint8Array, position: number, value: number): number {
  let at = position
  let rest = value >>> 0
  while (rest >= 0x80) {
    buffer[at++] = (rest & 0x7f) | 0x80
    rest >>>= 7
  }
  buffer[at++] = rest
  return at
}

export function writeVarint(buffer: Uint8Array, position: number, value: number): number {
  return writeUnsignedVarint(buffer, position, (value << 1) ^ (value >> 31))
}

export function writeVarlong(buffer: Uint8Array, position: number, value: number | bigint): number {
  if (typeof value === 'bigint') return writeVarlongExact(buffer, position, value)
  let rest = zigzag(value)
  if (!Number.isSafeInteger(rest)) return writeVarlongExact(buffer, position, BigInt(value))
  let at = position
  while (rest >= 0x80) {
    buffer[at++] = (rest % 128) | 0x80
    rest = Math.floor(rest / 128)
  }
  buffer[at++] = rest
  return at
}

function writeVarlongExact(buffer: Uint8Array, position: number, value: bigint): number {
  let at = position
  let rest = BigInt.asUintN(64, (value << 1n) ^ (value >> 63n))
  while (rest >= 0x80n) {
    buffer[at++] = Number(rest & 0x7fn) | 0x80
    rest >>= 7n
  }
  buffer[at++] = Number(rest)
  return at
}

export function sizeOfUnsignedVarint(value: number): number {
  const bits = 32 - Math.clz32(value >>> 0)
  return bits <= 7 ? 1 : Math.ceil(bits / 7)
}

export function sizeOfVarint(value: number): number {
  return sizeOfUnsignedVarint((value << 1) ^ (value >> 31))
}

export function sizeOfVarlong(value: number | bigint): number {
  if (typeof value === 'number') {
    const raw = zigzag(value)
    if (raw <= 0xffffffff) return sizeOfUnsignedVarint(raw)
  }
  const exact = BigInt(value)
  let rest = BigInt.asUintN(64, (exact << 1n) ^ (exact >> 63n)) >> 7n
  let size = 1
  for (; rest > 0n; rest >>= 7n) size += 1
  return size
}

function zigzag(value: number): number {
  return value >= 0 ? value * 2 : -value * 2 - 1
}

function unzigzag(low: number, high: number): number {
  const isNegative = (low & 1) === 1
  const magnitude = (high >>> 1) * 0x1_0000_0000 + (((low >>> 1) | (high << 31)) >>> 0)
  return isNegative ? -magnitude - 1 : magnitude
}
