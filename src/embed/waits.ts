import type { Clock } from '../runtime/clock.ts'
import { keepAlive } from '../runtime/keep-alive.ts'
import { describeGroup } from './describe-group.ts'
import { durationMs } from './duration.ts'
import type { Inspector } from './inspector.ts'
import type { Journal } from './journal.ts'
import type { LocalCaller } from './local-caller.ts'
import type { Pulse } from './pulse.ts'
import type { ApiName } from './types/api-name.ts'
import type { ReadRecord } from './types/records.ts'
import type { JournalEntry, RequestFilter } from './types/requests.ts'
import type {
  GroupState,
  PartitionLag,
  TopicState,
  TransactionDescription,
  WaitOptions,
} from './types/state.ts'
import { WaitTimeoutError } from './wait-timeout-error.ts'

const DEFAULT_TIMEOUT_MS = 10_000
/** Events wake a wait; should one be missed, it looks again all the same. */
const MAX_SLEEP_MS = 250
const REQUESTS_TOLD = 5

/** What a look has found, or what it saw instead, in words. */
type Look<Found> = { readonly found: Found } | { readonly seen: string }

export interface WaitsOptions {
  readonly inspector: Inspector
  readonly caller: LocalCaller
  readonly journal: Journal
  readonly pulse: Pulse
  /** Of the one who waits, not of the broker. */
  readonly clock: Clock
}

/** Waits for events of a broker. */
export class Waits {
  readonly #options: WaitsOptions
  #stopped = false

  constructor(options: WaitsOptions) {
    this.#options = options
  }

  /** Whoever waits is told at once. */
  stop(): void {
    this.#stopped = true
    this.#options.pulse.beat()
  }

