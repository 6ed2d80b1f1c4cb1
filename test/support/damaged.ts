import fc from 'fast-check'

/** How often a property is tried: as often as the quick suite does, or KAFKA_TS_FUZZ times that. */
export function fuzzRuns(quickRuns: number): number {
  return quickRuns * Number(process.env.KAFKA_TS_FUZZ ?? 1)
}

const INTERESTING = [0, 1, 0x7f, 0x80, 0xfe, 0xff]

/** One of the seeds with some bytes changed, cut off, or added; or bytes that were never anything. */
export function damaged(seeds: readonly Uint8Array[]): fc.Arbitrary<Buffer> {
  const byte = fc.oneof(fc.constantFrom(...INTERESTING), fc.nat(255))
  const edited = fc
    .record({
      seed: fc.constantFrom(...seeds),
      edits: fc.array(fc.tuple(fc.nat(), fc.array(byte, { minLength: 1, maxLength: 4 })), {
        maxLength: 4,
      }),
      cut: fc.option(fc.nat()),
      tail: fc.uint8Array({ maxLength: 20 }),
    })
    .map(({ seed, edits, cut, tail }) => {
      const end = cut === null ? seed.length : cut % (seed.length + 1)
      const bytes = Buffer.concat([seed.subarray(0, end), tail])
      for (const [at, values] of edits) {
        if (bytes.length > 0) bytes.set(values.slice(0, bytes.length), editStart(bytes, at, values))
      }
      return bytes
    })
  const anything = fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes))
  return fc.oneof({ weight: 9, arbitrary: edited }, { weight: 1, arbitrary: anything })
}

function editStart(bytes: Buffer, at: number, values: readonly number[]): number {
  return at % Math.max(1, bytes.length - values.length + 1)
}
