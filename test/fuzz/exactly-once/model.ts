import { expect } from 'vitest'

export type Fate = 'committed' | 'aborted' | 'unknown'

/** A member that knows whether it still may work on a partition. */
export interface Owner {
  holds(partition: number): boolean
}

/** What has to be true in the end, whatever happened. */
export class Model {
  /** By partition: what was sent one after the other and answered. */
  readonly #answered = new Map<number, string[]>()
  readonly #transactions: { readonly values: Map<number, string[]>; fate: Fate }[] = []
  readonly #owners = new Map<string, Owner>()
  readonly #holders = new Map<number, Owner>()

  answered(partition: number, values: readonly string[]): void {
    const known = this.#answered.get(partition) ?? []
    this.#answered.set(partition, [...known, ...values])
  }

  transaction(values: Map<number, string[]>, fate: Fate): void {
    this.#transactions.push({ values, fate })
  }

  count(fate: Fate): number {
    return this.#transactions.filter((each) => each.fate === fate).length
  }

  /** A member of the group was given the partition in this epoch. */
  owns(partition: number, memberEpoch: number, owner: Owner): void {
    const key = `${partition} in epoch ${memberEpoch}`
    expect(this.#owners.get(key) ?? owner, `one owner of ${key}`).toBe(owner)
    this.#owners.set(key, owner)
    const before = this.#holders.get(partition)
    const isTaken = before !== undefined && before !== owner && before.holds(partition)
    expect(isTaken, `${partition} is given to two`).toBe(false)
    this.#holders.set(partition, owner)
  }

  /** `visible`: what a reader of committed records sees in the partition. */
  checkSource(partition: number, visible: readonly string[]): void {
    expect(new Set(visible).size, `no record twice in ${partition}`).toBe(visible.length)
    const answered = this.#answered.get(partition) ?? []
    const places = answered.map((value) => visible.indexOf(value))
    expect(
      answered.filter((_, i) => places[i] === -1),
      'no record lost',
    ).toEqual([])
    expect(
      [...places].sort((a, b) => a - b),
      'the order is kept',
    ).toEqual(places)
    for (const { values, fate } of this.#transactions) {
      const sent = values.get(partition) ?? []
      const seen = visible.filter((value) => sent.includes(value))
      if (fate === 'committed') expect(seen, 'what was committed is there, in order').toEqual(sent)
      if (fate === 'aborted') expect(seen, 'what was aborted is not seen').toEqual([])
    }
  }

  /** A transaction of which nobody knows how it ended is there as a whole or not at all. */
  checkUnknown(visible: ReadonlyMap<number, readonly string[]>): void {
    for (const { values, fate } of this.#transactions) {
      if (fate !== 'unknown') continue
      const seen = [...values].map(([partition, sent]) => {
        const found = sent.filter((value) => visible.get(partition)!.includes(value))
        return found.length === sent.length ? 'whole' : found.length === 0 ? 'none' : 'a part'
      })
      expect(new Set(seen).size, `all or nothing: ${seen}`).toBeLessThanOrEqual(1)
      expect(seen).not.toContain('a part')
    }
  }
}
