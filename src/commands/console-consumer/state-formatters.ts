import { findCodec } from '../../protocol/codec.ts'
import { type JavaJson, javaJsonText, messageToJavaJson } from '../../protocol/json.ts'
import { Reader } from '../../protocol/reader.ts'
import type { KafkaRecord } from '../../records/record-reader.ts'
import type { Formatter } from './formatter.ts'
import type { RecordSink } from './record-sink.ts'

export type StateFormatterName =
  | 'OffsetsMessageFormatter'
  | 'GroupMetadataMessageFormatter'
  | 'TransactionLogMessageFormatter'

/** What each prints of a coordinator's topic: the types of its keys, and the messages in them. */
const CONTENTS = {
  OffsetsMessageFormatter: { types: [0, 1], message: 'OffsetCommit' },
  GroupMetadataMessageFormatter: { types: [2], message: 'GroupMetadata' },
  TransactionLogMessageFormatter: { types: [0], message: 'TransactionLog' },
} as const

/** The records of a coordinator's topic as JSON: `{"key":{"type":…,"data":…},"value":{…}}`. */
export function stateFormatter(name: StateFormatterName): Formatter {
  const { types, message } = CONTENTS[name]
  return {
    write({ key, value }: KafkaRecord, _batch, sink: RecordSink) {
      if (key === null || key.length < 2) return
      const type = key.readInt16BE(0)
      if (!(types as readonly number[]).includes(type)) return
      const json: { [name: string]: JavaJson } = {
        key: { type, data: decode(`${message}Key`, key, 0) },
        value: null,
      }
      if (value !== null) {
        const version = value.readInt16BE(0)
        json.value = { version, data: decode(`${message}Value`, value, version) }
      }
      // Kafka's puts nothing between one record and the next.
      sink.text(javaJsonText(json))
    },
  }
}

function decode(name: string, bytes: Buffer, version: number): JavaJson {
  const codec = findCodec(name)
  if (!codec) return 'unknown'
  try {
    const message = codec.read(new Reader(bytes, 2), version)
    return messageToJavaJson(codec.schema, message, version)
  } catch {
    return 'unknown'
  }
}
