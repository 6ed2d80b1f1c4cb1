import { describe, expect, test } from 'vitest'
import type { AssignedMember, Assignment } from '../../../src/client/consumer/assignors.ts'
import {
  cooperativeStickyAssignor,
  stickyAssignor,
} from '../../../src/client/consumer/sticky-assignor.ts'

const show = (assignment: Assignment) =>
  Object.fromEntries([...assignment].map(([id, topics]) => [id, Object.fromEntries(topics)]))

const SIX = new Map([['t', 6]])

function member(memberId: string, owned: readonly number[] = [], generation = 1): AssignedMember {
  const partitions = owned.map((partition) => ({ topic: 't', partition }))
  return { memberId, topics: ['t'], owned: partitions, generation }
}

describe('stickyAssignor', () => {
  test('deals in turn where nobody has anything', () => {
    const shares = stickyAssignor.assign([member('b'), member('a')], new Map([['t', 5]]))
    expect(show(shares)).toEqual({ a: { t: [0, 2, 4] }, b: { t: [1, 3] } })
  })

  test('takes from those with too much only what a new member shall have', () => {
    const members = [member('a', [0, 2, 4]), member('b', [1, 3, 5]), member('c')]
    expect(show(stickyAssignor.assign(members, SIX))).toEqual({
      a: { t: [0, 2] },
      b: { t: [1, 3] },
      c: { t: [4, 5] },
    })
  })

  test('gives what one left to the others, who keep theirs', () => {
    const members = [member('a', [0, 2]), member('b', [1, 3])]
    expect(show(stickyAssignor.assign(members, SIX))).toEqual({
      a: { t: [0, 2, 4] },
      b: { t: [1, 3, 5] },
    })
  })

  test('believes the later generation, and nobody of the same one', () => {
    const members = [member('a', [0, 1], 1), member('b', [0, 1], 2)]
    const counts = new Map([['t', 4]])
    expect(show(stickyAssignor.assign(members, counts)).b).toEqual({ t: [0, 1] })
    const quarrel = [member('a', [1]), member('b', [1])]
    expect(show(stickyAssignor.assign(quarrel, new Map([['t', 2]])))).toEqual({
      a: { t: [0] },
      b: { t: [1] },
    })
  })

  test('evens out members that want different topics', () => {
    const members = [
      { memberId: 'a', topics: ['t', 'u'] },
      { memberId: 'b', topics: ['u'] },
    ]
    const counts = new Map([
      ['t', 2],
      ['u', 4],
    ])
    const shares = show(stickyAssignor.assign(members, counts))
    expect(shares.a?.t).toEqual([0, 1])
    expect(shares.b?.u).toHaveLength(3)
  })
})

describe('cooperativeStickyAssignor', () => {
  test('leaves out what its owner has to give up first', () => {
    const members = [member('a', [0, 1, 2, 3, 4, 5]), member('b')]
    expect(show(cooperativeStickyAssignor.assign(members, SIX))).toEqual({
      a: { t: [0, 1, 2] },
      b: {},
    })
    const later = [member('a', [0, 1, 2], 2), member('b', [], 2)]
    expect(show(cooperativeStickyAssignor.assign(later, SIX))).toEqual({
      a: { t: [0, 1, 2] },
      b: { t: [3, 4, 5] },
    })
  })
})
