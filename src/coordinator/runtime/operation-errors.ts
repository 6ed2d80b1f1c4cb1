import { type ErrorName, KafkaError } from '../../protocol/errors.ts'

/**
 * What a client is told when the log refuses a coordinator's records or is not there: errors that
 * make it look for the coordinator again, never those of a produce request.
 */
const ANSWERS: Partial<Record<ErrorName, ErrorName>> = {
  NETWORK_EXCEPTION: 'COORDINATOR_LOAD_IN_PROGRESS',
  UNKNOWN_TOPIC_OR_PARTITION: 'COORDINATOR_NOT_AVAILABLE',
  NOT_ENOUGH_REPLICAS: 'COORDINATOR_NOT_AVAILABLE',
  NOT_ENOUGH_REPLICAS_AFTER_APPEND: 'COORDINATOR_NOT_AVAILABLE',
  REQUEST_TIMED_OUT: 'COORDINATOR_NOT_AVAILABLE',
  NOT_LEADER_OR_FOLLOWER: 'NOT_COORDINATOR',
  KAFKA_STORAGE_ERROR: 'NOT_COORDINATOR',
  MESSAGE_TOO_LARGE: 'UNKNOWN_SERVER_ERROR',
  RECORD_LIST_TOO_LARGE: 'UNKNOWN_SERVER_ERROR',
  INVALID_FETCH_SIZE: 'UNKNOWN_SERVER_ERROR',
}

/** The error that a coordinator answers with. What is no KafkaError is an unknown server error. */
export function operationError(cause: unknown): ErrorName {
  if (!(cause instanceof KafkaError)) return 'UNKNOWN_SERVER_ERROR'
  return ANSWERS[cause.error] ?? cause.error
}

export function asKafkaError(cause: unknown): KafkaError {
  if (cause instanceof KafkaError) return cause
  const message = cause instanceof Error ? cause.message : String(cause)
  return new KafkaError('UNKNOWN_SERVER_ERROR', message, { cause })
}
