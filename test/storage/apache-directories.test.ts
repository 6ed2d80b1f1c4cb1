/**
 * Two log directories that Apache Kafka 4.3 has written (`fixtures/README.md`), and what Kafka's own
 * reader says about every file in them.
 */
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { defaultLogConfig, type LogConfig } from '../../src/config/log-config.ts'
import * as batch from '../../src/records/record-batch.ts'
import { silentLogger } from '../../src/runtime/logger.ts'
import { parseLogDirectoryName } from '../../src/storage/log-files.ts'
import { LogManager } from '../../src/storage/log-manager.ts'
import { readMetaProperties } from '../../src/storage/meta-properties.ts'
import type { ProducerStateEntry } from '../../src/storage/producer-state-entry.ts'
import { TailCache } from '../../src/storage/tail-cache.ts'
import type { UnifiedLog } from '../../src/storage/unified-log.ts'
import { openLog, UNVERIFIED } from '../support/logs.ts'
import { ManualClock } from '../support/manual-clock.ts'
import { MemoryFileSystem } from '../support/memory-file-system.ts'
import { SeededRandom } from '../support/seeded-random.ts'
import { readTar, writeFiles } from '../support/tar.ts'

interface DescribedFile {
  readonly size: number
  readonly batches?: readonly { baseOffset: string; nextOffset: string; position: number }[]
  readonly entries?: readonly Record<string, string | number>[]
  readonly data?: { readonly producerEntries: readonly Record<string, string | number>[] }
}

const fixture = (name: string) => new URL(`./fixtures/${name}`, import.meta.url)
const described = (name: string): Record<string, DescribedFile> =>
  JSON.parse(gunzipSync(readFileSync(fixture(`${name}.json.gz`))).toString()).files

const APACHE = {
  clean: { files: readTar(fixture('clean.tar.gz')), facts: described('clean') },
  unclean: { files: readTar(fixture('unclean.tar.gz')), facts: described('unclean') },
}
type Name = keyof typeof APACHE

/** When the directories were written; producers of then have not expired. */
const WRITTEN_MS = Date.parse('2026-11-22T16:43:00Z')
const producerRules = { ...UNVERIFIED, idExpirationMs: Number.POSITIVE_INFINITY }

/** The settings that the topics were made with, where they differ from the defaults. */
const TOPIC_CONFIGS: Readonly<Record<string, Partial<LogConfig>>> = {
  segments: { indexIntervalBytes: 200, segmentBytes: 900 },
  trimmed: { indexIntervalBytes: 200, segmentBytes: 900 },
  compacted: { indexIntervalBytes: 100, segmentBytes: 600, cleanupPolicy: ['compact'] },
  txn: { segmentBytes: 1200 },
}
const configOf = (topic: string): LogConfig => ({
  ...defaultLogConfig,
  segmentIndexBytes: 4096,
  ...TOPIC_CONFIGS[topic],
})

function open(name: Name, change: (disk: MemoryFileSystem) => void = () => {}) {
  const disk = new MemoryFileSystem()
  writeFiles(disk, '', APACHE[name].files)
  change(disk)
  const manager = new LogManager({
    fileSystem: disk,
    clock: new ManualClock(WRITTEN_MS),
    random: new SeededRandom(1),
    logger: silentLogger,
    directories: ['/data'],
    configOf,
    producerRules,
  })
  return { disk, manager, logs: [...manager.logs] }
}

const nameOf = ({ topicPartition: { topic, partition } }: UnifiedLog) => `${topic}-${partition}`

/** All that the facts say about the files of one log, by suffix, in order. */
function factsOf(name: Name, log: UnifiedLog, suffix: string): [string, DescribedFile][] {
  const prefix = `${nameOf(log)}/`
  return Object.entries(APACHE[name].facts)
    .filter(([path]) => path.startsWith(prefix) && path.endsWith(suffix))
    .map(([path, facts]): [string, DescribedFile] => [path.slice(prefix.length), facts])
    .sort(([a], [b]) => (a < b ? -1 : 1))
}

