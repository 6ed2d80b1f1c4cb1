import type { Timer } from '../runtime/clock.ts'
import type { Listener, Socket } from '../runtime/network.ts'
import type { Runtime } from '../runtime/runtime.ts'
import type { ConnectionInfo, ListenerRole } from './apis/handler.ts'
import type { HandlerCatalogue } from './apis/handler-catalogue.ts'
import type { BrokerServices } from './broker-services.ts'
import { Connection } from './connection.ts'
import { FramePool } from './frame-pool.ts'
import { javaAddress } from './host-address.ts'
import { type ListenerOptions, listenOn } from './listen.ts'
import type { RequestTap } from './request-tap.ts'
import type { TurnQueue } from './turn-queue.ts'

export interface SocketServerOptions {
  readonly listeners: readonly ListenerOptions[]
  readonly maxRequestBytes: number
  readonly maxIdleMs: number
  /** Asked at each new connection: the limits may change while the node runs. */
  readonly limits: () => ConnectionLimits
}

export interface ConnectionLimits {
  /** `max.connections` */
  readonly connections: number
  /** `max.connections.per.ip` */
  readonly connectionsPerIp: number
  /** `max.connections.per.ip.overrides`, by address. */
  readonly connectionsPerIpOverrides: ReadonlyMap<string, number>
  /** `listener.name.NAME.max.connections`, by the listener's name. */
  readonly connectionsOfListener: ReadonlyMap<string, number>
}

export interface SocketServerContext {
  readonly runtime: Runtime
  /** Others once the node has started anew. */
  readonly services: BrokerServices
  readonly tap: RequestTap | undefined
  readonly turnQueue: TurnQueue
  readonly catalogue: (role: Exclude<ListenerRole, 'both'>) => HandlerCatalogue
}

/** How often silent connections are looked for, at most and at least. */
const MAX_SWEEP_INTERVAL_MS = 10_000
const MIN_SWEEP_INTERVAL_MS = 100

/** How long a stop waits for what is in work. */
const DRAIN_TIMEOUT_MS = 1_000

/** Accepts connections on every listener, counts them, and ends those that have long been silent. */
export class SocketServer {
  readonly #options: SocketServerOptions
  readonly #context: SocketServerContext
  readonly #listeners: Listener[] = []
  readonly #ports = new Map<string, number>()
  readonly #connections = new Set<Connection>()
  readonly #connectionsByIp = new Map<string, number>()
  #connectionIndex = 0
  #sweepTimer: Timer | undefined
  #isClosed = false
  #isPaused = false
  #onEmpty: (() => void) | undefined

  readonly #framePool = new FramePool()

  constructor(options: SocketServerOptions, context: SocketServerContext) {
    this.#options = options
    this.#context = context
  }

  get connectionCount(): number {
    return this.#connections.size
  }

  /** The port of the listener `name` once it listens. */
  port(name: string): number | undefined {
    return this.#ports.get(name)
  }

