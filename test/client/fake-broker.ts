import { Duplex } from 'node:stream'
import { FrameAssembler } from '../../src/client/frame-assembler.ts'
import { type Api, requestHeaderVersion, responseHeaderVersion } from '../../src/protocol/api.ts'
import { ApiVersions, newApiVersion } from '../../src/protocol/messages/18-api-versions.ts'
import { readRequestHeader, writeResponseHeader } from '../../src/protocol/messages/headers.ts'
import { Reader } from '../../src/protocol/reader.ts'
import { Writer } from '../../src/protocol/writer.ts'
import type { Network, Socket } from '../../src/runtime/network.ts'
import { nodeRuntime, type Runtime } from '../../src/runtime/runtime.ts'

type AnyApi = Api<never, never>

interface Served {
  readonly api: AnyApi
  readonly versions: readonly [number, number]
  readonly answer: (request: unknown, version: number) => unknown
}

export interface SeenRequest {
  readonly name: string
  readonly version: number
  readonly request: unknown
}

/** A broker in this process: answers what a test tells it to, over a network without sockets. */
export class FakeBroker {
  readonly seen: SeenRequest[] = []
  readonly #served = new Map<number, Served>()
  #newestApiVersions: number
  connections = 0

  constructor(options: { readonly newestApiVersions?: number } = {}) {
    this.#newestApiVersions = options.newestApiVersions ?? ApiVersions.maxVersion
  }

  /** An answer of undefined is none: the request stays open. A thrown error cuts the connection. */
  serve<Request, Response>(
    api: Api<Request, Response>,
    answer: (request: Request, version: number) => Response | undefined,
    versions: readonly [number, number] = [api.minVersion, api.maxVersion],
  ): this {
    this.#served.set(api.key, { api, versions, answer } as unknown as Served)
    return this
  }

  /** The real runtime with a network that leads here alone. */
  runtime(rest: Partial<Runtime> = {}): Runtime {
    const network: Network = {
      listen: () => Promise.reject(new Error('Not a server')),
      connect: async () => this.#accept(),
      resolve: async () => ['127.0.0.1'],
    }
    return { ...nodeRuntime, ...rest, network }
  }

  names(): string[] {
    return this.seen.map(({ name, version }) => `${name} v${version}`)
  }

  #accept(): Socket {
    this.connections++
    const frames = new FrameAssembler((frame) => this.#answer(socket, frame))
    const socket: Socket = Object.assign(
      new Duplex({
        read() {},
        write(chunk: Buffer, _encoding, done) {
          try {
            frames.push(chunk)
          } catch {
            socket.destroy()
          }
          done()
        },
      }),
      { setNoDelay() {} },
    )
    return socket
  }

  #answer(socket: Socket, frame: Buffer): void {
    const api = frame.readInt16BE(0) === ApiVersions.key ? this.#apiVersions() : this.#find(frame)
    const version = frame.readInt16BE(2)
    const reader = new Reader(frame)
    const header = readRequestHeader(reader, requestHeaderVersion(api.api, version))
    const isRefused = version > api.versions[1]
    const request = isRefused ? undefined : api.api.readRequest(reader, version)
    this.seen.push({ name: api.api.name, version, request })
    const response = api.answer(request, version)
    if (response === undefined) return
    const writer = new Writer()
    const { correlationId } = header
    writeResponseHeader(writer, { correlationId }, responseHeaderVersion(api.api, version))
    api.api.writeResponse(writer, response as never, isRefused ? 0 : version)
    const size = Buffer.alloc(4)
    size.writeInt32BE(writer.length)
    const bytes = Buffer.concat([size, ...writer.finish()])
    queueMicrotask(() => socket.push(bytes))
  }

  #find(frame: Buffer): Served {
    const served = this.#served.get(frame.readInt16BE(0))
    if (!served) throw new Error(`Not served: ${frame.readInt16BE(0)}`)
    return served
  }

  #apiVersions(): Served {
    const own = { api: ApiVersions as AnyApi, versions: [0, this.#newestApiVersions] as const }
    const apiKeys = [...this.#served.values(), own].map(({ api, versions: [min, max] }) =>
      newApiVersion({ apiKey: api.key, minVersion: min, maxVersion: max }),
    )
    return {
      ...own,
      answer: (_request, version) => ({
        errorCode: version > this.#newestApiVersions ? 35 : 0,
        apiKeys,
        throttleTimeMs: 0,
        supportedFeatures: [],
        finalizedFeaturesEpoch: -1,
        finalizedFeatures: [],
        zkMigrationReady: false,
      }),
    }
  }
}
