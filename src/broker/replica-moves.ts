import * as batch from '../records/record-batch.ts'
import { assert } from '../runtime/assert.ts'
import type { Clock, Timer } from '../runtime/clock.ts'
import type { Logger } from '../runtime/logger.ts'
import type { LogDirectory } from '../storage/log-directory.ts'
import type { LogManager } from '../storage/log-manager.ts'
import type { UnifiedLog } from '../storage/unified-log.ts'
import type { Partition } from './partition.ts'

export interface ReplicaMovesOptions {
  readonly clock: Clock
  readonly logger: Logger
  readonly logManager: LogManager
  /** Has the metadata say where a replica lies from now on; resolves once it does. */
  readonly assign: (partition: Partition, directory: LogDirectory) => Promise<void>
  /** The partition's log is another one. */
  readonly onMoved: (partition: Partition) => void
  /** `replica.alter.log.dirs.io.max.bytes.per.second` */
  readonly maxBytesPerSecond: () => number
}

/** How much is copied in one turn of the event loop. */
const CHUNK_BYTES = 1024 * 1024

interface Move {
  readonly partition: Partition
  readonly directory: LogDirectory
  readonly future: UnifiedLog
  isAssigned: boolean
  timer: Timer | undefined
}

/**
 * Moves replicas from one log directory of this node to another (KIP-113): a copy beside the log
 * catches up with it in small steps; once it has, the metadata is told of the new place, and in a
 * turn in which nothing is left to copy, the copy takes the place of the log.
 */
export class ReplicaMoves {
  readonly #options: ReplicaMovesOptions
  readonly #moves = new Map<Partition, Move>()

  constructor(options: ReplicaMovesOptions) {
    this.#options = options
  }

  /** Starts a move, or changes its aim; to where the replica is, it is taken back. */
  start(partition: Partition, directory: LogDirectory): void {
    const { logManager } = this.#options
    const running = this.#moves.get(partition)
    if (running?.directory === directory) return
    if (running !== undefined) this.cancel(partition)
    if (logManager.directoryOf(partition.log) === directory) return
    const { topicPartition } = partition.log
    const future = logManager.createFutureLog(topicPartition, partition.topicId, directory)
    this.#begin(partition, directory, future)
  }

  /** Goes on with a copy that the last process left behind. */
  resume(partition: Partition): void {
    const { logManager } = this.#options
    const { topicPartition } = partition.log
    const future = logManager.futureLog(topicPartition)
    if (future === undefined) return
    const directory = logManager.directories.find(({ futureLogs }) =>
      [...futureLogs.values()].includes(future),
    )!
    this.#begin(partition, directory, future)
  }

  cancel(partition: Partition): void {
    const move = this.#moves.get(partition)
    if (move === undefined) return
    move.timer?.cancel()
    this.#moves.delete(partition)
    this.#options.logManager.removeFutureLog(partition.log.topicPartition)
  }

  close(): void {
    for (const { timer } of this.#moves.values()) timer?.cancel()
    this.#moves.clear()
  }

  #begin(partition: Partition, directory: LogDirectory, future: UnifiedLog): void {
    const move = { partition, directory, future, isAssigned: false, timer: undefined }
    this.#moves.set(partition, move)
    this.#continueAfter(move, 0)
  }

  #continueAfter(move: Move, delayMs: number): void {
    move.timer = this.#options.clock.setTimer(delayMs, () => this.#step(move))
  }

  #step(move: Move): void {
    const { partition, future } = move
    try {
      const copiedBytes = copyChunk(partition.log, future)
      if (copiedBytes > 0) {
        const delayMs = Math.floor((copiedBytes * 1000) / this.#options.maxBytesPerSecond())
        this.#continueAfter(move, delayMs)
        return
      }
      assert(future.logEndOffset === partition.log.logEndOffset, 'the copy ends where its log does')
      if (move.isAssigned) this.#finish(move)
      else this.#assign(move)
    } catch (error) {
      this.#options.logger.error(`The move of '${partition.name}' failed`, error)
      this.#giveUp(partition)
    }
  }

  // A disk that failed takes its logs with it, so there may be nothing left to remove.
  #giveUp(partition: Partition): void {
    try {
      this.cancel(partition)
    } catch (error) {
      this.#options.logger.error(`Removal of a copy of '${partition.name}' failed`, error)
    }
  }

  #assign(move: Move): void {
    const { partition, directory } = move
    const proceed = () => {
      if (this.#moves.get(partition) !== move) return
      move.isAssigned = true
      this.#step(move)
    }
    this.#options.assign(partition, directory).then(proceed, (error: unknown) => {
      this.#options.logger.warn(`The move of '${partition.name}' is not in the metadata`, error)
      this.#giveUp(partition)
    })
  }

  #finish({ partition, directory }: Move): void {
    this.#moves.delete(partition)
    partition.log = this.#options.logManager.replaceWithFutureLog(partition.log.topicPartition)
    this.#options.onMoved(partition)
    this.#options.logger.info(`The replica of '${partition.name}' moved to '${directory.path}'`)
  }
}

/** Returns how many bytes were copied; 0 when the copy has all. */
function copyChunk(source: UnifiedLog, future: UnifiedLog): number {
  // What was deleted from the front since: the copy starts anew behind it.
  if (future.logEndOffset < source.logStartOffset) {
    const isEmpty = source.logStartOffset === source.logEndOffset
    const startOffset = isEmpty ? source.logEndOffset : source.segments[0]!.baseOffset
    future.truncateFullyAndStartAt(startOffset)
  }
  if (future.logEndOffset >= source.logEndOffset) return 0
  const startOffset = Math.max(future.logEndOffset, source.logStartOffset)
  const options = { maxBytes: CHUNK_BYTES, isolation: 'log-end', minOneMessage: true } as const
  const data = source.read(startOffset, options)
  try {
    // A read may end in the middle of a batch.
    const buffer = Buffer.concat(data.records)
    const records = buffer.subarray(0, batch.endOfWholeBatches(buffer))
    if (records.length === 0) return 0
    future.appendAsFollower(records)
    return records.length
  } finally {
    data.release()
  }
}
