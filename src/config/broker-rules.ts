import type { BrokerConfig, BrokerConfigName, BrokerConfigValue } from './broker-config.ts'
import { parsePairs } from './listeners.ts'
import { ConfigError, RequirementError } from './values.ts'

/**
 * The rules that hold between settings of a node. The texts are Apache's; the order is its own, too,
 * so that a file with several faults is refused for the same one.
 */
export function checkBrokerRules(config: BrokerConfig): void {
  checkGroups(config)
  demandPlainly(
    config.get('broker.id') === config.nodeId,
    'You must set `node.id` to the same value as `broker.id`.',
  )
  checkLogs(config)
  checkReplication(config)
  if (config.origin === 'file') checkQuorum(config)
  checkSecurity(config)
  checkTieredStorage(config)
  checkListeners(config)
  checkNetwork(config)
  checkRoles(config)
}

/** What Apache states with Scala's `require`. */
function demand(condition: boolean, text: string): void {
  if (!condition) throw new RequirementError(text)
}

/** What Apache states in Java. */
function demandPlainly(condition: boolean, text: string): void {
  if (!condition) throw new ConfigError(text)
}

function checkGroups(config: BrokerConfig): void {
  demandPlainly(
    config.get('group.coordinator.rebalance.protocols').includes('classic'),
    "Disabling the 'classic' protocol is not supported.",
  )
  for (const kind of ['consumer', 'share', 'streams'] as const) {
    for (const setting of [
      'session.timeout.ms',
      'heartbeat.interval.ms',
      'assignment.interval.ms',
    ] as const) {
      const name = `group.${kind}.${setting}` as const
      const min = `group.${kind}.min.${setting}` as const
      const max = `group.${kind}.max.${setting}` as const
      requireAtLeast(config, max, min)
      requireAtLeast(config, name, min)
      requireAtMost(config, name, max)
    }
    const heartbeat = `group.${kind}.heartbeat.interval.ms` as const
    const session = `group.${kind}.session.timeout.ms` as const
    demandPlainly(
      config.get(heartbeat) < config.get(session),
      `${heartbeat} must be less than ${session}`,
    )
  }
  requireAtMost(config, 'group.streams.num.standby.replicas', 'group.streams.max.standby.replicas')
  for (const setting of [
    'delivery.count.limit',
    'record.lock.duration.ms',
    'partition.max.record.locks',
  ] as const) {
    const name = `group.share.${setting}` as const
    requireAtLeast(config, name, `group.share.min.${setting}`)
    requireAtLeast(config, `group.share.max.${setting}`, name)
  }
  requireAtLeast(config, 'group.share.max.share.sessions', 'group.share.max.size')
  for (const name of ['offsets.topic', 'share.coordinator.state.topic'] as const) {
    const codec = config.get(`${name}.compression.codec`)
    demandPlainly(codec >= 0 && codec <= 4, `Unknown compression type id: ${codec}`)
  }
  checkAssignors(config)
}

// Assignors of one's own would be Java classes.
function checkAssignors(config: BrokerConfig): void {
  const known = /^(?:uniform|range|simple|org\.apache\.kafka\.coordinator\.group\.assignor\.\w+)$/
  for (const kind of ['consumer', 'share'] as const) {
    for (const assignor of config.get(`group.${kind}.assignors`)) {
      demandPlainly(known.test(assignor), `Class ${assignor} cannot be found`)
    }
  }
}

type NumberName = {
  [Name in BrokerConfigName]: BrokerConfigValue<Name> extends number ? Name : never
}[BrokerConfigName]

function requireAtLeast(config: BrokerConfig, larger: NumberName, smaller: NumberName): void {
  const holds = config.get(larger) >= config.get(smaller)
  demandPlainly(holds, `${larger} must be greater than or equal to ${smaller}`)
}

function requireAtMost(config: BrokerConfig, smaller: NumberName, larger: NumberName): void {
  const holds = config.get(smaller) <= config.get(larger)
  demandPlainly(holds, `${smaller} must be less than or equal to ${larger}`)
}

const MEGABYTE = 1024 * 1024

