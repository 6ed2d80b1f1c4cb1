import type { Answer, HandlerResult } from '../broker/apis/handler.ts'
import { Later } from '../broker/later.ts'
import type { Exchange, RequestTap } from '../broker/request-tap.ts'
import { errorCode } from '../protocol/errors.ts'
import { type FaultSet, outcomeOf, withFault } from './faults/fault-set.ts'
import { refuseWhole } from './faults/refuse.ts'
import { viewOf } from './faults/subject.ts'
import { closeEntry, type Journal, markOutcome } from './journal.ts'
import type { Pulse } from './pulse.ts'
import type { RequestView } from './types/requests.ts'

/** What an embedded broker has between connections and handlers: journal, faults, and its pulse. */
export class BrokerTap implements RequestTap {
  readonly #journal: Journal
  readonly #faults: FaultSet
  readonly #pulse: Pulse
  readonly #watchers = new Set<(view: RequestView) => void>()

  /** The broker's state is one of before: groups that clients are members of may be gone. */
  hasGoneBack = false

  constructor(journal: Journal, faults: FaultSet, pulse: Pulse) {
    this.#journal = journal
    this.#faults = faults
    this.#pulse = pulse
  }

  /** `onRequest` is told of each request before anything is done. */
  watch(onRequest: (view: RequestView) => void): void {
    this.#watchers.add(onRequest)
  }

  unwatch(onRequest: (view: RequestView) => void): void {
    this.#watchers.delete(onRequest)
  }

  handle(exchange: Exchange, act: () => HandlerResult<unknown>): HandlerResult<unknown> {
    const entry = this.#journal.open(exchange)
    const finish = (answer: Answer<unknown>) => {
      if (this.hasGoneBack) rememberGroup(exchange, answer)
      closeEntry(entry, answer)
      this.#pulse.beat()
      return answer
    }
    if (this.#faults.isEmpty && this.#watchers.size === 0) return observed(act(), finish)
    const view = viewOf(exchange)
    const meeting = this.#faults.meeting(exchange, view)
    for (const watcher of this.#watchers) watcher(view)
    if (meeting.length === 0) return observed(act(), finish)
    let run = () => settled(act())
    for (const fault of meeting.reverse()) {
      run = withFault(fault, exchange, run)
      markOutcome(entry, fault.id, outcomeOf(fault))
    }
    return run().then(finish)
  }

  /** A waiting fetch has been answered by then; what is left are requests to coordinators. */
  giveUp(exchange: Exchange): Answer<unknown> {
    const isProduce = exchange.handler.api.name === 'Produce'
    return refuseWhole(exchange, isProduce ? 'NOT_LEADER_OR_FOLLOWER' : 'NOT_COORDINATOR')
  }
}

const HEARTBEATS_OF_MEMBERS: ReadonlySet<string> = new Set([
  'ConsumerGroupHeartbeat',
  'ShareGroupHeartbeat',
  'StreamsGroupHeartbeat',
])

/**
 * A member of a group that is gone fails for good with Java's client; one that its group does not
 * know joins anew, and makes the group again.
 */
function rememberGroup({ handler }: Exchange, answer: Answer<unknown>): void {
  if (!HEARTBEATS_OF_MEMBERS.has(handler.api.name)) return
  const response = answer as { errorCode: number; errorMessage: string | null }
  if (response.errorCode !== errorCode('GROUP_ID_NOT_FOUND')) return
  response.errorCode = errorCode('UNKNOWN_MEMBER_ID')
  response.errorMessage = 'The group was set back.'
}

type Finish = (answer: Answer<unknown>) => Answer<unknown>

function observed(result: HandlerResult<unknown>, finish: Finish): HandlerResult<unknown> {
  if (result instanceof Promise) return result.then(finish)
  if (!(result instanceof Later)) return finish(result as Answer<unknown>)
  const later = new Later<Answer<unknown>>()
  result.subscribe((answer) => later.complete(finish(answer as Answer<unknown>)))
  return later
}

async function settled(result: HandlerResult<unknown>): Promise<Answer<unknown>> {
  if (!(result instanceof Later)) return result as Answer<unknown>
  return new Promise((resolve) => {
    result.subscribe((answer) => resolve(answer as Answer<unknown>))
  })
}
