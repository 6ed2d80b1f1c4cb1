/** Logs and snapshots of metadata: a line for each batch, and one for each record where asked for. */
import { basename } from 'node:path'
import { findCodec } from '../../protocol/codec.ts'
import { javaJsonText, messageToJavaJson } from '../../protocol/json.ts'
import { Reader } from '../../protocol/reader.ts'
import { compressionName } from '../../records/compression.ts'
import { CONTROL_TYPES, type ControlType } from '../../records/control-record.ts'
import * as legacy from '../../records/legacy.ts'
import * as batch from '../../records/record-batch.ts'
import { type KafkaRecord, readRecords } from '../../records/record-reader.ts'
import type { File } from '../../runtime/file-system.ts'
import { readFully } from '../../storage/batch-scanner.ts'
import type { Dump } from './dump.ts'
import type { DumpOptions } from './options.ts'
import { type RecordParser, recordParser } from './record-parsers.ts'

const MAX_INT32 = 0x7fffffff
/** Read at once; a larger batch is read by itself. */
const CHUNK_BYTES = 1024 * 1024

export async function dumpLog(file: string, dump: Dump, options: DumpOptions): Promise<void> {
  const path = dump.path(file)
  const name = basename(file)
  if (name.endsWith('.log')) {
    dump.stdout.line(`Log starting offset: ${Number.parseInt(name, 10)}`)
  } else dump.stdout.line(snapshotTitle(name))
  const maxBytes = options.value('max-bytes')
  await dump.withFile(path, async (opened) => {
    const end = Math.min(opened.sizeBytes(), maxBytes)
    const validBytes = await new LogDump(path, dump, options).dump(opened, end)
    if (end > validBytes && maxBytes === MAX_INT32) {
      dump.stdout.line(`Found ${end - validBytes} invalid bytes at the end of ${name}`)
    }
  })
}

function snapshotTitle(name: string): string {
  if (name === 'bootstrap.checkpoint') return 'KRaft bootstrap snapshot'
  const [, offset, epoch] = /^(\d+)-(\d+)\.checkpoint/.exec(name) ?? []
  return `Snapshot end offset: ${Number(offset)}, epoch: ${Number(epoch)}`
}

class LogDump {
  readonly #path: string
  readonly #dump: Dump
  readonly #parser: RecordParser | undefined
  readonly #isDeep: boolean
  readonly #skipsMetadata: boolean
  #lastOffset = -1

  constructor(path: string, dump: Dump, options: DumpOptions) {
    this.#path = path
    this.#dump = dump
    this.#parser = recordParser(options)
    this.#isDeep = this.#parser !== undefined || options.has('deep-iteration')
    this.#skipsMetadata = options.has('skip-record-metadata')
  }

  /** How many bytes the whole batches take. */
  async dump(file: File, end: number): Promise<number> {
    let position = 0
    while (position < end) {
      const bytes = readChunk(file, position, end)
      const size = batch.endOfWholeBatches(bytes)
      if (size === 0) break
      for (const at of batch.batches(bytes)) {
        this.#printBatch(bytes, at, position + at)
        if (this.#isDeep) await this.#printRecords(bytes, at)
      }
      position += size
      await this.#dump.stdout.ready()
    }
    return position
  }

  #printBatch(bytes: Buffer, at: number, position: number): void {
    const isLegacy = batch.magic(bytes, at) < 2
    const head = isLegacy ? `offset: ${batch.baseOffset(bytes, at)}` : batchText(bytes, at)
    const timestamp = isLegacy ? legacy.legacyTimestamp(bytes, at) : batch.maxTimestamp(bytes, at)
    const codec = isLegacy ? legacy.legacyCodec(bytes, at) : batch.codec(bytes, at)
    const crc = isLegacy ? bytes.readUInt32BE(at + legacy.LEGACY_CRC_OFFSET) : batch.crc(bytes, at)
    this.#dump.stdout.line(
      `${head} position: ${position} ${timestampType(bytes, at)}: ${timestamp}` +
        ` size: ${batch.sizeInBytes(bytes, at)} magic: ${batch.magic(bytes, at)}` +
        ` compresscodec: ${compressionName(codec)} crc: ${crc} isvalid: ${isValid(bytes, at)}`,
    )
  }

  async #printRecords(bytes: Buffer, at: number): Promise<void> {
    for (const record of await readRecords(bytes, at)) {
      if (record.offset !== this.#lastOffset + 1) {
        this.#dump.gap(this.#path, this.#lastOffset, record.offset)
      }
      this.#lastOffset = record.offset
      this.#dump.stdout.line(this.#recordText(record, bytes, at))
    }
  }

  #recordText(record: KafkaRecord, bytes: Buffer, at: number): string {
    const isControl = batch.magic(bytes, at) >= 2 && batch.isControl(bytes, at)
    const parts: string[] = []
    if (!this.#skipsMetadata) {
      parts.push(metadataText(record, bytes, at))
      if (isControl) parts.push(controlText(record))
    }
    if (this.#parser && !isControl) {
      const { key, payload } = this.#parser(record)
      if (key !== undefined) parts.push(`key: ${key}`)
      if (payload !== undefined) parts.push(`payload: ${payload}`)
    }
    return parts.length === 0 ? '' : `| ${parts.join(' ')}`
  }
}

