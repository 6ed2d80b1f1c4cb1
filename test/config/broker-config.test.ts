import { describe, expect, test } from 'vitest'
import { BrokerConfig, embeddedDefaults } from '../../src/config/broker-config.ts'
import type { Listener } from '../../src/config/listeners.ts'
import fixture from './fixtures/broker-config.json' with { type: 'json' }

interface Case {
  readonly properties: Record<string, string | null>
  readonly error?: string
  readonly log?: Record<string, string>
  readonly listeners?: string[]
  readonly advertised?: string[]
  readonly controllers?: string[]
  readonly interBroker?: string
  readonly logDirs?: string[]
  readonly metadataLogDir?: string
  readonly nodeId?: number
}

const COMBINED: Record<string, string> = {
  'process.roles': 'broker,controller',
  'node.id': '1',
  'controller.listener.names': 'CONTROLLER',
  'controller.quorum.bootstrap.servers': 'localhost:9093',
  listeners: 'PLAINTEXT://:9092,CONTROLLER://:9093',
  'log.dirs': '/tmp/kraft',
}

/** Where we answer otherwise on purpose, and why. */
const DIFFERENCES: Record<string, string> = {
  '{"listeners":"PLAINTEXT://0.0.0.0:9092,CONTROLLER://localhost:9093"}':
    'a peer is told the local address of its socket',
  '{"listeners":"PLAINTEXT://:99999,CONTROLLER://:9093"}': 'refused before the port is bound',
  '{"listeners":"PLAINTEXT://:-1,CONTROLLER://:9093"}': 'refused before the port is bound',
  '{"listener.security.protocol.map":"PLAINTEXT"}': 'Apache shows an index of its parser',
  '{"max.connections.per.ip.overrides":"127.0.0.1"}': 'Apache shows an index of its parser',
  '{"log.cleaner.threads":"0"}': 'Apache divides by zero',
  '{"principal.builder.class":"java.lang.String"}': 'no class of Java can be loaded',
  '{"process.roles":null,"controller.listener.names":null}':
    'the controller listener is missed first',
  '{"process.roles":"controller","listeners":"CONTROLLER://:9093"}': 'not served yet',
  '{"process.roles":"broker","listeners":"PLAINTEXT://:9092"}': 'not served yet',
  '{"listener.security.protocol.map":"CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT,PLAINTEXT:SSL"}':
    'not served yet',
  '{"remote.log.storage.system.enable":"true"}': 'not served yet',
  '{"process.roles":null,"broker.id":"0"}': 'a ZooKeeper file',
}

describe('BrokerConfig.parse() answers as Apache Kafka', () => {
  const cases = (fixture as unknown as Case[]).filter(
    ({ properties }) => !(JSON.stringify(properties) in DIFFERENCES),
  )
  test.each(cases)('for $properties', ({ properties, ...expected }) => {
    expect(outcome(properties, expected)).toEqual(expected)
  })

  test('with no difference that is not one', () => {
    for (const { properties, ...expected } of fixture as unknown as Case[]) {
      if (!(JSON.stringify(properties) in DIFFERENCES)) continue
      expect(outcome(properties, expected), JSON.stringify(properties)).not.toEqual(expected)
    }
  })
})

function outcome(properties: Case['properties'], expected: Omit<Case, 'properties'>) {
  try {
    const config = BrokerConfig.parse(propertiesOf({ ...COMBINED, ...properties }))
    const log = Object.keys(expected.log ?? {}).map((name) => [name, shownDefault(config, name)])
    return {
      ...(expected.log && { log: Object.fromEntries(log) }),
      listeners: config.listeners.map(show),
      advertised: config.advertisedListeners.map(show),
      controllers: config.advertisedControllerListeners.map(show),
      interBroker: config.interBrokerListenerName,
      logDirs: config.logDirs,
      metadataLogDir: config.metadataLogDir,
      nodeId: config.nodeId,
    }
  } catch (error) {
    return { error: (error as Error).message }
  }
}

function shownDefault(config: BrokerConfig, name: string): string | null {
  const text = config.topicDefault(name)
  return name === 'cleanup.policy' ? `[${[...new Set(text!.split(','))]}]` : text
}

function show({ name, host, port, securityProtocol }: Listener): string {
  return `${name}://${host ?? ''}:${port} ${securityProtocol}`
}

function propertiesOf(object: Record<string, string | null>): Map<string, string> {
  return new Map(
    Object.entries(object).filter((entry): entry is [string, string] => entry[1] !== null),
  )
}

