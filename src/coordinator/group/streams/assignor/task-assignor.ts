import type { TaskSet } from '../tasks.ts'

/** A member as the assignor sees it: with its target before this one. */
export interface TaskMember {
  readonly memberId: string
  /** Members of one process share its memory and disk: a task has at most one copy in a process. */
  readonly processId: string
  readonly assigned: TaskSet
}

/** A subtopology as the assignor sees it. */
export interface AssignableSubtopology {
  readonly subtopologyId: string
  readonly taskCount: number
  /** It has changelogs, so its tasks may have standby copies. */
  readonly isStateful: boolean
}

export interface TaskAssignmentInput {
  /** In the order of the group. */
  readonly members: readonly TaskMember[]
  /** In the order of their ids. */
  readonly subtopologies: readonly AssignableSubtopology[]
  readonly standbyReplicas: number
}

/** What each member shall have, by member id: an entry for every member. */
export type TaskAssignment = ReadonlyMap<string, TaskSet>
