/** The names of protocol errors that bad record bytes lead to. */
export type RecordErrorName =
  | 'CORRUPT_MESSAGE'
  | 'INVALID_RECORD'
  | 'INVALID_TIMESTAMP'
  | 'MESSAGE_TOO_LARGE'
  | 'UNKNOWN_SERVER_ERROR'
  | 'UNSUPPORTED_COMPRESSION_TYPE'

/** Record bytes that cannot be read. `errorName` is the protocol error a peer would be told. */
export class RecordError extends Error {
  override readonly name = 'RecordError'
  readonly errorName: RecordErrorName

  constructor(errorName: RecordErrorName, message: string, options?: ErrorOptions) {
    super(message, options)
    this.errorName = errorName
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
