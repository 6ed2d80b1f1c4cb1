/**
 * The directory `__cluster_metadata-0`: a log of metadata records, with the raft layer's control
 * batches in between, and snapshots of it. This node is the only voter, so it leads as soon as it
 * has read its log, and what is appended is committed. It starts a term (epoch) as Apache does:
 * `quorum-state` first, then a leader-change batch. A quorum of several voters takes the place of
 * `lead` later; what is stored stays the same.
 */
import { join } from 'node:path'
import { defaultLogConfig } from '../../config/log-config.ts'
import { KafkaError } from '../../protocol/errors.ts'
import { METADATA_TOPIC_ID, ZERO_UUID } from '../../protocol/uuid.ts'
import * as batch from '../../records/record-batch.ts'
import type { Timer } from '../../runtime/clock.ts'
import type { Runtime } from '../../runtime/runtime.ts'
import { BufferPool } from '../../storage/buffer-pool.ts'
import { CLUSTER_METADATA_DIRECTORY } from '../../storage/log-files.ts'
import { readPartitionMetadata, writePartitionMetadata } from '../../storage/partition-metadata.ts'
import { DEFAULT_PRODUCER_RULES } from '../../storage/producer-state-manager.ts'
import { TailCache } from '../../storage/tail-cache.ts'
import { UnifiedLog } from '../../storage/unified-log.ts'
import { METADATA_TOPIC_NAME } from '../controller/topic-name.ts'
import type { MetadataImage } from '../image/metadata-image.ts'
import type { MetadataBatch, MetadataLoader } from '../metadata-loader.ts'
import type { MetadataRecord } from '../metadata-record.ts'
import {
  buildRaftControlBatch,
  type RaftControlRecord,
  readRaftControlBatch,
} from './control-records.ts'
import { buildMetadataBatch, readMetadataBatch } from './metadata-batch.ts'
import type { MetadataLog } from './metadata-log.ts'
import { readQuorumState, writeQuorumState } from './quorum-state.ts'
import { BOOTSTRAP_SNAPSHOT, type SnapshotId } from './snapshot-file.ts'
import { type MetadataSnapshotConfig, SnapshotStore } from './snapshot-store.ts'
import { type Voter, type VoterEndpoint, votersOf, votersRecord } from './voters.ts'

export interface KraftLogOptions {
  readonly runtime: Pick<Runtime, 'fileSystem' | 'clock' | 'random' | 'logger'>
  /** The log directory that holds `__cluster_metadata-0`. */
  readonly directory: string
  readonly nodeId: number
  /** The id of the log directory: a voter is a node with its directory. */
  readonly directoryId: string
  /** Where this node's controller listens. */
  readonly endpoints: readonly VoterEndpoint[]
  /** The node ids of `controller.quorum.voters`; empty where the log names the voters itself. */
  readonly staticVoterIds: readonly number[]
  readonly config: MetadataLogConfig
  readonly onDiskFailure: (error: Error) => void
}

export interface MetadataLogConfig extends MetadataSnapshotConfig {
  /** `metadata.log.segment.bytes` */
  readonly segmentBytes: number
  /** `metadata.log.segment.ms` */
  readonly segmentMs: number
}

/** The log is read once, at start; nothing needs its tail in memory. */
const TAIL_CACHE_BYTES = 64 * 1024
const LOAD_BYTES = 1024 * 1024
const NO_LIMIT = -1
/** What a loss of power may take: a crash of the process takes nothing. */
const SYNC_DELAY_MS = 50
const MAX_BATCH_BYTES = 8 * 1024 * 1024

export class KraftLog implements MetadataLog {
  readonly #options: KraftLogOptions
  readonly #directory: string
  readonly #log: UnifiedLog
  readonly #snapshots: SnapshotStore
  #syncTimer: Timer | undefined
  #epoch = 0
  #kraftVersion = 0
  #voters: readonly Voter[] | undefined
  /** The voters stand in the log, not just in the file that formatting has left. */
  #areVotersLogged = false

  /** Reads snapshot and log into the loader and takes the lead. Throws when that is not for us. */
  static open(options: KraftLogOptions, loader: MetadataLoader): KraftLog {
    const log = new KraftLog(options)
    try {
      log.#load(loader)
      log.#lead()
    } catch (error) {
      log.#log.abandon()
      throw error
    }
    return log
  }

