import type { Api } from '../../protocol/api.ts'
import type { Access } from '../../security/access.ts'
import type { BrokerServices } from '../broker-services.ts'
import type { Later } from '../later.ts'
import type { HandlerCatalogue } from './handler-catalogue.ts'

/** What is known of the peer of a connection. */
export interface ConnectionInfo {
  /** Unique within the node: `localAddress:localPort-remoteAddress:remotePort-index`. */
  readonly id: string
  /** The peer's address, without brackets and without the IPv6 prefix of an IPv4 address. */
  readonly clientAddress: string
  readonly clientPort: number
  /** The address of this end: what a wildcard listener advertises. */
  readonly localAddress: string
  readonly localPort: number
  /** The name of the listener in capitals, e.g. `PLAINTEXT`. */
  readonly listenerName: string
  /** `unknown` until ApiVersions has told it (KIP-511). */
  softwareName: string
  softwareVersion: string
}

/** What a handler knows beside the request. */
export interface RequestContext {
  readonly services: BrokerServices
  readonly connection: ConnectionInfo
  /** What the peer may do: to be asked before anything is done or told. */
  readonly access: Access
  /** What the listener of the connection serves. */
  readonly catalogue: HandlerCatalogue
  readonly apiVersion: number
  readonly correlationId: number
  readonly clientId: string | null
}

/**
 * What a handler gives back: the response, a promise of it, or a `Later`. `null` is no answer at
 * all (produce with acks=0); `CLOSE` ends the connection without one.
 */
export type Answer<Response> = Response | BorrowedResponse<Response> | null | typeof CLOSE

export const CLOSE: unique symbol = Symbol('close the connection')

/** A response with bytes in memory that is lent: pooled buffers of a read. */
export class BorrowedResponse<Response> {
  readonly response: Response
  /** Called once the socket has taken the bytes, or is closed. */
  readonly release: () => void

  constructor(response: Response, release: () => void) {
    this.response = response
    this.release = release
  }
}

export type HandlerResult<Response> =
  | Answer<Response>
  | Promise<Answer<Response>>
  | Later<Answer<Response>>

export type Handle<Request, Response> = (
  request: Request,
  context: RequestContext,
) => HandlerResult<Response>

/** Where an API is served: on the listeners of brokers, on those of controllers, or on both. */
export type ListenerRole = 'broker' | 'controller' | 'both'

export interface HandlerOptions<Response> {
  /** First and last version served. */
  readonly versions: readonly [first: number, last: number]
  /** The first version that ApiVersions tells, where Apache tells a lower one than it serves. */
  readonly announcedFrom?: number
  /** `broker` when left out. */
  readonly on?: ListenerRole
  /**
   * The next request of the connection may start before this one is answered, if it is of the same
   * API. Answers keep their order all the same.
   */
  readonly isPipelined?: boolean
  /**
   * False where nothing refers to the memory of the request once it is answered: it is used again.
   * Bytes fields of a request are views of that memory.
   */
  readonly isFrameKept?: boolean
  /** Answered in version 0 to a version that is not served; without it the connection is closed. */
  readonly answerToUnknownVersion?: (served: Pick<Handler, 'api' | 'versions'>) => Response
  /** The answer when the handler fails with an error code; without it the connection is closed. */
  readonly failure?: (code: number, message: string, version: number) => Response
}

export interface Handler<Request = unknown, Response = unknown> {
  readonly api: Api<Request, Response>
  readonly versions: readonly [first: number, last: number]
  readonly announcedFrom: number
  readonly on: ListenerRole
  readonly isPipelined: boolean
  readonly isFrameKept: boolean
  readonly answerToUnknownVersion:
    | ((served: Pick<Handler, 'api' | 'versions'>) => Response)
    | undefined
  readonly failure: ((code: number, message: string, version: number) => Response) | undefined
  // A method, so that the catalogue may hold handlers of every kind of request.
  handle(request: Request, context: RequestContext): HandlerResult<Response>
}

/**
 * Declares how one API key is served:
 *
 *     export const createTopics = handler(CreateTopics, { versions: [2, 7] },
 *       (request, context) => { … })
 *
 * A KafkaError that the handler throws is answered through `failure`; errors of single topics and
 * partitions belong into the response. Requests of one connection are handled one after the other.
 */
export function handler<Request, Response>(
  api: Api<Request, Response>,
  options: HandlerOptions<Response>,
  handle: Handle<Request, Response>,
): Handler<Request, Response> {
  return {
    api,
    versions: options.versions,
    announcedFrom: options.announcedFrom ?? options.versions[0],
    on: options.on ?? 'broker',
    isPipelined: options.isPipelined ?? false,
    isFrameKept: options.isFrameKept ?? true,
    answerToUnknownVersion: options.answerToUnknownVersion,
    failure: options.failure,
    handle,
  }
}
