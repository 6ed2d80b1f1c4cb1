import { describe, expect, test } from 'vitest'
import { parseAddConfig } from '../../../src/commands/configs/changes.ts'

describe('parseAddConfig()', () => {
  test('splits at commas outside of brackets', () => {
    expect([...parseAddConfig('a=1, b=[x,y] ,c=[k=v,w=2],d=')]).toEqual([
      ['a', '1'],
      ['b', 'x,y'],
      ['c', 'k=v,w=2'],
      ['d', ''],
    ])
  })

  test.each(['a', 'a=1,b', 'a=b=c'])('refuses %s', (text) => {
    expect(() => parseAddConfig(text)).toThrow('all configs to be added must be in the format')
  })
})
