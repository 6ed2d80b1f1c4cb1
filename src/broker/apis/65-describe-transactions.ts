import {
  DescribeTransactions,
  newDescribeTransactionsResponse,
} from '../../protocol/messages/65-describe-transactions.ts'
import { handler } from './handler.ts'

/** The state of transactional ids, each by itself, as their coordinator knows it. */
export const describeTransactions = handler(
  DescribeTransactions,
  { versions: [0, 0] },
  async ({ transactionalIds }, { services }) =>
    newDescribeTransactionsResponse({
      transactionStates:
        await services.transactionCoordinator.describeTransactions(transactionalIds),
    }),
)