  /** Throws BrokerStartError for an address that can't be had; none stays open then. */
  async listen(): Promise<void> {
    try {
      for (const listener of this.#options.listeners) await this.#listenOn(listener)
    } catch (error) {
      await this.#stopListening()
      throw error
    }
    this.#scheduleSweep()
  }

  /** Ends every connection and accepts no other until `listen`, on the same ports then. */
  async suspend(): Promise<void> {
    this.#sweepTimer?.cancel()
    const listeners = this.#listeners.splice(0)
    const closed = Promise.all(listeners.map((listener) => listener.close()))
    for (const connection of [...this.#connections]) connection.close()
    await closed
  }

  /** Requests wait from here on, unread or undone; connections stay. */
  pause(): void {
    this.#isPaused = true
  }

  resume(): void {
    this.#isPaused = false
    for (const connection of [...this.#connections]) connection.resume()
  }

  /** Answers what is in work without those who worked on it. */
  giveUpRequests(): void {
    const { tap } = this.#context
    if (tap === undefined) return
    for (const connection of [...this.#connections]) connection.giveUpRequests(tap)
  }

  /** Stops accepting, answers what is in work, and ends every connection. */
  async close(): Promise<void> {
    this.#isClosed = true
    this.#sweepTimer?.cancel()
    await this.#stopListening()
    if (this.#connections.size === 0) return
    const drained = new Promise<void>((resolve) => {
      this.#onEmpty = resolve
    })
    for (const connection of [...this.#connections]) connection.drain()
    const timer = this.#context.runtime.clock.setTimer(DRAIN_TIMEOUT_MS, () => {
      for (const connection of [...this.#connections]) connection.close()
    })
    if (this.#connections.size > 0) await drained
    timer.cancel()
  }

  async #stopListening(): Promise<void> {
    const listeners = this.#listeners.splice(0)
    // A listener is closed only when its connections are, so nobody waits for that here.
    for (const listener of listeners) void listener.close()
  }

  async #listenOn(listener: ListenerOptions): Promise<void> {
    const catalogue = this.#context.catalogue(listener.role)
    const { network } = this.#context.runtime
    const port = this.#ports.get(listener.name) ?? listener.port
    const bound = await listenOn(network, { ...listener, port }, (socket) =>
      this.#accept(socket, listener, catalogue),
    )
    this.#listeners.push(...bound)
    this.#ports.set(listener.name, bound[0]!.port)
  }

  #accept(socket: Socket, listener: ListenerOptions, catalogue: HandlerCatalogue): void {
    const info = this.#describe(socket, listener)
    const refusal = this.#refusal(info)
    if (refusal !== undefined) {
      this.#context.services.logger.info(`Rejected connection '${info.id}': ${refusal}`)
      socket.on('error', () => {})
      socket.destroy()
      return
    }
    if (this.#isTooFast(socket, info.clientAddress)) return
    const context = this.#context
    const connection = new Connection(socket, info, {
      get services() {
        return context.services
      },
      catalogue,
      turnQueue: context.turnQueue,
      maxRequestBytes: this.#options.maxRequestBytes,
      framePool: this.#framePool,
      tap: context.tap,
      isPaused: () => this.#isPaused,
      onClose: () => this.#forget(connection),
    })
    this.#connections.add(connection)
    this.#count(info.clientAddress, 1)
  }

  /** One connection too many from an address is held open, unread, until its rate is in order. */
  #isTooFast(socket: Socket, clientAddress: string): boolean {
    const { clock } = this.#context.runtime
    const { connections } = this.#context.services.quotas
    const throttleMs = connections.isActive ? connections.record(clientAddress, clock.nowMs()) : 0
    if (throttleMs === 0) return false
    socket.on('error', () => {})
    socket.pause()
    clock.setTimer(throttleMs, () => socket.destroy())
    return true
  }

  #describe(socket: Socket, listener: ListenerOptions): ConnectionInfo {
    const localAddress = plainAddress(socket.localAddress)
    const clientAddress = plainAddress(socket.remoteAddress)
    const localPort = socket.localPort ?? 0
    return {
      id: `${localAddress}:${localPort}-${clientAddress}:${socket.remotePort}-${this.#connectionIndex++}`,
      clientAddress,
      clientPort: socket.remotePort ?? 0,
      localAddress,
      localPort,
      listenerName: listener.name,
      softwareName: 'unknown',
      softwareVersion: 'unknown',
    }
  }

  #refusal({ clientAddress, listenerName }: ConnectionInfo): string | undefined {
    if (this.#isClosed) return 'the broker is stopping'
    const limits = this.#options.limits()
    if (this.#connections.size >= limits.connections) {
      return `there are already ${limits.connections} connections (max.connections)`
    }
    const ofListener = limits.connectionsOfListener.get(listenerName)
    if (ofListener !== undefined && this.#connectionsOf(listenerName) >= ofListener) {
      return `there are already ${ofListener} connections of this listener (max.connections)`
    }
    const limit = limits.connectionsPerIpOverrides.get(clientAddress) ?? limits.connectionsPerIp
    if ((this.#connectionsByIp.get(clientAddress) ?? 0) >= limit) {
      return `there are already ${limit} connections from this address (max.connections.per.ip)`
    }
    return undefined
  }

  #connectionsOf(listenerName: string): number {
    let count = 0
    for (const { info } of this.#connections) if (info.listenerName === listenerName) count += 1
    return count
  }

  #forget(connection: Connection): void {
    if (!this.#connections.delete(connection)) return
    this.#count(connection.info.clientAddress, -1)
    this.#context.services.sharePartitions.onDisconnect(connection.info.id)
    // A node that stops leaves members in their groups: they find them again where they go on.
    if (!this.#isClosed) this.#context.services.groupConnections.onDisconnect(connection.info.id)
    this.#context.services.telemetry.onDisconnect(connection.info.id)
    if (this.#connections.size === 0) this.#onEmpty?.()
  }

  #count(clientAddress: string, change: 1 | -1): void {
    const count = (this.#connectionsByIp.get(clientAddress) ?? 0) + change
    if (count === 0) this.#connectionsByIp.delete(clientAddress)
    else this.#connectionsByIp.set(clientAddress, count)
  }

  // One timer looks at all connections: a timer for each would have to be moved with each request.
  #scheduleSweep(): void {
    if (this.#isClosed || this.#options.maxIdleMs < 0) return
    const intervalMs = Math.min(
      Math.max(this.#options.maxIdleMs / 10, MIN_SWEEP_INTERVAL_MS),
      MAX_SWEEP_INTERVAL_MS,
    )
    this.#sweepTimer = this.#context.runtime.clock.setTimer(intervalMs, () => {
      const deadlineMs = this.#context.runtime.clock.monotonicMs() - this.#options.maxIdleMs
      for (const connection of [...this.#connections]) {
        if (connection.lastActiveMs <= deadlineMs && connection.isIdle) connection.close()
      }
      this.#scheduleSweep()
    })
  }
}

function plainAddress(address: string | undefined): string {
  return address === undefined ? 'unknown' : javaAddress(address)
}
