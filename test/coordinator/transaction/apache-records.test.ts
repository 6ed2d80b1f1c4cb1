import { readFileSync } from 'node:fs'
import { expect, onTestFinished, test } from 'vitest'
import type { BrokerServer } from '../../../src/broker/broker-server.ts'
import { TRANSACTION_STATE_TOPIC } from '../../../src/coordinator/transaction/transaction-coordinator.ts'
import {
  readTransactionRecord,
  transactionRecord,
} from '../../../src/coordinator/transaction/transaction-records.ts'
import {
  CreateTopics,
  newCreatableTopic,
  newCreateTopicsRequest,
} from '../../../src/protocol/messages/19-create-topics.ts'
import * as recordBatch from '../../../src/records/record-batch.ts'
import { readUncompressedRecords } from '../../../src/records/record-reader.ts'
import { startTestBroker } from '../../support/broker.ts'
import { RawClient } from '../../support/raw-client.ts'
import { Conversation, type Transcript } from '../transcript.ts'

interface Logged {
  readonly key: Buffer
  readonly value: Buffer | null
}

function fixture<Content>(name: string): Content {
  const file = new URL(`../fixtures/${name}.json`, import.meta.url)
  return JSON.parse(readFileSync(file, 'utf8')) as Content
}

/** What Apache Kafka 4.3.1 had in `__transaction_state` after its conversations, by transactional id. */
const apache = new Map(
  Object.entries(
    fixture<Record<string, { key: string; value: string }[]>>('transaction-state'),
  ).map(([id, records]) => [
    id,
    records.map(({ key, value }) => ({
      key: Buffer.from(key, 'hex'),
      value: Buffer.from(value, 'hex'),
    })),
  ]),
)

test('records that Apache wrote are written back byte by byte', () => {
  for (const record of [...apache.values()].flat()) {
    const { metadata } = readTransactionRecord(record)!
    expect(transactionRecord(metadata!, 2)).toEqual(record)
  }
})

test('a cluster without transaction.version gets values that old brokers read', () => {
  const [record] = apache.get('v2')!
  const { metadata } = readTransactionRecord(record!)!
  const old = transactionRecord(metadata!, 0)
  expect(old.value!.readInt16BE(0)).toBe(0)
  expect(readTransactionRecord(old)!.metadata).toMatchObject({
    producerId: metadata!.producerId,
    state: 'Empty',
    previousProducerId: -1,
  })
})

test('the same conversations leave the same records', { timeout: 30_000 }, async () => {
  const overrides = {
    'offsets.topic.num.partitions': '4',
    'transaction.state.log.num.partitions': '4',
  }
  const broker = await startTestBroker({ overrides })
  onTestFinished(() => broker.close())
  const client = await RawClient.connect(broker.port)
  onTestFinished(() => client.close())
  const topics = [newCreatableTopic({ name: 't', numPartitions: 4, replicationFactor: 1 })]
  await client.request(CreateTopics, 7, newCreateTopicsRequest({ topics, timeoutMs: 5_000 }))
  for (const { steps } of fixture<Transcript[]>('transaction-transcripts')) {
    const conversation = new Conversation(broker.port)
    for (const step of steps) await conversation.play(step)
    conversation.close()
  }
  const ours = [0, 1, 2, 3].flatMap((partition) => readLog(broker, partition))
  for (const [id, records] of apache) {
    const same = ours.filter(({ key }) => key.equals(records[0]!.key))
    expect(summary(same), id).toEqual(summary(records))
  }
})

function readLog(broker: BrokerServer, partition: number): Logged[] {
  const { log } = broker.services.replicaManager.partition(TRANSACTION_STATE_TOPIC, partition)
  const options = { maxBytes: 10_000_000, isolation: 'log-end', minOneMessage: true } as const
  const data = log.read(0, options)
  const bytes = Buffer.concat(data.records)
  data.release()
  const records: Logged[] = []
  for (let at = 0; at < bytes.length; at += recordBatch.wholeBatchSize(bytes, at)) {
    const batch = bytes.subarray(at, at + recordBatch.wholeBatchSize(bytes, at))
    for (const { key, value } of readUncompressedRecords(batch)) records.push({ key: key!, value })
  }
  return records
}

/** Without what depends on when and after whom it happened. */
function summary(records: readonly Logged[]) {
  const ids = new Map([[-1, -1]])
  const nameOf = (producerId: number) => {
    if (!ids.has(producerId)) ids.set(producerId, ids.size)
    return ids.get(producerId)
  }
  return records.map((record) => {
    const { startTimestampMs, lastUpdateTimestampMs, ...metadata } =
      readTransactionRecord(record)!.metadata!
    return {
      ...metadata,
      version: record.value!.readInt16BE(0),
      producerId: nameOf(metadata.producerId),
      previousProducerId: nameOf(metadata.previousProducerId),
      nextProducerId: nameOf(metadata.nextProducerId),
      hasStart: startTimestampMs > 0,
      hasUpdate: lastUpdateTimestampMs > 0,
    }
  })
}
