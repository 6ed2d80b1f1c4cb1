import {
  AllocateProducerIds,
  newAllocateProducerIdsResponse,
} from '../../protocol/messages/67-allocate-producer-ids.ts'
import { handler } from './handler.ts'

/** Gives a broker a block of producer ids that nobody else ever gets (KIP-730). */
export const allocateProducerIds = handler(
  AllocateProducerIds,
  {
    versions: [0, 0],
    on: 'controller',
    failure: (errorCode) => newAllocateProducerIdsResponse({ errorCode }),
  },
  async ({ brokerId, brokerEpoch }, { services, access }) => {
    access.demandCluster('CLUSTER_ACTION')
    const { controller } = services
    const { firstId, size } = await controller.allocateProducerIds(brokerId, Number(brokerEpoch))
    return newAllocateProducerIdsResponse({ producerIdStart: firstId, producerIdLen: size })
  },
)
