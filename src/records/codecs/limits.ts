import { RecordError } from '../record-errors.ts'

/** What small inputs give at once and large ones later, off the event loop. */
export type MaybePromise<T> = T | Promise<T>

/**
 * Bytes that are not what their codec says. Kafka's decoder fails in a way that it does not turn
 * into an error of the protocol, so a producer is told UNKNOWN_SERVER_ERROR.
 */
export function invalidData(codec: string, detail: string, cause?: unknown): RecordError {
  return new RecordError(
    'UNKNOWN_SERVER_ERROR',
    `Could not decompress records (${codec}): ${detail}`,
    cause === undefined ? {} : { cause },
  )
}

/** Ours: Kafka would go on until memory ends. */
export function tooLarge(maxBytes: number): RecordError {
  return new RecordError(
    'MESSAGE_TOO_LARGE',
    `Could not decompress records: they are larger than ${maxBytes} bytes`,
  )
}
