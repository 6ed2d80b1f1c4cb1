import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { assignTasks } from '../../../../src/coordinator/group/streams/assignor/sticky-task-assignor.ts'
import {
  type TaskSet,
  taskIds,
  tasksFromIds,
} from '../../../../src/coordinator/group/streams/tasks.ts'

/** Tasks as text, `0_0 0_1`: the active ones and the standby copies. */
type TaskTexts = readonly [active: string, standby: string]

/** A group as Apache 4.3.1's assignor got it, and what it made of it. */
interface RecordedAssignment {
  readonly standbyReplicas: number
  readonly subtopologies: readonly {
    readonly subtopologyId: string
    readonly taskCount: number
    readonly isStateful: boolean
  }[]
  readonly members: readonly {
    readonly memberId: string
    readonly processId: string
    readonly before: TaskTexts
    readonly after: TaskTexts
  }[]
}

const recorded = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../fixtures/streams-assignments.json'), 'utf8'),
) as RecordedAssignment[]

describe('assignTasks()', () => {
  test(`decides ${recorded.length} groups as Apache does, ties included`, () => {
    for (const [index, { members, subtopologies, standbyReplicas }] of recorded.entries()) {
      const assignment = assignTasks({
        members: members.map(({ memberId, processId, before }) => ({
          memberId,
          processId,
          assigned: taskSet(before),
        })),
        subtopologies,
        standbyReplicas,
      })
      const texts = members.map(({ memberId }) => taskTexts(assignment.get(memberId)!))
      expect({ index, texts }).toEqual({ index, texts: members.map(({ after }) => after) })
    }
  })

  test('never puts two copies of a task into one process', () => {
    const members = ['a', 'b', 'c'].map((memberId) => ({
      memberId,
      processId: memberId === 'c' ? 'two' : 'one',
      assigned: taskSet(['', '']),
    }))
    const subtopologies = [{ subtopologyId: '0', taskCount: 4, isStateful: true }]
    const assignment = assignTasks({ members, subtopologies, standbyReplicas: 2 })
    const copies = members.flatMap(({ memberId, processId }) =>
      taskTexts(assignment.get(memberId)!)
        .flatMap((text) => text.split(' ').filter((task) => task !== ''))
        .map((task) => `${task} in ${processId}`),
    )
    expect(copies).toHaveLength(8)
    expect(new Set(copies).size).toBe(8)
  })
})

function taskSet([active, standby]: TaskTexts): TaskSet {
  return { active: tasks(active), standby: tasks(standby), warmup: new Map() }
}

function tasks(text: string) {
  const bySubtopology = new Map<string, number[]>()
  for (const task of text.split(' ').filter((word) => word !== '')) {
    const [subtopologyId, partition] = task.split('_') as [string, string]
    bySubtopology.set(subtopologyId, [
      ...(bySubtopology.get(subtopologyId) ?? []),
      Number(partition),
    ])
  }
  return tasksFromIds(
    [...bySubtopology].map(([subtopologyId, partitions]) => ({ subtopologyId, partitions })),
  )
}

function taskTexts({ active, standby }: TaskSet): TaskTexts {
  const text = (tasks: TaskSet['active']) =>
    taskIds(tasks)
      .flatMap(({ subtopologyId, partitions }) => partitions.map((p) => `${subtopologyId}_${p}`))
      .join(' ')
  return [text(active), text(standby)]
}
