import type { Answer, Handler, HandlerResult, RequestContext } from './apis/handler.ts'

/** A request that was read and has not been answered, as a tap sees it. */
export interface Exchange {
  readonly handler: Handler
  readonly request: unknown
  readonly context: RequestContext
  /** Set by the tap: the peer is told to pause, and nothing of it is read for so long (KIP-219). */
  throttleMs?: number
  /** Set by the tap: what leaves in place of these bytes, which are those of the whole frame. */
  alter?: (frame: Buffer) => Buffer
}

/**
 * Stands between the connections and the handlers of a node: it sees each request and each answer,
 * and may put something else in their place. An embedded broker keeps its journal by it and makes
 * faults on purpose; a server has none.
 */
export interface RequestTap {
  /** What the connection takes for the handler's result; `act` runs the handler. */
  handle(exchange: Exchange, act: () => HandlerResult<unknown>): HandlerResult<unknown>
  /** The answer to a request that is still in work while its node starts anew. */
  giveUp(exchange: Exchange): Answer<unknown>
}
