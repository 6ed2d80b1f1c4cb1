import { KafkaError } from '../protocol/errors.ts'

/** The names of protocol errors that bad record bytes lead to. */
export type RecordErrorName =
  | 'CORRUPT_MESSAGE'
  | 'INVALID_RECORD'
  | 'INVALID_TIMESTAMP'
  | 'MESSAGE_TOO_LARGE'
  | 'UNKNOWN_SERVER_ERROR'
  | 'UNSUPPORTED_COMPRESSION_TYPE'

/** Record bytes that cannot be read, by the error that a peer would be told. */
export class RecordError extends KafkaError {
  declare readonly error: RecordErrorName

  constructor(error: RecordErrorName, message: string, options?: ErrorOptions) {
    super(error, message, options)
  }
}

/** The bytes of a batch are damaged: a wrong length, magic or checksum. */
export function corruptRecord(message: string): RecordError {
  return new RecordError('CORRUPT_MESSAGE', message)
}

/** The batch arrived as it was sent, but its content breaks the rules. */
export function invalidRecord(message: string, cause?: unknown): RecordError {
  return new RecordError('INVALID_RECORD', message, cause === undefined ? {} : { cause })
}
