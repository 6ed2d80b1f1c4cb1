/**
 * All logs of a node but the one of the cluster's metadata: opens what lies in `log.dirs`, creates
 * and deletes logs, and sees to what has to be done from time to time (retention, flushes,
 * checkpoints). A disk that fails takes its directory offline: the logs in it answer
 * KAFKA_STORAGE_ERROR, all others go on.
 */
import type { LogConfig } from '../config/log-config.ts'
import { KafkaError } from '../protocol/errors.ts'
import type { Clock } from '../runtime/clock.ts'
import type { FileSystem } from '../runtime/file-system.ts'
import type { Logger } from '../runtime/logger.ts'
import type { Random } from '../runtime/random.ts'
import { BufferPool } from './buffer-pool.ts'
import { DEFAULT_CLEANER_CONFIG, LogCleaner, type LogCleanerConfig } from './cleaner/log-cleaner.ts'
import { DirectoryLockedError } from './directory-lock.ts'
import { describeDiskError, isDiskError } from './disk-error.ts'
import { FileMaker } from './file-maker.ts'
import { type CheckpointedOffsets, LogDirectory } from './log-directory.ts'
import * as files from './log-files.ts'
import { readPartitionMetadata, writePartitionMetadata } from './partition-metadata.ts'
import { PeriodicTask } from './periodic-task.ts'
import { DEFAULT_PRODUCER_RULES, type ProducerRules } from './producer-state-manager.ts'
import { TailCache } from './tail-cache.ts'
import { UnifiedLog } from './unified-log.ts'

export interface LogManagerOptions {
  readonly fileSystem: FileSystem
  readonly clock: Clock
  readonly random: Random
  readonly logger: Logger
  /** `log.dirs` */
  readonly directories: readonly string[]
  /** The effective settings of a topic; asked when a log is opened or created. */
  readonly configOf: (topic: string) => LogConfig
  /** Told once for each directory whose disk fails. */
  readonly onDirectoryFailure?: (directory: string, error: Error) => void
  /** `cordoned.log.dirs` of the moment: no new logs go there as long as there is another one. */
  readonly cordonedDirectories?: () => readonly string[]
  readonly intervals?: Partial<LogManagerIntervals>
  readonly producerRules?: ProducerRules
  /** Asked before each round of cleaning. */
  readonly cleanerConfig?: () => LogCleanerConfig
}

/** Kafka's settings, with its defaults. */
export interface LogManagerIntervals {
  /** `log.initial.task.delay.ms` */
  readonly initialTaskDelayMs: number
  /** `log.retention.check.interval.ms` */
  readonly retentionCheckMs: number
  /** How often logs with a `flush.ms` are looked after. */
  readonly flushCheckMs: number
  /** `log.flush.offset.checkpoint.interval.ms` and `log.flush.start.offset.checkpoint.interval.ms` */
  readonly checkpointMs: number
  /** `replica.high.watermark.checkpoint.interval.ms` */
  readonly highWatermarkCheckpointMs: number
  /** `producer.id.expiration.check.interval.ms` */
  readonly producerIdExpirationCheckMs: number
}

const DEFAULT_INTERVALS: LogManagerIntervals = {
  initialTaskDelayMs: 30_000,
  retentionCheckMs: 5 * 60_000,
  flushCheckMs: 1000,
  checkpointMs: 60_000,
  highWatermarkCheckpointMs: 5000,
  producerIdExpirationCheckMs: 10 * 60_000,
}

/** Apache keeps as many as it is told; somebody might tell many. */
const MAX_PREFERRED_DIRECTORIES = 10_000

/** No checkpoint tells of a copy: it is read as a whole. */
const UNKNOWN_OFFSETS: CheckpointedOffsets = {
  recoveryPoints: new Map(),
  highWatermarks: new Map(),
  logStartOffsets: new Map(),
}