function checkLogs(config: BrokerConfig): void {
  const topicDefault = (name: string) => Number(config.topicDefault(name))
  demand(topicDefault('segment.ms') >= 1, 'log.roll.ms must be greater than or equal to 1')
  demand(
    topicDefault('segment.jitter.ms') >= 0,
    'log.roll.jitter.ms must be greater than or equal to 0',
  )
  demand(
    topicDefault('retention.ms') !== 0,
    'log.retention.ms must be unlimited (-1) or, greater than or equal to 1',
  )
  demand(config.get('log.cleaner.threads') > 0, 'log.cleaner.threads must be at least 1')
  demand(
    config.get('log.cleaner.dedupe.buffer.size') / config.get('log.cleaner.threads') > MEGABYTE,
    'log.cleaner.dedupe.buffer.size must be at least 1MB per cleaner thread.',
  )
  const missing = (config.get('cordoned.log.dirs') ?? []).filter(
    (dir) => dir !== '*' && !config.logDirs.includes(dir),
  )
  demand(
    missing.length === 0,
    'All entries in cordoned.log.dirs must be present in log.dirs or log.dir. ' +
      `Missing entries : ${missing.join(', ')}`,
  )
}

function checkReplication(config: BrokerConfig): void {
  const waitMs = config.get('replica.fetch.wait.max.ms')
  demand(
    waitMs <= config.get('replica.socket.timeout.ms'),
    'replica.socket.timeout.ms should always be at least replica.fetch.wait.max.ms ' +
      'to prevent unnecessary socket timeouts',
  )
  demand(
    waitMs <= config.get('replica.lag.time.max.ms'),
    'replica.fetch.wait.max.ms should always be less than or equal to replica.lag.time.max.ms ' +
      'to prevent frequent changes in ISR',
  )
}

function checkQuorum(config: BrokerConfig): void {
  const roles = config.get('process.roles')
  const voterIds = config
    .get('controller.quorum.voters')
    .map((voter) => Number(voter.split('@')[0]))
  demand(
    voterIds.length > 0 || config.get('controller.quorum.bootstrap.servers').length > 0,
    'If using process.roles, either controller.quorum.bootstrap.servers must contain the set of ' +
      'bootstrap controllers or controller.quorum.voters must contain a parseable set of controllers.',
  )
  if (roles.includes('controller')) checkController(config, voterIds)
  else checkBrokerOnly(config, voterIds)
}

function checkController(config: BrokerConfig, voterIds: readonly number[]): void {
  const isAlone = config.get('process.roles').length === 1
  demand(
    !isAlone || config.brokerListeners.length === 0,
    'The listeners config must only contain KRaft controller listeners from ' +
      'controller.listener.names when process.roles=controller',
  )
  demand(
    voterIds.length === 0 || voterIds.includes(config.nodeId),
    "If process.roles contains the 'controller' role, the node id " +
      `${config.nodeId} must be included in the set of voters ` +
      `controller.quorum.voters=Set(${voterIds.join(', ')})`,
  )
  demand(
    config.advertisedControllerListeners.length > 0,
    "controller.listener.names must contain at least one value appearing in the 'listeners' " +
      'configuration when running the KRaft controller role',
  )
  const names = config.listeners.map(({ name }) => name)
  demand(
    config.controllerListenerNames.every((name) => names.includes(name)),
    "controller.listener.names must only contain values appearing in the 'listeners' " +
      'configuration when running the KRaft controller role',
  )
}

function checkBrokerOnly(config: BrokerConfig, voterIds: readonly number[]): void {
  demand(
    !voterIds.includes(config.nodeId),
    "If process.roles contains just the 'broker' role, the node id " +
      `${config.nodeId} must not be included in the set of voters ` +
      `controller.quorum.voters=Set(${voterIds.join(', ')})`,
  )
  demand(
    config.controllerListeners.length === 0,
    "controller.listener.names must not contain a value appearing in the 'listeners' " +
      'configuration when running KRaft with just the broker role',
  )
  for (const name of config.controllerListenerNames) {
    demand(
      config.listenerSecurityProtocolMap.has(name),
      `Controller listener with name ${name} defined in controller.listener.names not found in ` +
        'listener.security.protocol.map  (an explicit security mapping for each controller ' +
        'listener is required if listener.security.protocol.map is non-empty, or if there are ' +
        'security protocols other than PLAINTEXT in use)',
    )
  }
  demand(
    !config.get('controller.quorum.auto.join.enable'),
    'controller.quorum.auto.join.enable is only supported when process.roles contains ' +
      "the 'controller' role.",
  )
}