function entriesOf(log: UnifiedLog) {
  return log.segments.map(({ offsetIndex, timeIndex }) => ({
    offsets: Array.from({ length: offsetIndex.entryCount }, (_, i) => ({
      offset: String(offsetIndex.offsetAt(i)),
      position: offsetIndex.positionAt(i),
    })),
    times: Array.from({ length: timeIndex.entryCount }, (_, i) => ({
      timestamp: String(timeIndex.entryAt(i).timestamp),
      offset: String(timeIndex.entryAt(i).offset),
    })),
  }))
}

function describeProducer(entry: ProducerStateEntry) {
  return {
    producerId: String(entry.producerId),
    epoch: entry.producerEpoch,
    lastSequence: entry.lastSequence,
    lastOffset: String(entry.lastDataOffset),
    offsetDelta: entry.lastBatch?.offsetDelta ?? 0,
    timestamp: String(entry.lastTimestamp),
    coordinatorEpoch: entry.coordinatorEpoch,
    currentTxnFirstOffset: String(entry.currentTxnFirstOffset),
  }
}

describe.each(['clean', 'unclean'] as const)('the %s directory of Apache', (name) => {
  const { disk, manager, logs } = open(name)

  test('opens with all of its logs and the ids of their topics', () => {
    const names = new Set(
      [...APACHE[name].files.keys()]
        .map((path) => path.split('/')[1]!)
        .filter((part) => parseLogDirectoryName(part) && !part.startsWith('__cluster')),
    )
    expect(new Set(logs.map(nameOf))).toEqual(names)
    expect(logs.every((log) => manager.topicIdOf(log)?.length === 22)).toBe(true)
    expect(readMetaProperties(disk, '/data')).toMatchObject({ nodeId: 1, clusterId: /.{22}/ })
  })

  test('keeps every batch where it is', () => {
    for (const log of logs) {
      const batches = factsOf(name, log, '.log').flatMap(([, facts]) => facts.batches ?? [])
      const found = log.segments.flatMap((segment) => {
        const scanner = segment.scan(0)
        const positions: { baseOffset: string; position: number }[] = []
        while (scanner.next()) {
          positions.push({ baseOffset: String(scanner.baseOffset), position: scanner.position })
        }
        return positions
      })
      expect(found, nameOf(log)).toEqual(
        batches.map(({ baseOffset, position }) => ({ baseOffset, position })),
      )
      expect(log.logEndOffset).toBe(Number(batches.at(-1)?.nextOffset ?? 0))
      for (const [file] of factsOf(name, log, '.log')) {
        const path = `data/${nameOf(log)}/${file}`
        expect(disk.readFile(`/${path}`)).toEqual(APACHE[name].files.get(path))
      }
    }
  })

  test('starts the trimmed log at its checkpoint', () => {
    expect(logs.find((log) => nameOf(log) === 'trimmed-0')?.logStartOffset).toBe(13)
  })
})

