import { type ErrorName, errorCode, KafkaError } from '../../../protocol/errors.ts'
import {
  newTxnOffsetCommitResponse,
  newTxnOffsetCommitResponsePartition,
  newTxnOffsetCommitResponseTopic,
  type TxnOffsetCommitRequest,
  type TxnOffsetCommitResponse,
} from '../../../protocol/messages/28-txn-offset-commit.ts'
import { ZERO_UUID } from '../../../protocol/uuid.ts'
import type { CoordinatorRecord, CoordinatorResult } from '../../runtime/coordinator-shard.ts'
import type { GroupContext, GroupRequestContext } from '../group-context.ts'
import { offsetCommitRecord } from '../group-records.ts'
import { committedOffset, hasValidMetadata } from './offset-commit.ts'
import { validateTransactionalCommit } from './validate-commit.ts'

/**
 * TxnOffsetCommit: offsets that count when the transaction is committed, and not before. Other than
 * a commit of its own it is no sign of life of a member. Throws what concerns it as a whole.
 */
export function commitTransactionalOffsets(
  context: GroupContext,
  client: GroupRequestContext,
  request: TxnOffsetCommitRequest,
): CoordinatorResult<TxnOffsetCommitResponse> {
  const check = validateTransactionalCommit(context, request, client.apiVersion)
  const { groupId, producerId, producerEpoch } = request
  const records: CoordinatorRecord[] = []
  const topics = request.topics.map(({ name, partitions }) => {
    const topicId = context.topics.byName(name)?.id
    if (check !== undefined && topicId === undefined) throw new KafkaError('ILLEGAL_GENERATION')
    const results = partitions.map((partition) => {
      const { partitionIndex } = partition
      if (!hasValidMetadata(context, partition)) {
        const tooLarge = errorCode('OFFSET_METADATA_TOO_LARGE')
        return newTxnOffsetCommitResponsePartition({ partitionIndex, errorCode: tooLarge })
      }
      if (topicId !== undefined) check?.(name, topicId, partitionIndex)
      const committed = committedOffset(partition, ZERO_UUID, context.nowMs, null)
      records.push(offsetCommitRecord(groupId, name, partitionIndex, committed))
      return newTxnOffsetCommitResponsePartition({ partitionIndex })
    })
    return newTxnOffsetCommitResponseTopic({ name, partitions: results })
  })
  return {
    records,
    response: newTxnOffsetCommitResponse({ topics }),
    producer: { producerId: Number(producerId), producerEpoch },
  }
}

/** The same error for every partition that is asked for. */
export function txnOffsetCommitError(
  { topics }: Pick<TxnOffsetCommitRequest, 'topics'>,
  error: ErrorName,
): TxnOffsetCommitResponse {
  const code = errorCode(error)
  return newTxnOffsetCommitResponse({
    topics: topics.map(({ name, partitions }) => {
      const results = partitions.map(({ partitionIndex }) =>
        newTxnOffsetCommitResponsePartition({ partitionIndex, errorCode: code }),
      )
      return newTxnOffsetCommitResponseTopic({ name, partitions: results })
    }),
  })
}
