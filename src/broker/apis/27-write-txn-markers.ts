import type { TopicPartition } from '../../coordinator/runtime/partition-log.ts'
import { errorCode } from '../../protocol/errors.ts'
import {
  newWritableTxnMarkerResult,
  newWriteTxnMarkersResponse,
  type WritableTxnMarker,
  type WritableTxnMarkerResult,
  WriteTxnMarkers,
  type WriteTxnMarkersResponse,
} from '../../protocol/messages/27-write-txn-markers.ts'
import type { MarkerResult } from '../transaction-markers.ts'
import { handler } from './handler.ts'

/** As the id of a producer, and as its epoch. */
const NO_PRODUCER = -1

/**
 * Ends transactions in partitions that this node leads. The transaction coordinator of a cluster
 * sends it, and `kafka-transactions.sh abort` for a transaction that no coordinator knows of. Each
 * partition answers for itself; markers of one producer are answered together.
 *
 * v2: the transaction version, by whose rules the epoch of the marker is checked (KIP-890).
 */
export const writeTxnMarkers = handler(
  WriteTxnMarkers,
  { versions: [1, 2] },
  async ({ markers }, { services, access }) => {
    access.demandCluster('CLUSTER_ACTION')
    if (!markers.every(hasProducer)) return failedAltogether(markers)
    const written = await Promise.all(
      markers.map((marker) => {
        const { producerId, producerEpoch, coordinatorEpoch } = marker
        const { transactionResult: isCommitted, transactionVersion } = marker
        return services.transactionMarkers.write(
          {
            producerId: Number(producerId),
            producerEpoch,
            coordinatorEpoch,
            isCommitted,
            transactionVersion,
          },
          partitionsOf(marker),
        )
      }),
    )
    return answer(markers, (i) => written[i]!)
  },
)

/** No log could take the marker of a producer without id or epoch. */
function hasProducer({ producerId, producerEpoch }: WritableTxnMarker): boolean {
  return Number(producerId) !== NO_PRODUCER && producerEpoch !== NO_PRODUCER
}

/** Apache makes all markers before it writes any: one that can't be made fails them all. */
function failedAltogether(markers: readonly WritableTxnMarker[]): WriteTxnMarkersResponse {
  return answer(markers, (i) =>
    partitionsOf(markers[i]!).map((each) => ({ ...each, error: 'UNKNOWN_SERVER_ERROR' })),
  )
}

/** By producer; a marker for no partition is not told of. */
function answer(
  markers: readonly WritableTxnMarker[],
  resultsAt: (index: number) => readonly MarkerResult[],
): WriteTxnMarkersResponse {
  const byProducer = new Map<number, WritableTxnMarkerResult>()
  markers.forEach(({ producerId }, i) => {
    const results = resultsAt(i)
    if (results.length === 0) return
    const id = Number(producerId)
    const ofProducer = byProducer.get(id) ?? newWritableTxnMarkerResult({ producerId })
    byProducer.set(id, ofProducer)
    for (const result of results) addResult(ofProducer, result)
  })
  return newWriteTxnMarkersResponse({ markers: [...byProducer.values()] })
}

function partitionsOf({ topics }: WritableTxnMarker): TopicPartition[] {
  return topics.flatMap(({ name: topic, partitionIndexes }) =>
    partitionIndexes.map((partition) => ({ topic, partition })),
  )
}

function addResult(ofProducer: WritableTxnMarkerResult, { topic, partition, error }: MarkerResult) {
  let partitions = ofProducer.topics.find(({ name }) => name === topic)?.partitions
  if (partitions === undefined) {
    partitions = []
    ofProducer.topics.push({ name: topic, partitions })
  }
  const known = partitions.find(({ partitionIndex }) => partitionIndex === partition)
  if (known !== undefined) known.errorCode = errorCode(error)
  else partitions.push({ partitionIndex: partition, errorCode: errorCode(error) })
}
