import { KafkaError } from '../../protocol/errors.ts'
import {
  newShareGroupHeartbeatRequest,
  ShareGroupHeartbeat,
  type ShareGroupHeartbeatResponse,
} from '../../protocol/messages/76-share-group-heartbeat.ts'
import type { Timer } from '../../runtime/clock.ts'
import { randomUuid } from '../../runtime/random.ts'
import { type Cluster, groupCoordinator } from '../cluster.ts'
import { isRetriable, responseError } from '../error-texts.ts'

const JOIN_EPOCH = 0
const LEAVE_EPOCH = -1

/** What a member of a share group is to read: partitions by topic id. */
export type ShareAssignment = ReadonlyMap<string, readonly number[]>

export interface ShareMemberEvents {
  onAssigned(assignment: ShareAssignment): void
  /** What no other try can mend. */
  onError(error: unknown): void
}

/** A member of a share group (KIP-932): several members may have one partition, so nothing is given up. */
export class ShareMember {
  readonly memberId: string
  readonly #cluster: Cluster
  readonly #groupId: string
  readonly #topics: readonly string[]
  readonly #events: ShareMemberEvents
  #memberEpoch = JOIN_EPOCH
  #timer: Timer | undefined
  #isClosed = false
  #beating: Promise<void>

  constructor(
    cluster: Cluster,
    groupId: string,
    topics: readonly string[],
    events: ShareMemberEvents,
  ) {
    this.#cluster = cluster
    this.#groupId = groupId
    this.#topics = topics
    this.#events = events
    this.memberId = randomUuid(cluster.runtime.random)
    this.#beating = this.#beat()
  }

  /** Leaves the group. */
  async close(): Promise<void> {
    this.#isClosed = true
    this.#timer?.cancel()
    await this.#beating
    if (this.#memberEpoch <= JOIN_EPOCH) return
    this.#memberEpoch = LEAVE_EPOCH
    try {
      await this.#send()
    } catch (error) {
      this.#cluster.runtime.logger.debug(`Leaving the share group failed: ${error}`)
    }
  }

  async #beat(): Promise<void> {
    try {
      const response = await this.#send()
      this.#memberEpoch = response.memberEpoch
      if (response.assignment !== null && !this.#isClosed) {
        const { topicPartitions } = response.assignment
        this.#events.onAssigned(
          new Map(topicPartitions.map(({ topicId, partitions }) => [topicId, partitions])),
        )
      }
      this.#beatAfter(response.heartbeatIntervalMs)
    } catch (error) {
      if (!this.#isClosed) this.#recover(error)
    }
  }

  #recover(error: unknown): void {
    const isFenced =
      error instanceof KafkaError &&
      (error.error === 'FENCED_MEMBER_EPOCH' || error.error === 'UNKNOWN_MEMBER_ID')
    if (!isFenced && !isRetriable(error)) {
      this.#events.onError(error)
      return
    }
    if (isFenced) {
      this.#memberEpoch = JOIN_EPOCH
      this.#events.onAssigned(new Map())
    }
    this.#beatAfter(isFenced ? 0 : this.#cluster.config.retryBackoffMs)
  }

  #beatAfter(delayMs: number): void {
    if (this.#isClosed) return
    this.#timer = this.#cluster.runtime.clock.setTimer(delayMs, () => {
      this.#beating = this.#beat()
    })
  }

  #send(): Promise<ShareGroupHeartbeatResponse> {
    const request = newShareGroupHeartbeatRequest({
      groupId: this.#groupId,
      memberId: this.memberId,
      memberEpoch: this.#memberEpoch,
      subscribedTopicNames: this.#memberEpoch === JOIN_EPOCH ? [...this.#topics] : null,
    })
    const call = { name: 'shareGroupHeartbeat', target: groupCoordinator(this.#groupId) }
    return this.#cluster.call(call, async ({ send }) => {
      const response = await send(ShareGroupHeartbeat, request)
      const error = responseError(response.errorCode, response.errorMessage)
      if (error !== undefined) throw error
      return response
    })
  }
}
