import { inJavaHashOrder, JavaPriorityQueue } from '../../java-collections.ts'

/** One task of a subtopology. */
export interface Task {
  readonly subtopologyId: string
  readonly partition: number
}

export function taskName({ subtopologyId, partition }: Task): string {
  return `${subtopologyId}_${partition}`
}

interface MemberLoad {
  readonly memberId: string
  taskCount: number
}

/** The tasks that the assignor has given to a process, and how busy its members are with them. */
export class ProcessLoad {
  readonly #taskCounts = new Map<string, number>()
  readonly #tasks = new Set<string>()
  readonly #active = new Map<string, Task[]>()
  readonly #standby = new Map<string, Task[]>()
  #taskCount = 0
  /** Made when it is needed, and again after a task went past it. */
  #leastLoaded: JavaPriorityQueue<MemberLoad> | undefined

  /** Tasks per member. */
  get load(): number {
    return this.#taskCount / this.#taskCounts.size
  }

  addMember(memberId: string): void {
    this.#taskCounts.set(memberId, 0)
  }

  taskCount(memberId: string): number {
    return this.#taskCounts.get(memberId) ?? 0
  }

  has(task: Task): boolean {
    return this.#tasks.has(taskName(task))
  }

  activeTasks(memberId: string): readonly Task[] {
    return this.#active.get(memberId) ?? []
  }

  standbyTasks(memberId: string): readonly Task[] {
    return this.#standby.get(memberId) ?? []
  }

  /** Gives the number of tasks that the member has then. */
  add(memberId: string, task: Task, isActive: boolean): number {
    this.#leastLoaded = undefined
    return this.#add(memberId, task, isActive)
  }

  /** Gives the number of tasks that the chosen member has then. */
  addToLeastLoaded(task: Task, isActive: boolean): number {
    this.#leastLoaded ??= this.#membersByLoad()
    const member = this.#leastLoaded.poll()!
    member.taskCount = this.#add(member.memberId, task, isActive)
    this.#leastLoaded.add(member)
    return member.taskCount
  }

  #add(memberId: string, task: Task, isActive: boolean): number {
    this.#taskCount += 1
    this.#tasks.add(taskName(task))
    const byMember = isActive ? this.#active : this.#standby
    const tasks = byMember.get(memberId)
    if (tasks === undefined) byMember.set(memberId, [task])
    else tasks.push(task)
    const taskCount = this.taskCount(memberId) + 1
    this.#taskCounts.set(memberId, taskCount)
    return taskCount
  }

  #membersByLoad(): JavaPriorityQueue<MemberLoad> {
    const members = inJavaHashOrder(this.#taskCounts.keys()).map((memberId) => ({
      memberId,
      taskCount: this.taskCount(memberId),
    }))
    return new JavaPriorityQueue((a, b) => a.taskCount - b.taskCount, members)
  }
}
