import { responseHeaderVersion } from '../protocol/api.ts'
import { errorCode, KafkaError } from '../protocol/errors.ts'
import { ProtocolError, Reader } from '../protocol/reader.ts'
import { Writer } from '../protocol/writer.ts'
import { InvariantError } from '../runtime/assert.ts'
import type { Timer } from '../runtime/clock.ts'
import type { Socket } from '../runtime/network.ts'
import { Access } from '../security/access.ts'
import { ANONYMOUS_PRINCIPAL } from '../security/acl.ts'
import {
  type Answer,
  BorrowedResponse,
  CLOSE,
  type ConnectionInfo,
  type Handler,
  type HandlerResult,
  type RequestContext,
} from './apis/handler.ts'
import type { HandlerCatalogue } from './apis/handler-catalogue.ts'
import type { BrokerServices } from './broker-services.ts'
import { FrameDecoder, FrameError } from './frame-decoder.ts'
import type { FramePool } from './frame-pool.ts'
import { Later } from './later.ts'
import { quotaClient } from './quota-client.ts'
import { type RequestHeader, readRequestHeader } from './request-header.ts'
import type { Exchange, RequestTap } from './request-tap.ts'
import type { TurnQueue } from './turn-queue.ts'

/** Requests that wait behind the one in work; beyond either limit nothing more is read. */
const MAX_WAITING_REQUESTS = 64
const MAX_WAITING_BYTES = 4 * 1024 * 1024

/** Requests of one API that may be in work at once, where the API allows more than one. */
const MAX_PIPELINED_REQUESTS = 64
const MAX_PIPELINED_BYTES = 8 * 1024 * 1024

/** While a peer has left so much unread, its next request waits. */
const MAX_UNSENT_BYTES = 1024 * 1024

/** What a connection needs from the server that accepted it. */
export interface ConnectionOptions {
  readonly services: BrokerServices
  readonly catalogue: HandlerCatalogue
  readonly turnQueue: TurnQueue
  readonly maxRequestBytes: number
  readonly framePool: FramePool
  readonly tap: RequestTap | undefined
  /** While it says so, requests wait: the node starts anew behind its connections. */
  readonly isPaused: () => boolean
  readonly onClose: (connection: Connection) => void
}

/** A request in work: its answer leaves once all earlier ones have left. */
interface PendingAnswer {
  readonly handler: Handler
  readonly header: RequestHeader
  readonly frame: Buffer
  answer: Answer<unknown> | undefined
  /** How long the handler was at work before it first waited; measured where a quota needs it. */
  workMs: number
  /** What a tap knows the request by. */
  readonly exchange?: Exchange
}

/**
 * One peer: cuts frames, hands requests to handlers, sends the answers in the order of the
 * requests. A request starts when the one before it is answered, as in Apache; only requests of an
 * API that says so overlap. Whatever a peer does wrong ends its own connection and no other.
 */
export class Connection {
  readonly info: ConnectionInfo
  /** Monotonic time of the last byte in or out. */
  lastActiveMs: number
  readonly #socket: Socket
  readonly #options: ConnectionOptions
  readonly #decoder: FrameDecoder
  readonly #access: Access
  #waiting: Buffer[] = []
  #waitingBytes = 0
  readonly #inWork: PendingAnswer[] = []
  #inWorkBytes = 0
  #isReadPaused = false
  #isWriteBlocked = false
  #isCorked = false
  /** Set while the peer has to pause because of a quota (KIP-219). */
  #muteTimer: Timer | undefined
  #isClosed = false
  #isDraining = false

