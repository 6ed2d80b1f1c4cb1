import { describe, expect, test } from 'vitest'
import { BrokerConfig } from '../../src/config/broker-config.ts'
import { defaultLogConfig } from '../../src/config/log-config.ts'
import { effectiveTopicConfigs, TopicConfig } from '../../src/config/topic-config.ts'

const broker = BrokerConfig.embedded({ dir: '/data' })

describe('TopicConfig.toLogConfig()', () => {
  test('gives the defaults for a topic of a broker that sets nothing', () => {
    expect(new TopicConfig(broker, new Map()).toLogConfig()).toEqual(defaultLogConfig)
  })

  test('lets the topic win over the broker, and the finest unit over the others', () => {
    const properties = {
      'log.retention.hours': '1',
      'log.retention.minutes': '2',
      'log.roll.hours': '3',
    }
    const config = BrokerConfig.embedded({ dir: '/data' }, new Map(Object.entries(properties)))
    const overrides = new Map([
      ['segment.bytes', '2000000'],
      ['cleanup.policy', 'compact,delete'],
    ])
    expect(new TopicConfig(config, overrides).toLogConfig()).toMatchObject({
      retentionMs: 120_000,
      segmentMs: 10_800_000,
      segmentBytes: 2_000_000,
      cleanupPolicy: ['compact', 'delete'],
    })
  })

  test('follows the dynamic settings of the broker', () => {
    const dynamic = broker.withDynamic(
      new Map([
        ['log.segment.bytes', '1100000'],
        ['message.max.bytes', '5'],
      ]),
      new Map([['message.max.bytes', '6']]),
    )
    const { segmentBytes, maxMessageBytes } = new TopicConfig(dynamic, new Map()).toLogConfig()
    expect([segmentBytes, maxMessageBytes]).toEqual([1_100_000, 6])
  })

  test('takes the segment size of tests where it is given', () => {
    const overrides = new Map([['internal.segment.bytes', '1000']])
    expect(new TopicConfig(broker, overrides).toLogConfig().segmentBytes).toBe(1000)
  })
})

test('effectiveTopicConfigs() shows a coarser unit of the file in milliseconds', () => {
  const config = BrokerConfig.embedded({ dir: '/data' }, new Map([['log.roll.hours', '5']]))
  const configs = effectiveTopicConfigs(config, new Map([['retention.ms', '7']]))
  expect(configs).toHaveLength(33)
  expect(configs.find(({ name }) => name === 'segment.ms')).toMatchObject({
    value: '18000000',
    configSource: 4,
  })
  expect(configs.find(({ name }) => name === 'retention.ms')).toMatchObject({
    value: '7',
    configSource: 1,
  })
})
