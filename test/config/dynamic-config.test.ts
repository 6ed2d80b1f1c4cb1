import { describe, expect, test } from 'vitest'
import { BrokerConfig } from '../../src/config/broker-config.ts'
import {
  type DescribedConfig,
  describeBroker,
  describeBrokerDefault,
  describeClientMetrics,
  describeGroup,
  describeTopic,
} from '../../src/config/describe-configs.ts'
import {
  type AlterContext,
  alterConfigs,
  ConfigResourceId,
  type ConfigTarget,
  replaceConfigs,
} from '../../src/config/dynamic-config.ts'
import { validateTopicConfigs } from '../../src/config/topic-config.ts'
import { KafkaError } from '../../src/protocol/errors.ts'
import fixture from './fixtures/dynamic-configs.json' with { type: 'json' }

/** The file of the broker whose answers the fixture holds. */
const SERVER_PROPERTIES: Record<string, string> = {
  'process.roles': 'broker,controller',
  'node.id': '1',
  'controller.quorum.bootstrap.servers': 'localhost:9093',
  listeners: 'PLAINTEXT://localhost:9092,CONTROLLER://localhost:9093',
  'advertised.listeners': 'PLAINTEXT://localhost:9092,CONTROLLER://localhost:9093',
  'controller.listener.names': 'CONTROLLER',
  'listener.security.protocol.map': 'CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT',
  'log.dirs': '/data',
  'offsets.topic.replication.factor': '1',
  'transaction.state.log.replication.factor': '1',
  'transaction.state.log.min.isr': '1',
  'share.coordinator.state.topic.replication.factor': '1',
  'share.coordinator.state.topic.min.isr': '1',
  'log.retention.hours': '10',
  'log.roll.hours': '5',
  'foo.bar': '1',
  'retention.ms': '7',
  'ssl.keystore.password': 'secret',
  'log.flush.scheduler.interval.ms': '60000',
}

const TYPES = {
  TOPIC: ConfigResourceId.topic,
  BROKER: ConfigResourceId.broker,
  CLIENT_METRICS: ConfigResourceId.clientMetrics,
  GROUP: ConfigResourceId.group,
} as const

interface Entry {
  create?: string
  configs?: Record<string, string | null>
  alter?: keyof typeof TYPES
  describe?: keyof typeof TYPES
  name: string
  ops?: string[][]
  validateOnly?: boolean
  result?: string
  count?: number
  rows?: unknown[][]
}

/** Where we answer otherwise on purpose, by operations, and why. */
const DIFFERENCES: Record<string, string> = {
  'SET max.connections.per.ip.overrides x': 'Apache shows an index of its parser',
  'SET log.cleaner.threads 0': 'Apache divides by zero',
}

/** The dynamic configs of a cluster, without a cluster. */
class World implements AlterContext {
  readonly isElrEnabled = true
  readonly topics = new Set<string>()
  readonly #static = BrokerConfig.parse(new Map(Object.entries(SERVER_PROPERTIES)))
  readonly #stored = new Map([['4:', new Map([['min.insync.replicas', '1']])]])

  get config(): BrokerConfig {
    const broker = (resourceName: string) => this.current({ resourceType: 4, resourceName })
    return this.#static.withDynamic(broker(''), broker('1'))
  }

  current({ resourceType, resourceName }: ConfigTarget): Map<string, string> {
    return this.#stored.get(`${resourceType}:${resourceName}`) ?? new Map()
  }

  store(target: ConfigTarget, changes: ReadonlyMap<string, string | null>): void {
    const stored = new Map(this.current(target))
    for (const [name, value] of changes) {
      if (value === null) stored.delete(name)
      else stored.set(name, value)
    }
    this.#stored.set(`${target.resourceType}:${target.resourceName}`, stored)
  }

  validateTopicName(name: string): void {
    if (/^[\w.-]+$/.test(name)) return
    throw new KafkaError(
      'INVALID_TOPIC_EXCEPTION',
      `Topic name is invalid: '${name}' contains one or more characters other than ASCII alphanumerics, '.', '_' and '-'`,
    )
  }

  topicExists(name: string): boolean {
    return this.topics.has(name)
  }