  private constructor(options: KraftLogOptions) {
    const { fileSystem } = options.runtime
    this.#options = options
    this.#directory = join(options.directory, CLUSTER_METADATA_DIRECTORY)
    fileSystem.makeDirectory(this.#directory)
    if (readPartitionMetadata(fileSystem, this.#directory) === undefined) {
      writePartitionMetadata(fileSystem, this.#directory, METADATA_TOPIC_ID)
    }
    this.#log = openLog(options, this.#directory)
    this.#snapshots = new SnapshotStore(options.runtime, this.#directory, options.config)
  }

  get epoch(): number {
    return this.#epoch
  }

  get endOffset(): number {
    return this.#log.logEndOffset
  }

  get kraftVersion(): number {
    return this.#kraftVersion
  }

  upgradeKraftVersion(level: number): void {
    const { nodeId, directoryId, endpoints, runtime } = this.#options
    this.#kraftVersion = level
    this.#voters = [{ nodeId, directoryId, endpoints }]
    this.#areVotersLogged = true
    const place = {
      baseOffset: this.endOffset,
      epoch: this.#epoch,
      timestampMs: runtime.clock.nowMs(),
    }
    this.#append(buildRaftControlBatch(votersRecords(level, this.#voters), place))
    const state = { leaderId: nodeId, leaderEpoch: this.#epoch }
    writeQuorumState(runtime.fileSystem, this.#directory, state, [nodeId], level)
  }

  append(records: readonly MetadataRecord[]): MetadataBatch {
    const timestampMs = this.#options.runtime.clock.nowMs()
    const place = { baseOffset: this.endOffset, epoch: this.#epoch, timestampMs }
    const buffer = buildMetadataBatch(records, place)
    if (buffer.length > MAX_BATCH_BYTES) {
      const message = `The total record(s) size of ${buffer.length} exceeds the maximum allowed batch size of ${MAX_BATCH_BYTES}`
      throw new KafkaError('RECORD_LIST_TOO_LARGE', message)
    }
    this.#append(buffer)
    return { lastOffset: this.endOffset - 1, epoch: this.#epoch, timestampMs, records }
  }

  sync(): Promise<void> {
    return this.#log.flush()
  }

  syncSoon(): void {
    this.#syncTimer ??= this.#options.runtime.clock.setTimer(SYNC_DELAY_MS, () => {
      this.#syncTimer = undefined
      this.sync().catch((error: Error) => this.#options.onDiskFailure(error))
    })
  }

  snapshotIfDue(image: MetadataImage): void {
    const snapshot = { kraftVersion: this.#kraftVersion, voters: this.#voters }
    if (this.#snapshots.writeIfDue(image, snapshot)) this.#snapshots.clean(this.#log)
  }

  close(): void {
    this.#syncTimer?.cancel()
    this.#log.close()
  }

  #append(buffer: Buffer): void {
    this.#log.appendAsLeader(buffer, this.#epoch, 'raft-leader')
    // The only voter has it, so it is committed.
    this.#log.updateHighWatermark(this.endOffset)
    this.#snapshots.onAppend(buffer.length)
  }

  #load(loader: MetadataLoader): void {
    const latest = this.#snapshots.readLatest(this.#log.logStartOffset)
    let offset = this.#log.logStartOffset
    if (latest !== undefined) {
      const { id, snapshot } = latest
      this.#kraftVersion = snapshot.kraftVersion
      this.#voters = snapshot.voters
      this.#areVotersLogged = id.offset > BOOTSTRAP_SNAPSHOT.offset
      this.#startAfter(id)
      const records = [...snapshot.records]
      if (id.offset > 0) {
        const timestampMs = snapshot.lastContainedTimestampMs
        loader.apply({ lastOffset: id.offset - 1, epoch: id.epoch, timestampMs, records })
      }
      offset = Math.max(offset, id.offset)
      this.#epoch = id.epoch
    }
    this.#replay(offset, loader)
    this.#log.updateHighWatermark(this.endOffset)
  }

  /** A directory may hold a snapshot and less of the log than is in it, or none. */
  #startAfter(id: SnapshotId): void {
    if (this.endOffset >= id.offset) return
    this.#log.truncateFullyAndStartAt(id.offset)
    this.#log.leaderEpochs.assign(id.epoch, id.offset)
  }

  #replay(startOffset: number, loader: MetadataLoader): void {
    let offset = startOffset
    while (offset < this.endOffset) {
      const options = { maxBytes: LOAD_BYTES, isolation: 'log-end', minOneMessage: true } as const
      const data = this.#log.read(offset, options)
      // A copy: what is decoded keeps views of it, and the buffers are used again.
      const buffer = Buffer.concat(data.records)
      data.release()
      for (const position of batch.batches(buffer)) {
        const nextOffset = batch.nextOffset(buffer, position)
        if (nextOffset <= offset) continue
        if (batch.isControl(buffer, position)) this.#applyControl(buffer, position)
        else loader.apply(readMetadataBatch(buffer, position))
        this.#snapshots.onAppend(batch.sizeInBytes(buffer, position))
        offset = nextOffset
      }
    }
  }

  #applyControl(buffer: Buffer, position: number): void {
    for (const { type, data } of readRaftControlBatch(buffer, position)) {
      if (type === 'KRAFT_VERSION') this.#kraftVersion = data.kRaftVersion
      else if (type === 'KRAFT_VOTERS') {
        this.#voters = votersOf(data)
        this.#areVotersLogged = true
      }
    }
  }

  #lead(): void {
    const { nodeId, runtime } = this.#options
    const { fileSystem } = runtime
    this.#ensureOnlyVoter()
    const lastEpoch = readQuorumState(fileSystem, this.#directory)?.leaderEpoch ?? 0
    this.#epoch = Math.max(lastEpoch, this.#epoch, this.#log.latestEpoch, 0) + 1
    const state = { leaderId: nodeId, leaderEpoch: this.#epoch }
    writeQuorumState(fileSystem, this.#directory, state, [nodeId], this.#kraftVersion)
    const timestampMs = runtime.clock.nowMs()
    const place = { baseOffset: this.endOffset, epoch: this.#epoch, timestampMs }
    this.#append(buildRaftControlBatch(this.#startOfEpoch(), place))
  }

  /**
   * The first leader copies the voters from the file that formatting left into the log, with the
   * endpoint that it really has. Later ones leave them: others would update theirs by a request.
   */
  #startOfEpoch(): RaftControlRecord[] {
    const { nodeId, endpoints } = this.#options
    const voter = { voterId: nodeId, voterDirectoryId: ZERO_UUID }
    const change = { version: 0, leaderId: nodeId, voters: [voter], grantingVoters: [voter] }
    const records: RaftControlRecord[] = [{ type: 'LEADER_CHANGE', data: change }]
    if (this.#kraftVersion === 0 || this.#areVotersLogged) return records
    this.#areVotersLogged = true
    this.#voters = this.#voters!.map((voter) => ({ ...voter, endpoints }))
    return [...records, ...votersRecords(this.#kraftVersion, this.#voters)]
  }

  #ensureOnlyVoter(): void {
    const { nodeId, directoryId, staticVoterIds } = this.#options
    const where = `'${this.#directory}'`
    if (this.#kraftVersion === 0) {
      const [first, ...others] = staticVoterIds
      if (first === nodeId && others.length === 0) return
      throw new Error(
        staticVoterIds.length === 0
          ? `No voters are known: ${where} names none and controller.quorum.voters is not set`
          : `Node ${nodeId} is not the only voter of controller.quorum.voters: ${staticVoterIds.join(', ')}`,
      )
    }
    const [voter, ...others] = this.#voters ?? []
    if (voter?.nodeId === nodeId && voter.directoryId === directoryId && others.length === 0) return
    const voters = (this.#voters ?? []).map((each) => `${each.nodeId}-${each.directoryId}`)
    throw new Error(
      `Node ${nodeId} with directory ${directoryId} is not the only voter in ${where}: ${voters.join(', ')}`,
    )
  }
}

function votersRecords(kraftVersion: number, voters: readonly Voter[]): RaftControlRecord[] {
  return [
    { type: 'KRAFT_VERSION', data: { version: 0, kRaftVersion: kraftVersion } },
    { type: 'KRAFT_VOTERS', data: votersRecord(voters) },
  ]
}

function openLog(
  { runtime, config, onDiskFailure }: KraftLogOptions,
  directory: string,
): UnifiedLog {
  return new UnifiedLog({
    ...runtime,
    directory,
    topicPartition: { topic: METADATA_TOPIC_NAME, partition: 0 },
    config: {
      ...defaultLogConfig,
      segmentBytes: config.segmentBytes,
      segmentMs: config.segmentMs,
      maxMessageBytes: MAX_BATCH_BYTES,
      // Only what a snapshot holds is deleted.
      retentionMs: NO_LIMIT,
      retentionBytes: NO_LIMIT,
    },
    tailCache: new TailCache(TAIL_CACHE_BYTES),
    bufferPool: new BufferPool(),
    producerRules: DEFAULT_PRODUCER_RULES,
    // No checkpoint covers this log: it is short, and read as a whole anyway.
    hadCleanShutdown: false,
    logStartOffset: 0,
    recoveryPoint: 0,
    isDamageRefused: true,
    onDiskFailure,
  })
}
