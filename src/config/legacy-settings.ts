/**
 * Settings of Kafka before 4.0, when ZooKeeper kept the metadata. They have no effect; files that
 * hold them start all the same, with a warning.
 */
const REMOVED_SETTINGS: ReadonlySet<string> = new Set([
  'advertised.host.name',
  'advertised.port',
  'broker.id.generation.enable',
  'control.plane.listener.name',
  'delegation.token.master.key',
  'group.coordinator.new.enable',
  'host.name',
  'inter.broker.protocol.version',
  'leader.imbalance.per.broker.percentage',
  'log.message.downconversion.enable',
  'log.message.format.version',
  'log.message.timestamp.difference.max.ms',
  'offsets.topic.compression.codec.default',
  'port',
  'quota.consumer.default',
  'quota.producer.default',
  'reserved.broker.max.id',
  'sasl.kerberos.inter.broker.service.name',
])

const REMOVED_PREFIXES = ['zookeeper.', 'password.encoder.']

export function isRemovedSetting(name: string): boolean {
  return REMOVED_SETTINGS.has(name) || REMOVED_PREFIXES.some((prefix) => name.startsWith(prefix))
}

type Properties = ReadonlyMap<string, string>

/** Whether the file is one for ZooKeeper: it names a broker, but not the node's roles. */
export function isZooKeeperFile(properties: Properties): boolean {
  if (properties.has('process.roles')) return false
  return (
    properties.has('zookeeper.connect') ||
    (properties.has('broker.id') && !properties.has('node.id'))
  )
}

/** What a single node needs beyond the file that was written for ZooKeeper. */
export function adoptZooKeeperFile(properties: Properties): Map<string, string> {
  const brokerId = properties.get('broker.id')?.trim() ?? '-1'
  const adopted = new Map([
    ['process.roles', 'broker,controller'],
    ['controller.listener.names', 'CONTROLLER'],
    ...ONE_REPLICA,
    ...properties,
  ])
  // -1 had ZooKeeper choose a number.
  if (brokerId === '-1') adopted.delete('broker.id')
  if (!adopted.has('broker.id') && !adopted.has('node.id')) adopted.set('node.id', '1')
  return adopted
}

/** A node on its own can't hold the three replicas that internal topics have by default. */
export const ONE_REPLICA: readonly (readonly [string, string])[] = [
  ['offsets.topic.replication.factor', '1'],
  ['transaction.state.log.replication.factor', '1'],
  ['transaction.state.log.min.isr', '1'],
  ['share.coordinator.state.topic.replication.factor', '1'],
  ['share.coordinator.state.topic.min.isr', '1'],
]
