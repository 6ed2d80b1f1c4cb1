/** The client's side of a SASL mechanism (RFC 4422), as Kafka carries it in SaslAuthenticate. */
export interface SaslClient {
  /** As SaslHandshake names it. */
  readonly mechanism: string
  /**
   * Carries the conversation out: `send` passes bytes to the broker and gives its answer, or rejects
   * with SASL_AUTHENTICATION_FAILED. Throws SaslError when the broker's words are not to be believed.
   */
  authenticate(send: (bytes: Buffer) => Promise<Buffer>): Promise<void>
}

/** The other side broke the rules of a mechanism, or could not prove who it is. */
export class SaslError extends Error {
  override readonly name = 'SaslError'
}
