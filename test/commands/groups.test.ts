import { describe, expect, test } from 'vitest'
import { groupFilter, groupsOptions } from '../../src/commands/groups.ts'
import { parseJoptOptions } from '../../src/commands/shared/jopt-options.ts'

function filterOf(line: string) {
  return groupFilter(parseJoptOptions({ options: groupsOptions }, line.split(' ')))
}

const groups = [
  { groupId: 'classic', type: 'classic', protocolType: 'consumer', state: '' },
  { groupId: 'simple', type: 'classic', protocolType: '', state: '' },
  { groupId: 'connect', type: 'classic', protocolType: 'connect', state: '' },
  { groupId: 'modern', type: 'consumer', protocolType: 'consumer', state: '' },
  { groupId: 'share', type: 'share', protocolType: 'share', state: '' },
  { groupId: 'streams', type: 'streams', protocolType: 'streams', state: '' },
]

describe('groupFilter()', () => {
  test.each([
    ['--list', ['classic', 'simple', 'connect', 'modern', 'share', 'streams']],
    ['--list --consumer', ['classic', 'simple', 'modern']],
    ['--list --share', ['share']],
    ['--list --streams', ['streams']],
    ['--list --group-type Classic', ['classic', 'simple', 'connect']],
    ['--list --group-type classic --protocol connect', ['connect']],
    ['--list --protocol consumer', ['classic', 'modern']],
  ])('%s', (line, expected) => {
    const names = groups.filter(filterOf(line)).map(({ groupId }) => groupId)
    expect(names).toEqual(expected)
  })

  test.each([
    ['--consumer', 'Command must include exactly one action: --list.'],
    ['--list --group-type purple', '--group-type must be a valid group type.'],
    ['--list --share --consumer', `Option "[consumer]" can't be used with option "[share]"`],
    ['--list --share --protocol x', `Option "[share]" can't be used with option "[protocol]"`],
  ])('%s is refused', (line, message) => {
    expect(() => filterOf(line)).toThrow(message)
  })
})