describe('the clean directory of Apache', () => {
  test('tells the producers that its last snapshots name', () => {
    for (const log of open('clean').logs) {
      const snapshot = factsOf('clean', log, '.snapshot').at(-1)?.[1]
      const found = [...log.producerState.producers.values()].map(describeProducer)
      expect(found, nameOf(log)).toEqual(snapshot?.data?.producerEntries ?? [])
    }
  })

  test('gives the same producers when all snapshots are gone', () => {
    const { logs } = open('clean', (disk) => {
      for (const path of APACHE.clean.files.keys()) {
        if (path.endsWith('.snapshot')) disk.remove(`/${path}`)
      }
    })
    // Compaction has removed batches of producers that are still alive.
    for (const log of logs.filter((each) => !each.config.cleanupPolicy.includes('compact'))) {
      const snapshot = factsOf('clean', log, '.snapshot').at(-1)?.[1]
      const found = [...log.producerState.producers.values()].map(describeProducer)
      expect(found, nameOf(log)).toEqual(snapshot?.data?.producerEntries ?? [])
    }
  })

  test.each(['.index', '.timeindex'])('gets the same entries when every %s is gone', (suffix) => {
    const expected = open('clean')
    const { logs } = open('clean', (disk) => {
      for (const path of APACHE.clean.files.keys())
        if (path.endsWith(suffix)) disk.remove(`/${path}`)
    })
    expect(logs.map(entriesOf)).toEqual(expected.logs.map(entriesOf))
  })

  test('has the index entries that Kafka reads in it', () => {
    for (const log of open('clean').logs) {
      const facts = (suffix: string) =>
        factsOf('clean', log, suffix).map(([, file]) => file.entries ?? [])
      const found = entriesOf(log)
      expect(found.map(({ offsets }) => offsets)).toEqual(facts('.index'))
      expect(found.map(({ times }) => times)).toEqual(facts('.timeindex'))
    }
  })

  test('is left as it was by an orderly stop', async () => {
    const { disk, manager } = open('clean')
    await manager.shutdown(221)
    const ours = new Map<string, string>()
    for (const path of APACHE.clean.files.keys()) {
      // Ours are sorted, or have no date in them, or are another room's.
      if (/checkpoint$|meta.properties|__cluster|\.lock/.test(path)) continue
      expect(disk.exists(`/${path}`), path).toBe(true)
      ours.set(path, disk.readFile(`/${path}`).toString('hex'))
    }
    for (const [path, hex] of ours) {
      expect(hex, path).toBe(APACHE.clean.files.get(path)!.toString('hex'))
    }
  })
})

describe('the same appends', () => {
  const { logs } = open('clean')
  const comparable = logs.filter(
    (log) => log.logStartOffset === 0 && !log.config.cleanupPolicy.includes('compact'),
  )

  test.each(comparable.map((log) => [nameOf(log), log] as const))(
    'make the files of %s, byte for byte',
    (name, apache) => {
      const disk = new MemoryFileSystem()
      const { config } = apache
      const clock = new ManualClock(WRITTEN_MS)
      const directory = `/data/${name}`
      const ours = openLog({ fileSystem: disk, clock, directory, config, producerRules })
      for (const chunk of batchesOf(apache)) ours.appendAsFollower(chunk)
      // Each time that Apache became the leader it noted its epoch, also without an append.
      const epochs = APACHE.clean.files.get(`data/${name}/leader-epoch-checkpoint`)!.toString()
      for (const [, epoch, start] of epochs.matchAll(/^(\d+) (\d+)$/gm)) {
        ours.assignEpochStartOffset(Number(epoch), Number(start))
      }
      ours.close()
      for (const [path, bytes] of APACHE.clean.files) {
        if (!path.startsWith(`data/${name}/`) || path.endsWith('partition.metadata')) continue
        expect(disk.exists(`/${path}`), path).toBe(true)
        expect(disk.readFile(`/${path}`).toString('hex'), path).toBe(bytes.toString('hex'))
      }
      expect(disk.list(directory).length).toBe(
        [...APACHE.clean.files.keys()].filter(
          (path) => path.startsWith(`data/${name}/`) && !path.endsWith('partition.metadata'),
        ).length,
      )
    },
  )
})

function batchesOf(log: UnifiedLog): Buffer[] {
  const chunks: Buffer[] = []
  for (let offset = 0; offset < log.logEndOffset; ) {
    const data = log.read(offset, { maxBytes: 1e6, isolation: 'log-end', minOneMessage: true })
    const bytes = Buffer.concat(data.records)
    for (const position of batch.batches(bytes)) {
      chunks.push(bytes.subarray(position, position + batch.sizeInBytes(bytes, position)))
      offset = batch.nextOffset(bytes, position)
    }
  }
  return chunks
}

test('the tail cache and the files tell the same', () => {
  const { logs } = open('clean')
  for (const log of logs.filter((each) => each.logStartOffset === 0)) {
    const chunks = batchesOf(log)
    const cached = openLog({ tailCache: new TailCache(), config: log.config })
    for (const chunk of chunks) cached.appendAsFollower(chunk)
    expect(batchesOf(cached)).toEqual(chunks)
  }
})
