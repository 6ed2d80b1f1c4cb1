// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { MessageType } from '../../api.ts'
import type { Reader } from '../../reader.ts'
import { ZERO_UUID } from '../../uuid.ts'
import type { Writer } from '../../writer.ts'

export const PartitionRecord: MessageType<PartitionRecord> = {
  name: 'PartitionRecord',
  apiKey: 3,
  minVersion: 0,
  maxVersion: 2,
  read: readPartitionRecord,
  write: writePartitionRecord,
}

export interface PartitionRecord {
  partitionId: number
  topicId: string
  replicas: number[]
  isr: number[]
  removingReplicas: number[]
  addingReplicas: number[]
  leader: number
  leaderRecoveryState: number
  leaderEpoch: number
  partitionEpoch: number
  directories: string[]
  eligibleLeaderReplicas: number[] | null
  lastKnownElr: number[] | null
}

export function newPartitionRecord(fields?: Partial<PartitionRecord>): PartitionRecord {
  const message: PartitionRecord = {
    partitionId: -1,
    topicId: ZERO_UUID,
    replicas: [],
    isr: [],
    removingReplicas: [],
    addingReplicas: [],
    leader: -1,
    leaderRecoveryState: 0,
    leaderEpoch: -1,
    partitionEpoch: -1,
    directories: [],
    eligibleLeaderReplicas: null,
    lastKnownElr: null,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readPartitionRecord(reader: Reader, version: number): PartitionRecord {
  const message = newPartitionRecord()
  message.partitionId = reader.int32()
  message.topicId = reader.uuid()
  message.replicas = reader.array(true, version, (element) => element.int32())
  message.isr = reader.array(true, version, (element) => element.int32())
  message.removingReplicas = reader.array(true, version, (element) => element.int32())
  message.addingReplicas = reader.array(true, version, (element) => element.int32())
  message.leader = reader.int32()
  message.leaderEpoch = reader.int32()
  message.partitionEpoch = reader.int32()
  if (version >= 1) message.directories = reader.array(true, version, (element) => element.uuid())
  {
    for (let left = reader.uvarint(); left > 0; left--) {
      const tag = reader.uvarint()
      const end = reader.taggedFieldEnd()
      if (tag === 0) {
      message.leaderRecoveryState = reader.int8()
      reader.expectAt(end)
    } else if (tag === 1 && version >= 2) {
      message.eligibleLeaderReplicas = reader.nullableArray(true, version, (element) => element.int32())
      reader.expectAt(end)
    } else if (tag === 2 && version >= 2) {
      message.lastKnownElr = reader.nullableArray(true, version, (element) => element.int32())
      reader.expectAt(end)
    } else {
        reader.skipTo(end)
      }
    }
  }
  return message
}

export function writePartitionRecord(
  writer: Writer,
  message: PartitionRecord,
  version: number,
): void {
  writer.int32(message.partitionId)
  writer.uuid(message.topicId)
  writer.array(message.replicas, true, version, (target, element) => target.int32(element))
  writer.array(message.isr, true, version, (target, element) => target.int32(element))
  writer.array(message.removingReplicas, true, version, (target, element) => target.int32(element))
  writer.array(message.addingReplicas, true, version, (target, element) => target.int32(element))
  writer.int32(message.leader)
  writer.int32(message.leaderEpoch)
  writer.int32(message.partitionEpoch)
  if (version >= 1) writer.array(message.directories, true, version, (target, element) => target.uuid(element))
  {
    const hasLeaderRecoveryState = message.leaderRecoveryState !== 0
    const hasEligibleLeaderReplicas = version >= 2 && message.eligibleLeaderReplicas !== null
    const hasLastKnownElr = version >= 2 && message.lastKnownElr !== null
    writer.uvarint(Number(hasLeaderRecoveryState) + Number(hasEligibleLeaderReplicas) + Number(hasLastKnownElr))
    if (hasLeaderRecoveryState) {
      writer.taggedField(0, (content) => {
        content.int8(message.leaderRecoveryState)
      })
    }
    if (hasEligibleLeaderReplicas) {
      writer.taggedField(1, (content) => {
        content.array(message.eligibleLeaderReplicas, true, version, (target, element) => target.int32(element))
      })
    }
    if (hasLastKnownElr) {
      writer.taggedField(2, (content) => {
        content.array(message.lastKnownElr, true, version, (target, element) => target.int32(element))
      })
    }
  }
}
