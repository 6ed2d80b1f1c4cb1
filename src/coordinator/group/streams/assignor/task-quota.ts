/**
 * How many tasks a member may have so that all get about the same. Once a member is full, what is
 * left is shared anew among the others.
 */
export class TaskQuota {
  #taskCount: number
  #memberCount: number
  #perMember: number

  constructor(taskCount: number, memberCount: number) {
    this.#taskCount = taskCount
    this.#memberCount = memberCount
    this.#perMember = this.#share()
  }

  allows(taskCount: number): boolean {
    return taskCount < this.#perMember
  }

  /** A member has `taskCount` tasks now. */
  onAssigned(taskCount: number): void {
    if (taskCount !== this.#perMember) return
    this.#memberCount -= 1
    this.#taskCount -= taskCount
    this.#perMember = this.#share()
  }

  // As Apache counts: truncated division, and one more for a positive rest.
  #share(): number {
    if (this.#memberCount === 0) return 0
    const share = Math.trunc(this.#taskCount / this.#memberCount)
    return this.#taskCount % this.#memberCount > 0 ? share + 1 : share
  }
}
