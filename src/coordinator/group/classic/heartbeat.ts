import { KafkaError } from '../../../protocol/errors.ts'
import type { HeartbeatRequest } from '../../../protocol/messages/12-heartbeat.ts'
import { heartbeatConsumerGroup } from '../consumer/classic-requests.ts'
import { ConsumerGroup } from '../consumer/consumer-group.ts'
import type { GroupContext } from '../group-context.ts'
import { restartSession } from './timers.ts'

/** Heartbeat: keeps the session alive. Throws what the member must know. */
export function heartbeat(context: GroupContext, request: HeartbeatRequest): void {
  const known = context.groups.find(request.groupId)
  if (known instanceof ConsumerGroup) {
    heartbeatConsumerGroup(context, known, request)
    return
  }
  const group = context.groups.findClassic(request.groupId)
  if (group === undefined) throw new KafkaError('UNKNOWN_MEMBER_ID')
  if (group.state === 'Dead') throw new KafkaError('COORDINATOR_NOT_AVAILABLE')
  group.validateMember(request.memberId, request.groupInstanceId)
  if (request.generationId !== group.generationId) throw new KafkaError('ILLEGAL_GENERATION')
  if (group.state === 'Empty') throw new KafkaError('UNKNOWN_MEMBER_ID')
  restartSession(context, group, group.member(request.memberId))
  if (group.state === 'PreparingRebalance') throw new KafkaError('REBALANCE_IN_PROGRESS')
}
