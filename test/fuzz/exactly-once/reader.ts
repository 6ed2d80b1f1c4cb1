import { offsetBehind, readFetched } from '../../../src/client/consumer/fetched-batches.ts'
import {
  Fetch,
  newFetchPartition,
  newFetchRequest,
} from '../../../src/protocol/messages/1-fetch.ts'
import { ZERO_UUID } from '../../../src/protocol/uuid.ts'
import { check, type World } from './world.ts'

const READ_COMMITTED = 1

export interface Fetched {
  readonly values: readonly string[]
  readonly nextOffset: number
}

/** What a reader of committed records gets from `offset` on. */
export async function fetchCommitted(
  world: World,
  topic: string,
  partition: number,
  offset: number,
  maxBytes = 1_000_000,
): Promise<Fetched> {
  const asked = newFetchPartition({ partition, fetchOffset: offset, partitionMaxBytes: maxBytes })
  const topics = [{ topic, topicId: ZERO_UUID, partitions: [asked] }]
  const limits = { maxWaitMs: 0, minBytes: 1, isolationLevel: READ_COMMITTED }
  const answer = await world.call(Fetch, 12, newFetchRequest({ ...limits, topics }))
  const data = answer.responses[0]!.partitions[0]!
  check(data.errorCode)
  const bytes = Buffer.concat([data.records as Buffer])
  const abortedTransactions = data.abortedTransactions ?? []
  const fetched = { topic, partition, bytes, fromOffset: offset, abortedTransactions }
  const values: string[] = []
  for await (const { records } of readFetched(fetched, true)) {
    for (const { value } of records) values.push(value!.toString())
  }
  return { values, nextOffset: offsetBehind(bytes, offset) }
}

/** All committed records of a partition. */
export async function readCommitted(
  world: World,
  topic: string,
  partition: number,
): Promise<string[]> {
  const all: string[] = []
  for (let offset = 0; ; ) {
    const from = offset
    const { values, nextOffset } = await world.retrying(() =>
      fetchCommitted(world, topic, partition, from),
    )
    if (nextOffset === offset) return all
    all.push(...values)
    offset = nextOffset
  }
}
