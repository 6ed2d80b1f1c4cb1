/**
 * Opens the files of a log. After an orderly stop they are trusted, and only what is missing is
 * built again. Else the segments from the recovery point on are read, the log is cut at the first
 * batch that is not whole and valid, and indexes and producer state are rebuilt. What a cleaner or a
 * deletion left unfinished is finished or undone first.
 */
import type { LogConfig } from '../config/log-config.ts'
import { corruptRecord, RecordError } from '../records/record-errors.ts'
import type { Clock } from '../runtime/clock.ts'
import type { FileSystem } from '../runtime/file-system.ts'
import type { Logger } from '../runtime/logger.ts'
import type { Random } from '../runtime/random.ts'
import { hasBatchBehind, keepRest } from './damaged-rest.ts'
import { isDiskError } from './disk-error.ts'
import { LeaderEpochCache } from './leader-epoch-cache.ts'
import * as files from './log-files.ts'
import { recoverSegment } from './log-recovery.ts'
import { LogSegment } from './log-segment.ts'
import { LogSegments } from './log-segments.ts'
import { type ProducerRules, ProducerStateManager } from './producer-state-manager.ts'
import { rebuildProducerState } from './producer-state-rebuild.ts'

export interface LoadOptions {
  readonly fileSystem: FileSystem
  readonly clock: Clock
  readonly random: Random
  readonly logger: Logger
  readonly directory: string
  readonly config: LogConfig
  readonly producerRules: ProducerRules
  readonly hadCleanShutdown: boolean
  readonly logStartOffset: number
  readonly recoveryPoint: number
  /**
   * Damage with whole batches behind it is an error, not a place to cut: for a log that makes no
   * sense without any of its records.
   */
  readonly isDamageRefused?: boolean
}

export interface LoadedLog {
  readonly segments: LogSegments
  readonly leaderEpochs: LeaderEpochCache
  readonly producerState: ProducerStateManager
  readonly logStartOffset: number
  readonly logEndOffset: number
  readonly recoveryPoint: number
}

export function loadLog(options: LoadOptions): LoadedLog {
  finishSwaps(options)
  const { hadCleanShutdown, recoveryPoint, directory, logger } = options
  try {
    return load(options, hadCleanShutdown ? Number.POSITIVE_INFINITY : recoveryPoint)
  } catch (error) {
    if (!(error instanceof RecordError)) throw error
    logger.warn(`The end of log '${directory}' is damaged, though it should not be`, error)
    // Only the last segment is cut: what lies before was whole once, and may be again.
    return load({ ...options, hadCleanShutdown: false }, Number.MAX_SAFE_INTEGER)
  }
}

function load(options: LoadOptions, recoverFrom: number): LoadedLog {
  const { fileSystem, directory, logger } = options
  const loader = new Loader(options, new LeaderEpochCache(fileSystem, directory, logger))
  try {
    loader.openSegments(recoverFrom)
    loader.recoverFrom(recoverFrom)
    return loader.finish()
  } catch (error) {
    loader.close()
    throw error
  }
}

class Loader {
  readonly #options: LoadOptions
  readonly #leaderEpochs: LeaderEpochCache
  readonly #segments = new LogSegments()

  constructor(options: LoadOptions, leaderEpochs: LeaderEpochCache) {
    this.#options = options
    this.#leaderEpochs = leaderEpochs
  }

  /** Rebuilds damaged indexes below `recoverFrom`; those above will be rebuilt in any case. */
  openSegments(recoverFrom: number): void {
    const { fileSystem, directory, logger } = this.#options
    const names = fileSystem.list(directory)
    const present = new Set(names)
    const isLog = (name: string) => files.isSegmentFile(name, files.LOG_SUFFIX)
    const bases = names.filter(isLog).map(files.offsetOfFileName)
    const firstToRecover = bases.findLast((base) => base <= recoverFrom) ?? 0
    const isTrusted = (base: number) =>
      recoverFrom === Number.POSITIVE_INFINITY || base < firstToRecover
    for (const name of names) {
      const path = `${directory}/${name}`
      const offset = files.offsetOfFileName(name)
      const logName = files.segmentFileName(offset, files.LOG_SUFFIX)
      if (isIndexFile(name) && !present.has(logName)) {
        logger.warn(`Index '${path}' has no log and is removed`)
        fileSystem.remove(path)
      } else if (isLog(name)) {
        const segment = this.#open(offset)
        if (isTrusted(offset)) this.#ensureIndexes(segment, present)
        this.#segments.add(segment)
      }
    }
  }

