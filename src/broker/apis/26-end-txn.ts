import { EndTxn, newEndTxnResponse } from '../../protocol/messages/26-end-txn.ts'
import { handler } from './handler.ts'
import { inWordsOfOldClients } from './transaction-request.ts'

const FIRST_VERSION_WITH_FENCED = 2
/** By which a producer says that it takes a new epoch after every transaction. */
const FIRST_VERSION_WITH_EPOCH_BUMP = 5

/**
 * Commits or aborts a transaction: answered when that is decided for good; its partitions follow.
 *
 * v2: PRODUCER_FENCED. v5: id and epoch of the next transaction (KIP-890).
 */
export const endTxn = handler(
  EndTxn,
  {
    versions: [0, 5],
    failure: (code) => newEndTxnResponse({ errorCode: code }),
  },
  async (request, { services, access, apiVersion }) => {
    access.demand('WRITE', 'TRANSACTIONAL_ID', request.transactionalId)
    const version = apiVersion >= FIRST_VERSION_WITH_EPOCH_BUMP ? 2 : 0
    const response = await services.transactionCoordinator.endTransaction(request, version)
    const knowsFenced = apiVersion >= FIRST_VERSION_WITH_FENCED
    return { ...response, errorCode: inWordsOfOldClients(response.errorCode, knowsFenced) }
  },
)
