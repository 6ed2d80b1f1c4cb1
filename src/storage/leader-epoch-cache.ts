/**
 * At which offset each leader's epoch started, kept in `leader-epoch-checkpoint`: a line
 * `epoch startOffset` for each, both rising. Followers and consumers find with it where their log
 * and the leader's part.
 */
import type { FileSystem } from '../runtime/file-system.ts'
import type { Logger } from '../runtime/logger.ts'
import { CheckpointFormatError, readCheckpoint, writeCheckpoint } from './checkpoint-file.ts'

export const LEADER_EPOCH_CHECKPOINT = 'leader-epoch-checkpoint'

export const UNDEFINED_EPOCH = -1
export const UNDEFINED_EPOCH_OFFSET = -1

export interface EpochEntry {
  readonly epoch: number
  readonly startOffset: number
}

export interface EpochEndOffset {
  readonly epoch: number
  readonly endOffset: number
}

export class LeaderEpochCache {
  readonly #fileSystem: FileSystem
  readonly #path: string
  #entries: EpochEntry[]
  #isSaved = true
  #isSynced = true

  constructor(fileSystem: FileSystem, directory: string, logger: Logger) {
    this.#fileSystem = fileSystem
    this.#path = `${directory}/${LEADER_EPOCH_CHECKPOINT}`
    this.#entries = this.#read(logger)
  }

  get entries(): readonly EpochEntry[] {
    return this.#entries
  }

  get latestEpoch(): number {
    return this.#entries.at(-1)?.epoch ?? UNDEFINED_EPOCH
  }

  get earliest(): EpochEntry | undefined {
    return this.#entries[0]
  }

  /**
   * Notes that `epoch` starts at `startOffset`; entries that contradict this are dropped. The file
   * follows with the next flush: what it lacks after a crash is in the batches that are recovered.
   */
  assign(epoch: number, startOffset: number): void {
    const latest = this.#entries.at(-1)
    if (latest !== undefined && epoch === latest.epoch && startOffset >= latest.startOffset) return
    if (epoch < 0 || startOffset < 0) return
    const kept = this.#entries.filter(
      (each) => each.epoch < epoch && each.startOffset < startOffset,
    )
    this.#entries = [...kept, { epoch, startOffset }]
    this.#isSaved = false
    this.#isSynced = false
  }

  /** The end of the last epoch that is not above `epoch`: where the next one starts. */
  endOffsetFor(epoch: number, logEndOffset: number): EpochEndOffset {
    if (epoch !== UNDEFINED_EPOCH && epoch === this.latestEpoch) {
      return { epoch, endOffset: logEndOffset }
    }
    const next = this.#entries.findIndex((each) => each.epoch > epoch)
    if (epoch === UNDEFINED_EPOCH || next < 0) {
      return { epoch: UNDEFINED_EPOCH, endOffset: UNDEFINED_EPOCH_OFFSET }
    }
    const endOffset = this.#entries[next]!.startOffset
    return { epoch: next === 0 ? epoch : this.#entries[next - 1]!.epoch, endOffset }
  }

  /** `UNDEFINED_EPOCH` below the first entry. */
  epochForOffset(offset: number): number {
    return this.#entries.findLast((each) => each.startOffset <= offset)?.epoch ?? UNDEFINED_EPOCH
  }

  truncateFromEnd(endOffset: number): void {
    const kept = this.#entries.filter((each) => each.startOffset < endOffset)
    if (kept.length < this.#entries.length) this.#replace(kept)
  }

  /** The epoch that `startOffset` lies in now starts there. */
  truncateFromStart(startOffset: number): void {
    const first = this.#entries.findLastIndex((each) => each.startOffset <= startOffset)
    if (first < 0 || (first === 0 && this.#entries[0]!.startOffset === startOffset)) return
    const { epoch } = this.#entries[first]!
    this.#replace([{ epoch, startOffset }, ...this.#entries.slice(first + 1)])
  }

  clear(): void {
    this.#replace([])
  }

  /** Writes the file, unless it is as it should be. */
  save(): void {
    if (!this.#isSaved) this.#write(false)
  }

  /** Makes the file survive a loss of power. */
  sync(): void {
    if (this.#isSynced) return
    this.#write(true)
    this.#isSynced = true
  }

  #replace(entries: EpochEntry[]): void {
    this.#entries = entries
    this.#isSynced = false
    this.#write(false)
  }

  #write(isDurable: boolean): void {
    const lines = this.#entries.map((each) => `${each.epoch} ${each.startOffset}`)
    writeCheckpoint(this.#fileSystem, this.#path, lines, isDurable)
    this.#isSaved = true
  }

  // Every batch carries its epoch, so recovery fills in what a damaged file has lost.
  #read(logger: Logger): EpochEntry[] {
    try {
      return readCheckpoint(this.#fileSystem, this.#path).map(([epoch, startOffset]) => ({
        epoch: Number(epoch),
        startOffset: Number(startOffset),
      }))
    } catch (error) {
      if (!(error instanceof CheckpointFormatError)) throw error
      logger.warn('Leader epochs start anew', error)
      return []
    }
  }
}
