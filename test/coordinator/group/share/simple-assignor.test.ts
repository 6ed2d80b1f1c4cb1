import { describe, expect, test } from 'vitest'
import type { GroupSpec, MemberSpec } from '../../../../src/coordinator/group/modern/assignor.ts'
import { simpleAssignor } from '../../../../src/coordinator/group/share/simple-assignor.ts'

interface Given {
  readonly topics: readonly string[]
  readonly assigned?: Readonly<Record<string, readonly number[]>>
}

/** `a: t0 t1`: what each member gets, topics with their partitions. */
function assign(
  members: Readonly<Record<string, Given>>,
  partitions: Readonly<Record<string, number>>,
  isAssignable: GroupSpec['isPartitionAssignable'] = () => true,
): string[] {
  const specs = Object.entries(members).map(([memberId, { topics, assigned = {} }]): MemberSpec => {
    const had = Object.entries(assigned).map(([topic, list]) => [topic, new Set(list)] as const)
    const base = { memberId, rackId: null, instanceId: null }
    return { ...base, subscribedTopicIds: new Set(topics), assigned: new Map(had) }
  })
  const isSame = new Set(specs.map((spec) => [...spec.subscribedTopicIds].join())).size === 1
  const assignment = simpleAssignor.assign(
    {
      members: new Map(specs.map((spec) => [spec.memberId, spec])),
      subscriptionType: isSame ? 'homogeneous' : 'heterogeneous',
      isPartitionAssigned: () => false,
      isPartitionAssignable: isAssignable,
    },
    { partitionCount: (topicId) => partitions[topicId] ?? -1, racks: () => [] },
  )
  return [...assignment].map(([memberId, topics]) => {
    const names = [...topics].flatMap(([topic, list]) => [...list.keys()].map((p) => topic + p))
    return `${memberId}: ${names.sort().join(' ')}`
  })
}

const t = { topics: ['t'] }

describe('the simple assignor', () => {
  test('gives every partition to one member when there are enough', () => {
    expect(assign({ a: t, b: t }, { t: 4 })).toEqual(['a: t0 t2', 'b: t1 t3'])
  })

  test('gives a partition to several members when there are too few', () => {
    expect(assign({ a: t, b: t, c: t }, { t: 2 })).toEqual(['a: t0 t1', 'b: t0', 'c: t1'])
    expect(assign({ a: t, b: t }, { t: 1 })).toEqual(['a: t0', 'b: t0'])
  })

  test('leaves members what they have, as far as that is fair', () => {
    const a = { ...t, assigned: { t: [0, 1, 2, 3] } }
    expect(assign({ a, b: t }, { t: 4 })).toEqual(['a: t0 t1', 'b: t2 t3'])
    const b = { ...t, assigned: { t: [0, 1] } }
    expect(assign({ a: t, b }, { t: 4 })).toEqual(['a: t2 t3', 'b: t0 t1'])
  })

  test('takes away topics that a member is not subscribed to any more', () => {
    const a = { ...t, assigned: { u: [0], t: [0] } }
    expect(assign({ a }, { t: 2, u: 1 })).toEqual(['a: t0 t1'])
  })

  test('shares each topic among its own subscribers', () => {
    const both = { topics: ['t', 'u'] }
    expect(assign({ a: both, b: t }, { t: 2, u: 2 })).toEqual(['a: t0 u0 u1', 'b: t1'])
  })

  test('leaves out what is not initialised', () => {
    const isEven = (_: string, partition: number) => partition % 2 === 0
    expect(assign({ a: t }, { t: 4 }, isEven)).toEqual(['a: t0 t2'])
    expect(assign({ a: t }, { t: 4 }, () => false)).toEqual(['a: '])
  })

  test('gives nothing to members without topics', () => {
    expect(assign({ a: { topics: [] } }, {})).toEqual(['a: '])
    expect(assign({}, {})).toEqual([])
  })
})
