import { describe, expect, test } from 'vitest'
import { errorName } from '../../../src/protocol/errors.ts'
import {
  newWritableTxnMarker,
  newWriteTxnMarkersRequest,
  type WritableTxnMarker,
  WriteTxnMarkers,
} from '../../../src/protocol/messages/27-write-txn-markers.ts'
import { BrokerWorld, batchOf } from '../broker-world.ts'

const UNVERIFIED = { 'transaction.partition.verification.enable': 'false' }

/** Each partition of each producer with its answer. */
async function write(world: BrokerWorld, ...markers: Partial<WritableTxnMarker>[]) {
  const topics = [{ name: 't', partitionIndexes: [0] }]
  const asked = markers.map((fields) => newWritableTxnMarker({ producerId: 1, topics, ...fields }))
  const request = newWriteTxnMarkersRequest({ markers: asked })
  const answer = await world.client.request(WriteTxnMarkers, 2, request)
  return answer.markers.flatMap(({ producerId, topics: answered }) =>
    answered.flatMap(({ name, partitions }) =>
      partitions.map(
        (each) => `${producerId} ${name}-${each.partitionIndex} ${errorName(each.errorCode)}`,
      ),
    ),
  )
}

async function startTransaction(world: BrokerWorld, producerEpoch = 0) {
  const options = { producerId: 1, producerEpoch, baseSequence: 0, isTransactional: true }
  const partition = world.broker.services.replicaManager.partition('t', 0)
  partition.appendNow(await batchOf(['a', 'b'], options), 'coordinator')
  return partition.log
}

describe('writeTxnMarkers', () => {
  test('ends a transaction: the last stable offset moves behind the marker', async () => {
    const world = await BrokerWorld.start({ overrides: UNVERIFIED })
    await world.createTopic('t')
    const log = await startTransaction(world)
    expect(log).toMatchObject({ lastStableOffset: 0, highWatermark: 2 })
    expect(await write(world, {})).toEqual(['1 t-0 NONE'])
    expect(log).toMatchObject({ lastStableOffset: 3, highWatermark: 3 })
    expect(log.segments[0]!.txnIndex.entries).toEqual([
      { producerId: 1, firstOffset: 0, lastOffset: 2, lastStableOffset: 3 },
    ])
  })

  test('answers for each partition, and for the markers of a producer together', async () => {
    const world = await BrokerWorld.start({ overrides: UNVERIFIED })
    await world.createTopic('t', 2)
    await startTransaction(world, 4)
    const topics = [
      { name: 't', partitionIndexes: [1, 0, 7] },
      { name: 'none', partitionIndexes: [0] },
    ]
    const old = { topics, producerEpoch: 3 }
    const other = { producerId: 2, coordinatorEpoch: 5 }
    expect(await write(world, old, other, { producerId: 2, coordinatorEpoch: 4 })).toEqual([
      '1 t-1 NONE',
      '1 t-0 INVALID_PRODUCER_EPOCH',
      '1 t-7 UNKNOWN_TOPIC_OR_PARTITION',
      '1 none-0 UNKNOWN_TOPIC_OR_PARTITION',
      '2 t-0 TRANSACTION_COORDINATOR_FENCED',
    ])
    expect(await write(world, { producerEpoch: 4, transactionVersion: 2 })).toEqual([
      '1 t-0 INVALID_PRODUCER_EPOCH',
    ])
    expect(await write(world)).toEqual([])
  })
})
