import { assert } from '../../../../runtime/assert.ts'
import { inJavaHashOrder, JavaPriorityQueue } from '../../java-collections.ts'
import type { Tasks } from '../tasks.ts'
import { ProcessLoad, type Task, taskName } from './process-load.ts'
import type { TaskAssignment, TaskAssignmentInput, TaskMember } from './task-assignor.ts'
import { TaskQuota } from './task-quota.ts'

/**
 * Apache's task assignor of streams groups. Active tasks stay where they were, go to a member with a
 * standby copy, or to the process with the fewest tasks per member; standby copies likewise, never
 * beside another copy in one process. No member gets more than its share while others have less.
 *
 * Ties are broken as Java's collections break them, so the same group gets the same assignment.
 */
export function assignTasks(input: TaskAssignmentInput): TaskAssignment {
  const assignment = new StickyAssignment(input)
  assignment.assignActive()
  if (input.standbyReplicas > 0) assignment.assignStandby()
  return assignment.result()
}

class StickyAssignment {
  readonly #input: TaskAssignmentInput
  readonly #members: readonly TaskMember[]
  readonly #processes = new Map<string, ProcessLoad>()
  readonly #previousActive = new Map<string, TaskMember>()
  readonly #previousStandby = new Map<string, TaskMember[]>()
  readonly #activeQuota: TaskQuota
  readonly #totalQuota: TaskQuota

  constructor(input: TaskAssignmentInput) {
    this.#input = input
    const membersById = new Map(input.members.map((member) => [member.memberId, member]))
    this.#members = inJavaHashOrder(membersById.keys()).map(
      (memberId) => membersById.get(memberId)!,
    )
    const { activeCount, totalCount } = countTasks(input)
    this.#activeQuota = new TaskQuota(activeCount, this.#members.length)
    this.#totalQuota = new TaskQuota(totalCount, this.#members.length)
    for (const member of this.#members) this.#remember(member)
  }

  assignActive(): void {
    const tasks = this.#tasks(() => true).sort(byPartition)
    const moved = tasks.filter((task) => {
      const previous = this.#previousActive.get(taskName(task))
      return previous === undefined || !this.#keepActive(previous, task)
    })
    const homeless = moved.filter((task) => {
      const previous = this.#leastLoaded(this.#previousStandby.get(taskName(task)))
      return previous === undefined || !this.#keepActive(previous, task)
    })
    const processes = this.#processesByLoad()
    for (const task of homeless.sort(bySubtopology)) {
      const process = processes.poll()
      assert(process !== undefined, 'a group that is assigned has members')
      this.#countActive(process.addToLeastLoaded(task, true))
      processes.add(process)
    }
  }

  assignStandby(): void {
    const { standbyReplicas } = this.#input
    const missing: { readonly task: Task; readonly replicas: number }[] = []
    const tasks = this.#tasks(({ isStateful }) => isStateful).sort((a, b) => byPartition(b, a))
    for (const task of tasks) {
      let replicas = standbyReplicas
      while (replicas > 0 && this.#keepStandby(task)) replicas -= 1
      if (replicas > 0) missing.push({ task, replicas })
    }
    missing.sort((a, b) => bySubtopology(b.task, a.task))
    const processes = this.#processesByLoad()
    for (const { task, replicas } of missing) {
      for (let i = 0; i < replicas; i += 1) if (!this.#addStandby(processes, task)) break
    }
  }

  result(): TaskAssignment {
    return new Map(
      this.#input.members.map(({ memberId, processId }) => {
        const process = this.#process(processId)
        const active = toTasks(process.activeTasks(memberId))
        const standby = toTasks(process.standbyTasks(memberId))
        return [memberId, { active, standby, warmup: new Map() }]
      }),
    )
  }

