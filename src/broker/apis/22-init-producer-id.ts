import { errorCode } from '../../protocol/errors.ts'
import {
  InitProducerId,
  type InitProducerIdRequest,
  newInitProducerIdResponse,
} from '../../protocol/messages/22-init-producer-id.ts'
import { type Access, refusalOf } from '../../security/access.ts'
import { handler } from './handler.ts'
import { inWordsOfOldClients } from './transaction-request.ts'

const NO_PRODUCER_ID = -1
const NO_PRODUCER_EPOCH = -1
/** Before it, a producer that another one has replaced is told that its epoch is wrong. */
const FIRST_VERSION_WITH_FENCED = 4

/**
 * Gives a producer its id: an idempotent one any that is new, a transactional one that of its
 * transactional id, with an epoch that fences whoever had it before.
 *
 * v3: a producer may tell the id and epoch that it had (KIP-360). v4: PRODUCER_FENCED. v5: also
 * CONCURRENT_TRANSACTIONS and its like. v6: two-phase commit (KIP-939), which 4.3 does not announce.
 */
export const initProducerId = handler(
  InitProducerId,
  {
    versions: [0, 5],
    failure: failed,
  },
  async (request, { services, access, apiVersion }) => {
    demandProducer(request, access)
    const { transactionalId, producerId, producerEpoch } = request
    if ((producerId !== NO_PRODUCER_ID) !== (producerEpoch !== NO_PRODUCER_EPOCH)) {
      return failed(errorCode('INVALID_REQUEST'))
    }
    if (transactionalId === null) {
      const newId = await services.producerIds.next()
      return newInitProducerIdResponse({ producerId: newId, producerEpoch: 0 })
    }
    if (transactionalId === '') return failed(errorCode('INVALID_REQUEST'))
    const response = await services.transactionCoordinator.initProducerId(request)
    const knowsFenced = apiVersion >= FIRST_VERSION_WITH_FENCED
    return { ...response, errorCode: inWordsOfOldClients(response.errorCode, knowsFenced) }
  },
)

function demandProducer({ transactionalId }: InitProducerIdRequest, access: Access): void {
  if (transactionalId !== null) {
    access.demand('WRITE', 'TRANSACTIONAL_ID', transactionalId)
  } else if (!access.allowsCluster('IDEMPOTENT_WRITE') && !access.allowsOnAny('WRITE', 'TOPIC')) {
    throw refusalOf('CLUSTER')
  }
}

function failed(code: number) {
  return newInitProducerIdResponse({ errorCode: code, producerId: -1, producerEpoch: -1 })
}
