import { type ErrorName, errorCode } from '../../protocol/errors.ts'
import {
  InitProducerId,
  type InitProducerIdRequest,
  newInitProducerIdResponse,
} from '../../protocol/messages/22-init-producer-id.ts'
import { handler } from './handler.ts'

const NO_PRODUCER_ID = -1
const NO_PRODUCER_EPOCH = -1

/**
 * Gives an idempotent producer its id. Transactional ids belong to the transaction coordinator,
 * which is not there yet: they are told so.
 */
export const initProducerId = handler(
  InitProducerId,
  {
    versions: [0, 5],
    failure: failed,
  },
  async (request, { services }) => {
    const refusal = refuse(request)
    if (refusal !== undefined) return failed(errorCode(refusal))
    const producerId = await services.producerIds.next()
    return newInitProducerIdResponse({ producerId, producerEpoch: 0 })
  },
)

function refuse(request: InitProducerIdRequest): ErrorName | undefined {
  const { transactionalId, producerId, producerEpoch } = request
  const hasId = producerId !== NO_PRODUCER_ID
  if (hasId !== (producerEpoch !== NO_PRODUCER_EPOCH)) return 'INVALID_REQUEST'
  if (transactionalId === '') return 'INVALID_REQUEST'
  return transactionalId === null ? undefined : 'COORDINATOR_NOT_AVAILABLE'
}

function failed(code: number) {
  return newInitProducerIdResponse({ errorCode: code, producerId: -1, producerEpoch: -1 })
}
