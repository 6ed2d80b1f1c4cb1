import type {
  SharePartitionKey,
  SharePersister,
  ShareState,
  ShareStateSummary,
  ShareStateToInitialize,
  ShareStateToWrite,
} from '../coordinator/share-state/share-persister.ts'
import { type ErrorName, KafkaError } from '../protocol/errors.ts'
import { type Clock, sleep } from '../runtime/clock.ts'

/** Answers of a coordinator that is not there yet, or not there any more. */
const WORTH_ANOTHER_TRY: ReadonlySet<ErrorName> = new Set([
  'COORDINATOR_NOT_AVAILABLE',
  'COORDINATOR_LOAD_IN_PROGRESS',
  'NOT_COORDINATOR',
])
/** The first wait; each further one is twice as long. */
const RETRY_BACKOFF_MS = 10
const MAX_ATTEMPTS = 8

/** Share state of a node that coordinates it itself: no request crosses the network. */
export class LocalSharePersister implements SharePersister {
  readonly #coordinator: SharePersister
  readonly #clock: Clock
  readonly #ensureTopic: () => Promise<void>

  constructor(coordinator: SharePersister, clock: Clock, ensureTopic: () => Promise<void>) {
    this.#coordinator = coordinator
    this.#clock = clock
    this.#ensureTopic = ensureTopic
  }

  initialize(key: SharePartitionKey, state: ShareStateToInitialize): Promise<void> {
    return this.#run(() => this.#coordinator.initialize(key, state))
  }

  read(key: SharePartitionKey, leaderEpoch: number): Promise<ShareState> {
    return this.#run(() => this.#coordinator.read(key, leaderEpoch))
  }

  write(key: SharePartitionKey, state: ShareStateToWrite): Promise<void> {
    return this.#run(() => this.#coordinator.write(key, state))
  }

  delete(key: SharePartitionKey): Promise<void> {
    return this.#run(() => this.#coordinator.delete(key))
  }

  readSummary(key: SharePartitionKey, leaderEpoch: number): Promise<ShareStateSummary> {
    return this.#run(() => this.#coordinator.readSummary(key, leaderEpoch))
  }

  async #run<Response>(ask: () => Promise<Response>): Promise<Response> {
    await this.#ensureTopic()
    let backoffMs = RETRY_BACKOFF_MS
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await ask()
      } catch (error) {
        const isWorthIt = error instanceof KafkaError && WORTH_ANOTHER_TRY.has(error.error)
        if (!isWorthIt || attempt === MAX_ATTEMPTS) throw error
      }
      await sleep(this.#clock, backoffMs)
      backoffMs *= 2
    }
  }
}
