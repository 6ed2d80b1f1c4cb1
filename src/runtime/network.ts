import * as net from 'node:net'
import type { Duplex } from 'node:stream'

/** Sockets, as everything outside of `runtime` sees them. Tests hand in a simulated network. */
export interface Network {
  /** Rejects with Node's error (`EADDRINUSE`, `EACCES`, `EADDRNOTAVAIL`). Port 0 takes a free one. */
  listen(options: ListenOptions, onConnection: (socket: Socket) => void): Promise<Listener>
  /** Rejects with Node's error (`ECONNREFUSED`, `ENOTFOUND`, `ETIMEDOUT`), or `TlsError`. */
  connect(options: ConnectOptions): Promise<Socket>
  /** The addresses of a name, in the order in which they are tried. Rejects with `ENOTFOUND`. */
  resolve(host: string): Promise<string[]>
}

export interface ListenOptions {
  /** An address or host name; left out: every interface. */
  readonly host?: string
  readonly port: number
}

export interface ConnectOptions {
  readonly host: string
  readonly port: number
  readonly timeoutMs?: number
  /** Speaks TLS; left out: plain text. The time includes the handshake. */
  readonly tls?: TlsOptions
}

/** How a client speaks TLS. Certificates and keys are PEM texts, but for `pfx`. */
export interface TlsOptions {
  /** Who may have signed the server's certificate; left out: those that Node knows. */
  readonly ca?: readonly string[]
  readonly cert?: string
  readonly key?: string
  readonly pfx?: Buffer
  readonly passphrase?: string
  readonly minVersion: 'TLSv1.2' | 'TLSv1.3'
  readonly maxVersion: 'TLSv1.2' | 'TLSv1.3'
  /** By the names of OpenSSL; left out: Node's. */
  readonly ciphers?: string
  /** Whether the server's certificate must be for the host that was dialled. */
  readonly checksHostName: boolean
}

export interface Listener {
  readonly port: number
  /** Stops accepting; open connections stay. */
  close(): Promise<void>
}

/** A connected stream with its two addresses. `net.Socket` is one. */
export interface Socket extends Duplex {
  readonly remoteAddress?: string | undefined
  readonly remotePort?: number | undefined
  readonly localAddress?: string | undefined
  readonly localPort?: number | undefined
  setNoDelay(isOn: boolean): unknown
  /**
   * Reads into the memory of `target` from now on, without 'data' events. Sockets that were accepted
   * in plain text have it where this Node allows it; from others, the 'data' events are taken.
   */
  readInto?(target: ReadTarget): void
}

/** Gives the memory for each read of a socket and learns what came. */
export interface ReadTarget {
  /** Where the next bytes go: at least one byte. Asked before each read. */
  buffer(): Buffer
  /** `bytes`, from the start of that buffer on, have come. Must not throw. */
  onRead(bytes: Buffer): void
}

/** How many connections may wait to be accepted. */
const LISTEN_BACKLOG = 1024

export const nodeNetwork: Network = {
  async resolve(host) {
    const { lookup } = await import('node:dns/promises')
    const found = await lookup(host, { all: true })
    return [...new Set(found.map(({ address }) => address))]
  },
  listen(options, onConnection) {
    return new Promise((resolve, reject) => {
      const server = net.createServer(
        { noDelay: true, keepAlive: true, pauseOnConnect: true },
        (accepted) => onConnection(withReadInto(accepted)),
      )
      server.once('error', reject)
      server.listen({ ...options, backlog: LISTEN_BACKLOG }, () => {
        server.off('error', reject)
        const address = server.address()
        const port = typeof address === 'object' && address !== null ? address.port : options.port
        resolve({
          port,
          close: () => new Promise((closed) => server.close(() => closed())),
        })
      })
    })
  },
  async connect(options) {
    const { host, port, timeoutMs } = options
    const socket = await (options.tls ? openTls(options, options.tls) : openPlain(options))
    const event = options.tls ? 'secureConnect' : 'connect'
    return new Promise((resolve, reject) => {
      const fail = (error: Error) => {
        socket.destroy()
        reject(options.tls && isOfTls(error) ? new TlsError(error) : error)
      }
      const end = () => fail(new Error('The server closed the connection in the TLS handshake'))
      socket.once('error', fail)
      if (options.tls) socket.once('end', end)
      if (timeoutMs !== undefined) {
        socket.setTimeout(timeoutMs, () => fail(timeoutError(host, port, timeoutMs)))
      }
      socket.once(event, () => {
        socket.setTimeout(0)
        socket.off('error', fail)
        socket.off('end', end)
        resolve(socket)
      })
    })
  },
}

