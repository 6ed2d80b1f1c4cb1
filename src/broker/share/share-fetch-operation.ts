import { errorCode, KafkaError } from '../../protocol/errors.ts'
import { newPartitionData, type PartitionData } from '../../protocol/messages/78-share-fetch.ts'
import { InvariantError } from '../../runtime/assert.ts'
import type { Logger } from '../../runtime/logger.ts'
import type { FetchData, FetchIsolation } from '../../storage/log-reader.ts'
import { Later } from '../later.ts'
import type { DelayedOperation, Purgatory } from '../purgatory.ts'
import { fetchedBatches, sliceAcquired } from './fetched-batches.ts'
import type { ShareFetchResult } from './share-fetch-context.ts'
import type { SharePartitionLeader } from './share-partition-leader.ts'
import type { SharePartitionManager } from './share-partition-manager.ts'
import type { SessionPartition } from './share-session.ts'

export interface ShareFetch {
  readonly groupId: string
  readonly memberId: string
  readonly maxWaitMs: number
  readonly minBytes: number
  readonly maxBytes: number
  readonly maxRecords: number
  readonly batchSize: number
  /** Never more than `maxRecords` (KIP-1206). */
  readonly isRecordLimit: boolean
  readonly isolation: FetchIsolation
  /** In the order in which they are read. */
  readonly partitions: readonly SessionPartition[]
  /** Without its member it ends with nothing. */
  readonly isAlive: () => boolean
  /** Counts bytes against the quota of the client; how long it has to pause instead, if it has. */
  readonly charge: (sizeBytes: number) => number
}

export interface ShareFetchAnswer {
  readonly results: readonly ShareFetchResult[]
  /** A member that reads too fast gets nothing but the time to pause. */
  readonly throttleTimeMs: number
  /** Gives back the memory of the records. */
  readonly release: () => void
}

interface Reading {
  readonly asked: SessionPartition
  readonly leader: SharePartitionLeader
  readonly fetchOffset: number
  readonly data: FetchData | undefined
  readonly error: unknown
}

const NO_RECORDS = Buffer.alloc(0)

/**
 * One share fetch (KIP-932): reads from where something is available, gives it to the member, and
 * waits while there is too little of it: for appends, for records that come free, and for state that
 * is still being read.
 */
export class ShareFetchOperation implements DelayedOperation {
  readonly answer = new Later<ShareFetchAnswer>()
  readonly #fetch: ShareFetch
  readonly #manager: SharePartitionManager
  readonly #logger: Logger
  readonly #onFatal: (error: unknown) => void
  readonly #leaders = new Map<SessionPartition, SharePartitionLeader>()
  readonly #failures: ShareFetchResult[] = []

  constructor(
    fetch: ShareFetch,
    manager: SharePartitionManager,
    services: { readonly logger: Logger; readonly onFatal: (error: unknown) => void },
  ) {
    this.#fetch = fetch
    this.#manager = manager
    this.#logger = services.logger
    this.#onFatal = services.onFatal
  }

  start(purgatory: Purgatory): void {
    const { groupId, partitions, maxRecords, maxBytes, maxWaitMs } = this.#fetch
    if (partitions.length === 0 || maxRecords === 0 || maxBytes === 0) {
      this.#finish([])
      return
    }
    for (const asked of partitions) {
      try {
        const leader = this.#manager.leader(groupId, asked.topicId, asked.partition)
        this.#leaders.set(asked, leader)
      } catch (error) {
        this.#fail(asked, error)
      }
    }
    if (this.tryComplete()) return
    const leaders = [...this.#leaders.values()]
    const keys = new Set([...leaders, ...leaders.map(({ partition }) => partition)])
    purgatory.watch(this, [...keys], maxWaitMs)
  }

  tryComplete(): boolean {
    this.#dropFailed()
    if (this.#leaders.size === 0 || !this.#fetch.isAlive()) {
      this.#finish([])
      return true
    }
    const readings = this.#read()
    if (readings.length === 0 || !this.#isEnough(readings)) {
      for (const { data } of readings) data?.release()
      return false
    }
    this.#finish(readings)
    return true
  }

  expire(): void {
    this.#dropFailed()
    this.#finish(this.#fetch.isAlive() ? this.#read() : [])
  }

  #dropFailed(): void {
    for (const [asked, leader] of this.#leaders) {
      if (!leader.isOver) continue
      this.#leaders.delete(asked)
      if (leader.failure !== undefined) this.#fail(asked, leader.failure)
    }
  }

