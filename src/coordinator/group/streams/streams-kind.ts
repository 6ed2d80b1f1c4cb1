import type { GroupKind } from '../group-kind.ts'
import { onInitialRebalance } from './assign.ts'
import { onMemberTimer } from './fence.ts'
import { replayStreamsRecord, STREAMS_RECORDS } from './replay.ts'
import { StreamsGroup } from './streams-group.ts'
import { restartSession, startRebalance } from './timers.ts'

/** Streams groups (KIP-1071) in the shard. */
export const streamsKind: GroupKind = {
  type: 'streams',
  recordTypes: Object.values(STREAMS_RECORDS),
  replay: replayStreamsRecord,
  onLoaded(context, group) {
    if (!(group instanceof StreamsGroup)) return
    for (const member of group.members.values()) {
      restartSession(context, group.groupId, member.memberId)
      if (member.state === 'UNREVOKED_TASKS') startRebalance(context, group.groupId, member)
    }
  },
  onTimer: (context, event) =>
    event.timer === 'initial-rebalance'
      ? onInitialRebalance(context, event.groupId)
      : onMemberTimer(context, event),
  onTopicChanged(_, group, topic) {
    if (!(group instanceof StreamsGroup) || !group.requires(topic)) return
    group.requestMetadataRefresh()
  },
}
