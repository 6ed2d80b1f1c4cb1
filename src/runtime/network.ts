import * as net from 'node:net'
import type { Duplex } from 'node:stream'

/** Sockets, as everything outside of `runtime` sees them. Tests hand in a simulated network. */
export interface Network {
  /** Rejects with Node's error (`EADDRINUSE`, `EACCES`, `EADDRNOTAVAIL`). Port 0 takes a free one. */
  listen(options: ListenOptions, onConnection: (socket: Socket) => void): Promise<Listener>
  /** Rejects with Node's error (`ECONNREFUSED`, `ENOTFOUND`, `ETIMEDOUT`). */
  connect(options: ConnectOptions): Promise<Socket>
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
}

/** How many connections may wait to be accepted. */
const LISTEN_BACKLOG = 1024

export const nodeNetwork: Network = {
  listen(options, onConnection) {
    return new Promise((resolve, reject) => {
      const server = net.createServer({ noDelay: true, keepAlive: true }, onConnection)
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
  connect({ host, port, timeoutMs }) {
    return new Promise((resolve, reject) => {
      const socket = net.connect({ host, port, noDelay: true, keepAlive: true })
      const fail = (error: Error) => {
        socket.destroy()
        reject(error)
      }
      socket.once('error', fail)
      if (timeoutMs !== undefined) {
        socket.setTimeout(timeoutMs, () => fail(timeoutError(host, port, timeoutMs)))
      }
      socket.once('connect', () => {
        socket.setTimeout(0)
        socket.off('error', fail)
        resolve(socket)
      })
    })
  },
}

function timeoutError(host: string, port: number, timeoutMs: number): Error {
  const error = new Error(`Connect to '${host}:${port}' timed out after ${timeoutMs} ms`)
  return Object.assign(error, { code: 'ETIMEDOUT' })
}
