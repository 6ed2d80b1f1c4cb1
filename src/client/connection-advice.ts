/**
 * One sentence for somebody who can't connect: what is the case, and what to change. Commands print
 * it below the words of Kafka's client, which name the symptom alone; `doctor` looks closer.
 */
import { KafkaError } from '../protocol/errors.ts'
import { isTlsError } from '../runtime/network.ts'
import { SaslError } from '../security/sasl/sasl-client.ts'
import { addressText, type HostPort } from './bootstrap.ts'
import { OtherProtocolError } from './other-protocol.ts'
import type { SecurityProtocol } from './security/security-config.ts'

export interface Dialled {
  readonly address: HostPort
  /** The cluster named the address; the user typed another. */
  readonly isAdvertised: boolean
  readonly protocol: SecurityProtocol
}

/** A sentence without its final period; undefined where nothing is known beyond the error. */
export function connectionAdvice(error: unknown, dialled: Dialled): string | undefined {
  if (isTlsError(error)) return tlsAdvice(codeOf(error.cause), dialled, textOf(error.cause))
  if (error instanceof SaslError) return passwordAdvice(dialled)
  if (!(error instanceof KafkaError)) return undefined
  switch (error.error) {
    case 'UNSUPPORTED_SASL_MECHANISM':
      return mechanismAdvice(dialled, error.message)
    case 'SASL_AUTHENTICATION_FAILED':
      return passwordAdvice(dialled)
    case 'ILLEGAL_SASL_STATE':
      return withoutSaslAdvice(dialled)
    case 'REQUEST_TIMED_OUT':
      return `${addressText(dialled.address)} takes connections and does not answer: check that a Kafka broker listens there, and that it is not stuck`
    case 'NETWORK_EXCEPTION':
      return networkAdvice(error.cause, dialled)
    default:
      return undefined
  }
}

/** What a listener with SASL does to a client without: it answers the versions, then hangs up. */
export function hangUpAdvice({ address, protocol }: Dialled): string | undefined {
  if (protocol.startsWith('SASL')) return undefined
  const wanted = protocol === 'SSL' ? 'SASL_SSL' : 'SASL_PLAINTEXT'
  return `${addressText(address)} hangs up at the first request, as a listener that asks for a login does: set security.protocol=${wanted}, sasl.mechanism and sasl.jaas.config in the file of --command-config`
}

function networkAdvice(cause: unknown, dialled: Dialled): string | undefined {
  const where = addressText(dialled.address)
  if (cause instanceof OtherProtocolError) return otherProtocolAdvice(cause, dialled)
  const code = codeOf(cause)
  const reason = reasonOf(code, dialled)
  if (code === undefined || HUNG_UP.has(code)) return hangUpAtOnceAdvice(dialled)
  if (reason === undefined) return undefined
  if (dialled.isAdvertised) return advertisedAdvice(dialled, reason)
  switch (code) {
    case 'ECONNREFUSED':
      return `${reason}: start a broker there (kafka-ts server-start), or name another with --bootstrap-server`
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `${reason}: check the spelling of --bootstrap-server, and the DNS or /etc/hosts of this machine`
    default:
      return `${reason}: check the address ${where}, and what firewalls between here and there let through`
  }
}

const HUNG_UP: ReadonlySet<string> = new Set(['ECONNRESET', 'EPIPE'])

function reasonOf(code: string | undefined, { address }: Dialled): string | undefined {
  const where = addressText(address)
  switch (code) {
    case 'ECONNREFUSED':
      return `Nothing listens on ${where}`
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `The name '${address.host}' has no address here`
    case 'ETIMEDOUT':
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
    case 'EADDRNOTAVAIL':
      return `${where} can't be reached from here`
    default:
      return undefined
  }
}

/** The classic with containers: the first contact works, then the cluster names an inner address. */
export function advertisedAdvice({ address }: Pick<Dialled, 'address'>, reason: string): string {
  return `The cluster answers, and says that a broker is at ${addressText(address)}; ${lowerFirst(reason)}: set advertised.listeners of that broker to an address that clients reach`
}

