/** What may answer on a port where a Kafka broker was expected. */
export type OtherProtocol = 'HTTP' | 'TLS'

/** A record of TLS: alert or handshake, in one of the versions 3.0 to 3.4. */
const TLS_ALERT = 21
const TLS_HANDSHAKE = 22
const TLS_MAJOR_VERSION = 3
const MAX_TLS_MINOR_VERSION = 4

/** The first bytes that come on a connection, read as those of another protocol. */
export function otherProtocol(bytes: Buffer): OtherProtocol | undefined {
  if (bytes.toString('latin1', 0, 4) === 'HTTP') return 'HTTP'
  const [type, major, minor = MAX_TLS_MINOR_VERSION + 1] = bytes
  const isTls =
    (type === TLS_ALERT || type === TLS_HANDSHAKE) &&
    major === TLS_MAJOR_VERSION &&
    minor <= MAX_TLS_MINOR_VERSION
  return isTls ? 'TLS' : undefined
}

/** The other side of a connection is no Kafka broker, or none that speaks plain text. */
export class OtherProtocolError extends Error {
  override readonly name = 'OtherProtocolError'
  readonly protocol: OtherProtocol

  constructor(protocol: OtherProtocol) {
    super(`The server speaks ${protocol}`)
    this.protocol = protocol
  }
}
