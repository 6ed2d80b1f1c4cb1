import { NO_RESULT } from '../../runtime/coordinator-shard.ts'
import type { GroupKind } from '../group-kind.ts'
import { ShareGroup } from './share-group.ts'
import { onSessionExpired } from './share-leave.ts'
import { replayShareRecord, SHARE_RECORD_TYPES } from './share-replay.ts'
import { restartSession } from './share-session.ts'

/** Share groups (KIP-932). */
export const shareKind: GroupKind = {
  type: 'share',
  recordTypes: SHARE_RECORD_TYPES,
  replay: replayShareRecord,
  onLoaded(context, group) {
    if (!(group instanceof ShareGroup)) return
    for (const memberId of group.members.keys()) restartSession(context, group.groupId, memberId)
  },
  onTimer(context, { groupId, memberId }) {
    return memberId === undefined ? NO_RESULT : onSessionExpired(context, groupId, memberId)
  },
  onTopicChanged(_, group, topic) {
    if (group instanceof ShareGroup && group.isSubscribedTo(topic)) group.requestMetadataRefresh()
  },
}
