import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { JsonReader } from '../../../src/commands/console-producer/json-reader.ts'
import { findPartitioner } from '../../../src/commands/console-producer/partitioner.ts'
import { parseTemplate } from '../../../src/commands/console-producer/template.ts'
import { ManualClock } from '../../support/manual-clock.ts'
import { SeededRandom } from '../../support/seeded-random.ts'

describe('JsonReader', () => {
  const read = (json: string) => new JsonReader().read(Buffer.from(json))

  test('takes key, headers, partition and timestamp, and what the console consumer prints', () => {
    const line =
      '{"topic":"t","partition":2,"offset":7,"timestamp":5,"timestampType":"CreateTime","key":"k",' +
      '"value":{"a":[1]},"headers":[{"key":"h","value":"1"},{"key":"h","value":null}]}'
    expect(read(line)).toEqual({
      key: Buffer.from('k'),
      value: Buffer.from('{"a":[1]}'),
      headers: [
        { key: 'h', value: Buffer.from('1') },
        { key: 'h', value: null },
      ],
      partition: 2,
      timestamp: 5,
    })
  })

  test('takes tombstones, bytes and headers by name', () => {
    expect(read('{"value":null,"timestamp":-1}')).toEqual({ key: null, value: null, headers: [] })
    expect(read('{"value":{"base64":"/w=="},"headers":{"h":"x"}}')).toMatchObject({
      value: Buffer.from([0xff]),
      headers: [{ key: 'h', value: Buffer.from('x') }],
    })
    expect(read('{"value":7}').value).toEqual(Buffer.from('7'))
  })

  test.each([
    'text',
    '[]',
    '{}',
    '{"value":"a","partition":1.5}',
    '{"value":"a","timestamp":"now"}',
    '{"value":"a","headers":5}',
    '{"value":"a","headers":[{"value":"x"}]}',
  ])('refuses %s with the number of the line', (json) => {
    const reader = new JsonReader()
    reader.read(Buffer.from('{"value":"first"}'))
    expect(() => reader.read(Buffer.from(json))).toThrow('Line 2 is no record in JSON')
  })
})

describe('parseTemplate()', () => {
  const world = { random: new SeededRandom(1), clock: new ManualClock(1_700_000_000_000) }
  const made = (text: string, sequence = 3) => parseTemplate(text, world)(sequence)

  test('makes values up', () => {
    expect(made('a {{seq}} {{now}} {{iso}} b')).toBe('a 3 1700000000000 2023-11-14T22:13:20.000Z b')
    expect(made('{{uuid}}')).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
    expect(made('{{hex 3}}')).toMatch(/^[0-9a-f]{6}$/)
    expect(made('{{pick x y}}{{word}} {{name}} {{email}}')).toMatch(
      /^[xy][a-z]+ [A-Z][a-z]+ [A-Z][a-z]+ [a-z]+\.[a-z]+@example\.com$/,
    )
    const dice = Array.from({ length: 100 }, () => Number(made('{{int 1 6}}')))
    expect(new Set(dice)).toEqual(new Set([1, 2, 3, 4, 5, 6]))
    expect(Number(made('{{float 2 3}}'))).toBeGreaterThanOrEqual(2)
  })

  test.each(['{{nothing}}', '{{int 1}}', '{{float a b}}', '{{pick}}', '{{toString}}'])(
    'refuses %s',
    (text) => {
      expect(() => made(text)).toThrow('--template')
    },
  )
})

describe('findPartitioner()', () => {
  const record = { key: null, value: Buffer.from('abc'), headers: [] }

  test('knows the names of Java', async () => {
    expect(await findPartitioner(undefined, '/')).toBeUndefined()
    expect(await findPartitioner('sticky', '/')).toBeUndefined()
    const name = 'org.apache.kafka.clients.producer.RoundRobinPartitioner'
    const roundRobin = await findPartitioner(name, '/')
    expect([1, 2, 3, 4].map(() => roundRobin!(record, 3))).toEqual([0, 1, 2, 0])
    await expect(findPartitioner('com.example.Mine', '/')).rejects.toThrow('is not known')
  })

  test("asks a module of the user's", async () => {
    const folder = mkdtempSync(join(tmpdir(), 'partitioner-'))
    try {
      writeFileSync(join(folder, 'a.mjs'), 'export default (key, value) => value.length')
      writeFileSync(join(folder, 'b.mjs'), 'export const other = 1')
      const own = await findPartitioner('a.mjs', folder)
      expect(own!(record, 4)).toBe(3)
      expect(() => own!(record, 3)).toThrow('chose partition 3 of 3')
      await expect(findPartitioner('b.mjs', folder)).rejects.toThrow('no function')
      await expect(findPartitioner('c.mjs', folder)).rejects.toThrow("can't be loaded")
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})
