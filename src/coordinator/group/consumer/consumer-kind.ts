import { type CoordinatorResult, NO_RESULT } from '../../runtime/coordinator-shard.ts'
import type { Group } from '../group.ts'
import type { GroupContext } from '../group-context.ts'
import type { GroupKind, KindTimerEvent } from '../group-kind.ts'
import { ConsumerGroup } from './consumer-group.ts'
import { RecordType } from './consumer-records.ts'
import { fenceMember } from './leave.ts'
import { resolveRegexes } from './regexes.ts'
import { findConsumerGroup, replayConsumerRecord } from './replay.ts'
import { type ConsumerTimer, restartSession, startRevocation } from './timers.ts'

/** Consumer groups of KIP-848. */
export const consumerKind: GroupKind = {
  type: 'consumer',
  recordTypes: Object.values(RecordType),
  replay: replayConsumerRecord,
  onLoaded,
  onTimer,
  onTopicChanged(_, group, topic) {
    if (group instanceof ConsumerGroup && group.isSubscribedTo(topic))
      group.requestMetadataRefresh()
  },
}

function onLoaded(context: GroupContext, group: Group): void {
  if (!(group instanceof ConsumerGroup)) return
  for (const member of group.members.values()) {
    restartSession(context, group.groupId, member)
    if (member.state === 'unrevoked') startRevocation(context, group.groupId, member)
  }
}

function onTimer(context: GroupContext, event: KindTimerEvent): CoordinatorResult<undefined> {
  const { groupId, memberId = '' } = event
  switch (event.timer as ConsumerTimer) {
    case 'session':
      return fenceMember(context, groupId, memberId, 'its session ended')
    case 'rebalance':
      return onRevocationTimer(context, event)
    case 'join':
      return fenceMember(context, groupId, memberId, 'it did not rejoin in time')
    case 'sync':
      return fenceMember(context, groupId, memberId, 'it did not ask for its assignment in time')
    case 'regex':
      return resolveRegexes(context, groupId, event.maySeeTopic)
  }
}

/** A member that has moved on since has given its partitions back. */
function onRevocationTimer(
  context: GroupContext,
  { groupId, memberId = '', epoch }: KindTimerEvent,
): CoordinatorResult<undefined> {
  const member = findConsumerGroup(context.groups, groupId)?.findMember(memberId)
  if (member === undefined || member.memberEpoch !== epoch) return NO_RESULT
  return fenceMember(context, groupId, memberId, 'it did not give its partitions back in time')
}