function checkListeners(config: BrokerConfig): void {
  const names = config.listeners.map(({ name }) => name)
  const advertised = config.advertisedListeners.map(({ name }) => name)
  if (config.get('process.roles').includes('broker')) {
    demand(
      advertised.length > 0,
      'There must be at least one broker advertised listener. ' +
        'Perhaps all listeners appear in controller.listener.names?',
    )
    demand(
      advertised.includes(config.interBrokerListenerName),
      'inter.broker.listener.name must be a listener name defined in advertised.listeners. The ' +
        `valid options based on currently configured listeners are ${advertised.join(',')}`,
    )
    demand(
      advertised.every((name) => names.includes(name)),
      'advertised.listeners listener names must be equal to or a subset of the ones defined in ' +
        `listeners. Found ${advertised.join(',')}. The valid options based on the current ` +
        `configuration are ${names.join(',')}`,
    )
  }
  demand(
    config.advertisedListeners.every(({ host }) => host !== '0.0.0.0'),
    'advertised.listeners cannot use the nonroutable meta-address 0.0.0.0. Use a routable IP address.',
  )
  for (const name of config.get('early.start.listeners') ?? []) {
    demand(
      names.includes(name) || config.controllerListenerNames.includes(name),
      `early.start.listeners contains listener ${name}, but this is not contained in listeners ` +
        'or controller.listener.names',
    )
  }
}

function checkNetwork(config: BrokerConfig): void {
  const queuedMaxBytes = config.get('queued.max.request.bytes')
  demand(
    queuedMaxBytes <= 0 || queuedMaxBytes >= config.get('socket.request.max.bytes'),
    'queued.max.request.bytes must be larger or equal to socket.request.max.bytes',
  )
  const name = 'max.connections.per.ip.overrides'
  const overrides = parsePairs(name, config.get(name))
  for (const [, count] of overrides)
    demandPlainly(/^\d+$/.test(count), `For input string: "${count}"`)
  demand(
    config.get('max.connections.per.ip') !== 0 || overrides.length > 0,
    `max.connections.per.ip can be set to zero only if ${name} property is set.`,
  )
  const invalid = overrides
    .map(([host]) => host)
    .filter((host) => !/^[0-9a-zA-Z\-%._:]*$/.test(host))
  demandPlainly(invalid.length === 0, `${name} contains invalid addresses : ${invalid.join(',')}`)
  const idleMs = config.get('connections.max.idle.ms')
  const delayMs = config.get('connection.failed.authentication.delay.ms')
  demand(
    idleMs < 0 || delayMs < idleMs,
    `connection.failed.authentication.delay.ms=${delayMs} should always be less than ` +
      `connections.max.idle.ms=${idleMs} to prevent failed authentication responses from timing out`,
  )
}

/** What Apache would do and this node can't yet: better said at the start than found out later. */
function checkSecurity(config: BrokerConfig): void {
  for (const { name, securityProtocol } of config.listeners) {
    demand(
      securityProtocol === 'PLAINTEXT',
      `TLS and SASL listeners are not served yet: the listener ${name} is ${securityProtocol}`,
    )
  }
}

function checkTieredStorage(config: BrokerConfig): void {
  demandPlainly(
    !config.get('remote.log.storage.system.enable'),
    'Tiered storage is not served yet: remote.log.storage.system.enable must be false',
  )
}

function checkRoles(config: BrokerConfig): void {
  const roles = config.get('process.roles')
  demand(
    roles.length === 2,
    `process.roles=${roles.join(',')} is not served yet: a node is broker and controller in one ` +
      '(process.roles=broker,controller)',
  )
}
