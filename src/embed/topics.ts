import type { BrokerServer } from '../broker/broker-server.ts'
import { partitionOfKey } from '../client/producer/murmur2.ts'
import { errorName, KafkaError } from '../protocol/errors.ts'
import { toNumber } from '../protocol/int64.ts'
import {
  newPartitionProduceData,
  newProduceRequest,
  newTopicProduceData,
  Produce,
} from '../protocol/messages/0-produce.ts'
import {
  CreateTopics,
  newCreatableTopic,
  newCreatableTopicConfig,
  newCreateTopicsRequest,
} from '../protocol/messages/19-create-topics.ts'
import {
  DeleteTopics,
  newDeleteTopicState,
  newDeleteTopicsRequest,
} from '../protocol/messages/20-delete-topics.ts'
import { BatchBuilder } from '../records/batch-builder.ts'
import type { LocalCaller } from './local-caller.ts'
import { encodeData, encodeHeaders, timestampOf } from './record-data.ts'
import type { TopicOptions } from './types/broker.ts'
import type { NewRecord, WrittenRecord } from './types/records.ts'

/** The newest version that names topics, not ids. */
const PRODUCE_BY_NAME = 12
/** A batch is closed once it is as large: topics take 1 MB at most by default. */
const MAX_BATCH_BYTES = 512 * 1024
const TIMEOUT_MS = 30_000

/** Creates all of them at once. Rejects with the first error. */
export async function createTopics(
  caller: LocalCaller,
  topics: Readonly<Record<string, TopicOptions | number>>,
): Promise<void> {
  const all = Object.entries(topics).map(([name, given]) => {
    const options = typeof given === 'number' ? { partitions: given } : given
    return newCreatableTopic({
      name,
      numPartitions: options.partitions ?? -1,
      replicationFactor: options.replicationFactor ?? -1,
      configs: Object.entries(options.config ?? {}).map(([setting, value]) =>
        newCreatableTopicConfig({ name: setting, value: String(value) }),
      ),
    })
  })
  if (all.length === 0) return
  const request = newCreateTopicsRequest({ topics: all, timeoutMs: TIMEOUT_MS })
  const response = await caller.call(CreateTopics, request)
  for (const { name, errorCode, errorMessage } of response.topics) {
    check(errorCode, `Creation of topic '${name}' failed: ${errorMessage ?? ''}`)
  }
}

export async function deleteTopic(caller: LocalCaller, name: string): Promise<void> {
  const topics = [newDeleteTopicState({ name })]
  const request = newDeleteTopicsRequest({ topics, timeoutMs: TIMEOUT_MS })
  const { responses } = await caller.call(DeleteTopics, request)
  for (const { errorCode } of responses) check(errorCode, `Deletion of topic '${name}' failed: `)
}

interface OpenBatch {
  readonly partition: number
  readonly builder: BatchBuilder
  /** Where in the list of all records each of the batch stands. */
  readonly places: number[]
}

/** Writes records as a producer would, in batches by partition. */
export async function produceTo(
  { services }: BrokerServer,
  caller: LocalCaller,
  topic: string,
  records: readonly NewRecord[],
): Promise<WrittenRecord[]> {
  const count = services.image.topics.byName(topic)?.partitions.length
  if (count === undefined) {
    const advice = 'create it with createTopic() or in the options'
    throw new KafkaError('UNKNOWN_TOPIC_OR_PARTITION', `Topic '${topic}' does not exist: ${advice}`)
  }
  const written = new Array<WrittenRecord>(records.length)
  for (const { partition, builder, places } of batchesOf(records, count, services.clock.nowMs())) {
    const baseOffset = await append(caller, topic, partition, builder)
    places.forEach((place, i) => {
      written[place] = { topic, partition, offset: baseOffset + i }
    })
  }
  return written
}

function batchesOf(records: readonly NewRecord[], count: number, nowMs: number): OpenBatch[] {
  const closed: OpenBatch[] = []
  const open = new Map<number, OpenBatch>()
  records.forEach((record, place) => {
    const key = encodeData(record.key)
    // Without a key one partition after the other, so that a test knows where its records are.
    const chosen = key === null ? place % count : partitionOfKey(key, count)
    const partition = record.partition ?? chosen
    let batch = open.get(partition)
    if (batch !== undefined && batch.builder.sizeInBytes > MAX_BATCH_BYTES) {
      closed.push(batch)
      batch = undefined
    }
    batch ??= { partition, builder: new BatchBuilder(), places: [] }
    open.set(partition, batch)
    const headers = encodeHeaders(record.headers)
    batch.builder.append(timestampOf(record, nowMs), key, encodeData(record.value), headers)
    batch.places.push(place)
  })
  return [...closed, ...open.values()]
}

async function append(
  caller: LocalCaller,
  topic: string,
  partition: number,
  builder: BatchBuilder,
): Promise<number> {
  const records = builder.buildUncompressed()
  const partitionData = [newPartitionProduceData({ index: partition, records })]
  const request = newProduceRequest({
    acks: -1,
    timeoutMs: TIMEOUT_MS,
    topicData: [newTopicProduceData({ name: topic, partitionData })],
  })
  const response = await caller.call(Produce, request, PRODUCE_BY_NAME)
  const outcome = response.responses[0]!.partitionResponses[0]!
  check(
    outcome.errorCode,
    `Writing to '${topic}-${partition}' failed: ${outcome.errorMessage ?? ''}`,
  )
  return toNumber(outcome.baseOffset)
}

function check(code: number, text: string): void {
  if (code === 0) return
  const name = errorName(code)
  throw new KafkaError(name, text.endsWith(': ') ? `${text}${name}` : `${text} (${name})`)
}