/** From `position` on: at least the whole of the batch there, as far as the file has it. */
function readChunk(file: File, position: number, end: number): Buffer {
  const bytes = readAt(file, position, Math.min(CHUNK_BYTES, end - position))
  if (bytes.length < batch.LOG_OVERHEAD || batch.endOfWholeBatches(bytes) > 0) return bytes
  const size = bytes.readInt32BE(batch.LENGTH_OFFSET) + batch.LOG_OVERHEAD
  return size > end - position ? bytes : readAt(file, position, size)
}

function readAt(file: File, position: number, length: number): Buffer {
  const bytes = Buffer.allocUnsafe(length)
  return bytes.subarray(0, readFully(file, bytes, length, position))
}

function batchText(bytes: Buffer, at: number): string {
  const horizon = batch.hasDeleteHorizon(bytes, at)
    ? `OptionalLong[${batch.baseTimestamp(bytes, at)}]`
    : 'OptionalLong.empty'
  return (
    `baseOffset: ${batch.baseOffset(bytes, at)} lastOffset: ${batch.lastOffset(bytes, at)}` +
    ` count: ${batch.recordCount(bytes, at)} baseSequence: ${batch.baseSequence(bytes, at)}` +
    ` lastSequence: ${batch.lastSequence(bytes, at)} producerId: ${batch.producerId(bytes, at)}` +
    ` producerEpoch: ${batch.producerEpoch(bytes, at)}` +
    ` partitionLeaderEpoch: ${batch.partitionLeaderEpoch(bytes, at)}` +
    ` isTransactional: ${batch.isTransactional(bytes, at)}` +
    ` isControl: ${batch.isControl(bytes, at)} deleteHorizonMs: ${horizon}`
  )
}

function metadataText(record: KafkaRecord, bytes: Buffer, at: number): string {
  const { offset, timestamp, key, value, sequence, headers } = record
  const sizes = `keySize: ${key?.length ?? -1} valueSize: ${value?.length ?? -1}`
  const head = `offset: ${offset} ${timestampType(bytes, at)}: ${timestamp} ${sizes}`
  if (batch.magic(bytes, at) < 2) return head
  return `${head} sequence: ${sequence} headerKeys: [${headers.map((one) => one.key).join(',')}]`
}

function timestampType(bytes: Buffer, at: number): string {
  if (batch.magic(bytes, at) >= 2) return batch.timestampType(bytes, at)
  const type = legacy.legacyTimestampType(bytes, at)
  return type === 'NoTimestampType' ? 'NoTimestampType' : type
}

function isValid(bytes: Buffer, at: number): boolean {
  if (batch.magic(bytes, at) >= 2) return batch.hasValidCrc(bytes, at)
  try {
    legacy.ensureValidLegacy(bytes, at)
    return true
  } catch {
    return false
  }
}

/** The messages in control records of the metadata log, and how they are titled. */
const CONTROL_MESSAGES: Partial<Record<ControlType, readonly [title: string, message: string]>> = {
  LEADER_CHANGE: ['LeaderChange:', 'LeaderChangeMessage'],
  SNAPSHOT_HEADER: ['SnapshotHeader', 'SnapshotHeaderRecord'],
  SNAPSHOT_FOOTER: ['SnapshotFooter', 'SnapshotFooterRecord'],
  KRAFT_VERSION: ['KRaftVersion', 'KRaftVersionRecord'],
  KRAFT_VOTERS: ['KRaftVoters', 'VotersRecord'],
}

function controlText({ key, value }: KafkaRecord): string {
  const id = key !== null && key.length >= 4 ? key.readInt16BE(2) : -1
  const type = CONTROL_TYPES[id]
  if ((type === 'ABORT' || type === 'COMMIT') && value !== null && value.length >= 6) {
    return `endTxnMarker: ${type} coordinatorEpoch: ${value.readInt32BE(2)}`
  }
  const message = type && CONTROL_MESSAGES[type]
  const codec = message && findCodec(message[1])
  if (!message || !codec || value === null) return `controlType: ${type ?? 'UNKNOWN'}(${id})`
  // Each of these begins with its version, which is the only one.
  const decoded = codec.read(new Reader(value), 0)
  return `${message[0]} ${javaJsonText(messageToJavaJson(codec.schema, decoded, 0))}`
}
