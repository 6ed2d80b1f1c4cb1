import { errorCode, KafkaError } from '../../protocol/errors.ts'
import { clampToNumber } from '../../protocol/int64.ts'
import {
  ListOffsets,
  type ListOffsetsPartition,
  type ListOffsetsPartitionResponse,
  type ListOffsetsRequest,
  newListOffsetsPartitionResponse,
  newListOffsetsResponse,
} from '../../protocol/messages/2-list-offsets.ts'
import * as lookup from '../../storage/log-offset-lookup.ts'
import type { FetchIsolation } from '../../storage/log-reader.ts'
import { askedOnce } from './asked-once.ts'
import { handler, type RequestContext } from './handler.ts'

/** Any other asks as a replica, or to debug one. */
const CONSUMER_ID = -1
const READ_UNCOMMITTED = 0
const READ_COMMITTED = 1

/** The first version that knows each of the special timestamps. */
const FIRST_VERSIONS: ReadonlyMap<number, number> = new Map([
  [lookup.LATEST_TIMESTAMP, 1],
  [lookup.EARLIEST_TIMESTAMP, 1],
  [lookup.MAX_TIMESTAMP, 7],
  [lookup.EARLIEST_LOCAL_TIMESTAMP, 8],
  [lookup.LATEST_TIERED_TIMESTAMP, 9],
  [lookup.EARLIEST_PENDING_UPLOAD_TIMESTAMP, 11],
])

/**
 * The first offset whose record is as late as a timestamp, or what a negative number stands for:
 * the latest (−1), the earliest (−2), that of the greatest timestamp (−3, v7), the earliest on local
 * disk (−4, v8), and of tiered storage, of which there is none, −5 (v9) and −6 (v11).
 *
 * v2: isolation level, by which `latest` is the last stable offset. v4: leader epochs.
 */
export const listOffsets = handler(ListOffsets, { versions: [1, 11] }, async (request, context) => {
  if (!isIsolationKnown(request)) return failedAltogether(request)
  const duplicates = findDuplicates(request)
  const response = newListOffsetsResponse()
  // What is asked for twice is refused once.
  const topics = askedOnce(
    request.topics,
    (topic) => topic.name,
    (asked: ListOffsetsPartition) => asked.partitionIndex,
  )
  for (const { name, partitions } of topics) {
    const answers = { name, partitions: [] as ListOffsetsPartitionResponse[] }
    response.topics.push(answers)
    const isDescribable = context.access.allows('DESCRIBE', 'TOPIC', name)
    for (const asked of partitions) {
      const isDuplicate = isDescribable && duplicates.has(`${name}-${asked.partitionIndex}`)
      answers.partitions.push(
        isDuplicate
          ? failed(asked, new KafkaError('INVALID_REQUEST'))
          : await answerPartition(name, asked, request, context),
      )
    }
  }
  return response
})

/** Apache fails over an unknown isolation level before it looks at any partition. */
function isIsolationKnown({ isolationLevel }: ListOffsetsRequest): boolean {
  return isolationLevel === READ_UNCOMMITTED || isolationLevel === READ_COMMITTED
}

function failedAltogether({ topics }: ListOffsetsRequest) {
  const error = new KafkaError('UNKNOWN_SERVER_ERROR')
  return newListOffsetsResponse({
    topics: topics.map(({ name, partitions }) => ({
      name,
      partitions: partitions.map((asked) => failed(asked, error)),
    })),
  })
}

async function answerPartition(
  topic: string,
  asked: ListOffsetsPartition,
  request: ListOffsetsRequest,
  context: RequestContext,
): Promise<ListOffsetsPartitionResponse> {
  const { partitionIndex } = asked
  try {
    context.access.demand('DESCRIBE', 'TOPIC', topic)
    const timestamp = clampToNumber(asked.timestamp)
    if (timestamp < 0 && (FIRST_VERSIONS.get(timestamp) ?? Infinity) > context.apiVersion) {
      throw new KafkaError('UNSUPPORTED_VERSION')
    }
    const partition = context.services.replicaManager.partition(topic, partitionIndex)
    partition.checkLeaderEpoch(asked.currentLeaderEpoch)
    const found = await partition.log.findOffset(timestamp, isolationOf(request))
    if (found === undefined) {
      return newListOffsetsPartitionResponse({ partitionIndex, timestamp: -1, offset: -1 })
    }
    return newListOffsetsPartitionResponse({ partitionIndex, ...found })
  } catch (error) {
    if (!(error instanceof KafkaError)) {
      context.services.logger.error(`Offset lookup in '${topic}-${partitionIndex}' failed`, error)
    }
    return failed(asked, error)
  }
}

function failed({ partitionIndex }: ListOffsetsPartition, error: unknown) {
  const name = error instanceof KafkaError ? error.error : 'UNKNOWN_SERVER_ERROR'
  return newListOffsetsPartitionResponse({ partitionIndex, errorCode: errorCode(name) })
}

function isolationOf({ replicaId, isolationLevel }: ListOffsetsRequest): FetchIsolation {
  if (replicaId !== CONSUMER_ID) return 'log-end'
  return isolationLevel === READ_COMMITTED ? 'committed' : 'high-watermark'
}

function findDuplicates({ topics }: ListOffsetsRequest): Set<string> {
  const seen = new Set<string>()
  const duplicates = new Set<string>()
  for (const { name, partitions } of topics) {
    for (const { partitionIndex } of partitions) {
      const key = `${name}-${partitionIndex}`
      if (seen.has(key)) duplicates.add(key)
      seen.add(key)
    }
  }
  return duplicates
}
