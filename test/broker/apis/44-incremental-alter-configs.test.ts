import { describe, expect, test } from 'vitest'
import { incrementalAlterConfigs } from '../../../src/broker/apis/44-incremental-alter-configs.ts'
import {
  newAlterableConfig,
  newAlterConfigsResource,
  newIncrementalAlterConfigsRequest,
} from '../../../src/protocol/messages/44-incremental-alter-configs.ts'
import { configWorld } from './config-world.ts'

type Operation = readonly [name: string, configOperation: number, value: string | null]

function resource(resourceType: number, resourceName: string, ...operations: Operation[]) {
  const configs = operations.map(([name, configOperation, value]) =>
    newAlterableConfig({ name, configOperation, value }),
  )
  return newAlterConfigsResource({ resourceType, resourceName, configs })
}

describe('IncrementalAlterConfigs', () => {
  test('writes what it answers well, and nothing of a resource that it refuses', async () => {
    const { ask, image } = await configWorld()
    const resources = [
      resource(2, 't', ['retention.ms', 0, '5'], ['cleanup.policy', 2, 'compact']),
      resource(2, 'nope', ['retention.ms', 0, '5']),
      resource(4, '', ['message.max.bytes', 0, '6'], ['num.partitions', 0, '7']),
      resource(32, 'g', ['consumer.session.timeout.ms', 0, '50000']),
    ]
    const { responses } = await ask(
      incrementalAlterConfigs,
      newIncrementalAlterConfigsRequest({ resources }),
    )
    expect(responses.map(({ errorCode, errorMessage }) => [errorCode, errorMessage])).toEqual([
      [0, null],
      [3, "The topic 'nope' does not exist."],
      [42, 'Cannot update these configs dynamically: [num.partitions]'],
      [0, null],
    ])
    expect(Object.fromEntries(image.configs.topic('t'))).toEqual({
      'retention.ms': '5',
      'cleanup.policy': 'delete,compact',
    })
    expect(Object.fromEntries(image.configs.clusterDefault())).toEqual({
      'min.insync.replicas': '1',
    })
    expect(Object.fromEntries(image.configs.get(32, 'g'))).toEqual({
      'consumer.session.timeout.ms': '50000',
    })
  })

  test('writes nothing when only asked whether it would', async () => {
    const { ask, log } = await configWorld()
    const before = log.records.length
    const resources = [resource(2, 't', ['retention.ms', 0, '5'])]
    const request = newIncrementalAlterConfigsRequest({ resources, validateOnly: true })
    expect((await ask(incrementalAlterConfigs, request)).responses[0]!.errorCode).toBe(0)
    expect(log.records.length).toBe(before)
  })

  test('refuses a resource that is named twice', async () => {
    const { ask } = await configWorld()
    const resources = [resource(2, 't', ['a', 1, null]), resource(2, 't', ['b', 1, null])]
    const request = newIncrementalAlterConfigsRequest({ resources })
    const { responses } = await ask(incrementalAlterConfigs, request)
    expect(responses.map(({ errorCode, errorMessage }) => [errorCode, errorMessage])).toEqual([
      [42, 'Each resource must appear at most once.'],
      [42, 'Each resource must appear at most once.'],
    ])
  })

  test.each([
    ['1', ['kafka.server', 0, 'DEBUG'], 40, 'Logger kafka.server does not exist!'],
    [
      '1',
      ['root', 0, 'FOO'],
      40,
      'Cannot set the log level of root to FOO as it is not a supported log level. Valid log levels are DEBUG, ERROR, FATAL, INFO, TRACE, WARN',
    ],
    ['1', ['root', 1, null], 42, 'Removing the log level of the root logger is not allowed'],
    [
      '1',
      ['root', 2, 'INFO'],
      42,
      'APPEND operation is not allowed for the BROKER_LOGGER resource',
    ],
    ['5', ['root', 0, 'INFO'], 42, 'Unexpected node id. Expected 1, but received 5'],
  ] as const)(
    'refuses to change the logger of %j with %j',
    async (name, operation, code, message) => {
      const { ask } = await configWorld()
      const request = newIncrementalAlterConfigsRequest({
        resources: [resource(8, name, operation)],
      })
      const { responses } = await ask(incrementalAlterConfigs, request)
      expect(responses).toMatchObject([{ errorCode: code, errorMessage: message }])
    },
  )
})
