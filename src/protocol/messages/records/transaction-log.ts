// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { MessageType } from '../../api.ts'
import type { Int64 } from '../../int64.ts'
import type { Reader } from '../../reader.ts'
import type { Writer } from '../../writer.ts'

export const TransactionLogKey: MessageType<TransactionLogKey> = {
  name: 'TransactionLogKey',
  apiKey: 0,
  minVersion: 0,
  maxVersion: 0,
  read: readTransactionLogKey,
  write: writeTransactionLogKey,
}

export const TransactionLogValue: MessageType<TransactionLogValue> = {
  name: 'TransactionLogValue',
  apiKey: 0,
  minVersion: 0,
  maxVersion: 1,
  read: readTransactionLogValue,
  write: writeTransactionLogValue,
}

export interface TransactionLogKey {
  transactionalId: string
}

export function newTransactionLogKey(fields?: Partial<TransactionLogKey>): TransactionLogKey {
  const message: TransactionLogKey = {
    transactionalId: '',
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readTransactionLogKey(reader: Reader, _version: number): TransactionLogKey {
  const message = newTransactionLogKey()
  message.transactionalId = reader.string(false)
  return message
}

export function writeTransactionLogKey(
  writer: Writer,
  message: TransactionLogKey,
  _version: number,
): void {
  writer.string(message.transactionalId, false)
}

export interface TransactionLogValue {
  producerId: Int64
  previousProducerId: Int64
  nextProducerId: Int64
  producerEpoch: number
  nextProducerEpoch: number
  transactionTimeoutMs: number
  transactionStatus: number
  transactionPartitions: PartitionsSchema[] | null
  transactionLastUpdateTimestampMs: Int64
  transactionStartTimestampMs: Int64
  clientTransactionVersion: number
}

export function newTransactionLogValue(fields?: Partial<TransactionLogValue>): TransactionLogValue {
  const message: TransactionLogValue = {
    producerId: 0,
    previousProducerId: -1,
    nextProducerId: -1,
    producerEpoch: 0,
    nextProducerEpoch: -1,
    transactionTimeoutMs: 0,
    transactionStatus: 0,
    transactionPartitions: [],
    transactionLastUpdateTimestampMs: 0,
    transactionStartTimestampMs: 0,
    clientTransactionVersion: 0,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readTransactionLogValue(reader: Reader, version: number): TransactionLogValue {
  const isFlexible = version >= 1
  const message = newTransactionLogValue()
  message.producerId = reader.int64()
  message.producerEpoch = reader.int16()
  message.transactionTimeoutMs = reader.int32()
  message.transactionStatus = reader.int8()
  message.transactionPartitions = reader.nullableArray(isFlexible, version, readPartitionsSchema)
  message.transactionLastUpdateTimestampMs = reader.int64()
  message.transactionStartTimestampMs = reader.int64()
  if (isFlexible) {
    for (let left = reader.uvarint(); left > 0; left--) {
      const tag = reader.uvarint()
      const end = reader.taggedFieldEnd()
      if (tag === 0) {
      message.previousProducerId = reader.int64()
      reader.expectAt(end)
    } else if (tag === 1) {
      message.nextProducerId = reader.int64()
      reader.expectAt(end)
    } else if (tag === 3) {
      message.nextProducerEpoch = reader.int16()
      reader.expectAt(end)
    } else if (tag === 2) {
      message.clientTransactionVersion = reader.int16()
      reader.expectAt(end)
    } else {
        reader.skipTo(end)
      }
    }
  }
  return message
}

export function writeTransactionLogValue(
  writer: Writer,
  message: TransactionLogValue,
  version: number,
): void {
  const isFlexible = version >= 1
  writer.int64(message.producerId)
  writer.int16(message.producerEpoch)
  writer.int32(message.transactionTimeoutMs)
  writer.int8(message.transactionStatus)
  writer.array(message.transactionPartitions, isFlexible, version, writePartitionsSchema)
  writer.int64(message.transactionLastUpdateTimestampMs)
  writer.int64(message.transactionStartTimestampMs)
  if (isFlexible) {
    const hasPreviousProducerId = message.previousProducerId !== -1
    const hasNextProducerId = message.nextProducerId !== -1
    const hasClientTransactionVersion = message.clientTransactionVersion !== 0
    const hasNextProducerEpoch = message.nextProducerEpoch !== -1
    writer.uvarint(Number(hasPreviousProducerId) + Number(hasNextProducerId) + Number(hasClientTransactionVersion) + Number(hasNextProducerEpoch))
    if (hasPreviousProducerId) {
      writer.taggedField(0, (content) => {
        content.int64(message.previousProducerId)
      })
    }
    if (hasNextProducerId) {
      writer.taggedField(1, (content) => {
        content.int64(message.nextProducerId)
      })
    }
    if (hasClientTransactionVersion) {
      writer.taggedField(2, (content) => {
        content.int16(message.clientTransactionVersion)
      })
    }
    if (hasNextProducerEpoch) {
      writer.taggedField(3, (content) => {
        content.int16(message.nextProducerEpoch)
      })
    }
  }
}

export interface PartitionsSchema {
  topic: string
  partitionIds: number[]
}

export function newPartitionsSchema(fields?: Partial<PartitionsSchema>): PartitionsSchema {
  const message: PartitionsSchema = {
    topic: '',
    partitionIds: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readPartitionsSchema(reader: Reader, version: number): PartitionsSchema {
  const isFlexible = version >= 1
  const message = newPartitionsSchema()
  message.topic = reader.string(isFlexible)
  message.partitionIds = reader.array(isFlexible, version, (element) => element.int32())
  if (isFlexible) reader.skipTaggedFields()
  return message
}

export function writePartitionsSchema(
  writer: Writer,
  message: PartitionsSchema,
  version: number,
): void {
  const isFlexible = version >= 1
  writer.string(message.topic, isFlexible)
  writer.array(message.partitionIds, isFlexible, version, (target, element) => target.int32(element))
  if (isFlexible) writer.uvarint(0)
}
