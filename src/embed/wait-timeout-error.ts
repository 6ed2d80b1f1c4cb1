/** A wait ended without what it was for. The message says what there was instead. */
export class WaitTimeoutError extends Error {
  override readonly name = 'WaitTimeoutError'
}