/** A TLS handshake that failed, the cause tells why: wrong certificates, no TLS on the other side. */
export class TlsError extends Error {
  override readonly name = 'TlsError'

  constructor(cause: Error) {
    super('SSL handshake failed', { cause })
  }
}

// By name: the bundle of a command has a class of its own.
export function isTlsError(error: unknown): error is TlsError {
  return error instanceof Error && error.name === 'TlsError'
}

const DIALLING = new Set<unknown>(['connect', 'getaddrinfo', 'read', 'write'])

/** Whether it was the handshake that failed, and not the way to the server. */
function isOfTls(error: Error & { syscall?: unknown; code?: unknown }): boolean {
  const isOfNetwork = error instanceof AggregateError || DIALLING.has(error.syscall)
  return !isOfNetwork && error.code !== undefined && error.code !== 'ETIMEDOUT'
}

function openPlain({ host, port }: ConnectOptions): net.Socket {
  return net.connect({ host, port, noDelay: true, keepAlive: true })
}

async function openTls({ host, port }: ConnectOptions, tls: TlsOptions): Promise<net.Socket> {
  const { connect } = await import('node:tls')
  const { ca, checksHostName, ...options } = tls
  const socket = connect({
    host,
    port,
    ...options,
    ...(ca === undefined ? {} : { ca: [...ca] }),
    // An address is no server name (RFC 6066).
    ...(net.isIP(host) === 0 ? { servername: host } : {}),
    ...(checksHostName ? {} : { checkServerIdentity: () => undefined }),
  })
  socket.setNoDelay(true)
  socket.setKeepAlive(true)
  return socket
}

/** What Node's accepted sockets have inside and its documentation does not tell. */
interface AcceptedSocket extends net.Socket {
  _handle?: { readonly useUserBuffer?: unknown } | null
  server?: unknown
  _server?: unknown
}

/**
 * `net.Socket` can read into memory of our choice (`onread`), but `net.Server` does not pass that
 * option on: so the connection moves to a second socket. Where Node's insides have changed, the
 * socket stays as it is and is read by 'data' events.
 */
function withReadInto(accepted: AcceptedSocket): Socket {
  const handle = accepted._handle
  if (typeof handle?.useUserBuffer !== 'function') {
    accepted.resume()
    return accepted
  }
  let target: ReadTarget | undefined
  const options = {
    handle,
    allowHalfOpen: false,
    onread: {
      buffer: () => target?.buffer() ?? NO_TARGET_YET,
      callback(count: number, buffer: Buffer) {
        target?.onRead(buffer.subarray(0, count))
        return true
      },
    },
  }
  const socket: AcceptedSocket = new net.Socket(options as net.SocketConstructorOpts)
  // The server counts its connections by this; the first socket gives up what it no longer owns.
  socket.server = accepted.server
  socket._server = accepted._server
  accepted._server = null
  accepted._handle = null
  return Object.assign(socket, {
    readInto(given: ReadTarget) {
      target = given
    },
  })
}

/** The first read of a socket happens after `readInto`; Node asks for memory before it all the same. */
const NO_TARGET_YET = Buffer.allocUnsafeSlow(16 * 1024)

function timeoutError(host: string, port: number, timeoutMs: number): Error {
  const error = new Error(`Connect to '${host}:${port}' timed out after ${timeoutMs} ms`)
  return Object.assign(error, { code: 'ETIMEDOUT' })
}
