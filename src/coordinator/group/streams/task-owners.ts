import type { StreamsMember } from './streams-member.ts'
import type { AssignedTasks, EpochTasks, Tasks } from './tasks.ts'

/**
 * Which processes work on which tasks now, also on those they are giving up. An active task has one
 * process; of standby and warm-up copies each process has one at most.
 */
export class TaskOwners {
  readonly #active = new Map<string, string>()
  readonly #standby = new Map<string, Set<string>>()
  readonly #warmup = new Map<string, Set<string>>()

  activeOwner(subtopologyId: string, partition: number): string | undefined {
    return this.#active.get(key(subtopologyId, partition))
  }

  hasCopy(subtopologyId: string, partition: number, processId: string): boolean {
    const task = key(subtopologyId, partition)
    const copies = [this.#standby.get(task), this.#warmup.get(task)]
    return copies.some((processes) => processes?.has(processId) ?? false)
  }

  /** A member has changed, come (without `before`) or gone (without `after`). */
  move(before: StreamsMember | undefined, after: StreamsMember | undefined): void {
    if (before !== undefined) {
      this.#remove(before.assigned, before.processId)
      this.#remove(before.pendingRevocation, before.processId)
    }
    if (after === undefined) return
    this.#add(after.assigned, after.processId)
    this.#add(after.pendingRevocation, after.processId)
  }

  #add({ active, standby, warmup }: AssignedTasks, processId: string): void {
    for (const task of keys(active)) this.#active.set(task, processId)
    for (const task of keys(standby)) addTo(this.#standby, task, processId)
    for (const task of keys(warmup)) addTo(this.#warmup, task, processId)
  }

  #remove({ active, standby, warmup }: AssignedTasks, processId: string): void {
    for (const task of keys(active)) {
      if (this.#active.get(task) === processId) this.#active.delete(task)
    }
    for (const task of keys(standby)) this.#standby.get(task)?.delete(processId)
    for (const task of keys(warmup)) this.#warmup.get(task)?.delete(processId)
  }
}

function addTo(owners: Map<string, Set<string>>, task: string, processId: string): void {
  const processes = owners.get(task)
  if (processes === undefined) owners.set(task, new Set([processId]))
  else processes.add(processId)
}

function key(subtopologyId: string, partition: number): string {
  return `${partition}:${subtopologyId}`
}

function* keys(tasks: Tasks | EpochTasks): Iterable<string> {
  for (const [subtopologyId, partitions] of tasks) {
    for (const partition of partitions.keys()) yield key(subtopologyId, partition)
  }
}
