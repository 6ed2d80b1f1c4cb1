import type { ApiName } from './api-name.ts'
import type { TopicPartition } from './state.ts'

/** A request, as a predicate of a fault sees it. */
export interface RequestView {
  readonly api: ApiName
  readonly version: number
  /** Null where the client gives none. */
  readonly clientId: string | null
  /** The names of the topics that it is about; not of a fetch that goes on with its session. */
  readonly topics: readonly string[]
  /** The partitions that it is about, where it names any. */
  readonly partitions: readonly TopicPartition[]
  readonly groupId: string | null
  readonly transactionalId: string | null
  /** The decoded request, with the field names of the protocol in camel case. */
  // biome-ignore lint/suspicious/noExplicitAny: each API has a type of its own.
  readonly request: any
}

export type RequestOutcome =
  /** The handler's answer was sent. */
  | 'answered'
  /** No answer belongs to it (acks=0). */
  | 'no answer'
  /** It is still in work, or was given up when its node started anew. */
  | 'in work'
  /** What a fault did. */
  | 'failed'
  | 'dropped'
  | 'black hole'
  | 'corrupted'
  | 'throttled'
  /** The broker ended the connection. */
  | 'closed'

/** A request in the journal. */
export interface JournalEntry extends RequestView {
  /** Counts all requests of the broker, from 1. */
  readonly sequence: number
  readonly correlationId: number
  /** The peer's address and port. */
  readonly from: string
  /** The broker's time when it came. */
  readonly at: Date
  readonly outcome: RequestOutcome
  /** The ids of the faults that met it. */
  readonly faults: readonly number[]
  /** The decoded answer; undefined while, or where, there is none. */
  // biome-ignore lint/suspicious/noExplicitAny: each API has a type of its own.
  readonly response: any
}

export interface RequestFilter {
  readonly topic?: string
  readonly clientId?: string
  readonly groupId?: string
  readonly transactionalId?: string
}