function hangUpAtOnceAdvice({ address, protocol }: Dialled): string {
  const where = addressText(address)
  if (protocol === 'SSL' || protocol === 'SASL_SSL') {
    return `${where} closes the connection in the TLS handshake: its port speaks plain text (then set security.protocol=${withoutTls(protocol)}), or is not Kafka's`
  }
  return `${where} closes the connection at the first request: its port speaks TLS (then set security.protocol=${withTls(protocol)}), or is not Kafka's`
}

function otherProtocolAdvice({ protocol: spoken }: OtherProtocolError, dialled: Dialled): string {
  const where = addressText(dialled.address)
  if (spoken === 'HTTP') {
    return `A web server answers on ${where}: name the port of a Kafka listener (often 9092) with --bootstrap-server`
  }
  return `${where} speaks TLS, and was spoken to in plain text: set security.protocol=${withTls(dialled.protocol)} in the file of --command-config`
}

function withTls(protocol: SecurityProtocol): SecurityProtocol {
  return protocol.startsWith('SASL') ? 'SASL_SSL' : 'SSL'
}

function withoutTls(protocol: SecurityProtocol): SecurityProtocol {
  return protocol.startsWith('SASL') ? 'SASL_PLAINTEXT' : 'PLAINTEXT'
}

const UNTRUSTED: ReadonlySet<string> = new Set([
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'CERT_UNTRUSTED',
])

/** What a certificate is refused for: the other side does speak TLS. */
export function isCertificateError(error: unknown): boolean {
  const code = isTlsError(error) ? (codeOf(error.cause) ?? '') : ''
  return UNTRUSTED.has(code) || code.startsWith('CERT_') || code.startsWith('ERR_TLS_CERT')
}

function tlsAdvice(code = '', dialled: Dialled, text: string): string {
  const where = addressText(dialled.address)
  if (UNTRUSTED.has(code)) {
    return `The certificate of ${where} is signed by nobody whom this client trusts: set ssl.truststore.location (and ssl.truststore.type=PEM for a .pem file) to the certificate of the CA that signed it`
  }
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') {
    const names = /altnames: (.*)$/.exec(text)?.[1] ?? 'other names'
    return `The certificate of ${where} is for ${names}, not for '${dialled.address.host}': dial a name of the certificate, or have one made for this name (ssl.endpoint.identification.algorithm= turns the check off)`
  }
  if (code === 'CERT_HAS_EXPIRED' || code === 'CERT_NOT_YET_VALID') {
    return `The certificate of ${where} is not valid at this time: renew it on the broker, and compare the clocks of both machines`
  }
  if (/WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|RECORD_LAYER|HTTP_REQUEST/.test(code)) {
    return `${where} does not speak TLS: set security.protocol=${withoutTls(dialled.protocol)}, or name the port of a TLS listener`
  }
  if (/ALERT.*(CERTIFICATE|UNKNOWN_CA)/.test(code)) {
    return `${where} refuses the certificate of this client: set ssl.keystore.location to a key and certificate that the broker's truststore knows`
  }
  return `The TLS handshake with ${where} fails (${text}): check that the port speaks TLS, and ssl.enabled.protocols and ssl.cipher.suites of both sides`
}

function mechanismAdvice({ address }: Dialled, message: string): string {
  const enabled = /enabled mechanisms are \[(.*)\]/.exec(message)?.[1] ?? ''
  const choice = enabled === '' ? 'a mechanism that it has' : `one of ${enabled}`
  return `${addressText(address)} does not have this mechanism: set sasl.mechanism to ${choice}`
}

function passwordAdvice({ address }: Dialled): string {
  return `${addressText(address)} refuses this login: check user and password in sasl.jaas.config, and that the user exists for this sasl.mechanism`
}

export function withoutSaslAdvice({ address, protocol }: Dialled): string {
  const plain = protocol === 'SASL_SSL' ? 'SSL' : 'PLAINTEXT'
  return `${addressText(address)} asks for no login: set security.protocol=${plain}, or name the port of a SASL listener`
}

/** Node's code; of several attempts (one per address) that of the first. */
export function codeOf(error: unknown): string | undefined {
  if (error instanceof AggregateError && !('code' in error)) return codeOf(error.errors[0])
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return typeof code === 'string' ? code : undefined
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

function lowerFirst(text: string): string {
  return /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text
}
