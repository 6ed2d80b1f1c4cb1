import type { ErrorName } from '../../protocol/errors.ts'
import type { ApiName } from './api-name.ts'
import type { RequestView } from './requests.ts'

export type { ErrorName } from '../../protocol/errors.ts'

/** Which requests a fault meets: those to which everything given here applies. */
export interface FaultFilter {
  /** Requests for this topic. Of a request for several, only its part is refused with an error. */
  readonly topic?: string
  readonly partition?: number
  readonly clientId?: string
  readonly groupId?: string
  readonly transactionalId?: string
  /** How many requests are met before the fault is over. Left out: all, until it is removed. */
  readonly times?: number
  /** So many requests pass before the first is met. Default: 0. */
  readonly skip?: number
  /** Decides on each request to which the rest applies. */
  readonly when?: (request: RequestView) => boolean
}

/** What happens to a request that a fault meets: one of these. */
export type FaultAct =
  /** Nothing is done, and the answer is a valid one with this error wherever it belongs. */
  | { readonly error: ErrorName }
  /** Milliseconds of the broker's clock that the request lies before anything is done. */
  | { readonly delayMs: number }
  /** The connection ends: `before` anything is done, or `after` it, when only the answer is missing. */
  | { readonly drop: 'before' | 'after' }
  /** `before`: nothing is done; `after`: all is. The answer never comes; the connection stays. */
  | { readonly blackHole: 'before' | 'after' }
  /** Bytes behind the header of the answer are changed. */
  | { readonly corrupt: true }
  /** The answer tells the client to pause for so many milliseconds, and it is not read meanwhile. */
  | { readonly throttleMs: number }

/** One fault, as from a file or a program. */
export type FaultSpec = FaultAct &
  FaultFilter & {
    /** The APIs that are met; `*`: all but ApiVersions. */
    readonly api: ApiName | readonly ApiName[] | '*'
  }

export type ErrorFault = FaultFilter & { readonly error: ErrorName }
export type DropFault = FaultFilter & { readonly drop?: 'before' | 'after' }
export type BlackHoleFault = FaultFilter & { readonly blackHole?: 'before' | 'after' }

/** A fault that was made. */
export interface Fault {
  readonly id: number
  readonly spec: FaultSpec
  /** How many requests it has met. */
  readonly hits: number
  /** Whether it will meet no other. */
  readonly isOver: boolean
  remove(): void
}
