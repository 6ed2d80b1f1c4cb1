import { KafkaError } from '../protocol/errors.ts'

export interface ProducerIdBlock {
  readonly firstId: number
  readonly size: number
}

/** Hands out producer ids from blocks that the controller gives; an id is never given twice. */
export class ProducerIds {
  readonly #allocate: () => Promise<ProducerIdBlock>
  #nextId = 0
  #endId = 0
  #allocation: Promise<void> | undefined

  constructor(allocate: () => Promise<ProducerIdBlock>) {
    this.#allocate = allocate
  }

  async next(): Promise<number> {
    while (this.#nextId >= this.#endId) await this.#refill()
    return this.#nextId++
  }

  /** Resolves once an id is at hand; rejects with COORDINATOR_LOAD_IN_PROGRESS. */
  async ready(): Promise<void> {
    while (this.#nextId >= this.#endId) await this.#refill()
  }

  /** For who can't wait: throws COORDINATOR_LOAD_IN_PROGRESS while the next block is on its way. */
  take(): number {
    if (this.#nextId < this.#endId) return this.#nextId++
    this.#refill().catch(() => {})
    throw new KafkaError('COORDINATOR_LOAD_IN_PROGRESS')
  }

  #refill(): Promise<void> {
    this.#allocation ??= this.#allocateBlock()
    return this.#allocation
  }

  async #allocateBlock(): Promise<void> {
    try {
      const { firstId, size } = await this.#allocate()
      this.#nextId = firstId
      this.#endId = firstId + size
    } catch (error) {
      if (!(error instanceof KafkaError)) throw error
      // What every client tries again.
      throw new KafkaError('COORDINATOR_LOAD_IN_PROGRESS', error.message, { cause: error })
    } finally {
      this.#allocation = undefined
    }
  }
}