  #ensureIndexes(segment: LogSegment, namesBefore: ReadonlySet<string>): void {
    const hasIndexes = [files.OFFSET_INDEX_SUFFIX, files.TIME_INDEX_SUFFIX].every((suffix) =>
      namesBefore.has(files.segmentFileName(segment.baseOffset, suffix)),
    )
    const damage = hasIndexes ? damageOf(segment) : 'is missing'
    if (damage === undefined) return
    this.#options.logger.warn(`An index of '${segment.path}' ${damage}; it is rebuilt`)
    this.#recover(segment)
  }

  /** Reads what may not be on the device; a damaged rest is dropped. */
  recoverFrom(offset: number): void {
    const { logger } = this.#options
    if (this.#segments.isEmpty || offset === Number.POSITIVE_INFINITY) return
    const unflushed = [...this.#segments.from(offset)]
    for (const segment of unflushed) {
      const cutBytes = this.#recover(segment)
      if (cutBytes === 0) continue
      logger.warn(`Recovery of '${segment.path}' cut ${cutBytes} bytes off its end`)
      const rest = unflushed.slice(unflushed.indexOf(segment) + 1)
      for (const later of rest) this.#setAside(later)
      return
    }
  }

  // The end of a write that was never answered is of no use. But the bytes don't tell; what lies
  // behind damage may be all that is left of acknowledged records.
  #beforeCut(segment: LogSegment, position: number, isDamaged: boolean): void {
    const { fileSystem, isDamageRefused, logger } = this.#options
    const { path } = segment
    const hasLater = this.#segments.all.some((each) => each.baseOffset > segment.baseOffset)
    if (isDamageRefused === true && (hasLater || hasBatchBehind(fileSystem, path, position))) {
      throw new Error(
        `'${path}' is damaged at byte ${position}, and more records follow: restore the file from ` +
          `a backup, or give up what follows with 'truncate -s ${position} ${path}'` +
          (hasLater ? ' and by removing the later .log files' : ''),
      )
    }
    try {
      const kept = keepRest(fileSystem, path, position)
      if (kept !== undefined) logger.warn(`What is cut off '${path}' is kept in '${kept}'`)
    } catch (error) {
      if (isDamaged || !isDiskError(error)) throw error
      logger.warn(`What is cut off '${path}' could not be kept: ${error.message}`)
    }
  }

  finish(): LoadedLog {
    const { config, clock, logStartOffset: startCheckpoint } = this.#options
    this.#removeWhenBelowLogStart()
    if (this.#segments.isEmpty) this.#segments.add(this.#open(startCheckpoint))
    const { active, first } = this.#segments
    active.preallocateIndexes(config)
    const { nextOffset: logEndOffset, position } = active.readEnd()
    // An append would go behind these bytes, and nobody could read it.
    if (position < active.sizeBytes) {
      throw corruptRecord(`'${active.path}' has no whole batch at byte ${position}`)
    }
    this.#warnOfMissingEnd(logEndOffset)
    const logStartOffset = Math.max(startCheckpoint, first.baseOffset)
    this.#leaderEpochs.truncateFromEnd(logEndOffset)
    this.#leaderEpochs.truncateFromStart(logStartOffset)
    const producerState = this.#newProducerState()
    producerState.removeStraySnapshots(this.#segments.all.map((segment) => segment.baseOffset))
    rebuildProducerState(producerState, this.#segments, logStartOffset, logEndOffset, clock.nowMs())
    return {
      segments: this.#segments,
      leaderEpochs: this.#leaderEpochs,
      producerState,
      logStartOffset,
      logEndOffset,
      recoveryPoint: this.#recoveryPoint(logEndOffset),
    }
  }

  #warnOfMissingEnd(logEndOffset: number): void {
    const { recoveryPoint, logger, directory } = this.#options
    if (recoveryPoint <= logEndOffset) return
    logger.warn(
      `Log '${directory}' ends at ${logEndOffset}, though ${recoveryPoint} was reached: the end of ` +
        'it is missing. Stop the node before anything is written there if you can restore its files',
    )
  }

  // After a crash it stays where it was: what was read now is not on the device because of that.
  #recoveryPoint(logEndOffset: number): number {
    const { hadCleanShutdown, recoveryPoint } = this.#options
    return hadCleanShutdown ? logEndOffset : Math.min(recoveryPoint, logEndOffset)
  }

  // Somebody removed segment files by hand: the records between are gone, the offsets are not.
  #removeWhenBelowLogStart(): void {
    const { logStartOffset, logger, directory } = this.#options
    if (this.#segments.isEmpty) return
    const logEndOffset = this.#segments.active.readNextOffset()
    if (logEndOffset >= logStartOffset) return
    logger.warn(
      `Log '${directory}' ends at ${logEndOffset}, below its start ${logStartOffset}: it starts anew`,
    )
    for (const segment of [...this.#segments.all]) this.#setAside(segment)
    this.#leaderEpochs.clear()
    this.#newProducerState().removeSnapshots(() => true)
  }

  #recover(segment: LogSegment): number {
    const { config, logger, clock, logStartOffset } = this.#options
    const producerState = this.#newProducerState()
    const before = new LogSegments()
    for (const each of this.#segments.all) {
      if (each.baseOffset < segment.baseOffset) before.add(each)
    }
    const { baseOffset } = segment
    if (before.isEmpty) producerState.truncateAndReload(0, baseOffset, clock.nowMs())
    else rebuildProducerState(producerState, before, logStartOffset, baseOffset, clock.nowMs())
    producerState.updateMapEndOffset(baseOffset)
    const cutBytes = recoverSegment(segment, {
      config,
      logger,
      leaderEpochs: this.#leaderEpochs,
      producerState,
      beforeCut: (each, position, isDamaged) => this.#beforeCut(each, position, isDamaged),
    })
    producerState.takeSnapshot()
    return cutBytes
  }

  #open(baseOffset: number): LogSegment {
    return new LogSegment(this.#options.directory, baseOffset, this.#options)
  }

  #setAside(segment: LogSegment): void {
    const { fileSystem, logger } = this.#options
    const kept = `${segment.path}.0.damaged`
    logger.warn(`'${segment.path}' is set aside as '${kept}'`)
    this.#segments.remove(segment)
    fileSystem.rename(segment.path, kept)
    segment.remove()
    const path = files.segmentFileName(segment.baseOffset, files.SNAPSHOT_SUFFIX)
    this.#options.fileSystem.remove(`${this.#options.directory}/${path}`)
  }

  close(): void {
    for (const segment of this.#segments.all) segment.close()
  }

  #newProducerState(): ProducerStateManager {
    return new ProducerStateManager(this.#options)
  }
}

function isIndexFile(name: string): boolean {
  return [files.OFFSET_INDEX_SUFFIX, files.TIME_INDEX_SUFFIX, files.TXN_INDEX_SUFFIX].some(
    (suffix) => files.isSegmentFile(name, suffix),
  )
}

function damageOf(segment: LogSegment): string | undefined {
  return (
    segment.offsetIndex.damage(segment.sizeBytes) ??
    segment.timeIndex.damage() ??
    segment.txnIndex.damage()
  )
}

/**
 * `.deleted` files are removed; `.cleaned` ones too, with the `.swap` files from the first of them
 * on: that replacement had not begun. Other `.swap` files are complete: they take the place of the
 * segments between their first and last offset.
 */
function finishSwaps(options: LoadOptions): void {
  const { fileSystem, directory, logger } = options
  const names = fileSystem.list(directory)
  const remove = (name: string) => fileSystem.remove(`${directory}/${name}`)
  const cleaned = names.filter((name) => name.endsWith(files.CLEANED_SUFFIX))
  const firstCleaned = Math.min(...cleaned.map(files.offsetOfFileName))
  const swaps = names.filter((name) => name.endsWith(files.SWAP_SUFFIX))
  const isComplete = (name: string) => files.offsetOfFileName(name) < firstCleaned
  const isDeleted = (name: string) =>
    name.endsWith(files.DELETED_SUFFIX) && !name.endsWith('.checkpoint.deleted')
  for (const name of names.filter(isDeleted)) remove(name)
  for (const name of [...cleaned, ...swaps.filter((swap) => !isComplete(swap))]) remove(name)

  const complete = swaps.filter(isComplete)
  if (complete.length === 0) return
  const { start, end } = swappedRange(options, complete)
  for (const name of fileSystem.list(directory)) {
    const offset = files.offsetOfFileName(name)
    if (name.endsWith(files.SWAP_SUFFIX) || offset < start || offset >= end) continue
    logger.info(`'${directory}/${name}' was compacted and is removed`)
    remove(name)
  }
  for (const name of complete) {
    fileSystem.rename(
      `${directory}/${name}`,
      `${directory}/${name.slice(0, -files.SWAP_SUFFIX.length)}`,
    )
  }
}

function swappedRange(
  options: LoadOptions,
  swaps: readonly string[],
): { start: number; end: number } {
  let start = Number.POSITIVE_INFINITY
  let end = Number.NEGATIVE_INFINITY
  for (const name of swaps) {
    if (!files.isSegmentFile(name.slice(0, -files.SWAP_SUFFIX.length), files.LOG_SUFFIX)) continue
    const baseOffset = files.offsetOfFileName(name)
    const segment = new LogSegment(options.directory, baseOffset, options, files.SWAP_SUFFIX)
    start = Math.min(start, baseOffset)
    end = Math.max(end, segment.readNextOffset())
    segment.close()
  }
  return { start, end }
}
