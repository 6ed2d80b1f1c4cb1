import {
  ListTransactions,
  newListTransactionsResponse,
} from '../../protocol/messages/66-list-transactions.ts'
import { handler } from './handler.ts'

/**
 * The transactional ids that this node coordinates.
 *
 * v1: only what has been open for longer than a time. v2: a pattern for the ids (KIP-1152).
 */
export const listTransactions = handler(
  ListTransactions,
  {
    versions: [0, 2],
    failure: (code) => newListTransactionsResponse({ errorCode: code }),
  },
  async (request, { services, access }) => {
    const response = await services.transactionCoordinator.listTransactions(request)
    const transactionStates = response.transactionStates.filter(({ transactionalId }) =>
      access.allows('DESCRIBE', 'TRANSACTIONAL_ID', transactionalId),
    )
    return { ...response, transactionStates }
  },
)
