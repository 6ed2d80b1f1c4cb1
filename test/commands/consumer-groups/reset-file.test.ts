import { describe, expect, test } from 'vitest'
import { parseResetFile, resetFileText } from '../../../src/commands/consumer-groups/reset-file.ts'

describe('parseResetFile()', () => {
  test('reads three columns for one group, quoted or not', () => {
    const plan = parseResetFile('"t",0,6\nu, 1 ,7\r\n\n', ['g'])
    expect([...plan]).toEqual([
      [
        'g',
        [
          { topic: 't', partition: 0, offset: 6 },
          { topic: 'u', partition: 1, offset: 7 },
        ],
      ],
    ])
  })

  test('reads four columns for several groups', () => {
    const plan = parseResetFile('a,t,0,1\nb,t,0,2\n', ['a', 'b'])
    expect(plan.get('a')).toEqual([{ topic: 't', partition: 0, offset: 1 }])
    expect(plan.get('b')).toEqual([{ topic: 't', partition: 0, offset: 2 }])
  })

  test('refuses what is no number and what has too many columns', () => {
    expect(() => parseResetFile('t,zero,6', ['g'])).toThrow('from String "zero"')
    expect(() => parseResetFile('one,two', ['g'])).toThrow('from String ""')
    expect(() => parseResetFile('g,t,0,1,2', ['g'])).toThrow('has 5 columns')
  })

  test('reads what resetFileText() writes', () => {
    const one = new Map([['g', [{ topic: 't', partition: 0, offset: 6 }]]])
    expect(resetFileText(one)).toBe('t,0,6\n')
    expect(parseResetFile(resetFileText(one), ['g'])).toEqual(one)
    const two = new Map([...one, ['group, "two"', [{ topic: 'u', partition: 1, offset: 7 }]]])
    expect(resetFileText(two)).toBe('g,t,0,6\n"group, ""two""",u,1,7\n')
    expect(parseResetFile(resetFileText(two), ['g', 'group, "two"'])).toEqual(two)
  })
})
