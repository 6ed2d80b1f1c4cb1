import type { MetadataDelta } from '../../cluster/image/metadata-delta.ts'
import { DeadlineQueue } from '../../coordinator/runtime/deadline-queue.ts'
import type { SharePersister } from '../../coordinator/share-state/share-persister.ts'
import { KafkaError } from '../../protocol/errors.ts'
import type { Clock } from '../../runtime/clock.ts'
import type { Logger } from '../../runtime/logger.ts'
import type { Purgatory } from '../purgatory.ts'
import type { ReplicaManager } from '../replica-manager.ts'
import type { AcknowledgementBatch } from './acknowledge-records.ts'
import type { ShareGroupSettings } from './share-group-settings.ts'
import { SharePartitionLeader } from './share-partition-leader.ts'
import type { ShareSession, ShareSessionCache } from './share-session.ts'

export const SHARE_VERSION = 'share.version'

export interface SharePartitionManagerOptions {
  readonly clock: Clock
  readonly logger: Logger
  readonly replicaManager: ReplicaManager
  readonly persister: SharePersister
  readonly settings: ShareGroupSettings
  readonly sessions: ShareSessionCache
  /** By the feature `share.version`. */
  readonly isEnabled: () => boolean
  /** Share fetches wait in it, watched under their leaders and the partitions. */
  readonly fetchPurgatory: Purgatory
}

/**
 * The share partitions that this node leads, by group, and the sessions of their members. A share
 * partition comes with its first fetch, and goes with its topic, with its leadership, or when no
 * member of the group is connected any more.
 */
export class SharePartitionManager {
  readonly settings: ShareGroupSettings
  readonly sessions: ShareSessionCache
  readonly #options: SharePartitionManagerOptions
  readonly #deadlines: DeadlineQueue
  /** By group, then by topic id and partition. */
  readonly #leaders = new Map<string, Map<string, SharePartitionLeader>>()

  constructor(options: SharePartitionManagerOptions) {
    this.#options = options
    this.settings = options.settings
    this.sessions = options.sessions
    this.#deadlines = new DeadlineQueue(options.clock, options.logger)
  }

  find(groupId: string, topicId: string, partition: number): SharePartitionLeader | undefined {
    return this.#leaders.get(groupId)?.get(leaderKey(topicId, partition))
  }

  /** Throws what the replica manager says of a partition that this node does not lead. */
  leader(groupId: string, topicId: string, partition: number): SharePartitionLeader {
    const known = this.find(groupId, topicId, partition)
    if (known !== undefined) return known
    const { replicaManager, fetchPurgatory, persister, settings, clock, logger } = this.#options
    const leader = new SharePartitionLeader({
      key: { groupId, topicId, partition },
      partition: replicaManager.partitionById(topicId, partition),
      persister,
      settings,
      clock,
      deadlines: this.#deadlines,
      logger,
      onChange: (changed) => fetchPurgatory.check(changed),
      onFenced: (fenced) => this.#remove(fenced),
    })
    const leaders = this.#leaders.get(groupId) ?? new Map<string, SharePartitionLeader>()
    leaders.set(leaderKey(topicId, partition), leader)
    this.#leaders.set(groupId, leaders)
    void leader.load()
    return leader
  }

  /** Rejects with the answer for the partition. */
  async acknowledge(
    session: Pick<ShareSession, 'groupId' | 'memberId'>,
    { topicId, partition }: { readonly topicId: string; readonly partition: number },
    batches: readonly AcknowledgementBatch[],
  ): Promise<void> {
    const leader = this.find(session.groupId, topicId, partition)
    if (leader === undefined) {
      throw new KafkaError(
        'UNKNOWN_TOPIC_OR_PARTITION',
        'This server does not host this topic-partition.',
      )
    }
    await leader.acknowledge(session.memberId, batches)
  }

  /** Ends a session: what its member holds becomes available to others. */
  releaseSession(session: ShareSession): void {
    this.sessions.remove(session)
    for (const { topicId, partition } of session.partitions.values()) {
      const leader = this.find(session.groupId, topicId, partition)
      // What cannot be persisted stays with the member until its time is over.
      leader?.release(session.memberId).catch(() => {})
    }
  }

  /** The member has gone without a word; without any member the group's state is let go of. */
  onDisconnect(connectionId: string): void {
    const session = this.sessions.takeOfConnection(connectionId)
    if (session === undefined) return
    const { groupId, memberId } = session
    if (this.sessions.get(groupId, memberId) === session) this.releaseSession(session)
    if (this.sessions.hasMembers(groupId)) return
    for (const leader of this.#leaders.get(groupId)?.values() ?? []) this.#remove(leader)
  }

  /** Follows a change of the image; the replica manager has followed it already. */
  apply(delta: MetadataDelta): void {
    if (delta.configsChanged.size > 0) this.settings.forget()
    if (delta.featuresChanged.has(SHARE_VERSION) && !this.#options.isEnabled()) this.#dropAll()
    for (const { topic, previous, partition } of delta.partitionsChanged.values()) {
      if (previous === undefined || previous.leaderEpoch === partition.leaderEpoch) continue
      this.#removeEverywhere(topic.id, partition.partitionId)
    }
    for (const { id, partitions } of delta.topicsDeleted.values()) {
      for (const { partitionId } of partitions) this.#removeEverywhere(id, partitionId)
    }
  }

  /** The cluster has no share groups any more. */
  #dropAll(): void {
    this.sessions.clear()
    for (const leaders of [...this.#leaders.values()]) {
      for (const leader of [...leaders.values()]) this.#remove(leader)
    }
  }

  close(): void {
    for (const leaders of this.#leaders.values()) {
      for (const leader of leaders.values()) leader.fence()
    }
    this.#leaders.clear()
    this.#deadlines.close()
  }

  #removeEverywhere(topicId: string, partition: number): void {
    for (const leaders of this.#leaders.values()) {
      const leader = leaders.get(leaderKey(topicId, partition))
      if (leader !== undefined) this.#remove(leader)
    }
  }

  #remove(leader: SharePartitionLeader): void {
    leader.fence()
    const { groupId, topicId, partition } = leader.key
    const leaders = this.#leaders.get(groupId)
    const key = leaderKey(topicId, partition)
    if (leaders?.get(key) === leader) leaders.delete(key)
    if (leaders?.size === 0) this.#leaders.delete(groupId)
    this.#options.fetchPurgatory.check(leader)
  }
}

function leaderKey(topicId: string, partition: number): string {
  return `${topicId}-${partition}`
}
