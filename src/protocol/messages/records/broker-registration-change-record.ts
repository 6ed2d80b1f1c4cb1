// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { MessageType } from '../../api.ts'
import type { Int64 } from '../../int64.ts'
import type { Reader } from '../../reader.ts'
import type { Writer } from '../../writer.ts'

export const BrokerRegistrationChangeRecord: MessageType<BrokerRegistrationChangeRecord> = {
  name: 'BrokerRegistrationChangeRecord',
  apiKey: 17,
  minVersion: 0,
  maxVersion: 3,
  read: readBrokerRegistrationChangeRecord,
  write: writeBrokerRegistrationChangeRecord,
}

export interface BrokerRegistrationChangeRecord {
  brokerId: number
  brokerEpoch: Int64
  fenced: number
  inControlledShutdown: number
  logDirs: string[]
  cordonedLogDirs: string[] | null
}

export function newBrokerRegistrationChangeRecord(fields?: Partial<BrokerRegistrationChangeRecord>): BrokerRegistrationChangeRecord {
  const message: BrokerRegistrationChangeRecord = {
    brokerId: 0,
    brokerEpoch: 0,
    fenced: 0,
    inControlledShutdown: 0,
    logDirs: [],
    cordonedLogDirs: null,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readBrokerRegistrationChangeRecord(reader: Reader, version: number): BrokerRegistrationChangeRecord {
  const message = newBrokerRegistrationChangeRecord()
  message.brokerId = reader.int32()
  message.brokerEpoch = reader.int64()
  {
    for (let left = reader.uvarint(); left > 0; left--) {
      const tag = reader.uvarint()
      const end = reader.taggedFieldEnd()
      if (tag === 0) {
      message.fenced = reader.int8()
      reader.expectAt(end)
    } else if (tag === 1 && version >= 1) {
      message.inControlledShutdown = reader.int8()
      reader.expectAt(end)
    } else if (tag === 2 && version >= 2) {
      message.logDirs = reader.array(true, version, (element) => element.uuid())
      reader.expectAt(end)
    } else if (tag === 3 && version >= 3) {
      message.cordonedLogDirs = reader.nullableArray(true, version, (element) => element.uuid())
      reader.expectAt(end)
    } else {
        reader.skipTo(end)
      }
    }
  }
  return message
}

export function writeBrokerRegistrationChangeRecord(
  writer: Writer,
  message: BrokerRegistrationChangeRecord,
  version: number,
): void {
  writer.int32(message.brokerId)
  writer.int64(message.brokerEpoch)
  {
    const hasFenced = message.fenced !== 0
    const hasInControlledShutdown = version >= 1 && message.inControlledShutdown !== 0
    const hasLogDirs = version >= 2 && message.logDirs.length > 0
    const hasCordonedLogDirs = version >= 3 && message.cordonedLogDirs !== null
    writer.uvarint(Number(hasFenced) + Number(hasInControlledShutdown) + Number(hasLogDirs) + Number(hasCordonedLogDirs))
    if (hasFenced) {
      writer.taggedField(0, (content) => {
        content.int8(message.fenced)
      })
    }
    if (hasInControlledShutdown) {
      writer.taggedField(1, (content) => {
        content.int8(message.inControlledShutdown)
      })
    }
    if (hasLogDirs) {
      writer.taggedField(2, (content) => {
        content.array(message.logDirs, true, version, (target, element) => target.uuid(element))
      })
    }
    if (hasCordonedLogDirs) {
      writer.taggedField(3, (content) => {
        content.array(message.cordonedLogDirs, true, version, (target, element) => target.uuid(element))
      })
    }
  }
}
