import { expect, test } from 'vitest'
import { moveLogStart } from '../../../src/broker/share/archive-records.ts'
import type { FetchedBatch } from '../../../src/broker/share/fetched-batches.ts'
import { moveStartBehindSettled } from '../../../src/broker/share/move-start.ts'
import { expireLocks, releaseRecords } from '../../../src/broker/share/release-records.ts'
import type { StateChange } from '../../../src/broker/share/state-change.ts'
import { SeededRandom } from '../../support/seeded-random.ts'
import { ACCEPT, GAP, REJECT, RELEASE, RENEW } from './share-talk.ts'
import { LOCK_MS, log, ShareWorld } from './share-world.ts'

const MEMBERS = ['ann', 'bob', 'cat']
const TYPES = [GAP, ACCEPT, RELEASE, REJECT, RENEW]
const MAX_DELIVERY_COUNT = 4

/** Who holds an offset, and how often it was given out. */
interface Model {
  readonly holder: Map<number, string>
  readonly deliveries: Map<number, number>
  readonly settled: Set<number>
}

// What no sequence of events may break, whatever else comes of it.
test.each(Array.from({ length: 6 }, (_, index) => index + 1))(
  'a share partition gives each record to one member at a time, and never again once it is settled (seed %i)',
  (seed) => {
    const life = new Life(new SeededRandom(seed))
    for (let step = 0; step < 300; step += 1) life.step()
    life.settleAll()
  },
)

class Life {
  readonly #random: SeededRandom
  readonly #world = new ShareWorld({ maxDeliveryCount: MAX_DELIVERY_COUNT, maxRecordLocks: 100 })
  readonly #model: Model = { holder: new Map(), deliveries: new Map(), settled: new Set() }
  readonly #pending: { change: StateChange; tell: () => void }[] = []
  #log: FetchedBatch[] = []
  #endOffset = 0
  #startOffset = 0

  constructor(random: SeededRandom) {
    this.#random = random
  }

  step(): void {
    const acts = [
      () => this.#append(),
      () => this.#acquire(this.#pick(MEMBERS)),
      () => this.#acquire(this.#pick(MEMBERS)),
      () => this.#acknowledge(this.#pick(MEMBERS)),
      () => this.#acknowledge(this.#pick(MEMBERS)),
      () => this.#persist(),
      () => this.#persist(),
      () => this.#leave(this.#pick(MEMBERS)),
      () => this.#pass(this.#random.below(LOCK_MS / 2)),
      () => this.#deleteRecords(),
    ]
    this.#pick(acts)()
    this.#check()
  }

