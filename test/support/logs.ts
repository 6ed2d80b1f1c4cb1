import { defaultLogConfig, type LogConfig } from '../../src/config/log-config.ts'
import { type BatchOptions, buildUncompressedBatch } from '../../src/records/batch-builder.ts'
import * as batch from '../../src/records/record-batch.ts'
import { readUncompressedRecords } from '../../src/records/record-reader.ts'
import type { FileSystem } from '../../src/runtime/file-system.ts'
import { silentLogger } from '../../src/runtime/logger.ts'
import { BufferPool } from '../../src/storage/buffer-pool.ts'
import type { FetchIsolation } from '../../src/storage/log-reader.ts'
import {
  DEFAULT_PRODUCER_RULES,
  type ProducerRules,
} from '../../src/storage/producer-state-manager.ts'
import { TailCache } from '../../src/storage/tail-cache.ts'
import { UnifiedLog, type UnifiedLogOptions } from '../../src/storage/unified-log.ts'
import { ManualClock } from './manual-clock.ts'
import { MemoryFileSystem } from './memory-file-system.ts'
import { SeededRandom } from './seeded-random.ts'

/** Kafka's defaults, but records of transactions are taken without the word of a coordinator. */
export const UNVERIFIED: ProducerRules = { ...DEFAULT_PRODUCER_RULES, verifiesTransactions: false }

export const LOG_DIRECTORY = '/data/t-0'

export interface LogOptions extends Partial<Omit<UnifiedLogOptions, 'config'>> {
  readonly config?: Partial<LogConfig>
}

/** A log on a disk in memory, or on the given one, with small indexes. */
export function openLog(options: LogOptions = {}): UnifiedLog {
  const fileSystem: FileSystem = options.fileSystem ?? new MemoryFileSystem()
  const directory = options.directory ?? LOG_DIRECTORY
  fileSystem.makeDirectory(directory)
  return new UnifiedLog({
    clock: new ManualClock(),
    random: new SeededRandom(1),
    logger: silentLogger,
    topicPartition: { topic: 't', partition: 0 },
    tailCache: new TailCache(),
    bufferPool: new BufferPool(),
    producerRules: UNVERIFIED,
    hadCleanShutdown: false,
    logStartOffset: 0,
    recoveryPoint: 0,
    onDiskFailure: () => {},
    ...options,
    fileSystem,
    directory,
    config: { ...defaultLogConfig, segmentIndexBytes: 4096, ...options.config },
  })
}

export const FIRST_TIMESTAMP = 1_700_000_000_000

/** A batch with one record for each value, a millisecond apart. */
export function batchOf(
  values: readonly string[],
  options: BatchOptions & { timestamp?: number } = {},
): Buffer {
  const timestamp = options.timestamp ?? FIRST_TIMESTAMP
  return buildUncompressedBatch(
    values.map((value, i) => ({ timestamp: timestamp + i, key: null, value: Buffer.from(value) })),
    options,
  )
}

/** What a reader gets from `startOffset` on, read after read, as `offset:value`. */
export function readAll(
  log: UnifiedLog,
  startOffset = log.logStartOffset,
  isolation: FetchIsolation = 'log-end',
  maxBytes = 1024 * 1024,
): string[] {
  const found: string[] = []
  for (let offset = startOffset; ; ) {
    const data = log.read(offset, { maxBytes, isolation, minOneMessage: true })
    const bytes = Buffer.concat(data.records)
    data.release()
    if (bytes.length === 0) return found
    for (const position of batch.batches(bytes)) {
      for (const record of readUncompressedRecords(bytes, position)) {
        if (record.offset >= offset) found.push(`${record.offset}:${record.value}`)
      }
      offset = batch.nextOffset(bytes, position)
    }
  }
}
