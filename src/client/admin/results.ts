import type { KafkaError } from '../../protocol/errors.ts'

/**
 * What an admin call gives back: one entry for each thing that was asked about, the value or the
 * error of that thing alone. A call rejects when it failed as a whole.
 */
export type Results<Value> = Map<string, Value | KafkaError>
