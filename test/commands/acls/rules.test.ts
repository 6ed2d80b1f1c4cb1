import { describe, expect, test } from 'vitest'
import { aclsOptions } from '../../../src/commands/acls/options.ts'
import { checkAclsOptions, rulesOf } from '../../../src/commands/acls/rules.ts'
import { parseJoptOptions } from '../../../src/commands/shared/jopt-options.ts'

function parse(line: string) {
  return parseJoptOptions({ options: aclsOptions }, line.split(' '))
}

function rulesFor(line: string): string[] {
  return rulesOf(parse(line)).flatMap(({ resource, rules }) =>
    rules.map(({ principal, host, operation, permission }) =>
      [resource.type, resource.name, permission, principal, host, operation].join(' '),
    ),
  )
}

describe('rulesOf()', () => {
  test('gives a producer what it needs, idempotent writes too under a prefix', () => {
    const line =
      '--add --producer --idempotent --allow-principal User:a --topic t --resource-pattern-type prefixed'
    expect(rulesFor(line)).toEqual([
      'TOPIC t ALLOW User:a * WRITE',
      'TOPIC t ALLOW User:a * DESCRIBE',
      'TOPIC t ALLOW User:a * CREATE',
      'CLUSTER kafka-cluster ALLOW User:a * IDEMPOTENT_WRITE',
    ])
  })

  test('gives a consumer what it needs', () => {
    expect(rulesFor('--add --consumer --allow-principal User:a --topic t --group g')).toEqual([
      'TOPIC t ALLOW User:a * READ',
      'TOPIC t ALLOW User:a * DESCRIBE',
      'GROUP g ALLOW User:a * READ',
    ])
  })

  test('denies each principal from each host each operation', () => {
    const line =
      '--add --deny-principal User:a --deny-host h1 --deny-host h2 --operation DescribeConfigs --operation Read --topic t'
    expect(rulesFor(line)).toEqual([
      'TOPIC t DENY User:a h1 DESCRIBE_CONFIGS',
      'TOPIC t DENY User:a h1 READ',
      'TOPIC t DENY User:a h2 DESCRIBE_CONFIGS',
      'TOPIC t DENY User:a h2 READ',
    ])
  })

  test.each([
    ['--add --allow-principal User:a', 'You must provide at least one resource'],
    ['--add --allow-principal a --topic t', 'expected a string in format principalType:'],
    [
      '--add --allow-principal User:a --operation Fly --topic t',
      'ResourceType TOPIC only supports operations',
    ],
    ['--remove --topic t --resource-pattern-type x', "Cannot parse argument 'x' of option"],
  ])('%s is refused', (line, message) => {
    expect(() => rulesOf(parse(line))).toThrow(message)
  })
})

describe('checkAclsOptions()', () => {
  test.each([
    ['--topic t', 'Command must include exactly one action: --list, --add, --remove. '],
    ['--list --producer', `Option "[list]" can't be used with option "[producer]"`],
    ['--add --principal User:a', 'The --principal option is only available if --list is set'],
    ['--add --producer', 'With --producer you must specify a --topic'],
    ['--add --topic t --idempotent', 'The --idempotent option is only available if --producer'],
    ['--add --consumer --topic t', 'With --consumer you must specify a --topic and a --group'],
  ])('%s is refused', (line, message) => {
    expect(() => checkAclsOptions(parse(line))).toThrow(message)
  })
})