  describe(type: keyof typeof TYPES, resourceName: string): DescribedConfig[] {
    const configs = this.current({ resourceType: TYPES[type], resourceName })
    switch (type) {
      case 'TOPIC':
        return describeTopic(this.config, configs)
      case 'GROUP':
        return describeGroup(this.config, configs)
      case 'CLIENT_METRICS':
        return describeClientMetrics(configs)
      case 'BROKER':
        return resourceName === ''
          ? describeBrokerDefault(this.config)
          : describeBroker(this.config)
    }
  }
}

/** Plays one entry of the recording; gives what the recording should say. */
function play(world: World, entry: Entry): unknown {
  try {
    if (entry.create !== undefined) {
      const configs = Object.entries(entry.configs!)
      if (configs.some(([, value]) => value === null)) return entry.result
      validateTopicConfigs(world.config, new Map(configs as [string, string][]))
      world.topics.add(entry.create)
      world.store({ resourceType: 2, resourceName: entry.create }, new Map(configs))
      return undefined
    }
    const target = { resourceType: TYPES[entry.alter!], resourceName: entry.name }
    const operations = entry.ops!.map(([operation, name, value]) => ({
      name: name!,
      configOperation: ['SET', 'DELETE', 'APPEND', 'SUBTRACT'].indexOf(operation!),
      value: value ?? null,
    }))
    const changes = alterConfigs(world, target, operations)
    if (!entry.validateOnly) world.store(target, changes)
    return 'NONE'
  } catch (error) {
    if (!(error instanceof KafkaError)) throw error
    return `${error.error}: ${error.message}`
  }
}

function row(config: DescribedConfig): unknown[] {
  const flags = (config.isReadOnly ? 'read-only' : '') + (config.isSensitive ? 'sensitive' : '')
  const synonyms = config.synonyms.map(({ source, name, value }) => [
    source,
    name,
    value ?? '(null)',
  ])
  return [config.name, config.value, config.source, config.type ?? 'UNKNOWN', flags, synonyms]
}

test('Dynamic configs change and are described as by Apache Kafka, in a recorded session', () => {
  const world = new World()
  for (const entry of fixture as Entry[]) {
    const label = JSON.stringify({ ...entry, rows: undefined })
    if (entry.describe) {
      if (entry.rows === undefined) continue // Refusals of names are the handler's.
      const rows = world.describe(entry.describe, entry.name).map(row)
      expect.soft(rows.length, label).toBe(entry.count)
      const names = new Set(entry.rows.map(([name]) => name))
      const ours = rows.filter(([name]) => names.has(name as string))
      expect.soft(ours.toSorted(byName), label).toEqual(entry.rows.toSorted(byName))
      continue
    }
    const result = play(world, entry)
    const operations = entry.ops?.map((parts) => parts.join(' ')).join(', ') ?? ''
    if (operations in DIFFERENCES) expect.soft(result, label).not.toBe(entry.result)
    else expect.soft(result, label).toBe(entry.result)
  }
})

function byName([a]: readonly unknown[], [b]: readonly unknown[]): number {
  return String(a) < String(b) ? -1 : 1
}

describe('alterConfigs()', () => {
  const operation = { name: 'retention.ms', configOperation: 0, value: '5' }

  test.each([
    [{ resourceType: 4, resourceName: 'abc' }, 'Node id must be an integer, but it is: abc'],
    [{ resourceType: 4, resourceName: '5' }, 'Unexpected broker id, expected 1, but received 5'],
    [{ resourceType: 3, resourceName: 'x' }, 'Unknown resource type 3'],
  ])('refuses %j', (target, message) => {
    expect(() => alterConfigs(new World(), target, [operation])).toThrow(message)
  })

  test('refuses to move the listeners of a running node', () => {
    const value = 'PLAINTEXT://localhost:9095,CONTROLLER://localhost:9093'
    const listeners = { name: 'listeners', configOperation: 0, value }
    expect(() =>
      alterConfigs(new World(), { resourceType: 4, resourceName: '1' }, [listeners]),
    ).toThrow('cannot change while the node runs yet')
  })
})

test('replaceConfigs() removes what is not given', () => {
  const world = new World()
  const target = { resourceType: 2, resourceName: 't' }
  world.topics.add('t')
  world.store(
    target,
    new Map([
      ['retention.ms', '5'],
      ['segment.ms', '6'],
    ]),
  )
  expect(replaceConfigs(world, target, [{ name: 'segment.ms', value: '7' }])).toEqual(
    new Map([
      ['segment.ms', '7'],
      ['retention.ms', null],
    ]),
  )
})
