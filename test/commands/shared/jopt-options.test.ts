import { describe, expect, test } from 'vitest'
import { parseJoptOptions } from '../../../src/commands/shared/jopt-options.ts'

const options = {
  list: { description: 'List' },
  topic: { description: 'Topic', argument: 'topic' },
  partitions: { description: 'Count', argument: 'n', type: 'integer' },
  offset: { description: 'Offset', argument: 'n', type: 'long' },
  state: { description: 'State', argument: 'state', isArgumentOptional: true },
  life: { description: 'Life', argument: 'ms', type: 'long', isArgumentOptional: true },
  timeout: { description: 'Timeout', argument: 'ms', type: 'long', default: 30_000 },
} as const
const removedOptions = {
  'broker-list': { use: 'topic', hasArgument: true },
  zookeeper: { use: 'topic', hasArgument: true, dropsValue: true },
  force: { hasArgument: false },
  blacklist: { hasArgument: true, refusal: 'use a negative look-ahead' },
} as const

function parse(...words: string[]) {
  return parseJoptOptions({ options, removedOptions }, words)
}

describe('parseJoptOptions()', () => {
  test('takes a value behind a blank or an equals sign, and one dash for two', () => {
    expect(parse('--topic', 'a').value('topic')).toBe('a')
    expect(parse('--topic=a=b').value('topic')).toBe('a=b')
    expect(parse('-topic', 'a').value('topic')).toBe('a')
  })

  test('takes the next word as value even when it looks like an option', () => {
    const parsed = parse('--topic', '--list')
    expect(parsed.value('topic')).toBe('--list')
    expect(parsed.has('list')).toBe(false)
    expect(parse('--topic=', 'x').value('topic')).toBe('x')
  })

  test('takes an optional number, negative too, and no word that is none', () => {
    expect(parse('--life', '-1').value('life')).toBe(-1)
    expect(parse('--life', 'abc').value('life')).toBeUndefined()
    expect(parse('--life', 'abc').positionals).toEqual(['abc'])
  })

  test('leaves an optional value out when an option follows', () => {
    const parsed = parse('--state', '--list')
    expect(parsed.has('state')).toBe(true)
    expect(parsed.value('state')).toBeUndefined()
    expect(parse('--state', 'Stable').value('state')).toBe('Stable')
  })

  test('keeps words that are no options, and all behind two dashes', () => {
    expect(parse('a', '--list', '--', '--topic').positionals).toEqual(['a', '--topic'])
  })

  test('knows no abbreviations and suggests the whole name', () => {
    expect(() => parse('--lst')).toThrow('lst is not a recognized option\nDid you mean --list?')
    expect(() => parse('--zzz')).toThrow(/^zzz is not a recognized option$/)
    expect(() => parse('-x')).toThrow('x is not a recognized option')
  })

  test('refuses a missing value at once', () => {
    expect(() => parse('--topic')).toThrow('Option topic requires an argument')
  })

  test('refuses a second value and a bad number when the value is asked for', () => {
    const parsed = parse('--topic', 'a', '--topic', 'b', '--partitions', 'abc')
    expect(parsed.values('topic')).toEqual(['a', 'b'])
    expect(() => parsed.value('topic')).toThrow(
      'Found multiple arguments for option topic, but you asked for only one',
    )
    expect(() => parsed.value('partitions')).toThrow(
      "Cannot parse argument 'abc' of option partitions",
    )
  })

  test('reads integers of 32 bits and longs of 64', () => {
    expect(parse('--partitions', '-3').value('partitions')).toBe(-3)
    expect(parse('--partitions', '+3').value('partitions')).toBe(3)
    expect(() => parse('--partitions', '2147483648').value('partitions')).toThrow('Cannot parse')
    expect(parse('--offset', '2147483648').value('offset')).toBe(2_147_483_648)
    expect(() => parse('--offset', '9223372036854775808').value('offset')).toThrow('Cannot parse')
  })

  test('answers the default of an option that was not given', () => {
    const parsed = parse()
    expect(parsed.value('timeout')).toBe(30_000)
    expect(parsed.has('timeout')).toBe(false)
    expect(parsed.value('list')).toBe(false)
  })

  test('takes removed spellings with a warning', () => {
    const warnings: string[] = []
    const words = ['--broker-list', 'a', '--zookeeper', 'z:2181', '--force']
    const parsed = parseJoptOptions({ options, removedOptions }, words, (text) =>
      warnings.push(text),
    )
    expect(parsed.value('topic')).toBe('a')
    expect(warnings).toEqual([
      'Option --broker-list was removed from Kafka, taken as --topic. Use --topic instead.',
      'Option --zookeeper no longer has an effect and is ignored: use --topic.',
      'Option --force no longer has an effect and is ignored: drop it.',
    ])
    expect(() => parse('--blacklist', 'x')).toThrow('use a negative look-ahead')
  })
})
