/** Apache Kafka reads the batches that we build: its `dump-log` walks a segment of ours. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { buildBatch } from '../../src/records/batch-builder.ts'
import { COMPRESSION_NAMES } from '../../src/records/compression.ts'
import { buildEndTransactionBatch } from '../../src/records/control-record.ts'
import * as batch from '../../src/records/record-batch.ts'
import { temporaryDirectory } from '../support/broker-process.ts'
import { hasOracle, oracleTool } from '../support/oracle.ts'

const RECORDS_PER_BATCH = 3
const directory = temporaryDirectory('records')

afterAll(() => directory.remove())

/** One batch per codec with values beyond a block of any codec, then the end of a transaction. */
async function segment(): Promise<Buffer> {
  const batches: Buffer[] = []
  let offset = 0
  for (const [codec, name] of COMPRESSION_NAMES.entries()) {
    const records = Array.from({ length: RECORDS_PER_BATCH }, (_, i) => ({
      timestamp: 1_700_000_000_000 + i,
      key: i === 0 ? null : Buffer.from(`${name}-${i}`),
      value: i === 1 ? null : Buffer.alloc(100_000, `${name} ${i} `),
      headers: [{ key: 'naïve', value: Buffer.from('1') }],
    }))
    const built = await buildBatch(records, { codec, producerId: 5, producerEpoch: 1 })
    batch.setBaseOffset(built, 0, offset)
    batches.push(built)
    offset += RECORDS_PER_BATCH
  }
  const end = {
    producerId: 5,
    producerEpoch: 1,
    coordinatorEpoch: 7,
    timestamp: 1_700_000_000_009,
    baseOffset: offset,
  }
  batches.push(buildEndTransactionBatch({ type: 'ABORT', ...end }))
  return Buffer.concat(batches)
}

describe.skipIf(!hasOracle)("Apache Kafka's dump-log", () => {
  it('finds every batch of ours valid, in every codec, with the records that went in', async () => {
    const path = join(directory.path, 't-0', '00000000000000000000.log')
    mkdirSync(join(directory.path, 't-0'))
    writeFileSync(path, await segment())
    const words = ['dump-log', '--deep-iteration', '--print-data-log', '--files', path]
    const { stdout, exitCode } = await oracleTool(words)
    expect(exitCode).toBe(0)
    const batchLines = stdout.split('\n').filter((line) => line.startsWith('baseOffset:'))
    const recordLines = stdout.split('\n').filter((line) => line.startsWith('| offset:'))
    expect(batchLines).toHaveLength(COMPRESSION_NAMES.length + 1)
    for (const line of batchLines) expect(line).toContain('isvalid: true')
    for (const [i, name] of COMPRESSION_NAMES.entries()) {
      expect(batchLines[i]).toContain(`compresscodec: ${name}`)
      expect(recordLines[i * RECORDS_PER_BATCH + 2]).toContain(`key: ${name}-2`)
    }
    expect(recordLines).toHaveLength(COMPRESSION_NAMES.length * RECORDS_PER_BATCH + 1)
    expect(recordLines.at(-1)).toMatch(/endTxnMarker: ABORT coordinatorEpoch: 7/)
  })
})