  #remember(member: TaskMember): void {
    let process = this.#processes.get(member.processId)
    if (process === undefined) {
      process = new ProcessLoad()
      this.#processes.set(member.processId, process)
    }
    process.addMember(member.memberId)
    for (const task of eachTask(member.assigned.active)) {
      this.#previousActive.set(taskName(task), member)
    }
    for (const task of eachTask(member.assigned.standby)) {
      const name = taskName(task)
      const members = this.#previousStandby.get(name)
      if (members === undefined) this.#previousStandby.set(name, [member])
      else members.push(member)
    }
  }

  #keepActive(member: TaskMember, task: Task): boolean {
    const process = this.#process(member.processId)
    if (!this.#activeQuota.allows(process.taskCount(member.memberId))) return false
    this.#countActive(process.add(member.memberId, task, true))
    return true
  }

  /** Puts one copy where the task was active, or where it had a copy. */
  #keepStandby(task: Task): boolean {
    const active = this.#previousActive.get(taskName(task))
    if (active !== undefined && !this.#process(active.processId).has(task)) {
      if (this.#addStandbyTo(active, task)) return true
    }
    const standby = this.#leastLoaded(this.#previousStandby.get(taskName(task)), task)
    return standby !== undefined && this.#addStandbyTo(standby, task)
  }

  #addStandbyTo(member: TaskMember, task: Task): boolean {
    const process = this.#process(member.processId)
    if (!this.#totalQuota.allows(process.taskCount(member.memberId))) return false
    this.#totalQuota.onAssigned(process.add(member.memberId, task, false))
    return true
  }

  /** False where every process has a copy already. */
  #addStandby(processes: JavaPriorityQueue<ProcessLoad>, task: Task): boolean {
    const process = processes.poll()
    if (process === undefined) return false
    let isAdded = false
    if (!process.has(task)) {
      this.#totalQuota.onAssigned(process.addToLeastLoaded(task, false))
      isAdded = true
    } else if (processes.size > 0) {
      isAdded = this.#addStandby(processes, task)
    }
    processes.add(process)
    return isAdded
  }

  #countActive(taskCount: number): void {
    this.#activeQuota.onAssigned(taskCount)
    this.#totalQuota.onAssigned(taskCount)
  }

  /**
   * Of those who had a copy of a task; with `task`, undefined where that copy's process has it again.
   * As in Apache, it is the first member's process that is asked, whoever is chosen.
   */
  #leastLoaded(members: readonly TaskMember[] = [], task?: Task): TaskMember | undefined {
    const [first] = members
    if (first === undefined) return undefined
    let chosen = first
    let processLoad = this.#process(first.processId).load
    let taskCount = this.#process(first.processId).taskCount(first.memberId)
    for (const member of members.slice(1)) {
      const process = this.#process(member.processId)
      if (process.load >= processLoad || (task !== undefined && process.has(task))) continue
      if (process.taskCount(member.memberId) >= taskCount) continue
      chosen = member
      processLoad = process.load
      taskCount = process.taskCount(member.memberId)
    }
    const isFree = task === undefined || !this.#process(first.processId).has(task)
    return isFree ? chosen : undefined
  }

  #processesByLoad(): JavaPriorityQueue<ProcessLoad> {
    const ids = inJavaHashOrder(this.#processes.keys(), this.#members.length)
    const processes = ids.map((processId) => this.#process(processId))
    return new JavaPriorityQueue((a, b) => a.load - b.load, processes)
  }

  #process(processId: string): ProcessLoad {
    return this.#processes.get(processId)!
  }

  #tasks(isWanted: (subtopology: { readonly isStateful: boolean }) => boolean): Task[] {
    return this.#input.subtopologies
      .filter(isWanted)
      .flatMap(({ subtopologyId, taskCount }) =>
        Array.from({ length: taskCount }, (_, partition) => ({ subtopologyId, partition })),
      )
  }
}

function countTasks({ subtopologies, standbyReplicas }: TaskAssignmentInput) {
  let activeCount = 0
  let totalCount = 0
  for (const { taskCount, isStateful } of subtopologies) {
    activeCount += taskCount
    totalCount += isStateful ? taskCount * (1 + standbyReplicas) : taskCount
  }
  return { activeCount, totalCount }
}

function* eachTask(tasks: Tasks): Iterable<Task> {
  for (const [subtopologyId, partitions] of tasks) {
    for (const partition of partitions) yield { subtopologyId, partition }
  }
}

function toTasks(list: readonly Task[]): Tasks {
  const tasks = new Map<string, Set<number>>()
  for (const { subtopologyId, partition } of list) {
    const partitions = tasks.get(subtopologyId)
    if (partitions === undefined) tasks.set(subtopologyId, new Set([partition]))
    else partitions.add(partition)
  }
  return tasks
}

function byPartition(a: Task, b: Task): number {
  return a.partition - b.partition || compareText(a.subtopologyId, b.subtopologyId)
}

function bySubtopology(a: Task, b: Task): number {
  return compareText(a.subtopologyId, b.subtopologyId) || a.partition - b.partition
}

function compareText(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
