import { type Api, requestHeaderVersion, responseHeaderVersion } from '../protocol/api.ts'
import { KafkaError } from '../protocol/errors.ts'
import {
  ApiVersions,
  type ApiVersionsResponse,
  newApiVersionsRequest,
} from '../protocol/messages/18-api-versions.ts'
import { readResponseHeader, writeRequestHeader } from '../protocol/messages/headers.ts'
import { ProtocolError, Reader } from '../protocol/reader.ts'
import { Writer } from '../protocol/writer.ts'
import type { Clock, Timer } from '../runtime/clock.ts'
import { isTlsError, type Socket } from '../runtime/network.ts'
import type { Runtime } from '../runtime/runtime.ts'
import type { SaslClient } from '../security/sasl/sasl-client.ts'
import type { HostPort } from './bootstrap.ts'
import { checkResponse, timeoutError } from './error-texts.ts'
import { FrameAssembler } from './frame-assembler.ts'
import { OtherProtocolError, otherProtocol } from './other-protocol.ts'
import type { ClientSecurity } from './security/client-security.ts'

/**
 * One connection to a broker. Requests are pipelined and answered in order; each API is spoken in
 * the newest version that both sides have. A connection that fails in any way (a timeout, a frame
 * out of order, bytes that can't be read) is closed, and every request that waits on it fails.
 */
export interface ConnectionOptions {
  readonly clientId: string
  readonly requestTimeoutMs: number
  readonly connectTimeoutMs: number
}

/** Of its lifetime, an authentication is used for so much; then a new connection takes over. */
const SESSION_USE = 0.85

/** A message, or how to build it for the version that will be spoken. */
export type RequestFor<Request> = Request | ((version: number) => Request)

export interface VersionRange {
  readonly min: number
  readonly max: number
}

export interface SendOptions {
  readonly timeoutMs?: number
  /** Speaks no newer version than this. */
  readonly maxVersion?: number
}

const CLIENT_SOFTWARE_NAME = 'kafka-ts'
const CLIENT_SOFTWARE_VERSION = '0.1.0'

/** How many requests may wait for their answers on one connection. */
const MAX_IN_FLIGHT = 1000

const MAX_INT32 = 0x7fffffff
const UNSUPPORTED_VERSION = 35
const API_VERSIONS_KEY = 18

interface PendingRequest {
  readonly correlationId: number
  readonly api: Pick<Api<unknown, unknown>, 'key' | 'flexibleVersion' | 'name'>
  readonly version: number
  readonly timer: Timer
  /** The whole frame's body; the error of a connection that closed. */
  settle(body: Reader | undefined, error: Error | undefined): void
}

export class Connection {
  readonly address: HostPort
  readonly #socket: Socket
  readonly #clock: Clock
  readonly #options: ConnectionOptions
  readonly #pending: PendingRequest[] = []
  #correlationId = 0
  #versions: ReadonlyMap<number, VersionRange> = new Map()
  #apiVersions: ApiVersionsResponse | undefined
  #closeReason: Error | undefined
  #hasAnswered = false
  /** By the monotonic clock: when the broker will no longer believe who this is. */
  #renewalMs = Number.POSITIVE_INFINITY

