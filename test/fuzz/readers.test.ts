/**
 * Every reader of bytes from disk or network, given damaged ones: it ends in a value or in an error
 * of its own, and takes no more memory than it may. `npm run test:fuzz` tries a hundred times as
 * often; fast-check prints the seed of what it finds.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FrameDecoder, FrameError } from '../../src/broker/frame-decoder.ts'
import { FramePool } from '../../src/broker/frame-pool.ts'
import { FrameAssembler } from '../../src/client/frame-assembler.ts'
import { metadataRecord, UnknownMetadataRecordError } from '../../src/cluster/metadata-record.ts'
import { buildMetadataBatch, readMetadataBatch } from '../../src/cluster/raft/metadata-batch.ts'
import { readQuorumState } from '../../src/cluster/raft/quorum-state.ts'
import { readSnapshot } from '../../src/cluster/raft/snapshot-file.ts'
import { parseProperties } from '../../src/config/properties.ts'
import {
  isMalformed,
  parseAssignment,
  parseSubscription,
} from '../../src/coordinator/group/consumer/consumer-protocol.ts'
import { NO_TOPICS } from '../../src/coordinator/group/modern/topics-view.ts'
import { findCodec, type MessageCodec } from '../../src/protocol/codec.ts'
import { ProtocolError, Reader } from '../../src/protocol/reader.ts'
import { CODEC_GZIP, CODEC_ZSTD, compress, decompress } from '../../src/records/compression.ts'
import { updateCrc } from '../../src/records/record-batch.ts'
import { RecordError } from '../../src/records/record-errors.ts'
import { readCleanShutdown } from '../../src/storage/clean-shutdown.ts'
import { readMetaProperties } from '../../src/storage/meta-properties.ts'
import { OffsetCheckpoint } from '../../src/storage/offset-checkpoint.ts'
import { readPartitionMetadata } from '../../src/storage/partition-metadata.ts'
import { CorruptSnapshotError, decodeSnapshot } from '../../src/storage/producer-snapshot.ts'
import { damaged, fuzzRuns } from '../support/damaged.ts'
import { MemoryFileSystem } from '../support/memory-file-system.ts'

const HOUR_MS = 3_600_000
const LIMIT_BYTES = 100_000

/** The act ends well, or with an error that `isExpected`. */
function endsOr(act: () => unknown, isExpected: (error: Error) => boolean): void {
  try {
    act()
  } catch (error) {
    if (!isExpected(error as Error)) throw error
  }
}

interface Vector {
  readonly api: string
  readonly version: number
  readonly kind: string
  readonly hex: string
}

const VECTORS = join(import.meta.dirname, '../protocol/fixtures/vectors')

function vectors(): { codec: MessageCodec; version: number; bytes: Buffer }[] {
  return readdirSync(VECTORS)
    .filter((file) => file !== 'frames.jsonl')
    .flatMap((file) => readFileSync(join(VECTORS, file), 'utf8').trimEnd().split('\n'))
    .map((line) => {
      const { api, kind, version, hex } = JSON.parse(line) as Vector
      const suffix = kind === 'request' ? 'Request' : kind === 'response' ? 'Response' : ''
      return { codec: findCodec(`${api}${suffix}`)!, version, bytes: Buffer.from(hex, 'hex') }
    })
}

describe('from the network', { timeout: HOUR_MS }, () => {
  test('messages of every API, request and response, and the records of coordinators and KRaft', () => {
    const all = vectors()
    const property = fc.property(
      fc
        .constantFrom(...all)
        .chain(({ codec, version, bytes }) =>
          damaged([bytes]).map((changed) => ({ codec, version, changed })),
        ),
      ({ codec, version, changed }) =>
        endsOr(
          () => codec.read(new Reader(changed), version),
          (error) => error instanceof ProtocolError,
        ),
    )
    fc.assert(property, { numRuns: fuzzRuns(1500) })
  })

  test('what classic consumers tell each other', () => {
    const seeds = vectors()
      .filter(({ codec }) => /^ConsumerProtocol/.test(codec.schema.name))
      .map(({ bytes, version }) => Buffer.concat([Buffer.from([0, version]), bytes]))
    expect(seeds.length).toBeGreaterThan(0)
    const property = fc.property(damaged(seeds), (bytes) => {
      endsOr(() => parseSubscription(bytes), isMalformed)
      endsOr(() => parseAssignment(bytes, NO_TOPICS), isMalformed)
    })
    fc.assert(property, { numRuns: fuzzRuns(500) })
  })

  test('streams that are cut anywhere into frames, by broker and client', () => {
    const stream = damaged([Buffer.from('0000000568656c6c6f00000001610000000000000002ffff', 'hex')])
    const property = fc.property(
      stream,
      fc.array(fc.integer({ min: 1, max: 9 })),
      (bytes, cuts) => {
        const frames = { broker: [] as string[], client: [] as string[] }
        const decoder = new FrameDecoder(LIMIT_BYTES, new FramePool(), (frame) =>
          frames.broker.push(frame.toString('hex')),
        )
        const assembler = new FrameAssembler(
          (frame) => frames.client.push(frame.toString('hex')),
          LIMIT_BYTES,
        )
        const takers = [(chunk: Buffer) => decoder.push(chunk), (c: Buffer) => assembler.push(c)]
        for (const take of takers) {
          endsOr(
            () => chunks(bytes, cuts).forEach(take),
            (error) => error instanceof FrameError || error instanceof ProtocolError,
          )
        }
      },
    )
    fc.assert(property, { numRuns: fuzzRuns(500) })
  })
})

