/**
 * A snapshot of the metadata, `OFFSET-EPOCH.checkpoint` (20 and 10 digits): everything below OFFSET.
 * It is a log of its own whose offsets count from 0: a control batch with the snapshot's header and,
 * when `kraft.version` is 1, that version and the voters; data batches with metadata records; a
 * control batch with the footer, without which the file is not whole. `bootstrap.checkpoint` has the
 * same shape; offset 0 and epoch 0 is what formatting writes, to hold the voters.
 */
import { toNumber } from '../../protocol/int64.ts'
import * as batch from '../../records/record-batch.ts'
import { type FileSystem, writeFileAtomic } from '../../runtime/file-system.ts'
import { type MetadataRecord, UnknownMetadataRecordError } from '../metadata-record.ts'
import {
  buildRaftControlBatch,
  type RaftControlRecord,
  readRaftControlBatch,
} from './control-records.ts'
import { buildMetadataBatch, readMetadataBatch } from './metadata-batch.ts'
import { type Voter, votersOf, votersRecord } from './voters.ts'

export interface SnapshotId {
  /** The first offset that the snapshot does not hold. */
  readonly offset: number
  readonly epoch: number
}

export interface Snapshot {
  /** The time of the last record that went into it. */
  readonly lastContainedTimestampMs: number
  readonly kraftVersion: number
  /** Undefined where the voters come from the node's settings. */
  readonly voters: readonly Voter[] | undefined
  readonly records: Iterable<MetadataRecord>
}

/** What formatting writes: it holds no records, only the voters. */
export const BOOTSTRAP_SNAPSHOT: SnapshotId = { offset: 0, epoch: 0 }

const FILE_NAME = /^(\d{20})-(\d{10})\.checkpoint$/
/** Enough to keep batches well below their limit of 8 MiB. */
const RECORDS_PER_BATCH = 10_000

export function snapshotFileName({ offset, epoch }: SnapshotId): string {
  return `${String(offset).padStart(20, '0')}-${String(epoch).padStart(10, '0')}.checkpoint`
}

/** The snapshots of a directory, oldest first. */
export function listSnapshots(fileSystem: FileSystem, directory: string): SnapshotId[] {
  return fileSystem.list(directory).flatMap((name) => {
    const match = FILE_NAME.exec(name)
    return match === null ? [] : [{ offset: Number(match[1]), epoch: Number(match[2]) }]
  })
}

/** Writes the whole file or, when it fails, none. */
export function writeSnapshot(
  fileSystem: FileSystem,
  path: string,
  snapshot: Snapshot,
  { epoch, nowMs }: { epoch: number; nowMs: number },
): void {
  writeFileAtomic(fileSystem, path, Buffer.concat(snapshotBatches(snapshot, epoch, nowMs)))
}

function snapshotBatches(snapshot: Snapshot, epoch: number, timestampMs: number): Buffer[] {
  const batches: Buffer[] = []
  let baseOffset = 0
  const addControl = (records: readonly RaftControlRecord[]) => {
    batches.push(buildRaftControlBatch(records, { baseOffset, epoch, timestampMs }))
    baseOffset += records.length
  }
  const addRecords = (records: readonly MetadataRecord[]) => {
    if (records.length === 0) return
    batches.push(buildMetadataBatch(records, { baseOffset, epoch, timestampMs }))
    baseOffset += records.length
  }
  addControl(headerRecords(snapshot))
  let pending: MetadataRecord[] = []
  for (const record of snapshot.records) {
    pending.push(record)
    if (pending.length < RECORDS_PER_BATCH) continue
    addRecords(pending)
    pending = []
  }
  addRecords(pending)
  addControl([{ type: 'SNAPSHOT_FOOTER', data: { version: 0 } }])
  return batches
}

function headerRecords(snapshot: Snapshot): RaftControlRecord[] {
  const lastContainedLogTimestamp = snapshot.lastContainedTimestampMs
  const header: RaftControlRecord = {
    type: 'SNAPSHOT_HEADER',
    data: { version: 0, lastContainedLogTimestamp },
  }
  const { kraftVersion, voters } = snapshot
  if (kraftVersion === 0) return [header]
  const version: RaftControlRecord = {
    type: 'KRAFT_VERSION',
    data: { version: 0, kRaftVersion: kraftVersion },
  }
  if (voters === undefined) return [header, version]
  return [header, version, { type: 'KRAFT_VOTERS', data: votersRecord(voters) }]
}

/** Throws, naming the file, when it is cut off or damaged. */
export function readSnapshot(fileSystem: FileSystem, path: string): Snapshot {
  const buffer = fileSystem.readFile(path)
  let snapshot: Snapshot | undefined
  try {
    snapshot = decodeSnapshot(buffer)
  } catch (cause) {
    if (cause instanceof UnknownMetadataRecordError) throw cause
    throw new Error(`Read of '${path}' failed: ${(cause as Error).message}`, { cause })
  }
  if (snapshot === undefined) throw new Error(`Read of '${path}' failed: the snapshot has no end`)
  return snapshot
}

/** `undefined` when there is no end. */
function decodeSnapshot(buffer: Buffer): Snapshot | undefined {
  const records: MetadataRecord[] = []
  let lastContainedTimestampMs = 0
  let kraftVersion = 0
  let voters: Voter[] | undefined
  let isWhole = false
  for (const position of batch.batches(buffer)) {
    batch.ensureValid(buffer, position)
    if (!batch.isControl(buffer, position)) {
      records.push(...readMetadataBatch(buffer, position).records)
      continue
    }
    for (const { type, data } of readRaftControlBatch(buffer, position)) {
      if (type === 'SNAPSHOT_HEADER') {
        lastContainedTimestampMs = toNumber(data.lastContainedLogTimestamp)
      } else if (type === 'KRAFT_VERSION') kraftVersion = data.kRaftVersion
      else if (type === 'KRAFT_VOTERS') voters = votersOf(data)
      else if (type === 'SNAPSHOT_FOOTER') isWhole = true
    }
  }
  if (!isWhole) return undefined
  return { lastContainedTimestampMs, kraftVersion, voters, records }
}
