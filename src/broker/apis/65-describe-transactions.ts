import {
  DescribeTransactions,
  newDescribeTransactionsResponse,
  newTransactionState,
} from '../../protocol/messages/65-describe-transactions.ts'
import { refusalOf } from '../../security/access.ts'
import { handler } from './handler.ts'

/** The state of transactional ids, each by itself, as their coordinator knows it. */
export const describeTransactions = handler(
  DescribeTransactions,
  { versions: [0, 0] },
  async ({ transactionalIds }, { services, access }) => {
    const isAllowed = (id: string) => access.allows('DESCRIBE', 'TRANSACTIONAL_ID', id)
    const described = await services.transactionCoordinator.describeTransactions(
      transactionalIds.filter(isAllowed),
    )
    const refused = transactionalIds
      .filter((id) => !isAllowed(id))
      .map((transactionalId) =>
        newTransactionState({ transactionalId, errorCode: refusalOf('TRANSACTIONAL_ID').code }),
      )
    const told = described.map((state) => ({
      ...state,
      topics: state.topics.filter(({ topic }) => access.allows('DESCRIBE', 'TOPIC', topic)),
    }))
    return newDescribeTransactionsResponse({ transactionStates: [...refused, ...told] })
  },
)
