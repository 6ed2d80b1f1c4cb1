import { brokerConfigs, brokerSynonymsOf } from './broker-configs.ts'
import { checkBrokerRules } from './broker-rules.ts'
import { ConfigDef, type ConfigKey, parseSetting, type ValueOf } from './config-def.ts'
import {
  adoptZooKeeperFile,
  isRemovedSetting,
  isZooKeeperFile,
  ONE_REPLICA,
} from './legacy-settings.ts'
import {
  isWildcard,
  type Listener,
  type ProtocolMap,
  parseListeners,
  parseProtocolMap,
} from './listeners.ts'
import { topicSynonyms } from './topic-configs.ts'
import { ConfigError, type ConfigValue } from './values.ts'

export type BrokerKey = (typeof brokerConfigs)[number]
export type BrokerConfigName = BrokerKey['name']
export type BrokerConfigValue<Name extends BrokerConfigName> = ValueOf<
  Extract<BrokerKey, { readonly name: Name }>
>

export const brokerConfigDef: ConfigDef = new ConfigDef<ConfigKey>(brokerConfigs)

type Properties = ReadonlyMap<string, string>

const NONE: Properties = new Map()

/**
 * Where the settings come from: Apache's own file; a file from before 4.0, whose node keeps its
 * metadata itself; or nothing but our defaults and the user's overrides. In the last two cases the
 * node formats an empty directory itself and needs no CONTROLLER listener.
 */
export type ConfigOrigin = 'file' | 'zookeeper-file' | 'embedded'

/**
 * The settings of a node, checked. Immutable: `withDynamic()` gives the settings that hold once the
 * dynamic ones of the cluster's metadata are laid over those of the file.
 */
export class BrokerConfig {
  readonly origin: ConfigOrigin
  /** What the file says that has no effect, a sentence each. */
  readonly warnings: readonly string[]
  /** Settings of the file, with the overrides in it. */
  readonly staticConfigs: Properties
  /** Dynamic settings of all brokers, and of this one; checked when they were made. */
  readonly dynamicDefaultConfigs: Properties
  readonly dynamicBrokerConfigs: Properties

  readonly nodeId: number
  /** In the order of the file, those of the controller included. */
  readonly listeners: readonly Listener[]
  readonly controllerListenerNames: readonly string[]
  readonly interBrokerListenerName: string
  readonly listenerSecurityProtocolMap: ProtocolMap
  /** Addresses for clients; those of the controller are not among them. */
  readonly advertisedListeners: readonly Listener[]
  readonly advertisedControllerListeners: readonly Listener[]

  readonly #values = new Map<string, ConfigValue | null>()

  /** Throws a `ConfigError` for the first setting that Apache would refuse, in its words. */
  static parse(
    properties: Properties,
    overrides: Properties = NONE,
    origin: 'file' | 'embedded' = 'file',
  ): BrokerConfig {
    const given = new Map([...properties, ...overrides])
    if (origin === 'embedded') {
      dropOverridden(given, overrides)
      return new BrokerConfig(given, origin)
    }
    if (!isZooKeeperFile(given)) return new BrokerConfig(given, 'file')
    return new BrokerConfig(adoptZooKeeperFile(given), 'zookeeper-file')
  }

  /** The node that runs without a file. */
  static embedded(options: EmbeddedOptions, overrides: Properties = NONE): BrokerConfig {
    return BrokerConfig.parse(embeddedDefaults(options), overrides, 'embedded')
  }

