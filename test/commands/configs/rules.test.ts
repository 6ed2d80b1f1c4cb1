import { describe, expect, test } from 'vitest'
import { configsOptions } from '../../../src/commands/configs/options.ts'
import { checkConfigsOptions } from '../../../src/commands/configs/rules.ts'
import { parseJoptOptions } from '../../../src/commands/shared/jopt-options.ts'

function check(line: string) {
  const words = line.split(' ')
  return checkConfigsOptions(parseJoptOptions({ options: configsOptions }, words), words)
}

describe('checkConfigsOptions()', () => {
  test.each([
    ['--describe --topic t', [{ type: 'topics', name: 't' }]],
    ['--describe --entity-type topics', [{ type: 'topics', name: undefined }]],
    ['--describe --broker-defaults', [{ type: 'brokers', name: '' }]],
    [
      '--describe --entity-type users --entity-default --entity-type clients --entity-name=c',
      [
        { type: 'users', name: '' },
        { type: 'clients', name: 'c' },
      ],
    ],
    [
      '--alter --user u --client-defaults --add-config a=b',
      [
        { type: 'users', name: 'u' },
        { type: 'clients', name: '' },
      ],
    ],
  ])('%s', (line, entities) => {
    expect(check(line).entities).toEqual(entities)
  })

  test.each([
    ['--describe --entity-name x', 'At least one entity type must be specified'],
    ['--describe --entity-type topics --topic x', 'Duplicate entity type(s) specified: topics'],
    ['--describe --topic x --broker 1', "Only 'users' and 'clients' entity types may be"],
    ['--describe --entity-type topics --entity-default', '--entity-default must not be specified'],
    ['--describe --entity-type users --client c', '--entity-{type,name,default} should not be'],
    ['--describe --broker x', 'The entity name for brokers must be a valid integer broker id'],
    ['--alter --topic t', 'At least one of --add-config, --add-config-file, or --delete-config'],
    ['--alter --entity-type users --add-config a=b', 'An entity-name or default entity must be'],
  ])('%s is refused', (line, message) => {
    expect(() => check(line)).toThrow(message)
  })
})
