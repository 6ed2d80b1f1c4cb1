import { describe, expect, test } from 'vitest'
import { parseJaas } from '../../../src/security/sasl/jaas.ts'

describe('parseJaas()', () => {
  test('reads the module and its options, quoted in either way', () => {
    const text = `a.b.PlainLoginModule required\n username="al;ice" password='p="w" x'\n n=1 q="a\\"b";`
    const { loginModule, options } = parseJaas(text)
    expect(loginModule).toBe('a.b.PlainLoginModule')
    expect(Object.fromEntries(options)).toEqual({
      username: 'al;ice',
      password: 'p="w" x',
      n: '1',
      q: 'a"b',
    })
  })

  test.each([
    ['', 'Login module not specified in JAAS config'],
    ['a.Module username="a";', 'Login module control flag is not specified in JAAS config'],
    ['a.Module required username="a"', 'JAAS config entry not terminated by semi-colon'],
    ['a.Module required username;', "Value not specified for key 'username' in JAAS config"],
    ['a.Module required password="secret', 'A quoted text does not end in JAAS config'],
    ['a.Module required; b.Module required;', 'JAAS config property contains more than one module'],
  ])('refuses %s', (text, message) => {
    expect(() => parseJaas(text)).toThrow(message)
  })
})
