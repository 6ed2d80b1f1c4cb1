import { BorrowedResponse, CLOSE, type HandlerResult } from '../../src/broker/apis/handler.ts'
import { HandlerCatalogue } from '../../src/broker/apis/handler-catalogue.ts'
import { handlers } from '../../src/broker/apis/index.ts'
import { type BrokerServer, startBrokerServer } from '../../src/broker/broker-server.ts'
import { Later } from '../../src/broker/later.ts'
import { BrokerConfig } from '../../src/config/broker-config.ts'
import type { Api } from '../../src/protocol/api.ts'
import { Reader } from '../../src/protocol/reader.ts'
import { Writer } from '../../src/protocol/writer.ts'
import type { Clock, Timer } from '../../src/runtime/clock.ts'
import { silentLogger } from '../../src/runtime/logger.ts'
import type { Network } from '../../src/runtime/network.ts'
import type { Random } from '../../src/runtime/random.ts'
import { Access } from '../../src/security/access.ts'
import { ANONYMOUS_PRINCIPAL } from '../../src/security/acl.ts'
import type { MemoryFileSystem } from './memory-file-system.ts'

/** What a client of a broker that was killed gets. */
export class Disconnected extends Error {
  override readonly name = 'Disconnected'
}

/** Nobody connects: requests go to the handlers. */
const noNetwork: Network = {
  listen: ({ port }) => Promise.resolve({ port, close: () => Promise.resolve() }),
  connect: () => Promise.reject(new Error('There is no network here')),
  resolve: () => Promise.reject(new Error('There is no network here')),
}

/** A clock whose timers end with the process that set them. */
class ProcessClock implements Clock {
  readonly #clock: Clock
  readonly #timers = new Set<Timer>()
  isStopped = false

  constructor(clock: Clock) {
    this.#clock = clock
  }

  nowMs(): number {
    return this.#clock.nowMs()
  }

  monotonicMs(): number {
    return this.#clock.monotonicMs()
  }

  setTimer(delayMs: number, callback: () => void): Timer {
    if (this.isStopped) return { cancel: () => {} }
    const timer = this.#clock.setTimer(delayMs, () => {
      this.#timers.delete(timer)
      callback()
    })
    this.#timers.add(timer)
    return {
      cancel: () => {
        this.#timers.delete(timer)
        timer.cancel()
      },
    }
  }

  stop(): void {
    this.isStopped = true
    for (const timer of this.#timers) timer.cancel()
    this.#timers.clear()
  }
}

export interface DirectBrokerOptions {
  readonly disk: MemoryFileSystem
  readonly clock: Clock
  readonly random: Random
  readonly overrides: Readonly<Record<string, string>>
}

/** A whole node without sockets: a request is encoded, handled, and its answer decoded. */
export class DirectBroker {
  readonly #clock: ProcessClock
  readonly #disk: MemoryFileSystem
  readonly #server: BrokerServer
  readonly #catalogue = new HandlerCatalogue(handlers, 'broker')
  readonly #waiting = new Set<(error: Error) => void>()

  private constructor(clock: ProcessClock, disk: MemoryFileSystem, server: BrokerServer) {
    this.#clock = clock
    this.#disk = disk
    this.#server = server
  }

  static async start(options: DirectBrokerOptions): Promise<DirectBroker> {
    const { disk, random, overrides } = options
    const clock = new ProcessClock(options.clock)
    const place = { dir: '/data', port: 9092, host: '127.0.0.1' }
    const config = BrokerConfig.embedded(place, new Map(Object.entries(overrides)))
    const world = { clock, random, network: noNetwork, logger: silentLogger, fileSystem: disk }
    const server = await startBrokerServer(world, config)
    return new DirectBroker(clock, disk, server)
  }

  /** Fails with the error that broke the node, should that happen. */
  get failure(): Promise<unknown> {
    return this.#server.failure
  }

  /** The node ends as by `kill -9`; gives the disk that the next one finds. */
  kill(): MemoryFileSystem {
    this.#clock.stop()
    for (const reject of this.#waiting) reject(new Disconnected('The broker was killed'))
    this.#waiting.clear()
    const disk = this.#disk.copy()
    // It names this process, which lives on.
    disk.remove('/data/.kafka-ts.lock')
    return disk
  }

  async call<Request, Response>(
    api: Api<Request, Response>,
    version: number,
    request: Request,
    clientId: string,
  ): Promise<Response> {
    if (this.#clock.isStopped) throw new Disconnected('The broker is down')
    const handler = this.#catalogue.find(api.key)!
    const writer = new Writer()
    api.writeRequest(writer, request, version)
    const decoded = handler.api.readRequest(new Reader(writer.toBuffer()), version)
    const answer = settled(handler.handle(decoded, this.#context(version, clientId)))
    const killed = new Promise<never>((_, reject) => {
      this.#waiting.add(reject)
      const forget = () => this.#waiting.delete(reject)
      answer.then(forget, forget)
    })
    const given = await Promise.race([answer, killed])
    if (given === null || given === CLOSE) throw new Disconnected('The broker gave no answer')
    const isBorrowed = given instanceof BorrowedResponse
    const encoded = new Writer()
    handler.api.writeResponse(encoded, isBorrowed ? given.response : given, version)
    if (isBorrowed) given.release()
    return api.readResponse(new Reader(encoded.toBuffer()), version)
  }

  #context(apiVersion: number, clientId: string) {
    const { services } = this.#server
    const requester = { principal: ANONYMOUS_PRINCIPAL, host: '127.0.0.1' }
    return {
      services,
      access: new Access(services.authorizer, requester),
      catalogue: this.#catalogue,
      apiVersion,
      correlationId: 0,
      clientId,
      connection: {
        id: clientId,
        clientAddress: '127.0.0.1',
        clientPort: 1,
        localAddress: '127.0.0.1',
        localPort: 9092,
        listenerName: 'PLAINTEXT',
        softwareName: 'unknown',
        softwareVersion: 'unknown',
      },
    }
  }
}

function settled<Response>(result: HandlerResult<Response>): Promise<unknown> {
  if (!(result instanceof Later)) return Promise.resolve(result)
  return new Promise((resolve) => result.subscribe(resolve))
}
