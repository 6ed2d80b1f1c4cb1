import { KafkaError } from '../../protocol/errors.ts'
import {
  type ListTransactionsRequest,
  newTransactionState,
  type TransactionState,
} from '../../protocol/messages/66-list-transactions.ts'
import { Regex, RegexSyntaxError } from '../group/regex/regex.ts'
import type { TransactionContext } from './transaction-context.ts'
import { TRANSACTION_STATES, type TransactionMetadata } from './transaction-metadata.ts'

/** Which transactions ListTransactions asks for; filters that are empty let everything pass. */
export type TransactionFilter = (metadata: TransactionMetadata, nowMs: number) => boolean

/** State names that there are none of are told back to the client. */
export function unknownStates({ stateFilters }: ListTransactionsRequest): string[] {
  const known: readonly string[] = TRANSACTION_STATES
  return [...new Set(stateFilters)].filter((state) => !known.includes(state))
}

/**
 * By state, producer id, duration (v1) and pattern of the transactional id (v2, KIP-1152), which has
 * to match as a whole. Throws INVALID_REGULAR_EXPRESSION.
 */
export function transactionFilter(request: ListTransactionsRequest): TransactionFilter {
  const states: ReadonlySet<string> = new Set(request.stateFilters)
  const producerIds = new Set(request.producerIdFilters)
  const durationMs = Number(request.durationFilter)
  const pattern = parsePattern(request.transactionalIdPattern)
  return (metadata, nowMs) =>
    (states.size === 0 || states.has(metadata.state)) &&
    (producerIds.size === 0 || producerIds.has(metadata.producerId)) &&
    (durationMs < 0 || nowMs - metadata.startTimestampMs > durationMs) &&
    (pattern === undefined || pattern.matches(metadata.transactionalId))
}

export function listTransactions(
  { transactions, nowMs }: TransactionContext,
  isAskedFor: TransactionFilter,
): TransactionState[] {
  const listed: TransactionState[] = []
  for (const { metadata } of transactions.values()) {
    if (!isAskedFor(metadata, nowMs)) continue
    const { transactionalId, producerId, state: transactionState } = metadata
    listed.push(newTransactionState({ transactionalId, producerId, transactionState }))
  }
  return listed
}

// As other patterns of clients it is read in RE2's syntax: one that Java takes beyond it, such as a
// reference back, could keep the node busy forever.
function parsePattern(pattern: string | null): Regex | undefined {
  if (pattern === null || pattern === '') return undefined
  try {
    return Regex.compile(pattern)
  } catch (error) {
    if (!(error instanceof RegexSyntaxError)) throw error
    const message = `Transaction ID pattern \`${pattern}\` is not a valid regular expression: ${error.message}.`
    throw new KafkaError('INVALID_REGULAR_EXPRESSION', message)
  }
}
