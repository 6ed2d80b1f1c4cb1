import type { Listener, Network, Socket } from '../runtime/network.ts'
import type { ListenerRole } from './apis/handler.ts'
import { BrokerStartError } from './broker-start-error.ts'

/** One entry of `listeners`. */
export interface ListenerOptions {
  /** In capitals, e.g. `PLAINTEXT`. */
  readonly name: string
  /** Null: every interface. `localhost` is both loopback addresses. */
  readonly host: string | null
  /** 0 takes a free one. */
  readonly port: number
  readonly role: Exclude<ListenerRole, 'both'>
}

type Address = Pick<ListenerOptions, 'host' | 'port'>

/** Addresses of one kind that a machine may lack; the other one has to do then. */
const UNAVAILABLE_ADDRESS_CODES = new Set(['EADDRNOTAVAIL', 'EAFNOSUPPORT'])

/** Opens every address of a listener, all on one port. Throws BrokerStartError, and none is open then. */
export async function listenOn(
  network: Network,
  { host, port }: Address,
  onConnection: (socket: Socket) => void,
): Promise<Listener[]> {
  const [first, ...others] = host === 'localhost' ? ['127.0.0.1', '::1'] : [host]
  const open = [await bind(network, first!, port, onConnection)]
  for (const other of others) {
    try {
      open.push(await bind(network, other, open[0]!.port, onConnection))
    } catch (error) {
      const code = error instanceof BrokerStartError ? causeCode(error) : undefined
      if (code !== undefined && UNAVAILABLE_ADDRESS_CODES.has(code)) continue
      for (const listener of open) void listener.close()
      throw error
    }
  }
  return open
}

/** Whether the addresses can be had, before anything is written. Throws BrokerStartError. */
export async function checkAddresses(
  network: Network,
  listeners: readonly Address[],
): Promise<void> {
  for (const listener of listeners) {
    const open = await listenOn(network, listener, (socket) => socket.destroy())
    await Promise.all(open.map((each) => each.close()))
  }
}

async function bind(
  network: Network,
  host: string | null,
  port: number,
  onConnection: (socket: Socket) => void,
): Promise<Listener> {
  try {
    return await network.listen(host === null ? { port } : { host, port }, onConnection)
  } catch (error) {
    throw listenError(error, host, port)
  }
}

function causeCode(error: Error): string | undefined {
  const { cause } = error
  return cause instanceof Error && 'code' in cause ? String(cause.code) : undefined
}

function listenError(error: unknown, host: string | null, port: number): BrokerStartError {
  const address =
    host === null ? `port ${port}` : `'${host.includes(':') ? `[${host}]` : host}:${port}'`
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const reason: Record<string, string> = {
    EADDRINUSE: 'another process listens there',
    EACCES: 'the system does not allow it',
    EADDRNOTAVAIL: 'this machine does not have that address',
    ENOTFOUND: 'the host name is unknown',
  }
  const detail = reason[code] ?? (error instanceof Error ? error.message : String(error))
  return new BrokerStartError('ADDRESS', `Listen on ${address} failed: ${detail}`, { cause: error })
}
