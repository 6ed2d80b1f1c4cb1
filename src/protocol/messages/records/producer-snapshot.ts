// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { MessageType } from '../../api.ts'
import type { Int64 } from '../../int64.ts'
import type { Reader } from '../../reader.ts'
import type { Writer } from '../../writer.ts'

export const ProducerSnapshot: MessageType<ProducerSnapshot> = {
  name: 'ProducerSnapshot',
  apiKey: -1,
  minVersion: 1,
  maxVersion: 1,
  read: readProducerSnapshot,
  write: writeProducerSnapshot,
}

export interface ProducerSnapshot {
  crc: number
  producerEntries: ProducerEntry[]
}

export function newProducerSnapshot(fields?: Partial<ProducerSnapshot>): ProducerSnapshot {
  const message: ProducerSnapshot = {
    crc: 0,
    producerEntries: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readProducerSnapshot(reader: Reader, version: number): ProducerSnapshot {
  const message = newProducerSnapshot()
  message.crc = reader.uint32()
  message.producerEntries = reader.array(false, version, readProducerEntry)
  return message
}

export function writeProducerSnapshot(
  writer: Writer,
  message: ProducerSnapshot,
  version: number,
): void {
  writer.uint32(message.crc)
  writer.array(message.producerEntries, false, version, writeProducerEntry)
}

export interface ProducerEntry {
  producerId: Int64
  epoch: number
  lastSequence: number
  lastOffset: Int64
  offsetDelta: number
  timestamp: Int64
  coordinatorEpoch: number
  currentTxnFirstOffset: Int64
}

export function newProducerEntry(fields?: Partial<ProducerEntry>): ProducerEntry {
  const message: ProducerEntry = {
    producerId: 0,
    epoch: 0,
    lastSequence: 0,
    lastOffset: 0,
    offsetDelta: 0,
    timestamp: 0,
    coordinatorEpoch: 0,
    currentTxnFirstOffset: 0,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readProducerEntry(reader: Reader, _version: number): ProducerEntry {
  const message = newProducerEntry()
  message.producerId = reader.int64()
  message.epoch = reader.int16()
  message.lastSequence = reader.int32()
  message.lastOffset = reader.int64()
  message.offsetDelta = reader.int32()
  message.timestamp = reader.int64()
  message.coordinatorEpoch = reader.int32()
  message.currentTxnFirstOffset = reader.int64()
  return message
}

export function writeProducerEntry(
  writer: Writer,
  message: ProducerEntry,
  _version: number,
): void {
  writer.int64(message.producerId)
  writer.int16(message.epoch)
  writer.int32(message.lastSequence)
  writer.int64(message.lastOffset)
  writer.int32(message.offsetDelta)
  writer.int64(message.timestamp)
  writer.int32(message.coordinatorEpoch)
  writer.int64(message.currentTxnFirstOffset)
}
