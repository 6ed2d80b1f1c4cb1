import { errorCode, KafkaError } from '../../protocol/errors.ts'
import { clampToNumber } from '../../protocol/int64.ts'
import {
  DeleteRecords,
  type DeleteRecordsPartition,
  type DeleteRecordsPartitionResult,
  newDeleteRecordsPartitionResult,
  newDeleteRecordsResponse,
} from '../../protocol/messages/21-delete-records.ts'
import { isInternalTopic } from '../metadata-cache.ts'
import { askedOnce } from './asked-once.ts'
import { handler, type RequestContext } from './handler.ts'

/** As an offset: all that is there. */
const HIGH_WATERMARK = -1
const INVALID_LOW_WATERMARK = -1

/** Moves the start of logs forward: records below an offset are gone, their files follow. */
export const deleteRecords = handler(DeleteRecords, { versions: [0, 2] }, ({ topics }, context) =>
  newDeleteRecordsResponse({
    topics: askedOnce(
      topics,
      ({ name }) => name,
      ({ partitionIndex }: DeleteRecordsPartition) => partitionIndex,
    ).map(({ name, partitions }) => ({
      name,
      partitions: partitions.map((asked) => deletePartition(name, asked, context)),
    })),
  }),
)

function deletePartition(
  topic: string,
  asked: DeleteRecordsPartition,
  { services, access }: RequestContext,
): DeleteRecordsPartitionResult {
  const { partitionIndex } = asked
  try {
    access.demand('DELETE', 'TOPIC', topic)
    const partition = services.replicaManager.partition(topic, partitionIndex)
    if (isInternalTopic(topic)) throw new KafkaError('INVALID_TOPIC_EXCEPTION')
    const { log } = partition
    // Records of a compacted log go by their keys, never by their age.
    if (!log.config.cleanupPolicy.includes('delete')) throw new KafkaError('POLICY_VIOLATION')
    const wanted = clampToNumber(asked.offset)
    const offset = wanted === HIGH_WATERMARK ? log.highWatermark : wanted
    if (offset < 0 || offset > log.highWatermark) throw new KafkaError('OFFSET_OUT_OF_RANGE')
    log.incrementLogStartOffset(offset)
    log.deleteSegmentsBeforeStart()
    return newDeleteRecordsPartitionResult({ partitionIndex, lowWatermark: log.logStartOffset })
  } catch (error) {
    if (!(error instanceof KafkaError)) throw error
    return newDeleteRecordsPartitionResult({
      partitionIndex,
      lowWatermark: INVALID_LOW_WATERMARK,
      errorCode: errorCode(error.error),
    })
  }
}