  constructor(socket: Socket, info: ConnectionInfo, options: ConnectionOptions) {
    this.info = info
    this.#socket = socket
    this.#options = options
    this.lastActiveMs = options.services.clock.monotonicMs()
    this.#access = new Access(options.services.authorizer, {
      principal: ANONYMOUS_PRINCIPAL,
      host: info.clientAddress,
    })
    const { maxRequestBytes, framePool } = options
    this.#decoder = new FrameDecoder(maxRequestBytes, framePool, (frame) => this.#receive(frame))
    socket.setNoDelay(true)
    if (socket.readInto === undefined) socket.on('data', (chunk: Buffer) => this.#read(chunk))
    else {
      socket.readInto({
        buffer: () => this.#decoder.buffer(),
        onRead: (bytes) => this.#read(bytes),
      })
    }
    socket.on('drain', () => this.#unblock())
    socket.on('error', () => this.close())
    socket.on('close', () => this.close())
  }

  get isIdle(): boolean {
    return this.#inWork.length === 0 && this.#waiting.length === 0
  }

  close(): void {
    if (this.#isClosed) return
    this.#isClosed = true
    this.#waiting = []
    this.#muteTimer?.cancel()
    this.#socket.destroy()
    this.#options.onClose(this)
  }

  /** Starts what has waited while the node was paused. */
  resume(): void {
    this.#startWaiting()
  }

  /** The node that had the requests in work is gone: whatever it would say, they are answered now. */
  giveUpRequests(tap: RequestTap): void {
    for (const pending of this.#inWork) {
      if (pending.answer !== undefined) continue
      pending.answer = pending.exchange === undefined ? CLOSE : tap.giveUp(pending.exchange)
    }
    this.#sendAnswers()
  }

  /** Takes no more requests and ends once what is in work is answered and sent. */
  drain(): void {
    this.#isDraining = true
    this.#waiting = []
    this.#endIfDrained()
  }

  #endIfDrained(): void {
    if (!this.#isDraining || this.#inWork.length > 0 || this.#isClosed) return
    this.#flush()
    this.#socket.end(() => this.close())
  }

  #read(chunk: Buffer): void {
    if (this.#isClosed || this.#isDraining) return
    this.lastActiveMs = this.#options.services.clock.monotonicMs()
    try {
      this.#decoder.onRead(chunk)
    } catch (error) {
      this.#fail(error)
    }
  }

  #receive(frame: Buffer): void {
    if (this.#isClosed) return
    if (this.#waiting.length === 0 && this.#canStart(frame)) {
      this.#start(frame)
      return
    }
    this.#waiting.push(frame)
    this.#waitingBytes += frame.length
    this.#limitReading()
  }

  /** Whether the request in `frame` may start now. */
  #canStart(frame: Buffer): boolean {
    if (this.#isWriteBlocked || this.#muteTimer !== undefined) return false
    if (this.#options.isPaused()) return false
    const last = this.#inWork.at(-1)
    if (last === undefined) return true
    return (
      last.handler.isPipelined &&
      this.#inWork.length < MAX_PIPELINED_REQUESTS &&
      this.#inWorkBytes < MAX_PIPELINED_BYTES &&
      frame.length >= 2 &&
      frame.readInt16BE(0) === last.header.apiKey
    )
  }

  #startWaiting(): void {
    while (!this.#isClosed) {
      const frame = this.#waiting[0]
      if (frame === undefined || !this.#canStart(frame)) break
      this.#waiting.shift()
      this.#waitingBytes -= frame.length
      this.#start(frame)
    }
    this.#limitReading()
  }

  #limitReading(): void {
    const isFull =
      this.#waiting.length >= MAX_WAITING_REQUESTS || this.#waitingBytes >= MAX_WAITING_BYTES
    if (isFull === this.#isReadPaused || this.#isClosed) return
    this.#isReadPaused = isFull
    if (isFull) this.#socket.pause()
    else this.#socket.resume()
  }

  #start(frame: Buffer): void {
    try {
      this.#dispatch(frame)
    } catch (error) {
      this.#fail(error)
    }
  }

  #dispatch(frame: Buffer): void {
    const reader = new Reader(frame)
    const { catalogue, services, tap } = this.#options
    const header = readRequestHeader(reader, (key) => catalogue.find(key)?.api)
    const handler = catalogue.find(header.apiKey)!
    const version = header.apiVersion
    if (version < handler.versions[0] || version > handler.versions[1]) {
      this.#refuseVersion(handler, header)
      return
    }
    const request = handler.api.readRequest(reader, version)
    const context: RequestContext = {
      services,
      connection: this.info,
      access: this.#access,
      catalogue,
      apiVersion: version,
      correlationId: header.correlationId,
      clientId: header.clientId,
    }
    const act = () => handler.handle(request, context)
    const pending: PendingAnswer = { handler, header, frame, answer: undefined, workMs: 0 }
    if (tap === undefined) {
      this.#take(pending, act)
      return
    }
    const exchange: Exchange = { handler, request, context }
    this.#take({ ...pending, exchange }, () => tap.handle(exchange, act))
  }

  #take(pending: PendingAnswer, run: () => HandlerResult<unknown>): void {
    this.#inWork.push(pending)
    this.#inWorkBytes += pending.frame.length
    this.#await(pending, run)
  }

  /** Of ApiVersions alone every version is answered, so that client and broker find together. */
  #refuseVersion(handler: Handler, header: RequestHeader): void {
    if (handler.answerToUnknownVersion === undefined) {
      throw new ProtocolError(`'${handler.api.name}' has no version ${header.apiVersion}`)
    }
    const answer = handler.answerToUnknownVersion(handler)
    const firstVersion = { ...header, apiVersion: 0 }
    const pending: PendingAnswer = {
      handler,
      header: firstVersion,
      frame: NO_BYTES,
      answer,
      workMs: 0,
    }
    this.#inWork.push(pending)
    this.#sendAnswers()
  }

  #await(pending: PendingAnswer, run: () => HandlerResult<unknown>): void {
    const { clock, quotas } = this.#options.services
    const settle = (answer: Answer<unknown>) => {
      if (pending.answer !== undefined) {
        if (answer instanceof BorrowedResponse) answer.release()
        return
      }
      pending.answer = answer
      if (quotas.isActive || pending.exchange?.throttleMs) this.#throttle(pending, answer)
      this.#sendAnswers()
    }
    const recover = (error: unknown) => this.#answerFailure(pending, error)
    let result: HandlerResult<unknown>
    const startedMs = quotas.isActive ? clock.monotonicMs() : 0
    try {
      result = run()
      if (quotas.isActive) pending.workMs = clock.monotonicMs() - startedMs
    } catch (error) {
      recover(error)
      return
    }
    if (result instanceof Later) result.subscribe(settle)
    else if (result instanceof Promise) result.then(settle, recover)
    else settle(result)
  }

  /** Tells the peer how long it has to pause and, whatever it makes of that, reads nothing before. */
  #throttle({ header, frame, workMs, exchange }: PendingAnswer, answer: Answer<unknown>): void {
    if (answer === CLOSE) return
    const { clock, quotas } = this.#options.services
    const response = answer instanceof BorrowedResponse ? answer.response : answer
    const told = response as { throttleTimeMs?: number } | null
    const cost = { apiKey: header.apiKey, sizeBytes: frame.length, workMs }
    const client = quotaClient(this.#access, header.clientId)
    const throttleMs = Math.max(
      told?.throttleTimeMs ?? 0,
      exchange?.throttleMs ?? 0,
      quotas.throttleMs(client, cost, clock.nowMs()),
    )
    if (throttleMs === 0) return
    if (told?.throttleTimeMs !== undefined) told.throttleTimeMs = throttleMs
    this.#muteTimer?.cancel()
    this.#muteTimer = clock.setTimer(throttleMs, () => {
      this.#muteTimer = undefined
      this.#startWaiting()
    })
  }

  #answerFailure(pending: PendingAnswer, error: unknown): void {
    if (this.#isClosed || pending.answer !== undefined) return
    const { handler, header } = pending
    if (error instanceof InvariantError) this.#options.services.onFatal(error)
    const isKafkaError = error instanceof KafkaError
    if (!isKafkaError) {
      const { id } = this.info
      this.#options.services.logger.error(`'${handler.api.name}' failed on '${id}'`, error)
    }
    const code = isKafkaError ? error.code : errorCode('UNKNOWN_SERVER_ERROR')
    const message = isKafkaError ? error.message : ''
    pending.answer = handler.failure?.(code, message, header.apiVersion) ?? CLOSE
    this.#sendAnswers()
  }

  // Runs in promises and at the end of a turn too, where nobody else would catch what it throws.
  #sendAnswers(): void {
    try {
      this.#sendInOrder()
    } catch (error) {
      this.#fail(error)
    }
  }

  #sendInOrder(): void {
    if (this.#isClosed) return
    for (;;) {
      const first = this.#inWork[0]
      if (first === undefined || first.answer === undefined) break
      this.#inWork.shift()
      this.#inWorkBytes -= first.frame.length
      if (first.answer === CLOSE) {
        this.close()
        return
      }
      if (first.answer !== null) this.#send(first, first.answer)
      if (!first.handler.isFrameKept) this.#options.framePool.giveBack(first.frame)
    }
    if (this.#isDraining) this.#endIfDrained()
    else if (this.#waiting.length > 0) this.#startWaiting()
  }

  #send({ handler, header, exchange }: PendingAnswer, answer: unknown): void {
    const isBorrowed = answer instanceof BorrowedResponse
    let chunks = encodeResponse(handler, header, isBorrowed ? answer.response : answer)
    if (exchange?.alter !== undefined) chunks = [exchange.alter(Buffer.concat(chunks))]
    if (!this.#socket.writable) {
      if (isBorrowed) answer.release()
      return
    }
    if (!this.#isCorked) {
      this.#isCorked = true
      this.#socket.cork()
      this.#options.turnQueue.addFlush(() => this.#flush())
    }
    let isRoomLeft = true
    const last = chunks.length - 1
    for (let i = 0; i < last; i++) this.#socket.write(chunks[i])
    if (isBorrowed) isRoomLeft = this.#socket.write(chunks[last], () => answer.release())
    else isRoomLeft = this.#socket.write(chunks[last])
    if (!isRoomLeft && this.#socket.writableLength > MAX_UNSENT_BYTES) this.#isWriteBlocked = true
  }

  #flush(): void {
    if (!this.#isCorked) return
    this.#isCorked = false
    if (this.#isClosed) return
    this.lastActiveMs = this.#options.services.clock.monotonicMs()
    this.#socket.uncork()
  }

  #unblock(): void {
    if (!this.#isWriteBlocked) return
    this.lastActiveMs = this.#options.services.clock.monotonicMs()
    this.#isWriteBlocked = false
    this.#startWaiting()
  }

  #fail(error: unknown): void {
    const { logger } = this.#options.services
    const { id } = this.info
    if (error instanceof ProtocolError || error instanceof FrameError) {
      logger.warn(`Closed connection '${id}': ${error.message}`)
    } else {
      logger.error(`Closed connection '${id}'`, error)
    }
    this.close()
    if (error instanceof InvariantError) this.#options.services.onFatal(error)
  }
}

const NO_BYTES = Buffer.alloc(0)

function encodeResponse(handler: Handler, header: RequestHeader, answer: unknown): Buffer[] {
  const writer = new Writer()
  writer.int32(0)
  writer.int32(header.correlationId)
  if (responseHeaderVersion(handler.api, header.apiVersion) === 1) writer.uvarint(0)
  handler.api.writeResponse(writer, answer, header.apiVersion)
  const size = writer.length - 4
  const chunks = writer.finish()
  chunks[0]!.writeInt32BE(size, 0)
  return chunks
}
