import { writeCoordinatorKey, writeVersioned } from '../../protocol/framing.ts'
import {
  GroupMetadataKey,
  GroupMetadataValue,
  newGroupMetadataValue,
  newMemberMetadata,
} from '../../protocol/messages/records/group-metadata.ts'
import {
  newOffsetCommitValue,
  OffsetCommitKey,
  OffsetCommitValue,
} from '../../protocol/messages/records/offset-commit.ts'
import { assert } from '../../runtime/assert.ts'
import type { CoordinatorRecord } from '../runtime/coordinator-shard.ts'
import type { ClassicGroup } from './classic/classic-group.ts'
import type { CommittedOffset } from './offsets/offset-store.ts'

/**
 * The records of `__consumer_offsets` that classic groups write, in the versions of Apache 4.3. A
 * key is int16 record type and message, a value int16 version and message.
 */
const GROUP_METADATA_VERSION = 3
/** With the topic id as a tagged field. */
const OFFSET_COMMIT_VERSION = 4
/** The only version with an expiry of its own, which old clients ask for. */
const OFFSET_COMMIT_VERSION_WITH_EXPIRY = 1

/** `assignments` by member id; a member that is missing has none. */
export function groupMetadataRecord(
  group: ClassicGroup,
  assignments: ReadonlyMap<string, Buffer>,
): CoordinatorRecord {
  const members = [...group.members].map((member) => {
    const subscription = group.protocolName === null ? null : member.metadata(group.protocolName)
    assert(subscription, 'a group with members has a protocol that they support')
    return newMemberMetadata({
      memberId: member.memberId,
      groupInstanceId: member.groupInstanceId,
      clientId: member.clientId,
      clientHost: member.clientHost,
      rebalanceTimeout: member.rebalanceTimeoutMs,
      sessionTimeout: member.sessionTimeoutMs,
      subscription,
      assignment: assignments.get(member.memberId) ?? Buffer.alloc(0),
    })
  })
  return groupRecord(
    group.groupId,
    newGroupMetadataValue({
      protocolType: group.protocolType ?? '',
      generation: group.generationId,
      protocol: group.protocolName,
      leader: group.leaderId,
      currentStateTimestamp: group.stateTimestampMs ?? -1,
      members,
    }),
  )
}

/** What a group that has just been made up leaves in the log before its first generation. */
export function newGroupRecord(group: ClassicGroup): CoordinatorRecord {
  return groupRecord(
    group.groupId,
    newGroupMetadataValue({
      protocol: null,
      leader: null,
      currentStateTimestamp: group.stateTimestampMs ?? -1,
    }),
  )
}

export function groupTombstone(groupId: string): CoordinatorRecord {
  return { key: writeCoordinatorKey(GroupMetadataKey, { group: groupId }), value: null }
}

export function offsetCommitRecord(
  group: string,
  topic: string,
  partition: number,
  committed: CommittedOffset,
): CoordinatorRecord {
  const value = newOffsetCommitValue({
    offset: committed.offset,
    leaderEpoch: committed.leaderEpoch,
    metadata: committed.metadata,
    commitTimestamp: committed.commitTimestampMs,
    expireTimestamp: committed.expireTimestampMs ?? -1,
    topicId: committed.topicId,
  })
  const version =
    committed.expireTimestampMs === null ? OFFSET_COMMIT_VERSION : OFFSET_COMMIT_VERSION_WITH_EXPIRY
  return {
    key: writeCoordinatorKey(OffsetCommitKey, { group, topic, partition }),
    value: writeVersioned(OffsetCommitValue, value, version),
  }
}

export function offsetTombstone(
  group: string,
  topic: string,
  partition: number,
): CoordinatorRecord {
  return { key: writeCoordinatorKey(OffsetCommitKey, { group, topic, partition }), value: null }
}

function groupRecord(group: string, value: GroupMetadataValue): CoordinatorRecord {
  return {
    key: writeCoordinatorKey(GroupMetadataKey, { group }),
    value: writeVersioned(GroupMetadataValue, value, GROUP_METADATA_VERSION),
  }
}
