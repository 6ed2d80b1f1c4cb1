import { expect, test } from 'vitest'
import { LineReader } from '../../../src/commands/console-producer/line-reader.ts'

const read = (properties: Record<string, string>, line: string) => {
  const record = new LineReader(new Map(Object.entries(properties))).read(Buffer.from(line))
  const headers = record.headers.map(({ key, value }) => [key, value && String(value)])
  return [record.key && String(record.key), record.value && String(record.value), headers]
}

test('LineReader takes the first separator; the rest is the value', () => {
  const properties = { 'parse.key': 'TRUE', 'key.separator': '::' }
  expect(read(properties, 'k::v::w')).toEqual(['k', 'v::w', []])
})

test('LineReader reads headers, key and value in this order', () => {
  const properties = { 'parse.key': 'true', 'parse.headers': 'true' }
  expect(read(properties, 'a:1,b:2,,\tk\tv')).toEqual([
    'k',
    'v',
    [
      ['a', '1'],
      ['b', '2'],
    ],
  ])
})

test('LineReader knows the null marker in every place', () => {
  const properties = { 'parse.key': 'true', 'parse.headers': 'true', 'null.marker': 'NIL' }
  expect(read(properties, 'NIL\tNIL\tNIL')).toEqual([null, null, []])
  expect(read(properties, 'h:NIL\tk\tv')).toEqual(['k', 'v', [['h', null]]])
})

test('LineReader refuses a line without its separator, unless it may ignore that', () => {
  expect(() => read({ 'parse.key': 'true' }, 'nokey')).toThrow(
    "org.apache.kafka.common.KafkaException: No key separator found on line number 1: 'nokey'",
  )
  expect(read({ 'parse.key': 'true', 'ignore.error': 'true' }, 'nokey')).toEqual([
    null,
    'nokey',
    [],
  ])
})

test('LineReader refuses separators that are equal', () => {
  expect(() => new LineReader(new Map([['headers.delimiter', ',']]))).toThrow(
    'headers.delimiter and headers.separator may not be equal',
  )
})