function chunks(bytes: Buffer, cuts: readonly number[]): Buffer[] {
  const found: Buffer[] = []
  let start = 0
  for (const length of cuts) {
    found.push(bytes.subarray(start, start + length))
    start += length
  }
  found.push(bytes.subarray(start))
  return found.filter((chunk) => chunk.length > 0)
}

const CODECS = Array.from({ length: CODEC_ZSTD }, (_, i) => i + CODEC_GZIP)

describe('compressed blocks', { timeout: HOUR_MS }, () => {
  test.each(CODECS)('of codec %i', async (codec) => {
    const texts = ['', 'a', 'kafka '.repeat(500), Buffer.alloc(70_000, 7).toString('latin1')]
    const seeds = await Promise.all(texts.map((text) => compress(codec, Buffer.from(text))))
    const property = fc.asyncProperty(
      damaged(seeds),
      fc.constantFrom(1, 2),
      async (bytes, magic) => {
        try {
          const plain = await decompress(codec, bytes, LIMIT_BYTES, magic)
          expect(plain.length).toBeLessThanOrEqual(LIMIT_BYTES)
        } catch (error) {
          expect(error).toBeInstanceOf(RecordError)
        }
      },
    )
    await fc.assert(property, { numRuns: fuzzRuns(150) })
  })

  test.each(CODECS)('that are bombs, of codec %i, stop at the limit', async (codec) => {
    const bomb = await compress(codec, Buffer.alloc(32 * 1024 * 1024))
    const before = process.memoryUsage().rss
    const outcome = Promise.resolve().then(() => decompress(codec, bomb, LIMIT_BYTES))
    await expect(outcome).rejects.toMatchObject({ error: 'MESSAGE_TOO_LARGE' })
    expect(process.memoryUsage().rss - before).toBeLessThan(32 * 1024 * 1024)
  })
})

/** A file of the disk in memory that holds these bytes. */
function diskWith(name: string, bytes: Uint8Array): MemoryFileSystem {
  const disk = new MemoryFileSystem()
  disk.makeDirectory('/data')
  disk.writeFile(`/data/${name}`, Buffer.from(bytes))
  return disk
}

const SMALL_FILES: readonly [string, string, (disk: MemoryFileSystem) => unknown][] = [
  ['quorum-state', '{"leaderId":1,"leaderEpoch":3}', (disk) => readQuorumState(disk, '/data')],
  [
    'meta.properties',
    '#\nversion=1\ncluster.id=a\nnode.id=1\ndirectory.id=t5zzex80S2yId78_q88R_A\n',
    (disk) => readMetaProperties(disk, '/data'),
  ],
  [
    'partition.metadata',
    'version: 0\ntopic_id: t5zzex80S2yId78_q88R_A',
    (disk) => readPartitionMetadata(disk, '/data'),
  ],
  [
    'recovery-point-offset-checkpoint',
    '0\n2\nt 0 15\nother 1 7\n',
    (disk) => new OffsetCheckpoint(disk, '/data/recovery-point-offset-checkpoint').read(),
  ],
  [
    '.kafka_cleanshutdown',
    '{"version":0,"brokerEpoch":11}',
    (disk) => readCleanShutdown(disk, '/data'),
  ],
]

describe('from the disk', { timeout: HOUR_MS }, () => {
  test.each(SMALL_FILES)('%s, or an error that names it', (name, text, read) => {
    const property = fc.property(damaged([Buffer.from(text)]), (bytes) => {
      const disk = diskWith(name, bytes)
      endsOr(
        () => read(disk),
        (error) => error.message.includes(name),
      )
    })
    fc.assert(property, { numRuns: fuzzRuns(150) })
  })

  test('properties files', () => {
    const seed = Buffer.from('# a\nb = c\\\n  d\ne:\\u0041\\t\nlog.dirs=/a,/b\n')
    const property = fc.property(damaged([seed]), (bytes) =>
      endsOr(
        () => parseProperties(bytes),
        (error) => error.name === 'PropertiesError',
      ),
    )
    fc.assert(property, { numRuns: fuzzRuns(500) })
  })

  test('snapshots of producers', () => {
    const property = fc.property(damaged([Buffer.alloc(100)]), (bytes) =>
      endsOr(
        () => decodeSnapshot(bytes),
        (error) => error instanceof CorruptSnapshotError,
      ),
    )
    fc.assert(property, { numRuns: fuzzRuns(150) })
  })

  test('KRaft batches and snapshots, also with a checksum made right', () => {
    const record = metadataRecord('FeatureLevelRecord', { name: 'a', featureLevel: 1 })
    const place = { baseOffset: 0, epoch: 1, timestampMs: 5 }
    const seed = buildMetadataBatch([record, record], place)
    const property = fc.property(damaged([seed]), fc.boolean(), (bytes, isRepaired) => {
      if (isRepaired && bytes.length >= 61) {
        bytes.writeInt32BE(bytes.length - 12, 8)
        updateCrc(bytes, 0)
      }
      const disk = diskWith('snapshot', bytes)
      endsOr(
        () => readSnapshot(disk, '/data/snapshot'),
        (error) =>
          error instanceof UnknownMetadataRecordError || error.message.includes('/data/snapshot'),
      )
    })
    fc.assert(property, { numRuns: fuzzRuns(1000) })
    expect(readMetadataBatch(seed, 0).records).toHaveLength(2)
  })
})