export class LogManager {
  /** Shared with the log of the cluster's metadata. */
  readonly tailCache = new TailCache()
  readonly bufferPool = new BufferPool()
  readonly #options: LogManagerOptions
  readonly #intervals: LogManagerIntervals
  readonly #directories: LogDirectory[] = []
  readonly #logs = new Map<string, UnifiedLog>()
  readonly #topicIds = new Map<UnifiedLog, string>()
  /** Logs that lie in a directory that went offline. */
  readonly #offlineLogs = new Set<string>()
  readonly #cleaner: LogCleaner
  readonly #preferredDirectories = new Map<string, string>()
  readonly #fileMaker: FileMaker
  #tasks: PeriodicTask[] = []

  /**
   * Locks the directories and opens every log in them. Throws when one is in use by another node or
   * holds what no Kafka wrote; a disk that fails only takes its directory offline.
   */
  constructor(options: LogManagerOptions) {
    this.#options = options
    this.#intervals = { ...DEFAULT_INTERVALS, ...options.intervals }
    this.#fileMaker = new FileMaker(options.clock)
    try {
      for (const path of options.directories) this.#openDirectory(path)
    } catch (error) {
      for (const directory of this.#directories) directory.releaseLock()
      throw error
    }
    this.#cleaner = this.#newCleaner()
    this.#cleaner.start()
    this.#startTasks()
  }

  #newCleaner(): LogCleaner {
    const { clock, random, logger, cleanerConfig } = this.#options
    return new LogCleaner({
      clock,
      random,
      logger,
      config: cleanerConfig ?? (() => DEFAULT_CLEANER_CONFIG),
      logs: () => this.#logs.values(),
      checkpointOf: (log) => this.directoryOf(log)?.cleanOffset(nameOf(log)),
      writeCheckpoint: (log, offset) => {
        const directory = this.directoryOf(log)
        if (directory === undefined) return
        this.#withDisk(directory, 'Checkpoint', () =>
          directory.writeCleanOffset(nameOf(log), offset),
        )
      },
    })
  }

  /** What the cleaner does at its interval: compacts all that is dirty enough. */
  cleanLogs(): Promise<void> {
    return this.#cleaner.cleanAll()
  }

  get directories(): readonly LogDirectory[] {
    return this.#directories
  }

  get onlineDirectories(): readonly LogDirectory[] {
    return this.#directories.filter((directory) => !directory.isOffline)
  }

  /** The epoch that a broker registers with as its previous one; -1 unless all stopped in order. */
  get previousBrokerEpoch(): number {
    const epochs = new Set(this.#directories.map((directory) => directory.cleanShutdownEpoch))
    const [epoch] = epochs
    return epochs.size === 1 && epoch !== undefined ? epoch : -1
  }

  get logs(): IterableIterator<UnifiedLog> {
    return this.#logs.values()
  }

  /** `undefined` when there is none; throws KAFKA_STORAGE_ERROR when its directory is offline. */
  getLog(topic: string, partition: number): UnifiedLog | undefined {
    const name = files.logDirectoryName({ topic, partition })
    if (this.#offlineLogs.has(name)) {
      throw new KafkaError('KAFKA_STORAGE_ERROR', `The log directory of ${name} is offline`)
    }
    return this.#logs.get(name)
  }

  /** The id in the log's `partition.metadata`. */
  topicIdOf(log: UnifiedLog): string | undefined {
    return this.#topicIds.get(log)
  }

  directoryOf(log: UnifiedLog): LogDirectory | undefined {
    return this.#directories.find((directory) => directory.logs.has(nameOf(log)))
  }

  /** Where a log will be made that does not exist yet. */
  preferDirectory(topicPartition: files.TopicPartition, path: string): void {
    if (this.#preferredDirectories.size >= MAX_PREFERRED_DIRECTORIES) return
    this.#preferredDirectories.set(files.logDirectoryName(topicPartition), path)
  }

  /**
   * The log of a partition that this node is to hold; made in the directory that is asked for, that
   * the metadata names by its id, or where the fewest logs lie.
   */
  getOrCreateLog(
    topicPartition: files.TopicPartition,
    topicId: string,
    directoryId?: string,
  ): UnifiedLog {
    const { topic, partition } = topicPartition
    const existing = this.getLog(topic, partition)
    if (existing !== undefined) {
      this.#restoreTopicId(existing, topicId)
      return existing
    }
    const preferred = this.#preferredDirectories.get(files.logDirectoryName(topicPartition))
    const directory =
      this.onlineDirectories.find(({ path }) => path === preferred) ??
      this.onlineDirectories.find((each) => directoryId && each.directoryId === directoryId) ??
      this.#directoryForNewLog()
    const name = files.logDirectoryName(topicPartition)
    const path = `${directory.path}/${name}`
    return this.#withDisk(directory, `Creation of '${path}'`, () => {
      this.#options.fileSystem.makeDirectory(path)
      writePartitionMetadata(this.#options.fileSystem, path, topicId)
      const log = this.#openLog(directory, path, topicPartition, undefined)
      this.#add(directory, log, topicId)
      this.#fileMaker.add(log)
      return log
    })
  }

  // Apache takes a log for stray whose `partition.metadata` is gone.
  #restoreTopicId(log: UnifiedLog, topicId: string): void {
    const directory = this.directoryOf(log)
    if (this.#topicIds.has(log) || directory === undefined) return
    this.#withDisk(directory, `Write of the topic's id in '${log.directory}'`, () =>
      writePartitionMetadata(this.#options.fileSystem, log.directory, topicId),
    )
    this.#topicIds.set(log, topicId)
  }

  #directoryForNewLog(): LogDirectory {
    const online = this.onlineDirectories
    const cordoned = this.#options.cordonedDirectories?.() ?? []
    const open = online.filter(({ path }) => !cordoned.includes(path))
    const [first, ...others] = open.length > 0 ? open : online
    if (first === undefined) {
      throw new KafkaError('KAFKA_STORAGE_ERROR', 'No log directory is online')
    }
    return others.reduce((best, each) => (each.logs.size < best.logs.size ? each : best), first)
  }

  /** The copy of a log that is on its way to another directory. */
  futureLog(topicPartition: files.TopicPartition): UnifiedLog | undefined {
    const name = files.logDirectoryName(topicPartition)
    for (const { futureLogs } of this.#directories) {
      const log = futureLogs.get(name)
      if (log !== undefined) return log
    }
    return undefined
  }

  /** An empty log beside the present one, in `TOPIC-N.<hex>-future` (KIP-113). */
  createFutureLog(
    topicPartition: files.TopicPartition,
    topicId: string,
    directory: LogDirectory,
  ): UnifiedLog {
    const uniqueHex = this.#options.random.bytes(16).toString('hex')
    const name = files.markedDirectoryName(topicPartition, uniqueHex, 'future')
    const path = `${directory.path}/${name}`
    return this.#withDisk(directory, `Creation of '${path}'`, () => {
      this.#options.fileSystem.makeDirectory(path)
      writePartitionMetadata(this.#options.fileSystem, path, topicId)
      const log = this.#openLog(directory, path, topicPartition, undefined)
      directory.futureLogs.set(nameOf(log), log)
      return log
    })
  }

  /** Gives a copy up; what there is of it goes away. */
  removeFutureLog(topicPartition: files.TopicPartition): void {
    const log = this.futureLog(topicPartition)
    const directory = this.#directories.find(({ futureLogs }) => log && futureLogs.has(nameOf(log)))
    if (log === undefined || directory === undefined) return
    directory.futureLogs.delete(nameOf(log))
    this.#removeAside(directory, log)
  }

  /**
   * A copy that has all takes the place of its log, which goes away. The new name comes first: a
   * process that dies between the two leaves the log twice rather than not at all.
   */
  replaceWithFutureLog(topicPartition: files.TopicPartition): UnifiedLog {
    const name = files.logDirectoryName(topicPartition)
    const current = this.getLog(topicPartition.topic, topicPartition.partition)!
    const source = this.directoryOf(current)!
    const target = this.#directories.find(({ futureLogs }) => futureLogs.has(name))!
    const future = target.futureLogs.get(name)!
    const topicId = this.topicIdOf(current)
    const path = `${target.path}/${name}`
    const log = this.#withDisk(target, `Move to '${path}'`, () => {
      const offsets = {
        recoveryPoints: new Map([[name, future.logEndOffset]]),
        logStartOffsets: new Map([[name, current.logStartOffset]]),
        highWatermarks: new Map(),
      }
      future.close()
      target.futureLogs.delete(name)
      this.#options.fileSystem.rename(future.directory, path)
      return this.#openLog(target, path, topicPartition, offsets, true)
    })
    log.updateHighWatermark(current.highWatermark)
    this.#forget(source, current)
    this.#add(target, log, topicId)
    this.#removeAside(source, current)
    return log
  }

  #removeAside(directory: LogDirectory, log: UnifiedLog): void {
    const uniqueHex = this.#options.random.bytes(16).toString('hex')
    const name = files.markedDirectoryName(log.topicPartition, uniqueHex, 'delete')
    this.#withDisk(directory, `Removal of '${log.directory}'`, () => {
      log.retire()
      this.#options.fileSystem.rename(log.directory, `${directory.path}/${name}`)
    })
    this.#removeLater(`${directory.path}/${name}`, log.config.fileDeleteDelayMs)
  }

  /** The directory gets another name at once and is removed after `file.delete.delay.ms`. */
  deleteLog({ topic, partition }: files.TopicPartition): void {
    this.#moveAside({ topic, partition }, 'delete')
  }

  /** The log belongs to no partition of this node: its directory is set aside and kept. */
  markStray({ topic, partition }: files.TopicPartition): void {
    this.#moveAside({ topic, partition }, 'stray')
  }

  #moveAside(topicPartition: files.TopicPartition, mark: 'delete' | 'stray'): void {
    const log = this.getLog(topicPartition.topic, topicPartition.partition)
    const directory = log && this.directoryOf(log)
    if (log === undefined || directory === undefined) return
    const uniqueHex = this.#options.random.bytes(16).toString('hex')
    const aside = `${directory.path}/${files.markedDirectoryName(topicPartition, uniqueHex, mark)}`
    this.#withDisk(directory, `Removal of '${log.directory}'`, () => {
      if (mark === 'stray') log.close()
      else log.retire()
      this.#forget(directory, log)
      this.#options.fileSystem.rename(log.directory, aside)
    })
    if (mark === 'delete') this.#removeLater(aside, log.config.fileDeleteDelayMs)
  }

  /** To be called when the settings of a topic have changed. */
  updateTopicConfig(topic: string): void {
    const config = this.#options.configOf(topic)
    for (const log of this.#logs.values()) {
      if (log.topicPartition.topic === topic) log.updateConfig(config)
    }
  }

  /** Brings everything to the device, notes that, and lets the directories go. */
  async shutdown(brokerEpoch: number): Promise<void> {
    this.#stopTasks()
    for (const directory of this.onlineDirectories) {
      try {
        await this.#closeDirectory(directory, brokerEpoch)
      } catch (error) {
        this.#options.logger.error(`Orderly stop of '${directory.path}' failed`, error)
      }
    }
    for (const directory of this.#directories) directory.releaseLock()
  }

  async #closeDirectory(directory: LogDirectory, brokerEpoch: number): Promise<void> {
    const logs = [...directory.logs.values(), ...directory.futureLogs.values()]
    await Promise.all(logs.map((log) => log.flush()))
    for (const log of logs) log.close()
    directory.writeRecoveryPoints(true)
    directory.writeLogStartOffsets(true)
    directory.writeHighWatermarks(true)
    directory.writeCleanShutdown(brokerEpoch)
  }

  /** Lets everything go as it is, as a process that dies would. */
  abandon(): void {
    this.#stopTasks()
    for (const log of this.#logs.values()) log.abandon()
    for (const { futureLogs } of this.#directories) {
      for (const log of futureLogs.values()) log.abandon()
    }
    for (const directory of this.#directories) directory.releaseLock()
  }

  #stopTasks(): void {
    this.#cleaner.stop()
    for (const task of this.#tasks) task.stop()
    this.#fileMaker.close()
  }

  #openDirectory(path: string): void {
    const { fileSystem, logger } = this.#options
    let directory: LogDirectory
    try {
      directory = new LogDirectory(fileSystem, path, logger)
    } catch (error) {
      if (error instanceof DirectoryLockedError || !isDiskError(error)) throw error
      this.#options.onDirectoryFailure?.(path, error)
      return
    }
    this.#directories.push(directory)
    try {
      this.#openLogs(directory)
    } catch (error) {
      const isDamage = error instanceof KafkaError
      if (!isDamage && !isDiskError(error)) throw error
      this.#takeOffline(directory, error)
    }
  }

  #openLogs(directory: LogDirectory): void {
    const { fileSystem, logger } = this.#options
    const checkpoints = directory.readCheckpoints()
    const found = directory.logDirectories()
    if (directory.cleanShutdownEpoch === undefined && found.length > 0) {
      logger.info(`'${directory.path}' was not stopped in an orderly way: its logs are checked`)
    }
    directory.forgetCleanShutdown()
    for (const { name, parsed } of found) {
      const path = `${directory.path}/${name}`
      if (parsed.kind === 'deleted') {
        this.#removeLater(path, this.#options.configOf(parsed.topic).fileDeleteDelayMs)
      }
      if (parsed.kind === 'future') {
        const log = this.#openLog(directory, path, parsed, UNKNOWN_OFFSETS, false)
        directory.futureLogs.set(nameOf(log), log)
      }
      if (parsed.kind !== 'current') continue
      const duplicate = this.#logs.get(name)
      if (duplicate !== undefined) {
        throw new Error(`Partition '${name}' lies in '${duplicate.directory}' and in '${path}'`)
      }
      const log = this.#openLog(directory, path, parsed, checkpoints)
      log.updateHighWatermark(checkpoints.highWatermarks.get(name) ?? log.logStartOffset)
      this.#add(directory, log, readPartitionMetadata(fileSystem, path))
    }
  }

  /** Without checkpoints the log is a new one. */
  #openLog(
    directory: LogDirectory,
    path: string,
    { topic, partition }: files.TopicPartition,
    checkpoints: CheckpointedOffsets | undefined,
    hadCleanShutdown = checkpoints === undefined || directory.cleanShutdownEpoch !== undefined,
  ): UnifiedLog {
    const { fileSystem, clock, random, logger } = this.#options
    const name = files.logDirectoryName({ topic, partition })
    return new UnifiedLog({
      fileSystem,
      clock,
      random,
      logger,
      directory: path,
      topicPartition: { topic, partition },
      config: this.#options.configOf(topic),
      tailCache: this.tailCache,
      bufferPool: this.bufferPool,
      producerRules: this.#options.producerRules ?? DEFAULT_PRODUCER_RULES,
      hadCleanShutdown,
      logStartOffset: checkpoints?.logStartOffsets.get(name) ?? 0,
      recoveryPoint: checkpoints?.recoveryPoints.get(name) ?? 0,
      onDiskFailure: (error) => this.#takeOffline(directory, error),
      onLogStartOffsetMoved: () => this.#checkpointLogStart(directory),
    })
  }

  #add(directory: LogDirectory, log: UnifiedLog, topicId: string | undefined): void {
    directory.logs.set(nameOf(log), log)
    this.#logs.set(nameOf(log), log)
    if (topicId !== undefined) this.#topicIds.set(log, topicId)
  }

  #forget(directory: LogDirectory, log: UnifiedLog): void {
    directory.logs.delete(nameOf(log))
    this.#logs.delete(nameOf(log))
    this.#topicIds.delete(log)
  }

  #removeLater(path: string, delayMs: number): void {
    const { clock, fileSystem, logger } = this.#options
    clock.setTimer(delayMs, () => {
      try {
        fileSystem.removeDirectory(path)
      } catch (error) {
        logger.warn(`Removal of '${path}' failed`, error)
      }
    })
  }

  #takeOffline(directory: LogDirectory, error: Error): void {
    if (directory.isOffline) return
    directory.isOffline = true
    this.#options.logger.error(
      `Log directory '${directory.path}' goes offline: ${describeDiskError(error)}`,
      isDiskError(error) ? undefined : error,
    )
    for (const log of directory.futureLogs.values()) log.abandon('failed')
    directory.futureLogs.clear()
    for (const log of [...directory.logs.values()]) {
      log.abandon('failed')
      this.#offlineLogs.add(nameOf(log))
      this.#forget(directory, log)
    }
    this.#options.onDirectoryFailure?.(directory.path, error)
  }

  #withDisk<Result>(directory: LogDirectory, action: string, act: () => Result): Result {
    try {
      return act()
    } catch (error) {
      if (!isDiskError(error)) throw error
      this.#takeOffline(directory, error)
      throw new KafkaError('KAFKA_STORAGE_ERROR', `${action} failed: ${error.message}`, {
        cause: error,
      })
    }
  }

  #startTasks(): void {
    const { clock } = this.#options
    const intervals = this.#intervals
    const every = (intervalMs: number, act: () => void) =>
      new PeriodicTask(clock, intervals.initialTaskDelayMs, intervalMs, act)
    this.#tasks = [
      every(intervals.retentionCheckMs, () => this.applyRetention()),
      every(intervals.flushCheckMs, () => this.#flushDirtyLogs()),
      every(intervals.checkpointMs, () => this.#checkpointOffsets()),
      every(intervals.highWatermarkCheckpointMs, () =>
        this.#onEachDirectory('Checkpoint', (directory) => directory.writeHighWatermarks()),
      ),
      every(intervals.producerIdExpirationCheckMs, () => {
        for (const log of this.#logs.values()) log.removeExpiredProducers()
      }),
    ]
  }

  /** What the retention task does at its interval. */
  applyRetention(): void {
    this.#onEachLog((log) => {
      const count = log.deleteOldSegments()
      if (count === 0) return
      const name = nameOf(log)
      this.#options.logger.info(`Retention removed ${count} segments of ${name}`)
    })
  }

  #flushDirtyLogs(): void {
    const nowMs = this.#options.clock.nowMs()
    for (const log of this.#logs.values()) {
      if (log.flushDeadlineMs <= nowMs) log.flush().catch(() => {})
    }
  }

  #checkpointOffsets(): void {
    this.#onEachDirectory('Checkpoint', (directory) => {
      directory.writeRecoveryPoints()
      directory.writeLogStartOffsets()
    })
  }

  // At once, so that records that were deleted do not come back when the process dies.
  #checkpointLogStart(directory: LogDirectory): void {
    if (directory.isOffline) return
    this.#withDisk(directory, 'Checkpoint', () => directory.writeLogStartOffsets())
  }

  #onEachLog(act: (log: UnifiedLog) => void): void {
    for (const log of [...this.#logs.values()]) {
      try {
        act(log)
      } catch (error) {
        // The directory is offline by now; its other logs are closed.
        if (!(error instanceof KafkaError)) throw error
      }
    }
  }

  #onEachDirectory(action: string, act: (directory: LogDirectory) => void): void {
    for (const directory of this.onlineDirectories) {
      try {
        this.#withDisk(directory, action, () => act(directory))
      } catch (error) {
        if (!(error instanceof KafkaError)) throw error
      }
    }
  }
}

function nameOf(log: UnifiedLog): string {
  return files.logDirectoryName(log.topicPartition)
}
