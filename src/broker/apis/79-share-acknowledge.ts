import { KafkaError } from '../../protocol/errors.ts'
import {
  newPartitionData,
  newShareAcknowledgeResponse,
  ShareAcknowledge,
  type ShareAcknowledgeRequest,
} from '../../protocol/messages/79-share-acknowledge.ts'
import { nextEpoch } from '../fetch-session.ts'
import { acknowledgeAll } from '../share/share-acknowledgements.ts'
import { checkEpoch } from '../share/share-fetch-context.ts'
import {
  byTopic,
  partitionRefusal,
  type ShareMember,
  shareMember,
  tellLeaders,
} from '../share/share-request.ts'
import { FINAL_EPOCH, INITIAL_EPOCH, type ShareSession } from '../share/share-session.ts'
import { handler, type RequestContext } from './handler.ts'

/**
 * What a member of a share group (KIP-932) says of the records it holds: accepted, released,
 * rejected, not there, or in need of more time. Answered once that is persisted. With the last
 * request of a session the member gives back what it holds beside.
 *
 * v1: the version of Kafka 4.1. v2: renewal of locks (KIP-1222).
 */
export const shareAcknowledge = handler(
  ShareAcknowledge,
  { versions: [1, 2], failure: (code) => newShareAcknowledgeResponse({ errorCode: code }) },
  async (request, context) => {
    const { sharePartitions, logger } = context.services
    const member = shareMember(request, context)
    const session = continueSession(request, member, context)
    const acknowledgements = {
      ...member,
      topics: request.topics,
      canRenew: context.apiVersion >= 2,
      isRenew: request.isRenewAck,
      refusal: (topicId: string, partition: number) =>
        partitionRefusal(topicId, partition, context),
    }
    const results = await acknowledgeAll(acknowledgements, sharePartitions, logger)
    if (request.shareSessionEpoch === FINAL_EPOCH) sharePartitions.releaseSession(session)
    const responses = byTopic(
      results.map(({ topicId, partition: partitionIndex, ...answer }) => ({
        topicId,
        partition: newPartitionData({ partitionIndex, ...answer }),
      })),
    )
    const { recordLockDurationMs } = sharePartitions.settings.partition(member.groupId)
    return newShareAcknowledgeResponse({
      acquisitionLockTimeoutMs: recordLockDurationMs,
      responses,
      nodeEndpoints: tellLeaders(responses, context),
    })
  },
)

/** A session begins with a fetch, never here. */
function continueSession(
  { shareSessionEpoch }: ShareAcknowledgeRequest,
  { groupId, memberId }: ShareMember,
  { services }: RequestContext,
): ShareSession {
  if (shareSessionEpoch === INITIAL_EPOCH) throw new KafkaError('INVALID_SHARE_SESSION_EPOCH')
  const session = services.sharePartitions.sessions.get(groupId, memberId)
  if (session === undefined) throw new KafkaError('SHARE_SESSION_NOT_FOUND')
  if (shareSessionEpoch === FINAL_EPOCH) return session
  checkEpoch(session, shareSessionEpoch)
  session.epoch = nextEpoch(session.epoch)
  return session
}
