import { type Answer, CLOSE } from '../../broker/apis/handler.ts'
import type { Exchange } from '../../broker/request-tap.ts'
import { sleep } from '../../runtime/clock.ts'
import type { Fault, FaultSpec } from '../types/faults.ts'
import type { RequestOutcome, RequestView } from '../types/requests.ts'
import type { TopicPartition } from '../types/state.ts'
import { checkFault } from './check-fault.ts'
import { fetchedPartitions, refuse } from './refuse.ts'

type Act = () => Promise<Answer<unknown>>

/** A fault, and how many requests it has met. */
export class ActiveFault implements Fault {
  readonly id: number
  readonly spec: FaultSpec
  hits = 0
  #seen = 0
  #isRemoved = false
  readonly #onOver: (fault: ActiveFault) => void

  constructor(id: number, spec: FaultSpec, onOver: (fault: ActiveFault) => void) {
    this.id = id
    this.spec = spec
    this.#onOver = onOver
  }

  get isOver(): boolean {
    return this.#isRemoved || this.hits >= (this.spec.times ?? Number.POSITIVE_INFINITY)
  }

  remove(): void {
    this.#isRemoved = true
    this.#onOver(this)
  }

  /** Whether the request is met; counts it then. */
  meets(view: RequestView, partitions: () => readonly TopicPartition[]): boolean {
    if (this.isOver || !this.#applies(view, partitions)) return false
    this.#seen++
    if (this.#seen <= (this.spec.skip ?? 0)) return false
    this.hits++
    if (this.isOver) this.#onOver(this)
    return true
  }

  #applies(view: RequestView, partitions: () => readonly TopicPartition[]): boolean {
    const { api, topic, partition, clientId, groupId, transactionalId, when } = this.spec
    if (api === '*') {
      if (view.api === 'ApiVersions') return false
    } else if (typeof api === 'string' ? api !== view.api : !api.includes(view.api)) return false
    if (clientId !== undefined && view.clientId !== clientId) return false
    if (groupId !== undefined && view.groupId !== groupId) return false
    if (transactionalId !== undefined && view.transactionalId !== transactionalId) return false
    if (topic !== undefined || partition !== undefined) {
      if (!isAbout(view, partitions(), topic, partition)) return false
    }
    return when === undefined || when(view)
  }
}

function isAbout(
  { topics }: RequestView,
  partitions: readonly TopicPartition[],
  topic: string | undefined,
  partition: number | undefined,
): boolean {
  const isAnyMet = partitions.some(
    (each) =>
      (topic === undefined || each.topic === topic) &&
      (partition === undefined || each.partition === partition),
  )
  // Of an API that names topics alone, the partition does not matter.
  return isAnyMet || (partitions.length === 0 && topic !== undefined && topics.includes(topic))
}

/** The faults that were made and are not over, in the order in which they were made. */
export class FaultSet {
  #faults: ActiveFault[] = []
  #nextId = 1

  get isEmpty(): boolean {
    return this.#faults.length === 0
  }

  get all(): ActiveFault[] {
    return [...this.#faults]
  }

  /** Throws TypeError for what no fault can be. */
  add(spec: FaultSpec, onOver: () => void = () => {}): ActiveFault {
    checkFault(spec)
    const fault = new ActiveFault(this.#nextId++, spec, (over) => {
      this.#faults = this.#faults.filter((each) => each !== over)
      onOver()
    })
    this.#faults.push(fault)
    return fault
  }

  clear(): void {
    for (const fault of this.#faults) fault.remove()
  }

  /** Those that meet the request. */
  meeting(exchange: Exchange, view: RequestView): ActiveFault[] {
    const isFetch = view.api === 'Fetch'
    const partitions = () => (isFetch ? fetchedPartitions(exchange) : view.partitions)
    return this.#faults.filter((fault) => fault.meets(view, partitions))
  }
}

/** What a fault makes of a request, for the journal. */
export function outcomeOf({ spec }: ActiveFault): RequestOutcome | undefined {
  if ('error' in spec) return 'failed'
  if ('drop' in spec) return 'dropped'
  if ('blackHole' in spec) return 'black hole'
  if ('corrupt' in spec) return 'corrupted'
  if ('throttleMs' in spec) return 'throttled'
  return undefined
}

/** Puts the fault between the request and what would be done. */
export function withFault({ spec }: ActiveFault, exchange: Exchange, act: Act): Act {
  if ('error' in spec) {
    return () => refuse(exchange, spec.error, { topic: spec.topic, partition: spec.partition }, act)
  }
  if ('delayMs' in spec) {
    return async () => {
      await sleep(exchange.context.services.clock, spec.delayMs)
      return act()
    }
  }
  if ('drop' in spec) {
    return async () => {
      if (spec.drop === 'after') await act()
      return CLOSE
    }
  }
  if ('blackHole' in spec) {
    return async () => {
      if (spec.blackHole === 'after') await act()
      return new Promise<never>(() => {})
    }
  }
  if ('corrupt' in spec) {
    exchange.alter = corrupted
    return act
  }
  return async () => {
    const answer = await act()
    exchange.throttleMs = Math.max(exchange.throttleMs ?? 0, spec.throttleMs)
    return answer
  }
}

/** Size and correlation id of a frame: the client has to take the answer for that to its request. */
const HEADER_BYTES = 8
/** A length as large as no field may have. */
const DAMAGE = 0x7f

function corrupted(frame: Buffer): Buffer {
  for (let at = HEADER_BYTES; at < frame.length; at++) frame[at] = DAMAGE
  return frame
}
