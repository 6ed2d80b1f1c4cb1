import { NO_RESULT } from '../../runtime/coordinator-shard.ts'
import type { GroupKind } from '../group-kind.ts'
import { ShareGroup } from './share-group.ts'
import { dropShareMember } from './share-leave.ts'
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
    // Nothing was heard of it within `share.session.timeout.ms`.
    if (memberId === undefined) return NO_RESULT
    return dropShareMember(context, groupId, memberId, 'its session expired')
  },
  onTopicChanged(_, group, topic) {
    if (group instanceof ShareGroup && group.isSubscribedTo(topic)) group.requestMetadataRefresh()
  },
}
