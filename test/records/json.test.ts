import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { COMPRESSION_NAMES } from '../../src/records/compression.ts'
import {
  type AnyBatchJson,
  type BatchJson,
  decodeRecords,
  encodeRecords,
} from '../../src/records/json.ts'

interface Vector {
  readonly name: string
  readonly valid: boolean
  readonly encode: 'exact' | 'decode-only'
  readonly batches: readonly AnyBatchJson[]
  readonly hex: string
  readonly reference?: { exception: string | null; batchesSeen: number }
}

function vectors(file: string): Vector[] {
  const text = readFileSync(join(import.meta.dirname, 'fixtures', `${file}.jsonl`), 'utf8')
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Vector)
}

function withoutUncompressed(batch: AnyBatchJson): AnyBatchJson {
  const { uncompressedRecordsHex, ...rest } = batch as BatchJson
  return rest
}

/** What a batch says apart from how its compressed bytes happen to look. */
function meaning(batches: readonly AnyBatchJson[]): unknown {
  return batches.map(({ crc, ...rest }) => ({ ...rest, batchLength: 0, messageSize: 0 }))
}

for (const file of ['v2', 'compacted', 'control', 'legacy']) {
  describe(`Kafka's vectors: ${file}`, () => {
    it.each(vectors(file))('$name decodes', async (vector) => {
      const { batches, error } = await decodeRecords(Buffer.from(vector.hex, 'hex'))
      expect(error).toBeUndefined()
      expect(batches.map(withoutUncompressed)).toEqual(vector.batches.map(withoutUncompressed))
      vector.batches.forEach((batch, i) => {
        if (!('uncompressedRecordsHex' in batch)) return
        expect((batches[i] as BatchJson).uncompressedRecordsHex).toBe(batch.uncompressedRecordsHex)
      })
    })

    it.each(vectors(file))('$name encodes', async (vector) => {
      const bytes = await encodeRecords(vector.batches)
      if (vector.encode === 'exact') expect(bytes.toString('hex')).toBe(vector.hex)
      const { batches, error } = await decodeRecords(bytes)
      expect(error).toBeUndefined()
      expect(meaning(batches.map(withoutUncompressed))).toEqual(
        meaning(vector.batches.map(withoutUncompressed)),
      )
    })
  })
}

describe("Kafka's vectors: broken", () => {
  it.each(vectors('broken'))('$name is refused exactly where Kafka refuses it', async (vector) => {
    const { batches, error } = await decodeRecords(Buffer.from(vector.hex, 'hex'))
    expect(error === undefined).toBe(vector.reference!.exception === null)
    if (error === undefined) expect(batches).toHaveLength(vector.reference!.batchesSeen)
  })
})

describe('encodeRecords()', () => {
  it('refuses a batch of no known magic', async () => {
    const [whole] = vectors('v2')
    const batch = { ...whole!.batches[0], magic: 3 } as unknown as AnyBatchJson
    await expect(encodeRecords([batch])).rejects.toThrow("its magic is '3'")
  })
})

describe('decodeRecords()', () => {
  it('gives the batches before the one that is refused', async () => {
    const [whole] = vectors('v2')
    const bytes = Buffer.concat([Buffer.from(whole!.hex, 'hex'), Buffer.from(whole!.hex, 'hex')])
    bytes[bytes.length - 1]! ^= 1
    const { batches, error } = await decodeRecords(bytes)
    expect(batches).toEqual(whole!.batches)
    expect(error).toContain('Record is corrupt')
  })

  it('reads back what was compressed with each codec', async () => {
    const [whole] = vectors('v2').filter(({ name }) => name === 'none-assorted')
    const batch = whole!.batches[0] as BatchJson
    for (const [codec, name] of COMPRESSION_NAMES.entries()) {
      const bytes = await encodeRecords([{ ...batch, attributes: codec }])
      const { batches } = await decodeRecords(bytes)
      expect((batches[0] as BatchJson).compression).toBe(name)
      expect((batches[0] as BatchJson).records).toEqual(batch.records)
    }
  })
})
