import { KafkaError } from '../../protocol/errors.ts'
import type { CreatableTopicConfigs } from '../../protocol/messages/19-create-topics.ts'
import type { Random } from '../../runtime/random.ts'
import type { MetadataImage } from '../image/metadata-image.ts'
import type { MetadataRecord } from '../metadata-record.ts'

/** What the controller's functions decide upon: the image and the node's settings. */
export interface ControllerContext {
  readonly image: MetadataImage
  readonly random: Random
  readonly settings: ControllerSettings
  readonly topicConfigs: TopicConfigRules
}

export interface ControllerSettings {
  readonly nodeId: number
  readonly clusterId: string
  /** `num.partitions` */
  readonly defaultPartitionCount: number
  /** `default.replication.factor` */
  readonly defaultReplicationFactor: number
  /** `delete.topic.enable` */
  readonly isDeleteTopicEnabled: boolean
  /** `min.insync.replicas` and `unclean.leader.election.enable` of this node's own settings. */
  readonly minInSyncReplicas: number
  readonly isUncleanLeaderElectionEnabled: boolean
}

/** What the controller needs to know of topic settings, which belong to the `config` room. */
export interface TopicConfigRules {
  /** Throws KafkaError INVALID_CONFIG, with Kafka's message, unless a topic may have these. */
  validate(configs: ReadonlyMap<string, string>): void
  /** Every setting of a topic that is created with these, sorted by name, for CreateTopics. */
  effective(configs: ReadonlyMap<string, string>): CreatableTopicConfigs[]
}

/** The controller's answer to a request: what is to be written, and what is said once it is. */
export interface ControllerResult<Response> {
  readonly records: readonly MetadataRecord[]
  readonly response: Response
}

/** No request may write more records than this at once. */
export const MAX_RECORDS_PER_OPERATION = 10_000

/** Throws POLICY_VIOLATION for more records than fit into one batch. */
export function checkRecordCount(count: number): void {
  if (count <= MAX_RECORDS_PER_OPERATION) return
  const message = 'Unable to perform excessively large batch operation.'
  throw new KafkaError('POLICY_VIOLATION', message)
}
