/** What keys and values say, by the decoder that the options name. */
import { allCodecs, findCodec, hasVersion, type MessageCodec } from '../../protocol/codec.ts'
import { readMetadataRecordHead } from '../../protocol/framing.ts'
import {
  type JavaJson,
  type JavaJsonObject,
  javaJsonText,
  messageToJavaJson,
} from '../../protocol/json.ts'
import { Reader } from '../../protocol/reader.ts'
import type { KafkaRecord } from '../../records/record-reader.ts'
import { CommandError, usageError } from '../shared/command-error.ts'
import type { DumpOptions } from './options.ts'

/** Undefined: there is none, and nothing is shown of it. */
export interface ParsedRecord {
  readonly key: string | undefined
  readonly payload: string | undefined
}

export type RecordParser = (record: KafkaRecord) => ParsedRecord

const DECODER_PACKAGE = 'org.apache.kafka.tools.api.'

type BytesDecoder = (bytes: Buffer) => string | number

const DECODERS: Readonly<Record<string, BytesDecoder>> = {
  StringDecoder: (bytes) => bytes.toString(),
  IntegerDecoder: (bytes) => bytes.readInt32BE(),
  LongDecoder: (bytes) => String(bytes.readBigInt64BE()),
  DefaultDecoder: (bytes) => `[B@${bytes.toString('hex').slice(0, 8)}`,
}

/** Undefined where keys and values are not asked for. */
export function recordParser(options: DumpOptions): RecordParser | undefined {
  if (options.has('offsets-decoder')) return coordinatorParser(isGroupKey)
  if (options.has('transaction-log-decoder')) return coordinatorParser(isTransactionKey)
  if (options.has('share-group-state-decoder')) return coordinatorParser(isShareStateKey)
  if (options.has('cluster-metadata-decoder')) return metadataParser
  if (options.has('remote-log-metadata-decoder')) {
    throw usageError('--remote-log-metadata-decoder: tiered storage is not supported')
  }
  if (!options.has('print-data-log')) return undefined
  const key = findDecoder(options.value('key-decoder-class'))
  const value = findDecoder(options.value('value-decoder-class'))
  return (record) => ({
    key: record.key === null ? undefined : String(key(record.key)),
    payload: record.value === null ? undefined : String(value(record.value)),
  })
}

function findDecoder(className: string): BytesDecoder {
  const name = className.startsWith(DECODER_PACKAGE) ? className.slice(DECODER_PACKAGE.length) : ''
  if (Object.hasOwn(DECODERS, name)) return DECODERS[name]!
  throw new CommandError(
    `Exception in thread "main" java.lang.ClassNotFoundException: ${className}`,
  )
}

const isTransactionKey = (name: string) => name.startsWith('TransactionLog')
const isShareStateKey = (name: string) => /^Share(Snapshot|Update)/.test(name)
const isGroupKey = (name: string) => !isTransactionKey(name) && !isShareStateKey(name)

/** Records of a coordinator's topic; what it does not know is told, not guessed. */
function coordinatorParser(isOwn: (keyName: string) => boolean): RecordParser {
  const keys = new Map(
    [...allCodecs()]
      .filter(({ schema }) => schema.kind === 'coordinator-key' && isOwn(schema.name))
      .map((codec) => [codec.schema.apiKey, codec]),
  )
  return ({ key, value }) => {
    if (key === null || key.length < 2) {
      throw new CommandError('Failed to decode message: a record without a key')
    }
    const type = key.readInt16BE()
    const codec = keys.get(type)
    if (codec === undefined) {
      return { key: `Unknown record type ${type}, skipping.`, payload: undefined }
    }
    const keyJson = { type: String(type), data: messageJson(codec, key, 0) }
    return {
      key: javaJsonText(keyJson),
      payload: value === null ? '<DELETE>' : valueText(codec.schema.name, value),
    }
  }
}

function valueText(keyName: string, value: Buffer): string {
  const codec = findCodec(keyName.replace(/Key$/, 'Value'))
  const version = value.length < 2 ? -1 : value.readInt16BE()
  if (!codec || !hasVersion(codec, version)) return `Unknown version ${version}, skipping.`
  const data = messageJson(codec, value, version)
  if (keyName === 'GroupMetadataKey') openConsumerData(codec, value, version, data)
  return javaJsonText({ version: String(version), data })
}

function messageJson(codec: MessageCodec, bytes: Buffer, version: number): JavaJsonObject {
  const message = codec.read(new Reader(bytes, 2), version)
  return messageToJavaJson(codec.schema, message, version)
}

interface GroupMetadata {
  readonly protocolType: string | null
  readonly members: readonly { readonly subscription: Buffer; readonly assignment: Buffer }[]
}

/** Members of consumer groups: what their client put into the protocol's bytes. */
function openConsumerData(
  codec: MessageCodec,
  value: Buffer,
  version: number,
  data: JavaJsonObject,
): void {
  const group = codec.read(new Reader(value, 2), version) as GroupMetadata
  if (group.protocolType !== 'consumer') return
  const members = data.members as JavaJsonObject[]
  members.forEach((member, i) => {
    const { subscription, assignment } = group.members[i]!
    member.subscription = nestedJson('ConsumerProtocolSubscription', subscription)
    member.assignment = nestedJson('ConsumerProtocolAssignment', assignment)
  })
}

function nestedJson(name: string, bytes: Buffer): JavaJson {
  const codec = findCodec(name)
  if (!codec || bytes.length < 2) return bytes.toString('base64')
  const [, newest = '0'] = /(\d+)$/.exec(codec.schema.versions) ?? []
  try {
    return messageJson(codec, bytes, Math.min(bytes.readInt16BE(), Number(newest)))
  } catch {
    return bytes.toString('base64')
  }
}

const metadataCodecs = new Map(
  [...allCodecs()]
    .filter(({ schema }) => schema.kind === 'metadata' && !schema.name.startsWith('Remote'))
    .map((codec) => [codec.schema.apiKey, codec]),
)

function metadataParser({ value }: KafkaRecord): ParsedRecord {
  if (value === null) return { key: undefined, payload: undefined }
  try {
    const reader = new Reader(value)
    const { apiKey, version } = readMetadataRecordHead(reader)
    const codec = metadataCodecs.get(apiKey)
    if (!codec || !hasVersion(codec, version)) {
      throw new Error(`Unknown metadata record ${apiKey} in version ${version}`)
    }
    const { schema } = codec
    const data = messageToJavaJson(schema, codec.read(reader, version), version)
    const type = schema.name.replace(/(?<!^)([A-Z])/g, '_$1').toUpperCase()
    return { key: undefined, payload: javaJsonText({ type, version, data }) }
  } catch (error) {
    return { key: undefined, payload: `Error at the end: ${(error as Error).message}` }
  }
}
