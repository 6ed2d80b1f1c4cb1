import { test } from '@fast-check/vitest'
import fc from 'fast-check'
import { describe, expect } from 'vitest'
import { parseProperties, printProperties } from '../../src/config/properties.ts'
import fixture from './fixtures/properties.json' with { type: 'json' }

type Parsed = { text: string; properties?: Record<string, string>; error?: string }
type Printed = { key: string; value: string; printed: string }
const cases = fixture as (Parsed | Printed)[]
const parsed = cases.filter((entry): entry is Parsed => 'text' in entry)
const printed = cases.filter((entry): entry is Printed => 'printed' in entry)

describe('parseProperties()', () => {
  test.each(parsed)('reads $text as java.util.Properties does', ({ text, properties, error }) => {
    const data = Buffer.from(text, 'latin1')
    if (error !== undefined) {
      expect(() => parseProperties(data)).toThrow(error)
    } else {
      expect(Object.fromEntries(parseProperties(data))).toEqual(properties)
    }
  })

  test.prop([fc.uint8Array({ maxLength: 200 })])('ends on any bytes', (bytes) => {
    try {
      for (const [key, value] of parseProperties(bytes)) expect(key + value).toBeTypeOf('string')
    } catch (error) {
      expect(error).toHaveProperty('name', 'PropertiesError')
    }
  })
})

describe('printProperties()', () => {
  test.each(printed)('writes $key as java.util.Properties does', ({ key, value, printed }) => {
    expect(printProperties([[key, value]])).toBe(printed)
  })

  const text = fc.string({ unit: fc.constantFrom(...' \t\f\r\n=:#!\\u0é€😀ab') })
  test.prop([fc.array(fc.tuple(text, text))])('is undone by parsing', (entries) => {
    const properties = new Map(entries)
    expect(parseProperties(printProperties(properties, ['a comment']))).toEqual(properties)
  })
})