describe('BrokerConfig.parse()', () => {
  const combined = propertiesOf(COMBINED)

  test.each([
    [{ listeners: 'PLAINTEXT://:99999,CONTROLLER://:9093' }, /: no port 99999$/],
    [
      { 'listener.security.protocol.map': 'PLAINTEXT:SSL,CONTROLLER:PLAINTEXT' },
      /^TLS and SASL listeners are not served yet: the listener PLAINTEXT is SSL$/,
    ],
    [
      { 'process.roles': 'broker', listeners: 'PLAINTEXT://:9092' },
      /^process\.roles=broker is not served yet/,
    ],
    [{ 'remote.log.storage.system.enable': 'true' }, /^Tiered storage is not served yet/],
    [{ 'listener.security.protocol.map': 'x' }, /no colon in the entry 'x'$/],
    [{ 'alter.config.policy.class.name': 'com.acme.Policy' }, /could not be found\.$/],
  ])('refuses %j in one clear line', (overrides, message) => {
    expect(() => BrokerConfig.parse(combined, propertiesOf(overrides))).toThrow(message)
  })

  test('lets an override win over the file', () => {
    expect(
      BrokerConfig.parse(combined, new Map([['num.partitions', '7']])).get('num.partitions'),
    ).toBe(7)
  })

  test('warns of names that it does not know and of removed ones', () => {
    const overrides = propertiesOf({
      'num.partitons': '1',
      'zookeeper.connect': 'localhost:2181',
      'listener.name.plaintext.sasl.enabled.mechanisms': 'PLAIN',
    })
    expect(BrokerConfig.parse(combined, overrides).warnings).toEqual([
      "'num.partitons' is not a known setting: it has no effect",
      "'zookeeper.connect' was removed in Kafka 4.0: it has no effect",
    ])
  })

  test('advertises the local address of the socket for a listener on every interface', () => {
    for (const host of ['', '0.0.0.0', '[::]']) {
      const listeners = `PLAINTEXT://${host}:9092,CONTROLLER://:9093`
      const config = BrokerConfig.parse(combined, new Map([['listeners', listeners]]))
      expect(config.advertisedListeners).toMatchObject([
        { name: 'PLAINTEXT', host: null, port: 9092 },
      ])
    }
  })

  test('starts on the file of the 2.3 quick start', () => {
    const config = BrokerConfig.parse(
      propertiesOf({
        'broker.id': '0',
        'num.network.threads': '3',
        'log.dirs': '/tmp/kafka-logs',
        'offsets.topic.replication.factor': '1',
        'zookeeper.connect': 'localhost:2181',
        'zookeeper.connection.timeout.ms': '6000',
        'inter.broker.protocol.version': '2.3',
      }),
    )
    expect(config.origin).toBe('zookeeper-file')
    expect(config.formatsEmptyDirectory).toBe(true)
    expect(config.nodeId).toBe(0)
    expect(config.listeners).toMatchObject([{ name: 'PLAINTEXT', host: null, port: 9092 }])
    expect(config.controllerListenerNames).toEqual(['CONTROLLER'])
    expect(config.get('transaction.state.log.replication.factor')).toBe(1)
    expect(config.warnings).toMatchInlineSnapshot(`
      [
        "This file is for a broker with ZooKeeper: none is needed, the node keeps the metadata itself",
        "'zookeeper.connect' was removed in Kafka 4.0: it has no effect",
        "'zookeeper.connection.timeout.ms' was removed in Kafka 4.0: it has no effect",
        "'inter.broker.protocol.version' was removed in Kafka 4.0: it has no effect",
      ]
    `)
  })

  test('gives a node whose number ZooKeeper would have chosen the number 1', () => {
    const properties = propertiesOf({ 'broker.id': '-1', 'zookeeper.connect': 'localhost:2181' })
    expect(BrokerConfig.parse(properties).nodeId).toBe(1)
  })
})

describe('BrokerConfig.embedded()', () => {
  test('is one node on loopback that needs no controller listener', () => {
    const config = BrokerConfig.embedded({ dir: '/data', port: 19_092 })
    expect(config.origin).toBe('embedded')
    expect(config.formatsEmptyDirectory).toBe(true)
    expect(config.nodeId).toBe(1)
    expect(config.logDirs).toEqual(['/data'])
    expect(config.listeners).toMatchObject([{ host: 'localhost', port: 19_092 }])
    expect(config.advertisedListeners).toMatchObject([{ host: 'localhost', port: 19_092 }])
    expect(config.get('group.initial.rebalance.delay.ms')).toBe(0)
    expect(config.get('offsets.topic.replication.factor')).toBe(1)
    expect(config.warnings).toEqual([])
  })

  test('listens where --host says', () => {
    const { listeners } = BrokerConfig.embedded({ dir: '/data', host: '::1' })
    expect(listeners).toMatchObject([{ host: '::1', port: 9092 }])
    const open = BrokerConfig.embedded({ dir: '/data', host: '0.0.0.0' })
    expect(open.advertisedListeners).toMatchObject([{ host: null, port: 9092 }])
  })

  test('lets overrides win, also under the other name of the same setting', () => {
    const overrides = propertiesOf({ 'broker.id': '5', 'log.dir': '/other' })
    const config = BrokerConfig.embedded({ dir: '/data' }, overrides)
    expect(config.nodeId).toBe(5)
    expect(config.logDirs).toEqual(['/other'])
  })

  test('refuses a directory that would read as two', () => {
    expect(() => embeddedDefaults({ dir: '/a,b' })).toThrow(
      "can't have a comma in its path: '/a,b'",
    )
  })
})