  private constructor(clock: Clock, socket: Socket, address: HostPort, options: ConnectionOptions) {
    this.#clock = clock
    this.#socket = socket
    this.address = address
    this.#options = options
    const frames = new FrameAssembler((frame) => this.#receive(frame))
    let isFirst = true
    socket.on('data', (chunk: Buffer) =>
      this.#guard(() => {
        if (isFirst) refuseOtherProtocol(chunk)
        isFirst = false
        frames.push(chunk)
      }),
    )
    socket.on('error', (error) => this.#fail(disconnected(error)))
    socket.on('close', () => this.#fail(disconnected()))
  }

  /**
   * Connects, says who this is, and learns which versions the broker speaks. Rejects with
   * NETWORK_EXCEPTION; with TlsError, SASL_AUTHENTICATION_FAILED or SaslError when it is not let in.
   */
  static async open(
    { network, clock }: Pick<Runtime, 'network' | 'clock'>,
    address: HostPort,
    options: ConnectionOptions,
    { tls, sasl }: ClientSecurity = {},
  ): Promise<Connection> {
    let socket: Socket
    try {
      const { connectTimeoutMs: timeoutMs } = options
      socket = await network.connect({ ...address, timeoutMs, ...(tls ? { tls } : {}) })
    } catch (cause) {
      if (isTlsError(cause)) throw cause
      const reason = cause instanceof Error ? cause.message : String(cause)
      throw new KafkaError(
        'NETWORK_EXCEPTION',
        `Connection to ${address.host}:${address.port} could not be established: ${reason}`,
        { cause },
      )
    }
    socket.setNoDelay(true)
    const connection = new Connection(clock, socket, address, options)
    try {
      await connection.#negotiate()
      if (sasl) await connection.#authenticate(sasl)
    } catch (error) {
      connection.close()
      throw error
    }
    return connection
  }

  get isClosed(): boolean {
    return this.#closeReason !== undefined
  }

  /** Whether it is time for another connection, since this one must authenticate again (KIP-368). */
  get isDueForRenewal(): boolean {
    return this.#clock.monotonicMs() >= this.#renewalMs
  }

  /** What the broker said of itself when the connection was made. */
  get apiVersions(): ApiVersionsResponse {
    return this.#apiVersions!
  }

  /** Whether a request was answered after the connection was made. */
  get hasAnswered(): boolean {
    return this.#hasAnswered
  }

  /** Requests whose answers have not come. */
  get inFlight(): number {
    return this.#pending.length
  }

  /** The newest version that both sides speak; undefined when there is none. */
  version(
    api: Pick<Api<unknown, unknown>, 'key' | 'minVersion' | 'maxVersion' | 'isLatestUnstable'>,
    maxVersion = MAX_INT32,
  ): number | undefined {
    const theirs = this.#versions.get(api.key)
    if (!theirs) return undefined
    const ours = api.isLatestUnstable ? api.maxVersion - 1 : api.maxVersion
    const highest = Math.min(theirs.max, ours, maxVersion)
    return highest >= Math.max(theirs.min, api.minVersion) ? highest : undefined
  }

  /** The answer. Rejects with UNSUPPORTED_VERSION when both sides have no version in common. */
  send<Request, Response>(
    api: Api<Request, Response>,
    request: RequestFor<Request>,
    options: SendOptions = {},
  ): Promise<Response> {
    try {
      const version = this.#requireVersion(api, options.maxVersion)
      return this.#send(api, resolveFor(request, version), version, options.timeoutMs)
    } catch (error) {
      return Promise.reject(error)
    }
  }

  /** For a request that no answer follows (Produce with acks=0): resolves when it is written. */
  sendOneWay<Request>(
    api: Api<Request, unknown>,
    request: RequestFor<Request>,
    maxVersion?: number,
  ): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.#closeReason) throw this.#closeReason
      const version = this.#requireVersion(api, maxVersion)
      this.#write(api, resolveFor(request, version), version, this.#nextCorrelationId(), (error) =>
        error ? reject(disconnected(error)) : resolve(),
      )
    })
  }

  close(): void {
    this.#fail(new KafkaError('NETWORK_EXCEPTION', 'The connection was closed by the client'))
  }

  #requireVersion<Request, Response>(api: Api<Request, Response>, maxVersion?: number): number {
    const version = this.version(api, maxVersion)
    if (version !== undefined) return version
    const { host, port } = this.address
    throw new KafkaError(
      'UNSUPPORTED_VERSION',
      this.#versions.has(api.key)
        ? `The broker ${host}:${port} and this client have no version of ${api.name} in common`
        : `The node does not support ${api.name}`,
    )
  }

  // A broker that does not know our version answers in version 0 and names its own range (KIP-511).
  async #negotiate(): Promise<void> {
    const request = newApiVersionsRequest({
      clientSoftwareName: CLIENT_SOFTWARE_NAME,
      clientSoftwareVersion: CLIENT_SOFTWARE_VERSION,
    })
    let version = ApiVersions.maxVersion
    let response = await this.#send(ApiVersions, request, version)
    if (response.errorCode === UNSUPPORTED_VERSION) {
      const theirs = response.apiKeys.find(({ apiKey }) => apiKey === API_VERSIONS_KEY)
      version = Math.min(version - 1, theirs?.maxVersion ?? 0)
      response = await this.#send(ApiVersions, request, version)
    }
    checkResponse(response.errorCode)
    this.#apiVersions = response
    this.#versions = new Map(
      response.apiKeys.map((range) => [
        range.apiKey,
        { min: range.minVersion, max: range.maxVersion },
      ]),
    )
  }

  async #authenticate(sasl: SaslClient): Promise<void> {
    const { authenticate } = await import('./security/authenticate.ts')
    const lifetimeMs = await authenticate(this, sasl)
    if (lifetimeMs > 0) this.#renewalMs = this.#clock.monotonicMs() + lifetimeMs * SESSION_USE
  }

  #send<Request, Response>(
    api: Api<Request, Response>,
    request: Request,
    version: number,
    timeoutMs = this.#options.requestTimeoutMs,
  ): Promise<Response> {
    return new Promise((resolve, reject) => {
      if (this.#closeReason) throw this.#closeReason
      if (this.#pending.length >= MAX_IN_FLIGHT) {
        throw new KafkaError('NETWORK_EXCEPTION', `More than ${MAX_IN_FLIGHT} requests in flight`)
      }
      const correlationId = this.#nextCorrelationId()
      this.#write(api, request, version, correlationId)
      this.#pending.push({
        correlationId,
        api,
        version,
        timer: this.#clock.setTimer(timeoutMs, () => this.#timeOut(api.name, timeoutMs)),
        settle: (body, error) => {
          if (!body) return reject(error)
          try {
            resolve(readBody(api, body, version))
          } catch (cause) {
            reject(cause)
            throw cause
          }
        },
      })
    })
  }

  #write<Request>(
    api: Api<Request, unknown>,
    request: Request,
    version: number,
    correlationId: number,
    onWritten?: (error?: Error | null) => void,
  ): void {
    const writer = new Writer()
    const header = {
      requestApiKey: api.key,
      requestApiVersion: version,
      correlationId,
      clientId: this.#options.clientId,
    }
    writeRequestHeader(writer, header, requestHeaderVersion(api, version))
    api.writeRequest(writer, request, version)
    const size = Buffer.allocUnsafe(4)
    size.writeInt32BE(writer.length)
    const chunks = writer.finish()
    this.#socket.cork()
    this.#socket.write(size)
    chunks.forEach((chunk, i) => {
      this.#socket.write(chunk, i === chunks.length - 1 ? onWritten : undefined)
    })
    this.#socket.uncork()
  }

  #receive(frame: Buffer): void {
    const reader = new Reader(frame)
    const request = this.#pending[0]
    if (!request) throw new ProtocolError('A response to no request')
    const correlationId = frame.length < 4 ? -1 : frame.readInt32BE(0)
    if (correlationId !== request.correlationId) {
      throw new ProtocolError(
        `Response ${correlationId} where ${request.correlationId} (${request.api.name}) is next`,
      )
    }
    readResponseHeader(reader, responseHeaderVersion(request.api, request.version))
    this.#pending.shift()
    this.#hasAnswered = this.#apiVersions !== undefined
    request.timer.cancel()
    request.settle(reader, undefined)
  }

  #guard(act: () => void): void {
    if (this.#closeReason) return
    try {
      act()
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause)
      this.#fail(new KafkaError('NETWORK_EXCEPTION', `Unreadable response: ${reason}`, { cause }))
    }
  }

  // The broker may be dead or busy; what it sends later could not be told apart, so the end.
  #timeOut(apiName: string, timeoutMs: number): void {
    this.#fail(timeoutError(`The request ${apiName} timed out after ${timeoutMs} ms`))
  }

  #fail(reason: Error): void {
    if (this.#closeReason) return
    this.#closeReason = reason
    this.#socket.destroy()
    for (const request of this.#pending.splice(0)) {
      request.timer.cancel()
      request.settle(undefined, reason)
    }
  }

  #nextCorrelationId(): number {
    this.#correlationId = (this.#correlationId + 1) & MAX_INT32
    return this.#correlationId
  }
}

function refuseOtherProtocol(firstBytes: Buffer): void {
  const protocol = otherProtocol(firstBytes)
  if (protocol !== undefined) throw new OtherProtocolError(protocol)
}

function readBody<Response>(
  api: Pick<Api<unknown, Response>, 'key' | 'readResponse'>,
  reader: Reader,
  version: number,
): Response {
  const isRefusedApiVersions =
    api.key === API_VERSIONS_KEY && version > 0 && peekInt16(reader) === UNSUPPORTED_VERSION
  const response = api.readResponse(reader, isRefusedApiVersions ? 0 : version)
  reader.expectEnd()
  return response
}

function peekInt16(reader: Reader): number {
  const position = reader.position
  const value = reader.int16()
  reader.skipTo(position)
  return value
}

function resolveFor<Request>(request: RequestFor<Request>, version: number): Request {
  return typeof request === 'function'
    ? (request as (version: number) => Request)(version)
    : request
}

function disconnected(cause?: Error): KafkaError {
  return new KafkaError(
    'NETWORK_EXCEPTION',
    'The server disconnected before a response was received.',
    cause ? { cause } : {},
  )
}
