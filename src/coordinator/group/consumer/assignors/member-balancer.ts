import { assert } from '../../../../runtime/assert.ts'

/**
 * The members of one topic in the order of their load, from both ends. Those with the least form a
 * range that is gone through in turn, each member being given one, and grows with the next higher
 * load; those with the most likewise, each giving one.
 */
export class MemberBalancer {
  readonly #loads: readonly number[]
  readonly #sorted: number[]
  #leastEnd = 0
  #leastLoad: number
  #nextLeast = 0
  #mostStart: number
  #mostEnd: number
  #mostLoad: number
  #nextMost: number

  /** `members` and the indices of `loads` are numbers of members; loads change in between. */
  constructor(loads: readonly number[], members: readonly number[]) {
    assert(members.length > 0, 'a topic that is balanced has subscribers')
    this.#loads = loads
    this.#sorted = [...members].sort((a, b) => loads[a]! - loads[b]! || a - b)
    const count = this.#sorted.length
    this.#leastLoad = this.#loadAt(0) - 1
    this.#mostStart = count
    this.#mostEnd = count
    this.#mostLoad = this.#loadAt(count - 1) + 1
    this.#nextMost = count - 1
  }

  /** How much more the most loaded member has than the least loaded one, at the beginning. */
  get imbalance(): number {
    return this.#loadAt(this.#sorted.length - 1) - this.#loadAt(0)
  }

  get isBalanced(): boolean {
    return this.#mostLoad - this.#leastLoad <= 1
  }

  /** The member to be given a partition. */
  takeLeast(): number {
    if (this.#nextLeast >= this.#leastEnd) {
      this.#leastLoad += 1
      while (
        this.#leastEnd < this.#sorted.length &&
        this.#loadAt(this.#leastEnd) === this.#leastLoad
      ) {
        this.#leastEnd += 1
      }
      this.#nextLeast = 0
    }
    const member = this.#sorted[this.#nextLeast]!
    this.#nextLeast += 1
    return member
  }

  /** The member to give a partition away; undefined when nobody has any left. */
  takeMost(): number | undefined {
    if (this.#nextMost < this.#mostStart) {
      if (this.#mostEnd <= this.#mostStart && this.#mostStart > 0) {
        this.#mostLoad = this.#loadAt(this.#mostStart - 1)
      } else {
        this.#mostLoad -= 1
      }
      while (this.#mostStart > 0 && this.#loadAt(this.#mostStart - 1) === this.#mostLoad) {
        this.#mostStart -= 1
      }
      this.#nextMost = this.#mostEnd - 1
    }
    if (this.#nextMost < 0) return undefined
    const member = this.#sorted[this.#nextMost]
    this.#nextMost -= 1
    return member
  }

  /** The member that was taken last has nothing of the topic to give. */
  excludeMost(): void {
    const index = this.#nextMost + 1
    const member = this.#sorted[index]!
    this.#mostEnd -= 1
    this.#sorted[index] = this.#sorted[this.#mostEnd]!
    this.#sorted[this.#mostEnd] = member
  }

  #loadAt(position: number): number {
    return this.#loads[this.#sorted[position]!]!
  }
}
