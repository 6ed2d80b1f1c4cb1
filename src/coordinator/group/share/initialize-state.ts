import {
  type CoordinatorRecord,
  type CoordinatorResult,
  NO_RESULT,
} from '../../runtime/coordinator-shard.ts'
import type { GroupContext } from '../group-context.ts'
import { findShareGroup } from './find-share-group.ts'
import type { ShareGroup } from './share-group.ts'
import { stateTopicsRecord } from './share-records.ts'
import {
  beginInitializing,
  finishInitializing,
  giveUpInitializing,
  missingPartitions,
  type PartitionsByTopic,
} from './state-topics.ts'

/** Share partitions that begin in an epoch of their group. */
export interface StateToInitialize {
  readonly groupId: string
  readonly stateEpoch: number
  /** Start offsets by topic id and partition; −1 leaves it to the first fetch. */
  readonly offsets: ReadonlyMap<string, ReadonlyMap<number, number>>
}

/**
 * Puts down which share partitions of the subscribed topics are going to be initialised. Those that
 * are on their way are left alone for a while, `group.share.initialize.retry.interval.ms`.
 */
export function beginStateTopics(
  { topics, config, nowMs }: GroupContext,
  group: ShareGroup,
  names: Iterable<string>,
  stateEpoch: number,
  records: CoordinatorRecord[],
): StateToInitialize | undefined {
  const { groupId, knownStateTopics } = group
  if (knownStateTopics.initializing.size > 0) group.initializingSinceMs ??= nowMs
  const ageMs = nowMs - (group.initializingSinceMs ?? nowMs)
  const isOnItsWay = ageMs < config.shareInitializeRetryIntervalMs
  const missing = missingPartitions(knownStateTopics, names, topics, isOnItsWay)
  if (missing.size === 0) return undefined
  records.push(stateTopicsRecord(groupId, beginInitializing(knownStateTopics, missing)))
  const offsets = new Map(
    [...missing].map(([topicId, { partitions }]) => [
      topicId,
      new Map([...partitions].map((partition) => [partition, -1])),
    ]),
  )
  return { groupId, stateEpoch, offsets }
}

/** The share-state coordinator has taken them: members may get them from now on. */
export function markInitialized(
  context: GroupContext,
  groupId: string,
  done: PartitionsByTopic,
): CoordinatorResult<undefined> {
  const group = findShareGroup(context, groupId)
  if (group === undefined || done.size === 0) return NO_RESULT
  const topics = finishInitializing(group.knownStateTopics, done, context.topics)
  return { records: [stateTopicsRecord(groupId, topics)], response: undefined }
}

/** It has not: the next heartbeat may try again. */
export function markUninitialized(
  context: GroupContext,
  groupId: string,
  failed: PartitionsByTopic,
): CoordinatorResult<undefined> {
  const topics = findShareGroup(context, groupId)?.stateTopics
  if (topics === undefined || topics.initializing.size === 0) return NO_RESULT
  const records = [stateTopicsRecord(groupId, giveUpInitializing(topics, failed))]
  return { records, response: undefined }
}
