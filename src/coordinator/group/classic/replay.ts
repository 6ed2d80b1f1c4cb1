import type { GroupMetadataValue } from '../../../protocol/messages/records/group-metadata.ts'
import { ClassicGroup } from './classic-group.ts'
import { ClassicMember } from './classic-member.ts'

/**
 * A group as its record tells it. With members it is stable: a record is written when a generation
 * has its assignment. Members are known by the one protocol that was chosen.
 */
export function classicGroupFromRecord(groupId: string, value: GroupMetadataValue): ClassicGroup {
  const group = new ClassicGroup(groupId)
  const timestampMs = Number(value.currentStateTimestamp)
  for (const member of value.members) {
    const { sessionTimeout, rebalanceTimeout } = member
    group.add(
      new ClassicMember({
        memberId: member.memberId,
        groupInstanceId: member.groupInstanceId,
        clientId: member.clientId,
        clientHost: member.clientHost,
        sessionTimeoutMs: sessionTimeout,
        rebalanceTimeoutMs: rebalanceTimeout === -1 ? sessionTimeout : rebalanceTimeout,
        protocolType: value.protocolType,
        protocols: [{ name: value.protocol ?? '', metadata: Buffer.from(member.subscription) }],
        assignment: Buffer.from(member.assignment),
      }),
    )
  }
  group.state = value.members.length === 0 ? 'Empty' : 'Stable'
  group.generationId = value.generation
  group.protocolType = value.protocolType === '' ? null : value.protocolType
  group.protocolName = value.protocol
  group.leaderId = value.leader
  group.stateTimestampMs = timestampMs === -1 ? null : timestampMs
  group.refreshSubscribedTopics()
  return group
}
