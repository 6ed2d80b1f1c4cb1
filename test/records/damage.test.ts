import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { crc32 } from '../../src/records/crc32c.ts'
import { decodeRecords } from '../../src/records/json.ts'
import * as batch from '../../src/records/record-batch.ts'
import { type ProduceRules, validateProduce } from '../../src/records/validate.ts'
import { fuzzRuns } from '../support/damaged.ts'

const files = ['v2', 'compacted', 'control', 'legacy', 'broken']
const seeds = files
  .flatMap((file) =>
    readFileSync(join(import.meta.dirname, 'fixtures', `${file}.jsonl`), 'utf8')
      .trim()
      .split('\n'),
  )
  .map((line) => Buffer.from((JSON.parse(line) as { hex: string }).hex, 'hex'))

const rules: ProduceRules = {
  topicPartition: 't-0',
  apiVersion: 9,
  maxMessageBytes: 1_000_000,
  isCompacted: true,
  timestampType: 'CreateTime',
  timestampBeforeMaxMs: 1000,
  timestampAfterMaxMs: 1000,
  compressionType: 'lz4',
  maxDecompressedBytes: 1_000_000,
}

/** A vector with some bytes changed, cut or added, often with length and checksum made right. */
const damaged = fc
  .record({
    seed: fc.constantFrom(...seeds),
    edits: fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 4 }),
    cut: fc.option(fc.nat()),
    tail: fc.uint8Array({ maxLength: 20 }),
    isRepaired: fc.boolean(),
  })
  .map(({ seed, edits, cut, tail, isRepaired }) => {
    const end = cut === null ? seed.length : cut % (seed.length + 1)
    const bytes = Buffer.concat([seed.subarray(0, end), tail])
    for (const [at, byte] of edits) if (bytes.length > 0) bytes[at % bytes.length] = byte
    if (isRepaired) repair(bytes)
    return bytes
  })

function repair(bytes: Buffer): void {
  if (bytes.length < batch.LOG_OVERHEAD + batch.MIN_LENGTH) return
  bytes.writeInt32BE(bytes.length - batch.LOG_OVERHEAD, batch.LENGTH_OFFSET)
  if (bytes[batch.MAGIC_OFFSET]! < 2) {
    bytes.writeUInt32BE(crc32(bytes.subarray(batch.MAGIC_OFFSET)), batch.LOG_OVERHEAD)
  } else if (bytes.length >= batch.RECORD_BATCH_OVERHEAD) batch.updateCrc(bytes, 0)
}

describe('damaged batches', { timeout: 3_600_000 }, () => {
  it('decodeRecords() ends with batches or an error, whatever it is given', async () => {
    await fc.assert(
      fc.asyncProperty(damaged, async (bytes) => {
        const { batches, error } = await decodeRecords(bytes, 1_000_000)
        expect(Array.isArray(batches)).toBe(true)
        if (error !== undefined) expect(error).not.toBe('')
      }),
      { numRuns: fuzzRuns(1500) },
    )
  })

  it('validateProduce() accepts or refuses, whatever it is given', async () => {
    await fc.assert(
      fc.asyncProperty(damaged, async (bytes) => {
        if (bytes.length > 8) batch.setBaseOffset(bytes, 0, 0)
        const outcome = await validateProduce(bytes, rules, 1_700_000_000_000)
        if (outcome.isAccepted) batch.ensureValid(outcome.bytes, 0)
      }),
      { numRuns: fuzzRuns(1500) },
    )
  })
})
