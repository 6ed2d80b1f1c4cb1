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
    while (this.#nextId >= this.#endId) {
      this.#allocation ??= this.#allocateBlock()
      await this.#allocation
    }
    return this.#nextId++
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
