import { describe, expect, test } from 'vitest'
import { describeConfigs } from '../../../src/broker/apis/32-describe-configs.ts'
import {
  newDescribeConfigsRequest,
  newDescribeConfigsResource,
} from '../../../src/protocol/messages/32-describe-configs.ts'
import { configWorld } from './config-world.ts'

const { ask } = await configWorld()

async function ofResource(
  fields: Partial<ReturnType<typeof newDescribeConfigsResource>>,
  options = {},
) {
  const resources = [newDescribeConfigsResource(fields)]
  const request = newDescribeConfigsRequest({ resources, ...options })
  return (await ask(describeConfigs, request)).results[0]!
}

describe('DescribeConfigs', () => {
  test('gives every setting of a topic', async () => {
    const { errorCode, errorMessage, configs } = await ofResource({
      resourceType: 2,
      resourceName: 't',
    })
    expect([errorCode, errorMessage, configs.length]).toEqual([0, '', 33])
  })

  test('gives the settings that are asked for, with synonyms and documentation on request', async () => {
    const resource = {
      resourceType: 2,
      resourceName: 't',
      configurationKeys: ['min.insync.replicas'],
    }
    expect((await ofResource(resource)).configs).toEqual([
      {
        name: 'min.insync.replicas',
        value: '1',
        readOnly: false,
        configSource: 3,
        isSensitive: false,
        synonyms: [],
        configType: 3,
        documentation: null,
      },
    ])
    const options = { includeSynonyms: true, includeDocumentation: true }
    expect((await ofResource(resource, options)).configs).toMatchObject([
      {
        synonyms: [
          { name: 'min.insync.replicas', value: '1', source: 3 },
          { name: 'min.insync.replicas', value: '1', source: 5 },
        ],
        documentation: 'How many in-sync replicas a produce request with acks=all needs.',
      },
    ])
  })

  test.each([
    [4, '1', 340],
    [4, '', 1],
    [8, '1', 1],
    [16, 'm', 3],
    [32, 'g', 17],
  ])('answers for a resource of type %d named %j', async (resourceType, resourceName, count) => {
    const { errorCode, configs } = await ofResource({ resourceType, resourceName })
    expect([errorCode, configs.length]).toEqual([0, count])
  })

  test.each([
    [2, 'nope', 3, ''],
    [2, '', 17, 'Topic name is invalid: the empty string is not allowed'],
    [4, '5', 42, 'Unexpected broker id, expected 1 or empty string, but received 5'],
    [4, 'x', 42, 'Broker id must be an integer, but it is: x'],
    [8, '', 42, 'Broker id must not be empty'],
    [8, '7', 42, 'Unexpected broker id, expected 1 but received 7'],
    [16, '', 42, 'Client metrics subscription name must not be empty'],
    [32, '', 42, 'Group name must not be empty'],
    [
      3,
      'x',
      42,
      expect.stringMatching(/^This most likely occurs because of a request being malformed/),
    ],
  ])(
    'refuses a resource of type %d named %j',
    async (resourceType, resourceName, code, message) => {
      const { errorCode, errorMessage, configs } = await ofResource({ resourceType, resourceName })
      expect([errorCode, errorMessage, configs]).toEqual([code, message, []])
    },
  )
})
