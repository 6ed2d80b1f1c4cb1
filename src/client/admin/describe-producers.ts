import { KafkaError } from '../../protocol/errors.ts'
import { type Int64, toNumber } from '../../protocol/int64.ts'
import {
  DescribeProducers,
  newDescribeProducersRequest,
} from '../../protocol/messages/61-describe-producers.ts'
import { type CallContext, type Cluster, node } from '../cluster.ts'
import { responseError } from '../error-texts.ts'
import { callLeaders } from '../partition-leaders.ts'
import { groupByTopic, partitionName, type TopicPartition } from '../topic-partition.ts'
import type { Results } from './results.ts'

export interface ProducerDescription {
  readonly producerId: Int64
  readonly producerEpoch: number
  readonly lastSequence: number
  /** −1: unknown. */
  readonly lastTimestamp: number
  /** Of the last marker; undefined before the first. */
  readonly coordinatorEpoch: number | undefined
  /** Undefined while no transaction is open. */
  readonly transactionStartOffset: number | undefined
}

/** What the leaders know of the producers of partitions, or what one replica knows (KIP-664). */
export function describeProducers(
  cluster: Cluster,
  partitions: readonly TopicPartition[],
  brokerId?: number,
): Promise<Results<ProducerDescription[]>> {
  const name = 'describeProducers'
  if (brokerId === undefined) return callLeaders(cluster, { name }, partitions, ask)
  return cluster.call({ name, target: node(brokerId) }, (context) => ask(context, partitions))
}

async function ask(
  { send }: CallContext,
  partitions: readonly TopicPartition[],
): Promise<Results<ProducerDescription[]>> {
  const request = newDescribeProducersRequest({
    topics: [...groupByTopic(partitions)].map(([name, ofTopic]) => ({
      name,
      partitionIndexes: ofTopic.map(({ partition }) => partition),
    })),
  })
  const response = await send(DescribeProducers, request)
  const outcome: Results<ProducerDescription[]> = new Map(
    partitions.map((partition) => [
      partitionName(partition),
      new KafkaError('UNKNOWN_SERVER_ERROR'),
    ]),
  )
  for (const { name: topic, partitions: answers } of response.topics) {
    for (const { partitionIndex, errorCode, errorMessage, activeProducers } of answers) {
      const producers = activeProducers.map((producer) => ({
        producerId: producer.producerId,
        producerEpoch: producer.producerEpoch,
        lastSequence: producer.lastSequence,
        lastTimestamp: toNumber(producer.lastTimestamp),
        coordinatorEpoch: positive(producer.coordinatorEpoch),
        transactionStartOffset: positive(toNumber(producer.currentTxnStartOffset)),
      }))
      const name = partitionName({ topic, partition: partitionIndex })
      outcome.set(name, responseError(errorCode, errorMessage) ?? producers)
    }
  }
  return outcome
}

function positive(value: number): number | undefined {
  return value >= 0 ? value : undefined
}
