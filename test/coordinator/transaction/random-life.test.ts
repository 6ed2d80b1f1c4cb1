import { describe, expect, test } from 'vitest'
import type { TopicPartition } from '../../../src/coordinator/runtime/partition-log.ts'
import { KafkaError } from '../../../src/protocol/errors.ts'
import { settle } from '../../support/manual-clock.ts'
import { SeededRandom } from '../../support/seeded-random.ts'
import { type Producer, T0, T1, TransactionWorld } from './world.ts'

const SEEDS = [1, 2, 3, 4, 5, 6]
const STEPS = 400
const PARTITIONS: readonly TopicPartition[] = [T0, T1, { topic: 'u', partition: 0 }]

describe('transactions of producers that come, fail and are fenced at random', () => {
  test.each(SEEDS)('each end in one way, everywhere (seed %i)', async (seed) => {
    const life = new Life(await TransactionWorld.start(), new SeededRandom(seed))
    for (let step = 0; step < STEPS; step++) await life.step()
    await life.heal()
    expect(life.decided.size).toBeGreaterThan(4)
  })
})

interface Decision {
  readonly isCommitted: boolean
  readonly partitions: ReadonlySet<string>
}

/** One transactional id, whose successive producers may live at the same time. */
class Life {
  /** Transactions whose end was answered, by producer id and epoch. */
  readonly decided = new Map<string, Decision>()
  #world: TransactionWorld
  readonly #random: SeededRandom
  #producers: Producer[] = []
  /** What was added and acknowledged, by producer id and epoch. */
  readonly #added = new Map<string, Set<string>>()
  /** How each transaction was ended in each partition. */
  readonly #ended = new Map<string, boolean>()
  readonly #handedOut = new Set<string>()
  #checkedMarkers = 0

  constructor(world: TransactionWorld, random: SeededRandom) {
    this.#world = world
    this.#random = random
  }

  async step(): Promise<void> {
    const producer = this.#producers[this.#random.below(this.#producers.length || 1)]
    switch (this.#random.below(12)) {
      case 0:
        await this.#init(producer && this.#random.below(2) === 0 ? producer : {})
        break
      case 1:
        await this.#crash()
        break
      case 2:
        this.#world.isMarkerHeld = !this.#world.isMarkerHeld
        if (!this.#world.isMarkerHeld) await this.#world.releaseMarkers()
        break
      case 3:
        this.#shakePartitions()
        break
      case 4: {
        const isBroken = this.#random.below(3) === 0
        this.#world.log.failure = isBroken ? new KafkaError('NOT_ENOUGH_REPLICAS') : undefined
        break
      }
      case 5:
        await this.#world.clock.advanceAsync(this.#random.below(2) === 0 ? 200 : 70_000)
        break
      case 6:
      case 7:
      case 8:
        if (producer !== undefined) await this.#add(producer)
        break
      default:
        if (producer !== undefined) await this.#end(producer)
    }
    await settle()
    this.#checkMarkers()
  }

  /** With all in order again nothing stays undone. */
  async heal(): Promise<void> {
    this.#world.refusals.clear()
    this.#world.log.failure = undefined
    this.#world.isMarkerHeld = false
    await this.#world.releaseMarkers()
    await this.#world.clock.advanceAsync(1_000)
    expect(await this.#world.stateOf()).not.toMatch(/Prepare/)
    this.#checkMarkers()
    for (const [transaction, { isCommitted, partitions }] of this.decided) {
      for (const partition of partitions) {
        expect(this.#ended.get(`${transaction} ${partition}`), transaction).toBe(isCommitted)
      }
    }
  }

  async #init(asked: Partial<Producer>): Promise<void> {
    const { error, ...producer } = await this.#world.tryInit(asked)
    if (error !== 'NONE') return
    // A retry of the same request may hear the same again, but nobody who starts anew.
    if (asked.producerId === undefined) expect(this.#handedOut).not.toContain(nameOf(producer))
    this.#handedOut.add(nameOf(producer))
    this.#producers = [...this.#producers, producer].slice(-3)
  }

  async #crash(): Promise<void> {
    const { isMarkerHeld } = this.#world
    this.#world.coordinator.close()
    const { failure } = this.#world.log
    this.#world.log.failure = undefined
    this.#checkMarkers()
    this.#world = await this.#world.restart()
    this.#checkedMarkers = 0
    this.#world.log.failure = failure
    this.#world.isMarkerHeld = isMarkerHeld
  }

  #shakePartitions(): void {
    this.#world.refusals.clear()
    if (this.#random.below(2) === 0) this.#world.refusals.set('u', 'NOT_LEADER_OR_FOLLOWER')
  }

  async #add(producer: Producer): Promise<void> {
    const partition = PARTITIONS[this.#random.below(PARTITIONS.length)]!
    if ((await this.#world.add(producer, [partition])) !== 'NONE') return
    const added = this.#added.get(nameOf(producer)) ?? new Set()
    this.#added.set(nameOf(producer), added.add(`${partition.topic}-${partition.partition}`))
  }

  async #end(producer: Producer): Promise<void> {
    const isCommitted = this.#random.below(2) === 0
    const { error, ...next } = await this.#world.end(producer, isCommitted)
    if (error !== 'NONE') return
    const name = nameOf(producer)
    const before = this.decided.get(name)
    expect(before?.isCommitted ?? isCommitted, `a retry of ${name}`).toBe(isCommitted)
    if (before === undefined) {
      this.decided.set(name, { isCommitted, partitions: this.#added.get(name) ?? new Set() })
    }
    this.#producers = this.#producers.map((each) => (each === producer ? next : each))
  }

  /** The markers since the last look: each transaction goes one way, as it was answered. */
  #checkMarkers(): void {
    const { written } = this.#world
    for (const { producerId, producerEpoch, isCommitted, partition } of written.slice(
      this.#checkedMarkers,
    )) {
      const transaction = nameOf({ producerId, producerEpoch: producerEpoch - 1 })
      const place = `${transaction} ${partition}`
      expect(this.#ended.get(place) ?? isCommitted, place).toBe(isCommitted)
      this.#ended.set(place, isCommitted)
      expect(this.decided.get(transaction)?.isCommitted ?? isCommitted).toBe(isCommitted)
    }
    this.#checkedMarkers = written.length
  }
}

function nameOf({ producerId, producerEpoch }: Producer): string {
  return `${producerId}/${producerEpoch}`
}
