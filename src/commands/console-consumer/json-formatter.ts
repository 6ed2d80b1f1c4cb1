/** `--output json`: a record as one line of JSON, which `console-producer --input json` reads back. */
import type { FetchedBatch } from '../../client/consumer/fetched-batches.ts'
import type { KafkaRecord } from '../../records/record-reader.ts'
import { utf8Text } from '../shared/bytes-text.ts'
import { reportKind } from '../shared/report.ts'
import type { Formatter } from './formatter.ts'

export const recordReport = reportKind('--output json: records, one a line', {
  topic: 'Topic',
  partition: 'Partition',
  offset: 'Offset',
  timestamp: 'Milliseconds since the epoch; -1: none',
  timestampType: 'CreateTime, LogAppendTime or NoTimestampType',
  key: 'Text; null; JSON where it is an object or an array; {"base64": ...} where it is no UTF-8 text',
  value: 'As the key',
  headers: 'Objects of key and value, in their order; a name may stand several times',
})

export const jsonFormatter: Formatter = {
  write(record, batch, sink) {
    sink.text(`${recordJson(record, batch)}\n`)
  },
}

export function recordJson(
  { offset, timestamp, key, value, headers }: KafkaRecord,
  { topic, partition, timestampType }: FetchedBatch,
): string {
  const fields = [
    `"topic":${JSON.stringify(topic)}`,
    `"partition":${partition}`,
    `"offset":${offset}`,
    `"timestamp":${timestamp}`,
    `"timestampType":"${timestampType}"`,
    `"key":${bytesJson(key)}`,
    `"value":${bytesJson(value)}`,
    `"headers":[${headers.map((one) => `{"key":${JSON.stringify(one.key)},"value":${bytesJson(one.value)}}`).join(',')}]`,
  ]
  return `{${fields.join(',')}}`
}

/** Nested JSON stays as it was written: numbers keep all their digits. */
function bytesJson(bytes: Buffer | null): string {
  if (bytes === null) return 'null'
  const text = utf8Text(bytes)
  if (text === undefined) return `{"base64":"${bytes.toString('base64')}"}`
  return isNested(text) ? text.replace(/[\r\n]+/g, ' ') : JSON.stringify(text)
}

/** An object or an array, and not one that stands for bytes. */
function isNested(text: string): boolean {
  const trimmed = text.trim()
  if (!/^[{[]/.test(trimmed) || /^\{\s*"base64"/.test(trimmed)) return false
  try {
    JSON.parse(trimmed)
    return true
  } catch {
    return false
  }
}