  topic(name: string, options?: WaitOptions): Promise<TopicState> {
    return this.#until(`topic '${name}'`, options, () => {
      const { inspector } = this.#options
      const topic = inspector.topic(name)
      if (topic === undefined) return { seen: listed('topics', inspector.topics()) }
      const leaderless = topic.partitions.filter(({ leader }) => leader < 0)
      if (leaderless.length === 0) return { found: topic }
      return { seen: `no leader of ${leaderless.map((each) => each.partition).join(', ')}` }
    })
  }

  records(topic: string, count: number, options?: WaitOptions): Promise<ReadRecord[]> {
    return this.#until(`${count} records in '${topic}'`, options, async () => {
      const { inspector } = this.#options
      const state = inspector.topic(topic)
      if (state === undefined)
        return { seen: `no such topic: ${listed('topics', inspector.topics())}` }
      const records = await inspector.records(topic, { limit: Number.POSITIVE_INFINITY })
      if (records.length >= count) return { found: records }
      const ends = state.partitions.map(({ partition, earliest, latest, lastStable }) => {
        const open = lastStable < latest ? `, ${latest - lastStable} in open transactions` : ''
        return `partition ${partition} offsets ${earliest} to ${latest}${open}`
      })
      return { seen: `${records.length} (${ends.join('; ')})` }
    })
  }

  group(
    groupId: string,
    wanted: { readonly state?: string; readonly members?: number } = {},
    options?: WaitOptions,
  ): Promise<GroupState> {
    const { state = 'Stable', members } = wanted
    const count = members === undefined ? '' : ` with ${members} members`
    return this.#until(`group '${groupId}' in state ${state}${count}`, options, async () => {
      const group = await describeGroup(this.#options.caller, groupId)
      if (group === undefined) return { seen: 'no such group' }
      const isMet =
        group.state === state && (members ?? group.members.length) === group.members.length
      return isMet ? { found: group } : { seen: groupText(group) }
    })
  }

  lag(groupId: string, maxLag: number, options?: WaitOptions): Promise<PartitionLag[]> {
    return this.#until(`lag ${maxLag} of group '${groupId}'`, options, async () => {
      const lags = await this.#options.inspector.lag(groupId)
      const total = lags.reduce((sum, { lag }) => sum + lag, 0)
      if (lags.some(({ committed }) => committed >= 0) && total <= maxLag) return { found: lags }
      const group = await describeGroup(this.#options.caller, groupId)
      const parts = lags.map(
        ({ topic, partition, committed, latest }) =>
          `${topic}-${partition} at ${committed < 0 ? 'nothing' : committed} of ${latest}`,
      )
      const who = group === undefined ? 'no such group' : groupText(group)
      return { seen: `lag ${total} (${parts.join('; ') || 'nothing committed'}), ${who}` }
    })
  }

  transaction(
    transactionalId: string,
    state = 'CompleteCommit',
    options?: WaitOptions,
  ): Promise<TransactionDescription> {
    return this.#until(`transaction '${transactionalId}' in state ${state}`, options, async () => {
      const found = await this.#options.inspector.transaction(transactionalId)
      if (found?.state === state) return { found }
      return { seen: found === undefined ? 'no such transactional id' : `state ${found.state}` }
    })
  }

  requests(
    api: ApiName,
    count: number,
    options: WaitOptions & RequestFilter = {},
  ): Promise<JournalEntry[]> {
    return this.#until(`${count} answered requests ${api}`, options, () => {
      const found = this.#options.journal
        .find(api, options)
        .filter(({ outcome }) => outcome !== 'in work')
      return found.length >= count ? { found } : { seen: `${found.length} of them` }
    })
  }

  event<Found>(
    what: string,
    look: () => Found | undefined | Promise<Found | undefined>,
    options?: WaitOptions,
  ): Promise<Found> {
    return this.#until(what, options, async () => {
      const found = await look()
      return found === undefined ? { seen: 'nothing of it' } : { found }
    })
  }

  async #until<Found>(
    what: string,
    { timeout = DEFAULT_TIMEOUT_MS }: WaitOptions = {},
    look: () => Look<Found> | Promise<Look<Found>>,
  ): Promise<Found> {
    const { clock, pulse } = this.#options
    const timeoutMs = durationMs(timeout)
    const deadlineMs = clock.monotonicMs() + timeoutMs
    for (;;) {
      const event = pulse.next()
      const result = await look()
      if ('found' in result) return result.found
      const leftMs = deadlineMs - clock.monotonicMs()
      if (leftMs <= 0 || this.#stopped) {
        const why = this.#stopped ? 'Until the broker stopped' : `For ${timeoutMs} ms`
        throw new WaitTimeoutError(
          `${why} waited for ${what}, but there was ${result.seen}${this.#told()}`,
        )
      }
      await firstOf(event, sleepFor(clock, Math.min(leftMs, MAX_SLEEP_MS)))
    }
  }

  #told(): string {
    const tail = this.#options.journal.tail(REQUESTS_TOLD)
    return `. Last requests: ${tail === '' ? 'none' : tail}`
  }
}

function groupText({ state, members }: GroupState): string {
  const told = members.map(({ clientId, assignment }) => {
    const parts = assignment.map(({ topic, partition }) => `${topic}-${partition}`).join(' ')
    return `${clientId || 'a member'} with ${parts || 'nothing'}`
  })
  return `state ${state} with ${members.length} members${told.length > 0 ? `: ${told.join(', ')}` : ''}`
}

function listed(what: string, names: readonly string[]): string {
  return names.length === 0 ? `no ${what}` : `only ${what} ${names.join(', ')}`
}

interface CancellableSleep {
  readonly done: Promise<void>
  cancel(): void
}

function sleepFor(clock: Clock, delayMs: number): CancellableSleep {
  let cancel = () => {}
  const done = new Promise<void>((resolve) => {
    const timer = clock.setTimer(delayMs, resolve)
    cancel = () => timer.cancel()
  })
  return { done, cancel }
}

async function firstOf(event: Promise<void>, rest: CancellableSleep): Promise<void> {
  // A test that only waits has nothing else that keeps its process alive.
  const release = keepAlive()
  await Promise.race([event, rest.done])
  rest.cancel()
  release()
}
