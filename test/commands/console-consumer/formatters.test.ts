import { expect, test } from 'vitest'
import { findDeserializer } from '../../../src/commands/console-consumer/deserializers.ts'
import { findFormatter } from '../../../src/commands/console-consumer/formatters.ts'
import { RecordSink } from '../../../src/commands/console-consumer/record-sink.ts'
import { writeCoordinatorKey, writeVersioned } from '../../../src/protocol/framing.ts'
import {
  newOffsetCommitKey,
  newOffsetCommitValue,
  OffsetCommitKey,
  OffsetCommitValue,
} from '../../../src/protocol/messages/records/offset-commit.ts'
import type { KafkaRecord } from '../../../src/records/record-reader.ts'

const record: KafkaRecord = {
  offset: 7,
  timestamp: 1234,
  sequence: -1,
  key: Buffer.from('k'),
  value: Buffer.from('v'),
  headers: [
    { key: 'h1', value: Buffer.from('a') },
    { key: 'h2', value: null },
  ],
  attributes: 0,
  offsetDelta: 0,
  timestampDelta: 0,
}

async function format(
  properties: Record<string, string>,
  change: Partial<KafkaRecord> = {},
  name = 'DefaultMessageFormatter',
): Promise<string> {
  const written: Uint8Array[] = []
  const output = { write: (bytes: Uint8Array) => void written.push(bytes) }
  const sink = new RecordSink(output as never)
  const formatter = await findFormatter(
    `org.apache.kafka.tools.consumer.${name}`,
    new Map(Object.entries(properties)),
    () => {},
  )
  const batch = { topic: 't', partition: 3, timestampType: 'CreateTime' as const, records: [] }
  formatter!.write({ ...record, ...change }, batch, sink)
  sink.flush()
  return Buffer.concat(written).toString()
}

test('DefaultFormatter prints the value alone, and null by its literal', async () => {
  expect(await format({})).toBe('v\n')
  expect(await format({ 'null.literal': '-' }, { value: null })).toBe('-\n')
  expect(await format({ 'line.separator': ';' })).toBe('v;')
})

test('DefaultFormatter prints all fields in the order of Kafka', async () => {
  const names = ['timestamp', 'partition', 'offset', 'delivery', 'epoch', 'headers', 'key']
  const all = Object.fromEntries(names.map((name) => [`print.${name}`, 'true']))
  expect(await format({ ...all, 'key.separator': '|', 'headers.separator': ';' })).toBe(
    'CreateTime:1234|Partition:3|Offset:7|Delivery:NOT_PRESENT|Epoch:NOT_PRESENT|h1:a;h2:null|k|v\n',
  )
  expect(await format({ 'print.headers': 'true' }, { headers: [] })).toBe('NO_HEADERS\tv\n')
  expect(await format({ 'print.key': 'true', 'print.value': 'false' })).toBe('k\n')
})

test.each([
  ['Integer', '00000007', '7'],
  ['Long', 'ffffffffffffffff', '-1'],
  ['Short', '8000', '-32768'],
  ['Float', '3dcccccd', '0.1'],
  ['Double', '3ff8000000000000', '1.5'],
  ['Boolean', '01', 'true'],
  ['Bytes', '6100ff', 'a\\x00\\xFF'],
  ['String', '6162', 'ab'],
])('%sDeserializer reads %s as Java prints it', (name, hex, text) => {
  const read = findDeserializer(`org.apache.kafka.common.serialization.${name}Deserializer`)!
  expect(String(read(Buffer.from(hex, 'hex')))).toBe(text)
})

test('A deserializer refuses bytes of another size in the words of Java', () => {
  const read = findDeserializer('org.apache.kafka.common.serialization.IntegerDeserializer')!
  expect(() => read(Buffer.from('x'))).toThrow(
    'org.apache.kafka.common.errors.SerializationException: Size of data received by IntegerDeserializer is not 4',
  )
})

test('OffsetsMessageFormatter prints the fields of the version that was written', async () => {
  const key = writeCoordinatorKey(
    OffsetCommitKey,
    newOffsetCommitKey({ group: 'g', topic: 't', partition: 0 }),
  )
  const value = writeVersioned(
    OffsetCommitValue,
    newOffsetCommitValue({ offset: 5, commitTimestamp: 99 }),
    3,
  )
  key.writeInt16BE(1, 0)
  expect(await format({}, { key, value }, 'OffsetsMessageFormatter')).toBe(
    '{"key":{"type":1,"data":{"group":"g","topic":"t","partition":0}},"value":{"version":3,"data":{"offset":5,"leaderEpoch":-1,"metadata":"","commitTimestamp":99}}}',
  )
})
