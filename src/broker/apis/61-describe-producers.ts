import { validateTopicName } from '../../cluster/controller/topic-name.ts'
import type { MetadataImage } from '../../cluster/image/metadata-image.ts'
import { errorCode, KafkaError } from '../../protocol/errors.ts'
import {
  DescribeProducers,
  newDescribeProducersResponse,
  newPartitionResponse,
  newProducerState,
  type PartitionResponse,
} from '../../protocol/messages/61-describe-producers.ts'
import type { Access } from '../../security/access.ts'
import type { ProducerStateEntry } from '../../storage/producer-state-entry.ts'
import type { ReplicaManager } from '../replica-manager.ts'
import { handler } from './handler.ts'

/** The producers that partitions remember, with their open transactions (KIP-664). */
export const describeProducers = handler(
  DescribeProducers,
  { versions: [0, 0] },
  ({ topics }, { services: { replicaManager, image }, access }) =>
    newDescribeProducersResponse({
      topics: topics.map(({ name, partitionIndexes }) => {
        const fault = faultOf(name, image, access)
        const partitions = partitionIndexes.map((partitionIndex) =>
          fault === undefined
            ? describe(replicaManager, name, partitionIndex)
            : newPartitionResponse({ partitionIndex, ...fault }),
        )
        return { name, partitions }
      }),
    }),
)

/** What is wrong with the topic has a text; what is wrong with a partition has none, as in Apache. */
function faultOf(
  topic: string,
  image: MetadataImage,
  access: Access,
): Pick<PartitionResponse, 'errorCode' | 'errorMessage'> | undefined {
  try {
    access.demand('READ', 'TOPIC', topic)
    validateTopicName(topic)
  } catch (error) {
    if (!(error instanceof KafkaError)) throw error
    return { errorCode: error.code, errorMessage: error.message }
  }
  if (image.topics.byName(topic) !== undefined) return undefined
  const errorMessage = 'This server does not host this topic-partition.'
  return { errorCode: errorCode('UNKNOWN_TOPIC_OR_PARTITION'), errorMessage }
}

function describe(
  replicaManager: ReplicaManager,
  topic: string,
  partitionIndex: number,
): PartitionResponse {
  try {
    const { log } = replicaManager.partition(topic, partitionIndex)
    const activeProducers = [...log.producerState.producers.values()].map(describeProducer)
    return newPartitionResponse({ partitionIndex, activeProducers })
  } catch (error) {
    if (!(error instanceof KafkaError)) throw error
    return newPartitionResponse({ partitionIndex, errorCode: errorCode(error.error) })
  }
}

function describeProducer(entry: ProducerStateEntry) {
  return newProducerState({
    producerId: entry.producerId,
    producerEpoch: entry.producerEpoch,
    lastSequence: entry.lastSequence,
    lastTimestamp: entry.lastTimestamp,
    coordinatorEpoch: entry.coordinatorEpoch,
    currentTxnStartOffset: entry.currentTxnFirstOffset,
  })
}
