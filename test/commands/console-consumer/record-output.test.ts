import { describe, expect, test } from 'vitest'
import type { Formatter } from '../../../src/commands/console-consumer/formatter.ts'
import { jsonFormatter } from '../../../src/commands/console-consumer/json-formatter.ts'
import { grepFilter, parseFilter } from '../../../src/commands/console-consumer/record-filter.ts'
import { RecordSink } from '../../../src/commands/console-consumer/record-sink.ts'
import { templateFormatter } from '../../../src/commands/console-consumer/template-formatter.ts'
import type { KafkaRecord } from '../../../src/records/record-reader.ts'

const record: KafkaRecord = {
  offset: 7,
  timestamp: 1234,
  sequence: -1,
  key: Buffer.from('k1'),
  value: Buffer.from('{"user":{"id":12345678901234567890,"tags":["a","b"]},"n":null}'),
  headers: [
    { key: 'h', value: Buffer.from('1') },
    { key: 'h', value: null },
  ],
  attributes: 0,
  offsetDelta: 0,
  timestampDelta: 0,
}
const batch = { topic: 't', partition: 3, timestampType: 'CreateTime' as const, records: [] }

function printed(formatter: Formatter, change: Partial<KafkaRecord> = {}): string {
  const written: Uint8Array[] = []
  const sink = new RecordSink({ write: (bytes: Uint8Array) => void written.push(bytes) } as never)
  formatter.write({ ...record, ...change }, batch, sink)
  sink.flush()
  return Buffer.concat(written).toString('latin1')
}

describe('jsonFormatter', () => {
  test('nests JSON with all its digits, and keeps repeated headers', () => {
    expect(printed(jsonFormatter)).toBe(
      '{"topic":"t","partition":3,"offset":7,"timestamp":1234,"timestampType":"CreateTime",' +
        '"key":"k1","value":{"user":{"id":12345678901234567890,"tags":["a","b"]},"n":null},' +
        '"headers":[{"key":"h","value":"1"},{"key":"h","value":null}]}\n',
    )
  })

  test.each([
    ['null', null],
    ['"7"', Buffer.from('7')],
    ['"{broken"', Buffer.from('{broken')],
    ['{"base64":"/w=="}', Buffer.from([0xff])],
    ['"{\\"base64\\":\\"x\\"}"', Buffer.from('{"base64":"x"}')],
    ['[1, 2]', Buffer.from('[1,\n2]')],
  ])('prints %s', (text, value) => {
    expect(printed(jsonFormatter, { value })).toContain(`"value":${text},"headers"`)
  })
})

describe('templateFormatter()', () => {
  test.each([
    ['%t/%p/%o %T %k=%s|', `t/3/7 1234 k1=${record.value}|`],
    ['[%K %S] %h%%\\n', '[2 62] h=1,h=NULL%\n'],
    ['\\x41\\t\\\\%', 'A\t\\%'],
    ['%R', '\0\0\0\x3e'],
  ])('%s', (template, text) => {
    expect(printed(templateFormatter(template))).toBe(text)
  })

  test('prints nothing for null, whose length is -1', () => {
    expect(printed(templateFormatter('%k%s %K'), { key: null, value: null })).toBe(' -1')
    expect(() => templateFormatter('%q')).toThrow("'%q' means nothing")
  })
})

describe('parseFilter()', () => {
  test.each([
    ['key=k1', true],
    ['key!=k1', false],
    ['key~^k', true],
    ['value!~user', false],
    ['value.user.tags[1]=b', true],
    ['value.user.tags=["a","b"]', true],
    ['value.user.nothing=x', false],
    ['value.user.nothing!=x', true],
    ['value.n=null', true],
    ['value.user.id > 12345678901230000000', true],
    ['header.h=null', true],
    ['header.other~.', false],
    ['offset>=7', true],
    ['partition<3', false],
    ['timestamp<=1234', true],
    ['topic=t', true],
    ['key>1', false],
  ])('%s is %s', (text, holds) => {
    expect(parseFilter(text)(record, batch)).toBe(holds)
  })

  test('looks at the text of values that are no JSON, and at nothing of tombstones', () => {
    expect(parseFilter('value=plain')({ ...record, value: Buffer.from('plain') }, batch)).toBe(true)
    expect(parseFilter('value.a=1')({ ...record, value: Buffer.from('plain') }, batch)).toBe(false)
    expect(parseFilter('value=null')({ ...record, value: null }, batch)).toBe(true)
  })

  test.each(['key', 'foo=1', 'value..a=1', 'value~(', 'offset>x'])('refuses %s', (text) => {
    expect(() => parseFilter(text)).toThrow(`--filter '${text}'`)
  })

  test('grepFilter() looks into key and value', () => {
    expect(grepFilter('^k1$')(record, batch)).toBe(true)
    expect(grepFilter('"tags"')(record, batch)).toBe(true)
    expect(grepFilter('nowhere')(record, batch)).toBe(false)
  })
})
