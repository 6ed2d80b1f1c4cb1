import { describe, expect, test } from 'vitest'
import { parseReplicaAssignment } from '../../../src/commands/topics/replica-assignment.ts'
import { checkUuid } from '../../../src/commands/topics/topic-id.ts'

describe('parseReplicaAssignment()', () => {
  test('reads the brokers of each partition', () => {
    expect(parseReplicaAssignment('1:2, 2:3')).toEqual([
      [1, 2],
      [2, 3],
    ])
  })

  test.each([
    ['1:1', 'Partition replica lists may not contain duplicate entries: 1'],
    ['1:2,3', 'Partition 1 has different replication factor: [3]'],
    ['x', 'For input string: "x"'],
  ])('refuses %s', (text, message) => {
    expect(() => parseReplicaAssignment(text)).toThrow(message)
  })
})

describe('checkUuid()', () => {
  test('takes 22 characters of base64url', () => {
    expect(() => checkUuid('AAAAAAAAAAAAAAAAAAAAQQ')).not.toThrow()
  })

  test.each([
    ['not-an-id', 'Last unit does not have enough valid bits'],
    ['AAAA', 'decoded as 3 bytes'],
    ['AAAAAAAAAAAAAAAAAAAAAAAAAAAAA', 'is too long to be decoded'],
    ['AA+A', 'Illegal base64 character 2b'],
  ])('refuses %s', (text, message) => {
    expect(() => checkUuid(text)).toThrow(message)
  })
})
