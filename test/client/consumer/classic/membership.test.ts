import { expect, test } from 'vitest'
import type { Assignor } from '../../../../src/client/consumer/assignors.ts'
import { rangeAssignor } from '../../../../src/client/consumer/assignors.ts'
import { writeAssignment } from '../../../../src/client/consumer/classic/consumer-protocol.ts'
import { Membership } from '../../../../src/client/consumer/classic/membership.ts'
import {
  cooperativeStickyAssignor,
  stickyAssignor,
} from '../../../../src/client/consumer/sticky-assignor.ts'
import { errorCode } from '../../../../src/protocol/errors.ts'
import { newJoinGroupResponse } from '../../../../src/protocol/messages/11-join-group.ts'
import { newSyncGroupResponse } from '../../../../src/protocol/messages/14-sync-group.ts'

function membership(assignor: Assignor, instanceId: string | null = null): Membership {
  const options = {
    groupId: 'g',
    instanceId,
    sessionTimeoutMs: 45_000,
    rebalanceTimeoutMs: 300_000,
    assignors: [assignor],
  }
  return new Membership(options, ['t'])
}

function join(member: Membership, assignor: Assignor, generationId: number): void {
  member.joinRequest()
  joined(member, assignor, generationId)
}

function joined(member: Membership, assignor: Assignor, generationId: number): void {
  member.joined(
    newJoinGroupResponse({
      generationId,
      protocolName: assignor.name,
      leader: 'other',
      memberId: 'm',
    }),
  )
}

function give(member: Membership, partitions: number[]): void {
  const assignment = writeAssignment(new Map([['t', partitions]]))
  member.synced(newSyncGroupResponse({ assignment }))
}

const numbers = (member: Membership) => member.owned.map(({ partition }) => partition)

test('An eager member gives all up before it joins again', () => {
  const member = membership(rangeAssignor)
  join(member, rangeAssignor, 1)
  give(member, [0, 1])
  expect(member.step).toMatchObject({ kind: 'adopt', partitions: [{ partition: 0 }, {}] })
  member.adopted()
  expect(member.step).toMatchObject({ kind: 'beat', request: { generationId: 1, memberId: 'm' } })
  member.beaten(errorCode('REBALANCE_IN_PROGRESS'))
  expect(member.step).toMatchObject({ kind: 'revoke', partitions: [{}, {}] })
  expect(numbers(member)).toEqual([0, 1])
  member.revoked()
  expect(member.step).toEqual({ kind: 'join' })
  expect(numbers(member)).toEqual([])
})

test('A cooperative member reads on, gives up what others shall have, and joins again', () => {
  const member = membership(cooperativeStickyAssignor)
  join(member, cooperativeStickyAssignor, 1)
  give(member, [0, 1, 2])
  member.adopted()
  member.beaten(errorCode('REBALANCE_IN_PROGRESS'))
  expect(member.step).toEqual({ kind: 'join' })
  expect(numbers(member)).toEqual([0, 1, 2])
  join(member, cooperativeStickyAssignor, 2)
  give(member, [0, 1, 3])
  expect(member.step).toMatchObject({ kind: 'revoke', partitions: [{ partition: 2 }] })
  member.revoked()
  expect(member.step).toMatchObject({ kind: 'adopt', partitions: [{ partition: 3 }] })
  member.adopted()
  expect(member.step).toEqual({ kind: 'join' })
  expect(numbers(member)).toEqual([0, 1, 3])
})

test('A member that is not known any more loses what it had and comes anew', () => {
  const member = membership(rangeAssignor)
  join(member, rangeAssignor, 1)
  give(member, [0])
  member.adopted()
  member.beaten(errorCode('UNKNOWN_MEMBER_ID'))
  expect(member.step).toMatchObject({ kind: 'lose', partitions: [{ partition: 0 }] })
  member.lost()
  expect(member.joinRequest()).toMatchObject({ memberId: '' })
})

test('A member takes the id that the coordinator asks it to come back with', () => {
  const member = membership(rangeAssignor)
  const code = errorCode('MEMBER_ID_REQUIRED')
  member.joined(newJoinGroupResponse({ errorCode: code, memberId: 'm-1' }))
  expect(member.step).toEqual({ kind: 'join' })
  expect(member.joinRequest()).toMatchObject({ memberId: 'm-1' })
})

test('A static member whose place another took ends', () => {
  const member = membership(rangeAssignor, 'one')
  join(member, rangeAssignor, 1)
  give(member, [0])
  member.adopted()
  member.beaten(errorCode('FENCED_INSTANCE_ID'))
  expect(member.step).toMatchObject({ kind: 'fail', error: { error: 'FENCED_INSTANCE_ID' } })
  expect(numbers(member)).toEqual([])
})

test('A topic that appears while the group is joining makes it join once more', () => {
  const member = membership(rangeAssignor)
  member.joinRequest()
  member.rejoin(['t', 'u'])
  joined(member, rangeAssignor, 1)
  give(member, [])
  member.adopted()
  expect(member.step).toEqual({ kind: 'join' })
  join(member, rangeAssignor, 2)
  give(member, [])
  member.adopted()
  expect(member.step.kind).toBe('beat')
  member.rejoin(['t'])
  expect(member.step).toEqual({ kind: 'join' })
})

test.each([stickyAssignor, cooperativeStickyAssignor])(
  'A leader reads of each member what it had: $name',
  (assignor) => {
    const member = membership(assignor)
    join(member, assignor, 4)
    give(member, [2, 5])
    member.adopted()
    const { protocols } = member.joinRequest()
    member.beaten(errorCode('REBALANCE_IN_PROGRESS'))
    if (member.step.kind === 'revoke') member.revoked()
    member.joined(
      newJoinGroupResponse({
        generationId: 5,
        protocolName: assignor.name,
        leader: 'm',
        memberId: 'm',
        members: [{ memberId: 'm', groupInstanceId: 'i', metadata: protocols[0]!.metadata }],
      }),
    )
    const owned = [2, 5].map((partition) => ({ topic: 't', partition }))
    expect(member.step).toMatchObject({
      kind: 'assign',
      members: [{ memberId: 'm', instanceId: 'i', topics: ['t'], owned, generation: 4 }],
    })
  },
)

test('A leader that came back under its static id leaves the assignment as it was (KIP-814)', () => {
  const member = membership(rangeAssignor, 'one')
  member.joined(
    newJoinGroupResponse({
      generationId: 1,
      protocolName: 'range',
      leader: 'm',
      memberId: 'm',
      skipAssignment: true,
    }),
  )
  expect(member.step).toMatchObject({ kind: 'sync', request: { assignments: [] } })
})