  /** In the end everything can be consumed. */
  settleAll(): void {
    while (this.#pending.length > 0) this.#persist()
    this.#pass(LOCK_MS)
    for (
      let round = 0;
      round < 500 && this.#world.partition.startOffset < this.#endOffset;
      round++
    ) {
      this.#acquire('ann')
      for (const [offset, holder] of [...this.#model.holder]) {
        if (holder === 'ann') this.#say('ann', offset, offset, [ACCEPT])
      }
      while (this.#pending.length > 0) this.#persist(true)
    }
    expect(this.#world.partition.startOffset).toBe(this.#endOffset)
    expect(this.#world.partition.batches.size).toBe(0)
  }

  #pick<Item>(items: readonly Item[]): Item {
    return items[this.#random.below(items.length)]!
  }

  #append(): void {
    const count = 1 + this.#random.below(8)
    this.#log.push(...log(`${this.#endOffset}-${this.#endOffset + count - 1}`))
    this.#endOffset += count
  }

  #acquire(member: string): void {
    const { partition } = this.#world
    if (!partition.canAcquire) return
    const fetchOffset = partition.nextFetchOffset()
    if (fetchOffset < this.#startOffset) {
      moveLogStart(partition, this.#startOffset)
      return
    }
    const from = this.#log.findIndex(({ lastOffset }) => lastOffset >= fetchOffset)
    if (from < 0) return
    const read = this.#log.slice(from, from + 1 + this.#random.below(4))
    const ranges = this.#world.acquire(member, read, {
      fetchOffset,
      maxRecords: 1 + this.#random.below(12),
      batchSize: 1 + this.#random.below(12),
      isRecordLimit: this.#random.below(3) === 0,
    })
    for (const range of ranges) {
      const [, first, last, count] = /^(\d+)-(\d+)x(\d+)$/.exec(range)!
      for (let offset = Number(first); offset <= Number(last); offset += 1) {
        this.#give(offset, member, Number(count))
      }
    }
  }

  #give(offset: number, member: string, deliveryCount: number): void {
    const { holder, deliveries, settled } = this.#model
    expect(holder.get(offset)).toBeUndefined()
    expect(settled.has(offset)).toBe(false)
    const count = (deliveries.get(offset) ?? 0) + 1
    expect(deliveryCount).toBe(count)
    expect(count).toBeLessThanOrEqual(MAX_DELIVERY_COUNT)
    holder.set(offset, member)
    deliveries.set(offset, count)
  }

  /** A run of offsets that the member holds, now and then one too many. */
  #acknowledge(member: string): void {
    const held = [...this.#model.holder].filter(([, holder]) => holder === member)
    if (held.length === 0) return
    const firstOffset = this.#pick(held)[0]
    let lastOffset = firstOffset
    while (this.#model.holder.get(lastOffset + 1) === member && this.#random.below(4) > 0) {
      lastOffset += 1
    }
    if (this.#random.below(10) === 0) lastOffset += 1
    const count = this.#random.below(2) === 0 ? 1 : lastOffset - firstOffset + 1
    this.#say(
      member,
      firstOffset,
      lastOffset,
      Array.from({ length: count }, () => this.#pick(TYPES)),
    )
  }

  #say(member: string, firstOffset: number, lastOffset: number, types: readonly number[]): void {
    let change: StateChange
    try {
      change = this.#world.begin(member, firstOffset, lastOffset, ...types)
    } catch {
      return
    }
    const { holder, settled } = this.#model
    const acts: (() => void)[] = []
    for (let offset = firstOffset; offset <= lastOffset; offset += 1) {
      const type = types.length === 1 ? types[0] : types[offset - firstOffset]
      if (type === RENEW) continue
      holder.delete(offset)
      acts.push(() => {
        if (type !== RELEASE) settled.add(offset)
      })
    }
    const tell = () => {
      for (const act of acts) act()
    }
    if (change.isEmpty) tell()
    else this.#pending.push({ change, tell })
  }

  /** The oldest change is written, or could not be. */
  #persist(isSuccess = this.#random.below(4) > 0): void {
    const oldest = this.#pending.shift()
    if (oldest === undefined) return
    const { change, tell } = oldest
    if (isSuccess) {
      change.commit()
      tell()
      return
    }
    change.rollback(this.#world.nowMs)
    this.#takeBack()
  }

  #leave(member: string): void {
    releaseRecords(this.#world.partition, member).commit()
    for (const [offset, holder] of this.#model.holder) {
      if (holder === member) this.#model.holder.delete(offset)
    }
  }

  #pass(ms: number): void {
    this.#world.nowMs += ms
    expireLocks(this.#world.partition, this.#world.nowMs)
    moveStartBehindSettled(this.#world.partition)
    this.#takeBack()
  }

  /** Who holds what is for the partition to say when time or a failure decides. */
  #takeBack(): void {
    const { holder } = this.#model
    holder.clear()
    for (const batch of this.#world.partition.batches) {
      for (const { state, firstOffset, lastOffset } of batch.states()) {
        if (state.state !== 'acquired') continue
        for (let at = firstOffset; at <= lastOffset; at += 1) holder.set(at, state.memberId)
      }
    }
  }

  #deleteRecords(): void {
    if (this.#random.below(4) > 0 || this.#log.length < 6) return
    this.#log = this.#log.slice(1 + this.#random.below(4))
    this.#startOffset = this.#log[0]!.baseOffset
  }

  #check(): void {
    const { partition } = this.#world
    expect(partition.startOffset).toBeLessThanOrEqual(partition.endOffset)
    expect(partition.deliveryCompleteCount).toBe(this.#world.countSettled())
    let nextOffset = Number.NEGATIVE_INFINITY
    for (const { firstOffset, lastOffset } of partition.batches) {
      expect(firstOffset).toBeGreaterThanOrEqual(nextOffset)
      nextOffset = lastOffset + 1
    }
  }
}