  private constructor(
    given: Properties,
    origin: ConfigOrigin,
    dynamicDefaultConfigs: Properties = NONE,
    dynamicBrokerConfigs: Properties = NONE,
  ) {
    this.origin = origin
    this.staticConfigs = withIdSynonyms(given)
    this.dynamicDefaultConfigs = dynamicDefaultConfigs
    this.dynamicBrokerConfigs = dynamicBrokerConfigs
    for (const key of brokerConfigDef.keys()) this.#values.set(key.name, this.#parse(key))
    this.warnings = warningsOf(given, origin)

    this.nodeId = this.get('node.id')
    this.controllerListenerNames = this.get('controller.listener.names').map(toUpperCase)
    this.listenerSecurityProtocolMap = this.#protocolMap()
    const protocols = this.listenerSecurityProtocolMap
    this.listeners = parseListeners(this.get('listeners'), protocols, { portsDiffer: true })
    this.interBrokerListenerName = this.#interBrokerListenerName()
    const advertised = this.#advertised()
    this.advertisedListeners = advertised.filter((listener) => !this.#isController(listener))
    this.advertisedControllerListeners = this.#advertisedControllers(advertised)
    checkBrokerRules(this)
  }

  /** The settings that hold with these dynamic ones; a bad dynamic value throws. */
  withDynamic(clusterDefaults: Properties, ofThisBroker: Properties): BrokerConfig {
    const isSame =
      areEqual(clusterDefaults, this.dynamicDefaultConfigs) &&
      areEqual(ofThisBroker, this.dynamicBrokerConfigs)
    if (isSame) return this
    // Copies: the metadata changes its own in place, and the next call is to see the difference.
    const [defaults, own] = [new Map(clusterDefaults), new Map(ofThisBroker)]
    return new BrokerConfig(this.staticConfigs, this.origin, defaults, own)
  }

  get<Name extends BrokerConfigName>(name: Name): BrokerConfigValue<Name> {
    return this.#values.get(name) as BrokerConfigValue<Name>
  }

  /**
   * The text that holds: dynamic before static before default; `null` when there is none. A dynamic
   * setting takes what the file says under its other names away.
   */
  text(name: string): string | null {
    const dynamic = this.#dynamicText(name)
    if (dynamic !== undefined) return dynamic
    const isOverruled = brokerSynonymsOf(name).some(
      (synonym) => this.#dynamicText(synonym) !== undefined,
    )
    const given = isOverruled ? undefined : this.staticConfigs.get(name)
    return given ?? brokerConfigDef.get(name)?.default ?? null
  }

  #dynamicText(name: string): string | undefined {
    return this.dynamicBrokerConfigs.get(name) ?? this.dynamicDefaultConfigs.get(name)
  }

  get logDirs(): readonly string[] {
    return this.get('log.dirs') ?? this.get('log.dir')
  }

  get metadataLogDir(): string {
    return this.get('metadata.log.dir') ?? this.logDirs[0]!
  }

  /** Whether an empty directory is formatted at the start; Apache's own files want it done before. */
  get formatsEmptyDirectory(): boolean {
    return this.origin !== 'file'
  }

  get brokerListeners(): readonly Listener[] {
    return this.listeners.filter((listener) => !this.#isController(listener))
  }

  get controllerListeners(): readonly Listener[] {
    return this.listeners.filter((listener) => this.#isController(listener))
  }

  /**
   * What a topic without a setting of its own gets, as text; `null` when the broker has no such
   * default. Of several units the finest that is set wins.
   */
  topicDefault(topicSetting: string): string | null {
    for (const { name, multiplier } of topicSynonyms[topicSetting] ?? []) {
      const text = this.text(name)
      if (text === null) continue
      const scaled = multiplier === 1 ? text : String(BigInt(text.trim()) * BigInt(multiplier))
      // Any negative retention is none.
      return topicSetting === 'retention.ms' && scaled.trim().startsWith('-') ? '-1' : scaled
    }
    return null
  }

  #parse(key: ConfigKey): ConfigValue | null {
    const text = this.text(key.name)
    if (text !== null) {
      const isDefault = text === key.default && !this.staticConfigs.has(key.name)
      return isDefault && key.type === 'LIST' && text === '' ? [] : parseSetting(key, text)
    }
    if (key.default === null) return null
    const { name } = key
    throw new ConfigError(`Missing required configuration "${name}" which has no default value.`)
  }

  // A controller's listener is PLAINTEXT unless the file maps listeners itself or secures one.
  #protocolMap(): ProtocolMap {
    const name = 'listener.security.protocol.map'
    const protocols = parseProtocolMap(name, this.get(name))
    if (this.staticConfigs.has(name)) return protocols
    const listenerNames = this.get('listeners').map((entry) => entry.split('://')[0]!)
    const isSecured = [...this.controllerListenerNames, ...listenerNames].some((listenerName) =>
      /^(?:SSL|SASL_PLAINTEXT|SASL_SSL)$/i.test(listenerName),
    )
    if (isSecured) return protocols
    for (const controller of this.controllerListenerNames) protocols.set(controller, 'PLAINTEXT')
    return protocols
  }

