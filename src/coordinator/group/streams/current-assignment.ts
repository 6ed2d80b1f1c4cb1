import { KafkaError } from '../../../protocol/errors.ts'
import type { MemberState, StreamsMember } from './streams-member.ts'
import type { TaskOwners } from './task-owners.ts'
import {
  type AssignedTasks,
  type EpochTasks,
  hasNoTasks,
  haveTasksInCommon,
  NOTHING_ASSIGNED,
  type TaskSet,
  type Tasks,
} from './tasks.ts'

/** What the next step of a member towards its target depends on. */
export interface ReconcileInput {
  readonly targetEpoch: number
  readonly target: TaskSet
  readonly owners: TaskOwners
  /** What the member says it has; undefined when it did not say. */
  readonly owned: TaskSet | undefined
}

/** How what a member has differs from its target. */
interface Difference<Kept> {
  readonly kept: Kept
  readonly toRevoke: Kept
  /** In the target, and free. */
  readonly toAdd: Kept
  /** Something of the target is still with another process, or with this one as another copy. */
  readonly isWaiting: boolean
}

/**
 * The next step of a member: it gives up what is not in its target, then gets what is free of it, and
 * waits for what others have not given up yet. Returns the member itself when there is no step.
 */
export function nextAssignment(member: StreamsMember, input: ReconcileInput): StreamsMember {
  const { owned, targetEpoch } = input
  switch (member.state) {
    case 'STABLE':
      return member.memberEpoch === targetEpoch ? member : step(member, member.memberEpoch, input)
    case 'UNREVOKED_TASKS':
      if (owned === undefined || haveTasksInCommon(owned, member.pendingRevocation)) return member
      return step(member, member.memberEpoch + 1, input)
    case 'UNRELEASED_TASKS':
      return step(member, member.memberEpoch, input)
    case 'UNKNOWN':
      if (owned !== undefined && hasNoTasks(owned)) return step(member, targetEpoch, input)
      throw new KafkaError(
        'FENCED_MEMBER_EPOCH',
        'The streams group member is in a unknown state. ' +
          'The member must abandon all its tasks and rejoin.',
      )
  }
}

function step(member: StreamsMember, memberEpoch: number, input: ReconcileInput): StreamsMember {
  const { owned, owners, target, targetEpoch } = input
  const { processId, assigned } = member
  const isActiveTaken = (id: string, task: number) =>
    owners.activeOwner(id, task) !== undefined || owners.hasCopy(id, task, processId)
  const isCopyTaken = (id: string, task: number) =>
    owners.activeOwner(id, task) === processId || owners.hasCopy(id, task, processId)

  const active = activeDifference(assigned.active, target.active, targetEpoch, isActiveTaken)
  const standby = difference(assigned.standby, target.standby, isCopyTaken)
  const warmup = difference(assigned.warmup, target.warmup, isCopyTaken)

  const pick = (field: 'kept' | 'toRevoke' | 'toAdd'): AssignedTasks => ({
    active: active[field],
    standby: standby[field],
    warmup: warmup[field],
  })
  const kept = pick('kept')
  const toRevoke = pick('toRevoke')
  const mustRevoke =
    !hasNoTasks(toRevoke) && (owned === undefined || haveTasksInCommon(owned, toRevoke))
  if (mustRevoke) {
    return moved(member, 'UNREVOKED_TASKS', memberEpoch, kept, toRevoke)
  }
  const isWaiting = active.isWaiting || standby.isWaiting || warmup.isWaiting
  const state = isWaiting ? 'UNRELEASED_TASKS' : 'STABLE'
  return moved(member, state, targetEpoch, merged(kept, pick('toAdd')), NOTHING_ASSIGNED)
}

function moved(
  member: StreamsMember,
  state: MemberState,
  memberEpoch: number,
  assigned: AssignedTasks,
  pendingRevocation: AssignedTasks,
): StreamsMember {
  const previousMemberEpoch = member.memberEpoch
  return { ...member, state, memberEpoch, previousMemberEpoch, assigned, pendingRevocation }
}

function activeDifference(
  current: EpochTasks,
  target: Tasks,
  targetEpoch: number,
  isTaken: (subtopologyId: string, task: number) => boolean,
): Difference<EpochTasks> {
  const names = new Map([...current].map(([id, epochs]) => [id, new Set(epochs.keys())]))
  const plain = difference(names, target, isTaken)
  const had = (id: string, task: number) => current.get(id)!.get(task)!
  return {
    kept: withEpochs(plain.kept, had),
    toRevoke: withEpochs(plain.toRevoke, had),
    toAdd: withEpochs(plain.toAdd, () => targetEpoch),
    isWaiting: plain.isWaiting,
  }
}

function difference(
  current: Tasks,
  target: Tasks,
  isTaken: (subtopologyId: string, task: number) => boolean,
): Difference<Tasks> {
  const kept = new Map<string, Set<number>>()
  const toRevoke = new Map<string, Set<number>>()
  const toAdd = new Map<string, Set<number>>()
  let isWaiting = false
  for (const [id, tasks] of current) {
    for (const task of tasks) add(target.get(id)?.has(task) ? kept : toRevoke, id, task)
  }
  for (const [id, tasks] of target) {
    for (const task of tasks) {
      if (current.get(id)?.has(task)) continue
      if (isTaken(id, task)) isWaiting = true
      else add(toAdd, id, task)
    }
  }
  return { kept, toRevoke, toAdd, isWaiting }
}

function add(tasks: Map<string, Set<number>>, subtopologyId: string, task: number): void {
  const known = tasks.get(subtopologyId)
  if (known === undefined) tasks.set(subtopologyId, new Set([task]))
  else known.add(task)
}

function withEpochs(tasks: Tasks, epochOf: (id: string, task: number) => number): EpochTasks {
  return new Map(
    [...tasks].map(([id, each]) => [
      id,
      new Map([...each].map((task) => [task, epochOf(id, task)])),
    ]),
  )
}

function merged(a: AssignedTasks, b: AssignedTasks): AssignedTasks {
  const active = new Map(
    subtopologiesOf(a.active, b.active).map((id) => [
      id,
      new Map([...(a.active.get(id) ?? []), ...(b.active.get(id) ?? [])]),
    ]),
  )
  return {
    active,
    standby: mergedCopies(a.standby, b.standby),
    warmup: mergedCopies(a.warmup, b.warmup),
  }
}

function mergedCopies(a: Tasks, b: Tasks): Tasks {
  return new Map(
    subtopologiesOf(a, b).map((id) => [id, new Set([...(a.get(id) ?? []), ...(b.get(id) ?? [])])]),
  )
}

function subtopologiesOf(a: Tasks | EpochTasks, b: Tasks | EpochTasks): string[] {
  return [...new Set([...a.keys(), ...b.keys()])]
}
