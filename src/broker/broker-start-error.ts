/** What kept a broker from starting; the message is one line for the terminal. */
export type BrokerStartErrorKind =
  /** An address of a listener is taken or not there. */
  | 'ADDRESS'
  /** Another process works on the log directory. */
  | 'LOCKED_DIRECTORY'
  /** The log directory holds no `meta.properties`. */
  | 'UNFORMATTED_DIRECTORY'
  /** The log directory is that of another node or cluster, or can't be read. */
  | 'FOREIGN_DIRECTORY'
  /** The configuration asks for what this broker does not do. */
  | 'CONFIG'

export class BrokerStartError extends Error {
  override readonly name = 'BrokerStartError'
  readonly kind: BrokerStartErrorKind

  constructor(kind: BrokerStartErrorKind, message: string, options?: ErrorOptions) {
    super(message, options)
    this.kind = kind
  }
}