  #interBrokerListenerName(): string {
    const name = this.get('inter.broker.listener.name')?.toUpperCase()
    if (name === undefined) return this.get('security.inter.broker.protocol')
    if (this.staticConfigs.has('security.inter.broker.protocol')) {
      throw new ConfigError(
        'Only one of inter.broker.listener.name and security.inter.broker.protocol should be set.',
      )
    }
    if (this.listenerSecurityProtocolMap.has(name)) return name
    throw new ConfigError(
      `Listener with name ${name} defined in inter.broker.listener.name not found in listener.security.protocol.map.`,
    )
  }

  #advertised(): readonly Listener[] {
    const list = this.get('advertised.listeners')
    if (list !== null) {
      return parseListeners(list, this.listenerSecurityProtocolMap, { portsDiffer: false })
    }
    return this.listeners.map(withoutWildcard)
  }

  // What is not advertised is found where the controller listens; a static quorum knows its hosts.
  #advertisedControllers(advertised: readonly Listener[]): readonly Listener[] {
    const own = this.get('controller.quorum.voters').find((voter) =>
      voter.startsWith(`${this.nodeId}@`),
    )
    const voterHost =
      own === undefined ? null : own.slice(own.indexOf('@') + 1, own.lastIndexOf(':'))
    return this.controllerListenerNames.flatMap((name) => {
      const isNamed = (listener: Listener) => listener.name === name
      const found = advertised.find(isNamed) ?? this.listeners.map(withoutWildcard).find(isNamed)
      return found ? { ...found, host: found.host ?? voterHost } : []
    })
  }

  #isController(listener: Listener): boolean {
    return this.controllerListenerNames.includes(listener.name)
  }
}

export interface EmbeddedOptions {
  /** Becomes `log.dirs`. */
  readonly dir: string
  readonly port?: number
  /** Where to listen instead of loopback. */
  readonly host?: string
}

/** The settings of a node that runs without a file; to be parsed with the origin `embedded`. */
export function embeddedDefaults(options: EmbeddedOptions): Map<string, string> {
  const { dir, port = 9092, host = 'localhost' } = options
  if (dir.includes(',')) {
    throw new ConfigError(`A data directory can't have a comma in its path: '${dir}'`)
  }
  const address = host.includes(':') ? `[${host}]` : host
  return new Map([
    ['process.roles', 'broker,controller'],
    ['node.id', '1'],
    ['controller.listener.names', 'CONTROLLER'],
    ['listeners', `PLAINTEXT://${address}:${port}`],
    ['log.dirs', dir],
    ['auto.create.topics.enable', 'true'],
    ['group.initial.rebalance.delay.ms', '0'],
    ['group.consumer.assignment.interval.ms', '0'],
    ['group.consumer.min.heartbeat.interval.ms', '100'],
    ['group.consumer.heartbeat.interval.ms', '250'],
    ['kafka.ts.group.drop.disconnected.members', 'true'],
    ['group.streams.initial.rebalance.delay.ms', '0'],
    ['group.share.assignment.interval.ms', '0'],
    ['group.share.min.heartbeat.interval.ms', '100'],
    ['group.share.heartbeat.interval.ms', '250'],
    ['group.streams.assignment.interval.ms', '0'],
    ...ONE_REPLICA,
  ])
}

// An override wins over a default also under the other name of the same thing.
function dropOverridden(given: Map<string, string>, overrides: Properties): void {
  if (overrides.has('log.dir') && !overrides.has('log.dirs')) given.delete('log.dirs')
  if (overrides.has('broker.id') && !overrides.has('node.id')) given.delete('node.id')
}

/** Each of `node.id` and `broker.id` stands for the other. */
function withIdSynonyms(given: Properties): Properties {
  const nodeId = given.get('node.id') ?? given.get('broker.id')
  if (nodeId === undefined) return given
  return new Map([['node.id', nodeId], ['broker.id', nodeId], ...given])
}

// Settings of plug-ins and of single listeners are theirs to check.
const SETTINGS_OF_PLUG_INS: ReadonlySet<string> = new Set([
  'super.users',
  'allow.everyone.if.no.acl.found',
])
const OPEN_PREFIXES = /^(?:listener\.name\.|rlmm\.config\.|rsm\.config\.|remote\.log\.metadata\.)/

function warningsOf(given: Properties, origin: ConfigOrigin): string[] {
  const warnings: string[] = []
  if (origin === 'zookeeper-file') {
    warnings.push(
      'This file is for a broker with ZooKeeper: none is needed, the node keeps the metadata itself',
    )
  }
  for (const name of given.keys()) {
    if (brokerConfigDef.has(name) || SETTINGS_OF_PLUG_INS.has(name)) continue
    if (OPEN_PREFIXES.test(name)) continue
    const reason = isRemovedSetting(name) ? 'was removed in Kafka 4.0' : 'is not a known setting'
    warnings.push(`'${name}' ${reason}: it has no effect`)
  }
  return warnings
}

function areEqual(one: Properties, other: Properties): boolean {
  if (one.size !== other.size) return false
  for (const [name, value] of one) if (other.get(name) !== value) return false
  return true
}

function withoutWildcard(listener: Listener): Listener {
  return isWildcard(listener.host) ? { ...listener, host: null } : listener
}

function toUpperCase(text: string): string {
  return text.toUpperCase()
}
