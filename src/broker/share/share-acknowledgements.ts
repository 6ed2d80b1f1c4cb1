import { type ErrorName, errorCode, KafkaError } from '../../protocol/errors.ts'
import { clampToNumber, type Int64 } from '../../protocol/int64.ts'
import type { Logger } from '../../runtime/logger.ts'
import { type AcknowledgementBatch, RENEW } from './acknowledge-records.ts'
import type { SharePartitionManager } from './share-partition-manager.ts'

/** The acknowledgements of a request, as both ShareFetch and ShareAcknowledge carry them. */
export interface AcknowledgedTopic {
  readonly topicId: string
  readonly partitions: readonly {
    readonly partitionIndex: number
    readonly acknowledgementBatches: readonly {
      readonly firstOffset: Int64
      readonly lastOffset: Int64
      readonly acknowledgeTypes: readonly number[]
    }[]
  }[]
}

export interface Acknowledgements {
  readonly groupId: string
  readonly memberId: string
  readonly topics: readonly AcknowledgedTopic[]
  /** From v2 on members may renew (KIP-1222). */
  readonly canRenew: boolean
  /** The request says that some of its acknowledgements renew. */
  readonly isRenew: boolean
  /** `NONE`, or why the partition can't be acknowledged. */
  readonly refusal: (topicId: string, partition: number) => ErrorName
}

/** What became of the acknowledgements of a partition. */
export interface AcknowledgeResult {
  readonly topicId: string
  readonly partition: number
  readonly errorCode: number
  readonly errorMessage: string | null
}

/** Acknowledges partition by partition at once; resolves when all is persisted or refused. */
export function acknowledgeAll(
  acknowledgements: Acknowledgements,
  manager: SharePartitionManager,
  logger: Logger,
): Promise<AcknowledgeResult[]> {
  const results: Promise<AcknowledgeResult>[] = []
  const untouched: AcknowledgeResult[] = []
  const refused: AcknowledgeResult[] = []
  for (const { topicId, partitions } of acknowledgements.topics) {
    for (const { partitionIndex, acknowledgementBatches } of partitions) {
      const at = { topicId, partition: partitionIndex }
      const batches = acknowledgementBatches.map(({ firstOffset, lastOffset, ...rest }) => ({
        firstOffset: clampToNumber(firstOffset),
        lastOffset: clampToNumber(lastOffset),
        types: rest.acknowledgeTypes,
      }))
      const error = refusalOf(acknowledgements, at, batches)
      if (error !== 'NONE') refused.push(answer(at, error))
      else if (batches.length === 0) untouched.push(answer(at, 'NONE'))
      else {
        const work = manager.acknowledge(acknowledgements, at, batches)
        results.push(
          work.then(
            () => answer(at, 'NONE'),
            (cause: unknown) => failed(at, cause, logger),
          ),
        )
      }
    }
  }
  // As in Apache, partitions without a word are answered only beside others.
  if (results.length === 0) return Promise.resolve(refused)
  return Promise.all(results).then((settled) => [...settled, ...refused, ...untouched])
}

function refusalOf(
  acknowledgements: Acknowledgements,
  { topicId, partition }: { readonly topicId: string; readonly partition: number },
  batches: readonly AcknowledgementBatch[],
): ErrorName {
  const refusal = acknowledgements.refusal(topicId, partition)
  if (refusal === 'UNKNOWN_TOPIC_ID') return refusal
  return isValid(batches, acknowledgements) ? refusal : 'INVALID_REQUEST'
}

/** In order, without overlaps, with one type or one for each offset. */
function isValid(
  batches: readonly AcknowledgementBatch[],
  { canRenew, isRenew }: Acknowledgements,
): boolean {
  const maxType = canRenew ? RENEW : RENEW - 1
  let previousEnd = -1
  for (const { firstOffset, lastOffset, types } of batches) {
    const count = lastOffset - firstOffset + 1
    if (count <= 0 || firstOffset < previousEnd) return false
    if (types.length === 0 || (types.length > 1 && types.length !== count)) return false
    if (types.some((type) => type < 0 || type > maxType)) return false
    if (!isRenew && types.includes(RENEW)) return false
    previousEnd = lastOffset
  }
  return true
}

function answer(
  at: { readonly topicId: string; readonly partition: number },
  error: ErrorName,
  errorMessage: string | null = null,
): AcknowledgeResult {
  return { ...at, errorCode: errorCode(error), errorMessage }
}

function failed(
  at: { readonly topicId: string; readonly partition: number },
  cause: unknown,
  logger: Logger,
): AcknowledgeResult {
  if (cause instanceof KafkaError) return answer(at, cause.error, cause.message)
  logger.error(`Acknowledge in '${at.topicId}-${at.partition}' failed`, cause)
  return answer(at, 'UNKNOWN_SERVER_ERROR')
}
