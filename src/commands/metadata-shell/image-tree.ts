/** A metadata image as a tree of files, each with the text that Kafka's shell shows. */
import { METADATA_VERSION, metadataVersionName } from '../../cluster/features.ts'
import type { ClientQuota } from '../../cluster/image/client-quotas-image.ts'
import type { BrokerRegistration } from '../../cluster/image/cluster-image.ts'
import { ConfigResourceType } from '../../cluster/image/configs-image.ts'
import type { MetadataImage } from '../../cluster/image/metadata-image.ts'
import {
  type PartitionImage,
  RECOVERING,
  type TopicImage,
} from '../../cluster/image/topics-image.ts'
import { printDouble } from '../../protocol/java-double.ts'
import type { AccessControlEntryRecord } from '../../protocol/messages/records/access-control-entry-record.ts'
import type { DelegationTokenRecord } from '../../protocol/messages/records/delegation-token-record.ts'
import type { RegisterControllerRecord } from '../../protocol/messages/records/register-controller-record.ts'
import type { UserScramCredentialRecord } from '../../protocol/messages/records/user-scram-credential-record.ts'
import { aclOperations, patternTypes, permissionTypes, resourceTypes } from '../../security/acl.ts'
import { KAFKA_COMMIT, KAFKA_VERSION } from '../shared/version.ts'
import { directory, file, type ShellNode } from './nodes.ts'

export function shellRoot(image: MetadataImage): ShellNode {
  return directory(() => [
    ['image', imageNode(image)],
    [
      'local',
      directory(() => [
        ['commitId', file(KAFKA_COMMIT)],
        ['version', file(KAFKA_VERSION)],
      ]),
    ],
  ])
}

function imageNode(image: MetadataImage): ShellNode {
  const { cluster, topics, configs, acls, delegationTokens, clientQuotas, producerIds } = image
  const idsLeft = producerIds.nextProducerId === 0 ? -1 : producerIds.nextProducerId
  return directory(() => [
    ['acls', directory(() => [['byId', filesOf(acls.all(), ({ id }) => id, aclText)]])],
    ['clientQuotas', directory(() => mapped(clientQuotas.all(), quotaName, quotaNode))],
    [
      'cluster',
      directory(() => [
        ['brokers', filesOf(cluster.brokers(), ({ id }) => `${id}`, brokerText)],
        [
          'controllers',
          filesOf(cluster.controllers(), ({ controllerId }) => `${controllerId}`, controllerText),
        ],
      ]),
    ],
    ['configs', directory(() => configNodes(configs))],
    ['delegationToken', filesOf(delegationTokens.all(), ({ tokenId }) => tokenId, tokenText)],
    ['features', directory(() => featureNodes(image))],
    ['producerIds', directory(() => [['nextProducerId', file(`${idsLeft}`)]])],
    ['provenance', file(provenanceText(image))],
    ['scram', directory(() => scramNodes(image))],
    [
      'topics',
      directory(() => [
        ['byId', directory(() => mapped(topics.all(), ({ id }) => id, topicNode))],
        ['byName', directory(() => mapped(topics.all(), ({ name }) => name, topicNode))],
      ]),
    ],
  ])
}

type Entry = readonly [string, ShellNode]

function mapped<Item>(
  items: Iterable<Item>,
  nameOf: (item: Item) => string,
  nodeOf: (item: Item) => ShellNode,
): Entry[] {
  return [...items].map((item) => [nameOf(item), nodeOf(item)])
}

function filesOf<Item>(
  items: Iterable<Item>,
  nameOf: (item: Item) => string,
  textOf: (item: Item) => string,
): ShellNode {
  return directory(() => mapped(items, nameOf, (item) => file(textOf(item))))
}

function topicNode({ name, id, partitions }: TopicImage): ShellNode {
  return directory(() => [
    ['id', file(id)],
    ['name', file(name)],
    ...mapped(partitions, ({ partitionId }) => `${partitionId}`, partitionNode),
  ])
}

function partitionNode(partition: PartitionImage): ShellNode {
  const { replicas, directories, isr, removingReplicas, addingReplicas, elr } = partition
  return file(
    record('PartitionRegistration', {
      replicas: list(replicas),
      directories: list(directories),
      isr: list(isr),
      removingReplicas: list(removingReplicas),
      addingReplicas: list(addingReplicas),
      elr: list(elr),
      lastKnownElr: list(partition.lastKnownElr),
      leader: partition.leader,
      leaderRecoveryState:
        partition.leaderRecoveryState === RECOVERING ? 'RECOVERING' : 'RECOVERED',
      leaderEpoch: partition.leaderEpoch,
      partitionEpoch: partition.partitionEpoch,
    }),
  )
}

function brokerText(broker: BrokerRegistration): string {
  return record('BrokerRegistration', {
    id: broker.id,
    epoch: broker.epoch,
    incarnationId: broker.incarnationId,
    listeners: endpointsText(broker.endpoints),
    supportedFeatures: featuresText(broker.features),
    rack: broker.rack === null ? 'Optional.empty' : `Optional[${broker.rack}]`,
    fenced: broker.isFenced,
    inControlledShutdown: broker.isInControlledShutdown,
    // No cluster that can be read here comes from ZooKeeper any more.
    isMigratingZkBroker: false,
    directories: list(broker.directories),
    cordonedDirectories: list(broker.cordonedDirectories ?? []),
  })
}

function controllerText(controller: Readonly<RegisterControllerRecord>): string {
  return record('ControllerRegistration', {
    id: controller.controllerId,
    incarnationId: controller.incarnationId,
    zkMigrationReady: controller.zkMigrationReady,
    listeners: endpointsText(controller.endPoints),
    supportedFeatures: featuresText(controller.features),
  })
}

