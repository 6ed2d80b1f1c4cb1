import { onTestFinished } from 'vitest'
import type { BrokerServer } from '../../src/broker/broker-server.ts'
import { newProduceRequest, Produce } from '../../src/protocol/messages/0-produce.ts'
import {
  Fetch,
  type FetchPartition,
  type FetchRequest,
  newFetchPartition,
  newFetchRequest,
} from '../../src/protocol/messages/1-fetch.ts'
import {
  CreateTopics,
  newCreatableTopic,
  newCreateTopicsRequest,
} from '../../src/protocol/messages/19-create-topics.ts'
import { ZERO_UUID } from '../../src/protocol/uuid.ts'
import { BatchBuilder, type BatchOptions } from '../../src/records/batch-builder.ts'
import { CODEC_NONE } from '../../src/records/compression.ts'
import { startTestBroker, type TestBrokerOptions } from '../support/broker.ts'
import { RawClient } from '../support/raw-client.ts'

export interface ProduceFields {
  readonly acks?: number
  readonly topic?: string
  readonly topicId?: string
  readonly partition?: number
  readonly transactionalId?: string
}

/** A broker, a client, and the requests that tests send most. All ends with the test. */
export class BrokerWorld {
  readonly broker: BrokerServer
  readonly client: RawClient

  private constructor(broker: BrokerServer, client: RawClient) {
    this.broker = broker
    this.client = client
  }

  static async start(options: TestBrokerOptions = {}): Promise<BrokerWorld> {
    const broker = await startTestBroker(options)
    const client = await RawClient.connect(broker.port)
    onTestFinished(async () => {
      client.close()
      await broker.close()
    })
    return new BrokerWorld(broker, client)
  }

  async connect(): Promise<RawClient> {
    const client = await RawClient.connect(this.broker.port)
    onTestFinished(() => client.close())
    return client
  }

  /** Returns the topic's id. */
  async createTopic(
    name: string,
    partitions = 1,
    configs: Readonly<Record<string, string>> = {},
  ): Promise<string> {
    const entries = Object.entries(configs).map(([key, value]) => ({ name: key, value }))
    const topic = newCreatableTopic({
      name,
      numPartitions: partitions,
      replicationFactor: 1,
      configs: entries,
    })
    const request = newCreateTopicsRequest({ topics: [topic], timeoutMs: 1000 })
    const { topics } = await this.client.request(CreateTopics, 7, request)
    if (topics[0]!.errorCode !== 0) throw new Error(topics[0]!.errorMessage ?? 'no message')
    return topics[0]!.topicId
  }

  /** The answer for the one partition. */
  async produce(records: Buffer | null, fields: ProduceFields = {}, version = 9) {
    const response = await this.client.request(Produce, version, produceRequest(records, fields))
    return response.responses[0]!.partitionResponses[0]!
  }

  fetch(
    partitions: readonly Partial<FetchPartition>[],
    fields: Partial<FetchRequest> = {},
    version = 12,
  ) {
    return this.client.request(Fetch, version, fetchRequest(partitions, fields))
  }
}

export function produceRequest(records: Buffer | null, fields: ProduceFields = {}) {
  const { acks = -1, topic = 't', topicId = ZERO_UUID, partition = 0, transactionalId } = fields
  return newProduceRequest({
    acks,
    timeoutMs: 1000,
    transactionalId: transactionalId ?? null,
    topicData: [{ name: topic, topicId, partitionData: [{ index: partition, records }] }],
  })
}

export function fetchRequest(
  partitions: readonly Partial<FetchPartition>[],
  fields: Partial<FetchRequest> = {},
): FetchRequest {
  const asked = partitions.map((each) => newFetchPartition({ partitionMaxBytes: 1e6, ...each }))
  const topics = [{ topic: 't', topicId: ZERO_UUID, partitions: asked }]
  return newFetchRequest({ maxWaitMs: 0, minBytes: 1, topics, ...fields })
}

/** A batch with a record for each value. */
export async function batchOf(
  values: readonly string[],
  options: Partial<BatchOptions> & { timestamp?: number } = {},
): Promise<Buffer> {
  const { timestamp = Date.now(), ...rest } = options
  const builder = new BatchBuilder(0)
  for (const value of values) builder.append(timestamp, null, Buffer.from(value), [])
  return builder.build({ codec: CODEC_NONE, ...rest })
}
