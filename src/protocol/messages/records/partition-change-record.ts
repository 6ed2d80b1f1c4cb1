// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { MessageType } from '../../api.ts'
import type { Reader } from '../../reader.ts'
import { ZERO_UUID } from '../../uuid.ts'
import type { Writer } from '../../writer.ts'

export const PartitionChangeRecord: MessageType<PartitionChangeRecord> = {
  name: 'PartitionChangeRecord',
  apiKey: 5,
  minVersion: 0,
  maxVersion: 2,
  read: readPartitionChangeRecord,
  write: writePartitionChangeRecord,
}

export interface PartitionChangeRecord {
  partitionId: number
  topicId: string
  isr: number[] | null
  leader: number
  replicas: number[] | null
  removingReplicas: number[] | null
  addingReplicas: number[] | null
  leaderRecoveryState: number
  directories: string[] | null
  eligibleLeaderReplicas: number[] | null
  lastKnownElr: number[] | null
}

export function newPartitionChangeRecord(fields?: Partial<PartitionChangeRecord>): PartitionChangeRecord {
  const message: PartitionChangeRecord = {
    partitionId: -1,
    topicId: ZERO_UUID,
    isr: null,
    leader: -2,
    replicas: null,
    removingReplicas: null,
    addingReplicas: null,
    leaderRecoveryState: -1,
    directories: null,
    eligibleLeaderReplicas: null,
    lastKnownElr: null,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readPartitionChangeRecord(reader: Reader, version: number): PartitionChangeRecord {
  const message = newPartitionChangeRecord()
  message.partitionId = reader.int32()
  message.topicId = reader.uuid()
  {
    for (let left = reader.uvarint(); left > 0; left--) {
      const tag = reader.uvarint()
      const end = reader.taggedFieldEnd()
      if (tag === 0) {
      message.isr = reader.nullableArray(true, version, (element) => element.int32())
      reader.expectAt(end)
    } else if (tag === 1) {
      message.leader = reader.int32()
      reader.expectAt(end)
    } else if (tag === 2) {
      message.replicas = reader.nullableArray(true, version, (element) => element.int32())
      reader.expectAt(end)
    } else if (tag === 3) {
      message.removingReplicas = reader.nullableArray(true, version, (element) => element.int32())
      reader.expectAt(end)
    } else if (tag === 4) {
      message.addingReplicas = reader.nullableArray(true, version, (element) => element.int32())
      reader.expectAt(end)
    } else if (tag === 5) {
      message.leaderRecoveryState = reader.int8()
      reader.expectAt(end)
    } else if (tag === 8 && version >= 1) {
      message.directories = reader.nullableArray(true, version, (element) => element.uuid())
      reader.expectAt(end)
    } else if (tag === 6 && version >= 2) {
      message.eligibleLeaderReplicas = reader.nullableArray(true, version, (element) => element.int32())
      reader.expectAt(end)
    } else if (tag === 7 && version >= 2) {
      message.lastKnownElr = reader.nullableArray(true, version, (element) => element.int32())
      reader.expectAt(end)
    } else {
        reader.skipTo(end)
      }
    }
  }
  return message
}

export function writePartitionChangeRecord(
  writer: Writer,
  message: PartitionChangeRecord,
  version: number,
): void {
  writer.int32(message.partitionId)
  writer.uuid(message.topicId)
  {
    const hasIsr = message.isr !== null
    const hasLeader = message.leader !== -2
    const hasReplicas = message.replicas !== null
    const hasRemovingReplicas = message.removingReplicas !== null
    const hasAddingReplicas = message.addingReplicas !== null
    const hasLeaderRecoveryState = message.leaderRecoveryState !== -1
    const hasEligibleLeaderReplicas = version >= 2 && message.eligibleLeaderReplicas !== null
    const hasLastKnownElr = version >= 2 && message.lastKnownElr !== null
    const hasDirectories = version >= 1 && message.directories !== null
    writer.uvarint(Number(hasIsr) + Number(hasLeader) + Number(hasReplicas) + Number(hasRemovingReplicas) + Number(hasAddingReplicas) + Number(hasLeaderRecoveryState) + Number(hasEligibleLeaderReplicas) + Number(hasLastKnownElr) + Number(hasDirectories))
    if (hasIsr) {
      writer.taggedField(0, (content) => {
        content.array(message.isr, true, version, (target, element) => target.int32(element))
      })
    }
    if (hasLeader) {
      writer.taggedField(1, (content) => {
        content.int32(message.leader)
      })
    }
    if (hasReplicas) {
      writer.taggedField(2, (content) => {
        content.array(message.replicas, true, version, (target, element) => target.int32(element))
      })
    }
    if (hasRemovingReplicas) {
      writer.taggedField(3, (content) => {
        content.array(message.removingReplicas, true, version, (target, element) => target.int32(element))
      })
    }
    if (hasAddingReplicas) {
      writer.taggedField(4, (content) => {
        content.array(message.addingReplicas, true, version, (target, element) => target.int32(element))
      })
    }
    if (hasLeaderRecoveryState) {
      writer.taggedField(5, (content) => {
        content.int8(message.leaderRecoveryState)
      })
    }
    if (hasEligibleLeaderReplicas) {
      writer.taggedField(6, (content) => {
        content.array(message.eligibleLeaderReplicas, true, version, (target, element) => target.int32(element))
      })
    }
    if (hasLastKnownElr) {
      writer.taggedField(7, (content) => {
        content.array(message.lastKnownElr, true, version, (target, element) => target.int32(element))
      })
    }
    if (hasDirectories) {
      writer.taggedField(8, (content) => {
        content.array(message.directories, true, version, (target, element) => target.uuid(element))
      })
    }
  }
}