interface Endpoint {
  readonly name: string
  readonly host: string
  readonly port: number
  readonly securityProtocol: number
}

const SECURITY_PROTOCOLS = ['PLAINTEXT', 'SSL', 'SASL_PLAINTEXT', 'SASL_SSL']

function endpointsText(endpoints: readonly Endpoint[]): string {
  const texts = [...endpoints].sort(byName).map(({ name, host, port, securityProtocol }) => {
    const protocol = SECURITY_PROTOCOLS[securityProtocol]
    return record('Endpoint', {
      listenerName: `'${name}'`,
      securityProtocol: protocol ?? securityProtocol,
      host: `'${host}'`,
      port,
    })
  })
  return list(texts)
}

interface SupportedFeature {
  readonly name: string
  readonly minSupportedVersion: number
  readonly maxSupportedVersion: number
}

const MAX_INT16 = 32_767

function featuresText(features: readonly SupportedFeature[]): string {
  const texts = [...features].sort(byName).map((feature) => {
    const { name, minSupportedVersion: least, maxSupportedVersion: most } = feature
    if (least === most) return `${name}: ${least}`
    return most === MAX_INT16 ? `${name}: ${least}+` : `${name}: ${least}-${most}`
  })
  return `{${texts.join(', ')}}`
}

function byName(left: { readonly name: string }, right: { readonly name: string }): number {
  return left.name < right.name ? -1 : 1
}

function configNodes(configs: MetadataImage['configs']): Entry[] {
  const types = {
    TOPIC: ConfigResourceType.topic,
    BROKER: ConfigResourceType.broker,
    CLIENT_METRICS: ConfigResourceType.clientMetrics,
    GROUP: ConfigResourceType.group,
  }
  return Object.entries(types).flatMap(([typeName, type]) =>
    mapped(
      configs.names(type),
      (name) => (name === '' ? typeName : `${typeName}:${name}`),
      (name) => directory(() => mapped(configs.get(type, name), ([key]) => key, configNode)),
    ),
  )
}

function configNode([, value]: readonly [string, string]): ShellNode {
  return file(value)
}

function featureNodes({ features }: MetadataImage): Entry[] {
  const levels = [...features.finalized()].filter(([name]) => name !== METADATA_VERSION)
  const version = metadataVersionName(features.metadataVersion)
  return [
    ['metadataVersion', file(version === undefined ? 'Optional.empty' : `Optional[${version}]`)],
    ...mapped(
      levels,
      ([name]) => `finalized_${name}`,
      ([, level]) => file(`${level}`),
    ),
  ]
}

function scramNodes({ scram }: MetadataImage): Entry[] {
  const mechanisms = ['SCRAM-SHA-256', 'SCRAM-SHA-512']
  return mechanisms.map((name, index) => {
    const ofMechanism = [...scram.all()].filter(({ mechanism }) => mechanism === index + 1)
    return [name, filesOf(ofMechanism, (credential) => credential.name, scramText)]
  })
}

function scramText(credential: Readonly<UserScramCredentialRecord>): string {
  return record('ScramCredentialData', {
    salt: credential.salt.toString('hex'),
    storedKey: credential.storedKey.toString('hex'),
    serverKey: credential.serverKey.toString('hex'),
    iterations: credential.iterations,
  })
}

function aclText(acl: Readonly<AccessControlEntryRecord>): string {
  return record('StandardAcl', {
    resourceType: resourceTypes[acl.resourceType] ?? 'UNKNOWN',
    resourceName: acl.resourceName,
    patternType: patternTypes[acl.patternType] ?? 'UNKNOWN',
    principal: acl.principal,
    host: acl.host,
    operation: aclOperations[acl.operation] ?? 'UNKNOWN',
    permissionType: permissionTypes[acl.permissionType] ?? 'UNKNOWN',
  })
}

/** Kafka's text, with its missing brackets. */
function tokenText(token: Readonly<DelegationTokenRecord>): string {
  return (
    `DelegationTokenDatatokenId=${token.tokenId}(owner=${token.owner}(tokenRequester=${token.requester}` +
    `(renewers=${list(token.renewers)}, issueTimestamp=${token.issueTimestamp}, ` +
    `maxTimestamp=${token.maxTimestamp}), expiryTimestamp=${token.expirationTimestamp}`
  )
}

const QUOTA_ENTITIES = { 'client-id': 'clientId', ip: 'ip', user: 'user' } as const

function quotaName({ entity }: ClientQuota): string {
  const parts = Object.entries(QUOTA_ENTITIES).flatMap(([type, text]) => {
    const part = entity.find(({ entityType }) => entityType === type)
    if (part === undefined) return []
    return [`${text}(${(part.entityName ?? '').replace(/[\\()]/g, '\\$&')})`]
  })
  return parts.join('_')
}

function quotaNode({ values }: ClientQuota): ShellNode {
  return filesOf(
    values,
    ([name]) => name,
    ([, value]) => printDouble(value),
  )
}

function provenanceText({ offset, epoch, timestampMs }: MetadataImage): string {
  // Java leaves out zeros at the end of a fraction.
  const time = new Date(timestampMs).toISOString().replace(/\.?0*Z$/, 'Z')
  return `offset ${offset}, epoch ${epoch}, time ${time}[UTC]`
}

function record(name: string, fields: Readonly<Record<string, unknown>>): string {
  const texts = Object.entries(fields).map(([field, value]) => `${field}=${value}`)
  return `${name}(${texts.join(', ')})`
}

function list(items: readonly unknown[]): string {
  return `[${items.join(', ')}]`
}
