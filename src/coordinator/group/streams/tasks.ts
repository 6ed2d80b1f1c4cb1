/** Tasks by subtopology: the partitions whose tasks a member has. */
export type Tasks = ReadonlyMap<string, ReadonlySet<number>>

/** Active tasks, each with the assignment epoch in which the member got it. */
export type EpochTasks = ReadonlyMap<string, ReadonlyMap<number, number>>

/** What a member shall have, or says that it has. */
export interface TaskSet {
  readonly active: Tasks
  readonly standby: Tasks
  readonly warmup: Tasks
}

/** What a member has. */
export interface AssignedTasks {
  readonly active: EpochTasks
  readonly standby: Tasks
  readonly warmup: Tasks
}

/** How records and messages spell tasks. */
export interface TaskIds {
  subtopologyId: string
  partitions: number[]
}

export const NO_TASKS: TaskSet = { active: new Map(), standby: new Map(), warmup: new Map() }

export const NOTHING_ASSIGNED: AssignedTasks = {
  active: new Map(),
  standby: new Map(),
  warmup: new Map(),
}

export function tasksFromIds(ids: readonly TaskIds[]): Tasks {
  return new Map(ids.map(({ subtopologyId, partitions }) => [subtopologyId, new Set(partitions)]))
}

/** Subtopologies and partitions in order; the epochs of active tasks are left out. */
export function taskIds(tasks: Tasks | EpochTasks): TaskIds[] {
  return [...tasks]
    .map(([subtopologyId, partitions]) => ({
      subtopologyId,
      partitions: [...partitions.keys()].sort((a, b) => a - b),
    }))
    .sort(bySubtopology)
}

export function bySubtopology(a: TaskIds, b: TaskIds): number {
  return a.subtopologyId < b.subtopologyId ? -1 : 1
}

export function hasNoTasks(tasks: TaskSet | AssignedTasks): boolean {
  return tasks.active.size === 0 && tasks.standby.size === 0 && tasks.warmup.size === 0
}

/** Whether any task of `others` is among `tasks`, as a task of the same kind. */
export function haveTasksInCommon(tasks: TaskSet, others: AssignedTasks): boolean {
  return (
    overlap(tasks.active, others.active) ||
    overlap(tasks.standby, others.standby) ||
    overlap(tasks.warmup, others.warmup)
  )
}

export function isSameTaskSet(a: TaskSet, b: TaskSet): boolean {
  return (
    isSameTasks(a.active, b.active) &&
    isSameTasks(a.standby, b.standby) &&
    isSameTasks(a.warmup, b.warmup)
  )
}

/** Also the epochs of active tasks are the same. */
export function isSameAssigned(a: AssignedTasks, b: AssignedTasks): boolean {
  if (!isSameTasks(a.standby, b.standby) || !isSameTasks(a.warmup, b.warmup)) return false
  if (!isSameTasks(a.active, b.active)) return false
  return [...a.active].every(([subtopologyId, epochs]) =>
    [...epochs].every(([task, epoch]) => b.active.get(subtopologyId)?.get(task) === epoch),
  )
}

function isSameTasks(a: Tasks | EpochTasks, b: Tasks | EpochTasks): boolean {
  if (a === b) return true
  if (a.size !== b.size) return false
  return [...a].every(([subtopologyId, partitions]) => {
    const others = b.get(subtopologyId)
    if (others === undefined || others.size !== partitions.size) return false
    return [...partitions.keys()].every((partition) => others.has(partition))
  })
}

function overlap(a: Tasks | EpochTasks, b: Tasks | EpochTasks): boolean {
  for (const [subtopologyId, partitions] of a) {
    const others = b.get(subtopologyId)
    if (others === undefined) continue
    for (const partition of partitions.keys()) if (others.has(partition)) return true
  }
  return false
}
