import type { MessageType } from '../../protocol/api.ts'
import { KRaftVersionRecord } from '../../protocol/messages/records/k-raft-version-record.ts'
import { LeaderChangeMessage } from '../../protocol/messages/records/leader-change-message.ts'
import { SnapshotFooterRecord } from '../../protocol/messages/records/snapshot-footer-record.ts'
import { SnapshotHeaderRecord } from '../../protocol/messages/records/snapshot-header-record.ts'
import { VotersRecord } from '../../protocol/messages/records/voters-record.ts'
import { Reader } from '../../protocol/reader.ts'
import { Writer } from '../../protocol/writer.ts'
import { buildUncompressedBatch } from '../../records/batch-builder.ts'
import { buildControlKey, parseControlType } from '../../records/control-record.ts'
import { readUncompressedRecords } from '../../records/record-reader.ts'
import type { BatchPlace } from './metadata-batch.ts'

/** The values of control records start with their version, as a field of the message. */
const VERSION = 0

const messages = {
  LEADER_CHANGE: LeaderChangeMessage,
  SNAPSHOT_HEADER: SnapshotHeaderRecord,
  SNAPSHOT_FOOTER: SnapshotFooterRecord,
  KRAFT_VERSION: KRaftVersionRecord,
  KRAFT_VOTERS: VotersRecord,
}

type Messages = typeof messages

/** What the raft layer writes between the metadata records. */
export type RaftControlRecord = {
  [Type in keyof Messages]: {
    readonly type: Type
    readonly data: Messages[Type] extends MessageType<infer Message> ? Message : never
  }
}[keyof Messages]

/** Control records of one batch, all with the same time. */
export function buildRaftControlBatch(
  records: readonly RaftControlRecord[],
  { baseOffset, epoch, timestampMs }: BatchPlace,
): Buffer {
  const inputs = records.map(({ type, data }) => {
    const writer = new Writer()
    const message = messages[type] as MessageType<unknown>
    message.write(writer, data, VERSION)
    return { timestamp: timestampMs, key: buildControlKey(type), value: writer.toBuffer() }
  })
  return buildUncompressedBatch(inputs, {
    baseOffset,
    partitionLeaderEpoch: epoch,
    isControl: true,
  })
}

/** Types that this release does not know are passed over. */
export function readRaftControlBatch(buffer: Buffer, position: number): RaftControlRecord[] {
  const records: RaftControlRecord[] = []
  for (const { key, value } of readUncompressedRecords(buffer, position)) {
    const type = parseControlType(key)
    if (!(type in messages)) continue
    const message = messages[type as keyof Messages] as MessageType<unknown>
    // A later version only adds fields behind those of the first one.
    const data = message.read(new Reader(value!), VERSION)
    records.push({ type, data } as RaftControlRecord)
  }
  return records
}
