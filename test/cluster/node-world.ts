import type { ControllerSettings } from '../../src/cluster/controller/controller-context.ts'
import { type FormatOptions, format } from '../../src/cluster/format.ts'
import { openController } from '../../src/cluster/open-controller.ts'
import type { MetadataLogConfig } from '../../src/cluster/raft/kraft-log.ts'
import { silentLogger } from '../../src/runtime/logger.ts'
import { readMetaProperties } from '../../src/storage/meta-properties.ts'
import { ManualClock } from '../support/manual-clock.ts'
import { MemoryFileSystem } from '../support/memory-file-system.ts'
import { SeededRandom } from '../support/seeded-random.ts'

export const DIRECTORY_ID = 'p1GBTivhR-Sj7plS_8fJcg'
const ENDPOINT = { name: 'CONTROLLER', host: 'localhost', port: 9093 }

/** Of the metadata log: how long after an append it syncs. */
const SYNC_DELAY_MS = 50

/** Kafka's defaults. */
const LOG_CONFIG: MetadataLogConfig = {
  segmentBytes: 1024 * 1024 * 1024,
  segmentMs: 604_800_000,
  maxBytesBetweenSnapshots: 20 * 1024 * 1024,
  maxSnapshotIntervalMs: 3_600_000,
  retentionBytes: 100 * 1024 * 1024,
  retentionMs: 604_800_000,
}

const SETTINGS: ControllerSettings = {
  nodeId: 1,
  clusterId: 'kIphTB0XR--mRyHAmkN1lg',
  defaultPartitionCount: 1,
  defaultReplicationFactor: 1,
  isDeleteTopicEnabled: true,
  minInSyncReplicas: 1,
  isUncleanLeaderElectionEnabled: false,
}

/** One node with the directory `/data` on a disk in memory. */
export class NodeWorld {
  readonly clock = new ManualClock(1_795_365_745_651)
  readonly disk = new MemoryFileSystem(this.clock)
  readonly random = new SeededRandom(7)
  readonly runtime = {
    fileSystem: this.disk,
    clock: this.clock,
    random: this.random,
    logger: silentLogger,
  }

  format(options: Partial<FormatOptions> = {}) {
    const voter = { nodeId: 1, directoryId: DIRECTORY_ID, endpoints: [ENDPOINT] }
    return format(this.runtime, {
      clusterId: SETTINGS.clusterId,
      nodeId: 1,
      directories: ['/data'],
      metadataDirectory: '/data',
      quorum: { kind: 'initial', voters: [voter] },
      ...options,
    })
  }

  async open(config: Partial<MetadataLogConfig> = {}, staticVoterIds: readonly number[] = []) {
    return openController({
      runtime: this.runtime,
      directory: '/data',
      directoryId: readMetaProperties(this.disk, '/data')?.directoryId ?? '',
      endpoints: [{ ...ENDPOINT, securityProtocol: 0 }],
      staticVoterIds,
      settings: SETTINGS,
      topicConfigs: { validate: () => {}, effective: () => [] },
      logConfig: { ...LOG_CONFIG, ...config },
      onDiskFailure: (error) => {
        throw error
      },
    })
  }

  /** Lets the sync happen that follows an append. */
  async untilSynced(): Promise<void> {
    this.clock.advance(SYNC_DELAY_MS)
    await new Promise((resolve) => setImmediate(resolve))
  }

  /** A broker comes up, as after an orderly stop when its last epoch is given. */
  async startBroker(controller: Awaited<ReturnType<NodeWorld['open']>>, previousBrokerEpoch = -1) {
    const epoch = await controller.registerBroker({
      brokerId: 1,
      incarnationId: 'AS0G3kfNTJO_5TaSMTEvQw',
      endpoints: [{ name: 'PLAINTEXT', host: 'localhost', port: 9092, securityProtocol: 0 }],
      rack: null,
      directories: [DIRECTORY_ID],
      previousBrokerEpoch,
    })
    await controller.unfenceBroker(1, epoch)
    return epoch
  }
}
