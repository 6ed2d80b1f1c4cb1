import { GROUP_METADATA_TOPIC } from '../../../src/coordinator/group/group-coordinator.ts'
import { TRANSACTION_STATE_TOPIC } from '../../../src/coordinator/transaction/transaction-coordinator.ts'
import type { Api } from '../../../src/protocol/api.ts'
import { type ErrorName, errorName } from '../../../src/protocol/errors.ts'
import {
  CreateTopics,
  newCreatableTopic,
  newCreateTopicsRequest,
} from '../../../src/protocol/messages/19-create-topics.ts'
import { DirectBroker, Disconnected } from '../../support/direct-broker.ts'
import { ManualClock } from '../../support/manual-clock.ts'
import { MemoryFileSystem } from '../../support/memory-file-system.ts'
import { SeededRandom } from '../../support/seeded-random.ts'

export const PARTITIONS = 3
export const SOURCE = 'source'
export const TARGET = 'target'
export const GROUP = 'copiers'

const OVERRIDES = {
  'log.index.size.max.bytes': '4096',
  'log.cleaner.backoff.ms': '200',
}

const COMPACTED_ALL_THE_TIME = Object.entries({
  'cleanup.policy': 'compact',
  'internal.segment.bytes': '3000',
  'min.cleanable.dirty.ratio': '0.01',
}).map(([name, value]) => ({ name, value }))

/** An error that is the broker's answer. */
export class Refused extends Error {
  override readonly name = 'Refused'
  readonly error: ErrorName

  constructor(error: ErrorName) {
    super(error)
    this.error = error
  }
}

/** Errors after which the same request is sent again. */
const PASSING: ReadonlySet<ErrorName> = new Set([
  'COORDINATOR_LOAD_IN_PROGRESS',
  'COORDINATOR_NOT_AVAILABLE',
  'NOT_COORDINATOR',
  'NOT_LEADER_OR_FOLLOWER',
  'CONCURRENT_TRANSACTIONS',
  'NOT_ENOUGH_REPLICAS',
  'UNKNOWN_TOPIC_OR_PARTITION',
  'UNSTABLE_OFFSET_COMMIT',
])

export const isPassing = (error: unknown): boolean =>
  error instanceof Disconnected || (error instanceof Refused && PASSING.has(error.error))

export function check(code: number): void {
  if (code !== 0) throw new Refused(errorName(code))
}

/** One broker that is killed now and then, and time, which passes only here. */
export class World {
  readonly clock = new ManualClock()
  readonly random: SeededRandom
  /** Nothing new is fed any more. */
  isFed = false
  /** All actors stop. */
  isOver = false
  restarts = 0
  #broker: DirectBroker | undefined
  #disk = new MemoryFileSystem(this.clock)
  #failure: unknown

  constructor(seed: number) {
    this.random = new SeededRandom(seed)
  }

  get nowMs(): number {
    return this.clock.nowMs()
  }

  chance(probability: number): boolean {
    return this.random.next() < probability
  }

  sleep(delayMs: number): Promise<void> {
    return new Promise((resolve) => {
      this.clock.setTimer(delayMs, resolve)
    })
  }

  async start(): Promise<void> {
    const { clock, random } = this
    const disk = this.#disk
    const broker = await this.until(
      DirectBroker.start({ disk, clock, random, overrides: OVERRIDES }),
    )
    this.#broker = broker
    broker.failure.then((error) => {
      this.#failure ??= error
    })
  }

  /** Kills the broker, also in the midst of its work, and starts the next one on its files. */
  async restart(): Promise<void> {
    this.#disk = this.#broker!.kill()
    this.#broker = undefined
    this.restarts++
    await this.start()
  }

  async createTopics(): Promise<void> {
    const topics = [
      ...[SOURCE, TARGET].map((name) =>
        newCreatableTopic({ name, numPartitions: PARTITIONS, replicationFactor: 1 }),
      ),
      ...[GROUP_METADATA_TOPIC, TRANSACTION_STATE_TOPIC].map((name) =>
        newCreatableTopic({
          name,
          numPartitions: 2,
          replicationFactor: 1,
          configs: COMPACTED_ALL_THE_TIME,
        }),
      ),
    ]
    const request = newCreateTopicsRequest({ topics, timeoutMs: 5000 })
    const answer = await this.until(this.call(CreateTopics, 7, request))
    for (const each of answer.topics) check(each.errorCode)
  }

  call<Request, Response>(
    api: Api<Request, Response>,
    version: number,
    request: Request,
    clientId = 'client',
  ): Promise<Response> {
    if (this.#broker === undefined) return Promise.reject(new Disconnected('The broker is down'))
    return this.#broker.call(api, version, request, clientId)
  }

  /** The same until it succeeds or fails for good. */
  async retrying<Result>(act: () => Promise<Result>): Promise<Result> {
    for (;;) {
      try {
        return await act()
      } catch (error) {
        if (!isPassing(error)) throw error
        await this.sleep(20 + this.random.below(50))
      }
    }
  }

  /** Its failure ends the test, whatever else is going on. */
  watch(work: Promise<unknown>): void {
    work.catch((error: unknown) => {
      this.#failure ??= error
    })
  }

  /** Lets time pass until `work` is done. */
  async until<Result>(work: Promise<Result>): Promise<Result> {
    let isDone = false
    const done = () => {
      isDone = true
    }
    work.then(done, done)
    while (!isDone) await this.pass(10)
    return work
  }

  async pass(durationMs: number): Promise<void> {
    await this.clock.advanceAsync(durationMs)
    if (this.#failure !== undefined) throw this.#failure
  }
}
