import { bootstrapRecords } from '../../src/cluster/controller/bootstrap.ts'
import { Controller } from '../../src/cluster/controller/controller.ts'
import type { ControllerSettings } from '../../src/cluster/controller/controller-context.ts'
import {
  defaultLevel,
  LATEST_METADATA_VERSION,
  supportedFeatures,
} from '../../src/cluster/features.ts'
import { MetadataLoader } from '../../src/cluster/metadata-loader.ts'
import {
  decodeMetadataRecord,
  encodeMetadataRecord,
  type MetadataRecord,
  metadataRecord,
} from '../../src/cluster/metadata-record.ts'
import type { MetadataLog } from '../../src/cluster/raft/metadata-log.ts'
import { KafkaError } from '../../src/protocol/errors.ts'
import { SeededRandom } from '../support/seeded-random.ts'

export const DIRECTORY_ID = 'p1GBTivhR-Sj7plS_8fJcg'

/** A log in memory; records pass through their bytes, as on disk. */
export class FakeMetadataLog implements MetadataLog {
  readonly epoch = 1
  readonly records: MetadataRecord[] = []
  kraftVersion = 1
  syncs = 0

  get endOffset(): number {
    return this.records.length
  }

  upgradeKraftVersion(level: number): void {
    this.kraftVersion = level
  }

  append(records: readonly MetadataRecord[]) {
    const stored = records.map((record) => decodeMetadataRecord(encodeMetadataRecord(record)))
    this.records.push(...stored)
    return { lastOffset: this.endOffset - 1, epoch: 1, timestampMs: 0, records: stored }
  }

  syncSoon(): void {}

  async sync(): Promise<void> {
    this.syncs++
  }

  snapshotIfDue(): void {}

  close(): void {}
}

const KNOWN_CONFIGS = ['cleanup.policy', 'retention.ms', 'min.insync.replicas']

/** A controller of a freshly formatted cluster, with the given brokers in service. */
export async function controllerWorld(
  options: { brokers?: readonly number[]; settings?: Partial<ControllerSettings> } = {},
) {
  const log = new FakeMetadataLog()
  const loader = new MetadataLoader()
  const features = supportedFeatures
    .filter(({ name }) => name !== 'kraft.version')
    .map((feature) => {
      const featureLevel = defaultLevel(feature, LATEST_METADATA_VERSION)
      return metadataRecord('FeatureLevelRecord', { name: feature.name, featureLevel })
    })
  const settings = {
    nodeId: 1,
    clusterId: 'cluster',
    defaultPartitionCount: 1,
    defaultReplicationFactor: 1,
    isDeleteTopicEnabled: true,
    minInSyncReplicas: 1,
    isUncleanLeaderElectionEnabled: false,
    ...options.settings,
  }
  const topicConfigs = {
    validate(configs: ReadonlyMap<string, string>) {
      for (const name of configs.keys()) {
        if (KNOWN_CONFIGS.includes(name)) continue
        throw new KafkaError('INVALID_CONFIG', `Unknown topic config name: ${name}`)
      }
    },
    effective: () => [],
  }
  const controller = new Controller(
    { random: new SeededRandom(1), settings, topicConfigs },
    log,
    loader,
  )
  await controller.append(
    bootstrapRecords(features, { minInSyncReplicas: 1, isInTransaction: false }),
  )
  for (const brokerId of options.brokers ?? [1]) {
    const epoch = await controller.registerBroker({
      brokerId,
      incarnationId: 'AS0G3kfNTJO_5TaSMTEvQw',
      endpoints: [{ name: 'PLAINTEXT', host: 'localhost', port: 9092, securityProtocol: 0 }],
      rack: null,
      directories: [brokerId === 1 ? DIRECTORY_ID : `${brokerId}`.padStart(22, 'A')],
      previousBrokerEpoch: -1,
    })
    await controller.unfenceBroker(brokerId, epoch)
  }
  return { controller, image: controller.image, log, loader }
}
