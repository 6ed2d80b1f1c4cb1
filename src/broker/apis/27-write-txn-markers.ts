import type { TopicPartition } from '../../coordinator/runtime/partition-log.ts'
import { errorCode } from '../../protocol/errors.ts'
import {
  newWritableTxnMarkerResult,
  newWriteTxnMarkersResponse,
  type WritableTxnMarker,
  type WritableTxnMarkerResult,
  WriteTxnMarkers,
} from '../../protocol/messages/27-write-txn-markers.ts'
import type { MarkerResult } from '../transaction-markers.ts'
import { handler } from './handler.ts'

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
    const byProducer = new Map<number, WritableTxnMarkerResult>()
    markers.forEach(({ producerId }, i) => {
      const id = Number(producerId)
      const answer = byProducer.get(id) ?? newWritableTxnMarkerResult({ producerId })
      byProducer.set(id, answer)
      for (const result of written[i]!) addResult(answer, result)
    })
    return newWriteTxnMarkersResponse({ markers: [...byProducer.values()] })
  },
)

function partitionsOf({ topics }: WritableTxnMarker): TopicPartition[] {
  return topics.flatMap(({ name: topic, partitionIndexes }) =>
    partitionIndexes.map((partition) => ({ topic, partition })),
  )
}

function addResult(answer: WritableTxnMarkerResult, { topic, partition, error }: MarkerResult) {
  let partitions = answer.topics.find(({ name }) => name === topic)?.partitions
  if (partitions === undefined) {
    partitions = []
    answer.topics.push({ name: topic, partitions })
  }
  const known = partitions.find(({ partitionIndex }) => partitionIndex === partition)
  if (known !== undefined) known.errorCode = errorCode(error)
  else partitions.push({ partitionIndex: partition, errorCode: errorCode(error) })
}
