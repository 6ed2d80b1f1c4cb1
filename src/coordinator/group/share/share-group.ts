import { KafkaError } from '../../../protocol/errors.ts'
import type { CoordinatorRecord } from '../../runtime/coordinator-shard.ts'
import type { Group } from '../group.ts'
import { groupNotFound } from '../groups.ts'
import { ModernGroup } from '../modern/modern-group.ts'
import type { ShareMember } from './share-member.ts'
import {
  assignmentTombstone,
  groupEpochTombstone,
  memberTombstone,
  stateTopicsTombstone,
  targetEpochTombstone,
  targetTombstone,
} from './share-records.ts'
import { NO_STATE_TOPICS, type StateTopics } from './state-topics.ts'

/**
 * A share group (KIP-932): its members share partitions instead of owning them. It has no committed
 * offsets; which partitions have their state with the share-state coordinator, and which are on
 * their way there, is part of the group.
 */
export class ShareGroup extends ModernGroup<ShareMember> implements Group {
  readonly type = 'share'
  readonly protocolType = 'share'
  readonly isListed = true
  /** Undefined while there is no record of them. */
  stateTopics: StateTopics | undefined
  /**
   * When the coordinator first saw that topics are being initialised; past some time they are
   * tried again. Not in the log.
   */
  initializingSinceMs: number | undefined

  get state(): 'Empty' | 'Stable' {
    return this.isEmpty ? 'Empty' : 'Stable'
  }

  get knownStateTopics(): StateTopics {
    return this.stateTopics ?? NO_STATE_TOPICS
  }

  setStateTopics(topics: StateTopics | undefined): void {
    this.stateTopics = topics
    this.initializingSinceMs = undefined
  }

  validateOffsetCommit(): never {
    throw this.#notForConsumers()
  }

  validateOffsetFetch(): never {
    throw this.#notForConsumers()
  }

  validateOffsetDelete(): never {
    throw this.#notForConsumers()
  }

  validateDelete(): void {
    if (!this.isEmpty) throw new KafkaError('NON_EMPTY_GROUP', 'The group is not empty.')
  }

  offsetAge(): undefined {
    return undefined
  }

  /** The group's own record goes last, so that a cut leaves a group that can be deleted. */
  tombstones(): CoordinatorRecord[] {
    const { groupId } = this
    const ids = [...this.members.keys()]
    return [
      ...ids.map((memberId) => assignmentTombstone(groupId, memberId)),
      ...ids.map((memberId) => targetTombstone(groupId, memberId)),
      targetEpochTombstone(groupId),
      ...ids.map((memberId) => memberTombstone(groupId, memberId)),
      stateTopicsTombstone(groupId),
      groupEpochTombstone(groupId),
    ]
  }

  #notForConsumers(): KafkaError {
    return groupNotFound(`Group ${this.groupId} is not a consumer group.`)
  }
}