  #read(): Reading[] {
    const { maxBytes, isolation } = this.#fetch
    const ready = [...this.#leaders].filter(([, leader]) => leader.canAcquire)
    const partitionMaxBytes = Math.max(Math.floor(maxBytes / Math.max(ready.length, 1)), 1)
    let leftBytes = maxBytes
    let minOneMessage = true
    return ready.map(([asked, leader]) => {
      const fetchOffset = leader.state!.nextFetchOffset()
      const limit = Math.min(partitionMaxBytes, leftBytes)
      try {
        const options = { maxBytes: limit, isolation, minOneMessage }
        const data = leader.partition.log.read(fetchOffset, options)
        leftBytes = Math.max(leftBytes - data.sizeBytes, 0)
        if (data.sizeBytes > 0) minOneMessage = false
        return { asked, leader, fetchOffset, data, error: undefined }
      } catch (error) {
        return { asked, leader, fetchOffset, data: undefined, error }
      }
    })
  }

  #isEnough(readings: readonly Reading[]): boolean {
    let sizeBytes = 0
    for (const { data } of readings) {
      if (data === undefined) return true
      sizeBytes += data.sizeBytes
    }
    return sizeBytes >= Math.min(this.#fetch.minBytes, this.#fetch.maxBytes)
  }

  #finish(readings: readonly Reading[]): void {
    const release = () => {
      for (const { data } of readings) data?.release()
    }
    let sizeBytes = 0
    for (const { data } of readings) sizeBytes += data?.sizeBytes ?? 0
    // Before anything is acquired: the records would be locked for nobody.
    const throttleTimeMs = sizeBytes === 0 ? 0 : this.#fetch.charge(sizeBytes)
    const results = throttleTimeMs === 0 ? this.#acquireAll(readings) : []
    this.answer.complete({ results, throttleTimeMs, release })
  }

  #acquireAll(readings: readonly Reading[]): ShareFetchResult[] {
    const results: ShareFetchResult[] = []
    let left = this.#fetch.maxRecords
    for (const reading of readings) {
      try {
        const { result, count } = this.#acquire(reading, left)
        results.push(result)
        left -= count
      } catch (error) {
        this.#fail(reading.asked, error)
      }
    }
    return [...results, ...this.#failures]
  }

  #acquire({ asked, leader, fetchOffset, data, error }: Reading, maxRecords: number) {
    const answer = newPartitionData({ partitionIndex: asked.partition, records: NO_RECORDS })
    if (data === undefined) {
      const isLost = error instanceof KafkaError && error.error === 'OFFSET_OUT_OF_RANGE'
      if (!isLost) throw error
      // The member gets nothing now; its next fetch begins where the log does.
      leader.followLogStart()
      return { result: { asked, data: answer, sizeBytes: 0 }, count: 0 }
    }
    const batches = fetchedBatches(data.records)
    const { memberId, batchSize, isRecordLimit } = this.#fetch
    const { abortedTransactions } = data
    const { ranges, count } = leader.acquire({
      memberId,
      isRecordLimit,
      batchSize,
      maxRecords,
      fetchOffset,
      batches,
      abortedTransactions,
    })
    let sizeBytes = 0
    if (ranges.length > 0) {
      const records = sliceAcquired(data.records, batches, ranges)
      for (const { length } of records) sizeBytes += length
      answer.records = records
      answer.acquiredRecords = [...ranges]
    }
    return { result: { asked, data: answer, sizeBytes }, count }
  }

  #fail(asked: SessionPartition, error: unknown): void {
    if (!(error instanceof KafkaError)) {
      const { topicId, partition } = asked
      this.#logger.error(`Share fetch from '${topicId}-${partition}' failed`, error)
      if (error instanceof InvariantError) this.#onFatal(error)
    }
    this.#failures.push({ asked, data: failedPartition(asked, error), sizeBytes: 0 })
  }
}

export function failedPartition({ partition }: SessionPartition, error: unknown): PartitionData {
  const name = error instanceof KafkaError ? error.error : 'UNKNOWN_SERVER_ERROR'
  return newPartitionData({
    partitionIndex: partition,
    errorCode: errorCode(name),
    records: NO_RECORDS,
  })
}
