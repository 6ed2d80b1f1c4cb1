import { connect, type Socket } from 'node:net'
import { type Api, requestHeaderVersion, responseHeaderVersion } from '../../src/protocol/api.ts'
import { Reader } from '../../src/protocol/reader.ts'
import { Writer } from '../../src/protocol/writer.ts'

/** A client without opinions: frames out, frames in, for tests of what a broker does with them. */
export class RawClient {
  readonly #socket: Socket
  #received = Buffer.alloc(0)
  #isClosed = false
  #correlationId = 0
  #wake: (() => void) | undefined

  private constructor(socket: Socket) {
    this.#socket = socket
    socket.on('data', (chunk) => {
      this.#received = Buffer.concat([this.#received, chunk])
      this.#wake?.()
    })
    socket.on('error', () => {})
    socket.on('close', () => {
      this.#isClosed = true
      this.#wake?.()
    })
  }

  static connect(port: number, host = '127.0.0.1'): Promise<RawClient> {
    return new Promise((resolve, reject) => {
      const socket = connect({ port, host, noDelay: true })
      socket.once('error', reject)
      socket.once('connect', () => resolve(new RawClient(socket)))
    })
  }

  /** Sends a request and reads its answer. */
  async request<Request, Response>(
    api: Api<Request, Response>,
    version: number,
    message: Request,
    clientId: string | null = 'raw',
  ): Promise<Response> {
    this.send(api, version, message, clientId)
    return this.receive(api, version)
  }

  send<Request, Response>(
    api: Api<Request, Response>,
    version: number,
    message: Request,
    clientId: string | null = 'raw',
  ): void {
    this.sendFrame(requestFrame(api, version, message, clientId, ++this.#correlationId))
  }

  async receive<Request, Response>(
    api: Api<Request, Response>,
    version: number,
  ): Promise<Response> {
    const frame = await this.receiveFrame()
    if (frame === undefined) throw new Error(`The broker closed the connection ('${api.name}')`)
    const reader = new Reader(frame)
    reader.int32()
    if (responseHeaderVersion(api, version) === 1) reader.skipTaggedFields()
    const response = api.readResponse(reader, version)
    reader.expectEnd()
    return response
  }

  /** `frame` is sent behind its size. */
  sendFrame(frame: Buffer): void {
    const size = Buffer.alloc(4)
    size.writeInt32BE(frame.length)
    this.sendBytes(Buffer.concat([size, frame]))
  }

  sendBytes(bytes: Buffer): void {
    this.#socket.write(bytes)
  }

  /** The next frame without its size; `undefined` when the broker has closed the connection. */
  async receiveFrame(): Promise<Buffer | undefined> {
    for (;;) {
      if (this.#received.length >= 4) {
        const end = 4 + this.#received.readInt32BE(0)
        if (this.#received.length >= end) {
          const frame = this.#received.subarray(4, end)
          this.#received = this.#received.subarray(end)
          return frame
        }
      }
      if (this.#isClosed) return undefined
      await new Promise<void>((resolve) => {
        this.#wake = resolve
      })
    }
  }

  /** Resolves once the broker has closed the connection; throws when an answer comes instead. */
  async closed(): Promise<void> {
    const frame = await this.receiveFrame()
    if (frame !== undefined) throw new Error(`Expected an end, got ${frame.toString('hex')}`)
  }

  close(): void {
    this.#socket.destroy()
  }
}

export function requestFrame<Request, Response>(
  api: Api<Request, Response>,
  version: number,
  message: Request,
  clientId: string | null,
  correlationId: number,
): Buffer {
  const writer = new Writer()
  writer.int16(api.key)
  writer.int16(version)
  writer.int32(correlationId)
  writer.string(clientId, false)
  if (requestHeaderVersion(api, version) === 2) writer.uvarint(0)
  api.writeRequest(writer, message, version)
  return writer.toBuffer()
}
