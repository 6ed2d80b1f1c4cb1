import { errorText } from '../../client/error-texts.ts'
import { validateTopicName } from '../../cluster/controller/topic-name.ts'
import { ConfigResourceType } from '../../cluster/image/configs-image.ts'
import type { BrokerConfig } from '../../config/broker-config.ts'
import { CONFIG_TYPE_IDS } from '../../config/config-def.ts'
import { CONFIG_SOURCE_IDS } from '../../config/config-source.ts'
import {
  type DescribedConfig,
  describeBroker,
  describeBrokerDefault,
  describeClientMetrics,
  describeGroup,
  describeLoggers,
  describeTopic,
} from '../../config/describe-configs.ts'
import { ConfigResourceId } from '../../config/dynamic-config.ts'
import { KafkaError } from '../../protocol/errors.ts'
import {
  DescribeConfigs,
  type DescribeConfigsRequest,
  type DescribeConfigsResource,
  type DescribeConfigsResourceResult,
  type DescribeConfigsResult,
  newDescribeConfigsResourceResult,
  newDescribeConfigsResponse,
  newDescribeConfigsResult,
  newDescribeConfigsSynonym,
} from '../../protocol/messages/32-describe-configs.ts'
import type { BrokerServices } from '../broker-services.ts'
import { demandConfigs } from './config-access.ts'
import { handler, type RequestContext } from './handler.ts'

type ConfigServices = Pick<BrokerServices, 'config' | 'image' | 'rootLogger'>

/**
 * The settings of topics, brokers, loggers, groups and client metrics, with their sources. v1:
 * synonyms on request. v3: types, and documentation on request. The broker without a name stands for
 * what is set for all brokers at once. An error stays with its resource, but for a kind of resource
 * that nobody knows, which fails them all.
 */
export const describeConfigs = handler(
  DescribeConfigs,
  { versions: [1, 4], on: 'both' },
  (request, context) => {
    const { resources } = request
    const hasUnknownType = resources.some(({ resourceType }) => !KNOWN_TYPES.has(resourceType))
    return newDescribeConfigsResponse({
      results: resources.map((resource) =>
        hasUnknownType ? refuseAsMalformed(resource) : describe(context, request, resource),
      ),
    })
  },
)

const KNOWN_TYPES: ReadonlySet<number> = new Set(Object.values(ConfigResourceId))

function refuseAsMalformed({ resourceType, resourceName }: DescribeConfigsResource) {
  const { code: errorCode } = new KafkaError('INVALID_REQUEST')
  const errorMessage = errorText('INVALID_REQUEST')
  return newDescribeConfigsResult({ resourceType, resourceName, errorCode, errorMessage })
}

function describe(
  { services, access }: RequestContext,
  request: DescribeConfigsRequest,
  resource: DescribeConfigsResource,
): DescribeConfigsResult {
  const { resourceType, resourceName, configurationKeys } = resource
  try {
    demandConfigs(access, 'DESCRIBE_CONFIGS', resourceType, resourceName)
    const isWanted = (name: string) =>
      !configurationKeys?.length || configurationKeys.includes(name)
    const configs = settingsOf(services, resourceType, resourceName)
      .filter(({ name }) => isWanted(name))
      .map((config) => toResult(config, request))
    return newDescribeConfigsResult({ resourceType, resourceName, configs })
  } catch (error) {
    if (!(error instanceof KafkaError)) throw error
    const { code: errorCode } = error
    const errorMessage = error.message === error.error ? '' : error.message
    return newDescribeConfigsResult({ resourceType, resourceName, errorCode, errorMessage })
  }
}

function settingsOf(
  { config, image, rootLogger }: ConfigServices,
  resourceType: number,
  name: string,
): readonly DescribedConfig[] {
  switch (resourceType) {
    case ConfigResourceId.topic:
      validateTopicName(name)
      if (!image.topics.byName(name)) throw new KafkaError('UNKNOWN_TOPIC_OR_PARTITION')
      return describeTopic(config, image.configs.topic(name))
    case ConfigResourceId.broker:
      if (name === '') return describeBrokerDefault(config)
      checkBrokerId(config, name, `${config.nodeId} or empty string,`)
      return describeBroker(config)
    case ConfigResourceId.brokerLogger:
      if (name === '') refuse('Broker id must not be empty')
      checkBrokerId(config, name, String(config.nodeId))
      return describeLoggers(rootLogger.level)
    case ConfigResourceId.clientMetrics:
      if (name === '') refuse('Client metrics subscription name must not be empty')
      return describeClientMetrics(image.configs.get(ConfigResourceType.clientMetrics, name))
    case ConfigResourceId.group:
      if (name === '') refuse('Group name must not be empty')
      return describeGroup(config, image.configs.get(ConfigResourceType.group, name))
    default:
      throw new KafkaError('INVALID_REQUEST', errorText('INVALID_REQUEST'))
  }
}

function checkBrokerId({ nodeId }: BrokerConfig, name: string, expected: string): void {
  if (!/^[+-]?\d+$/.test(name)) refuse(`Broker id must be an integer, but it is: ${name}`)
  if (Number(name) === nodeId) return
  refuse(`Unexpected broker id, expected ${expected} but received ${name}`)
}

function refuse(message: string): never {
  throw new KafkaError('INVALID_REQUEST', message)
}

function toResult(
  config: DescribedConfig,
  { includeSynonyms, includeDocumentation }: DescribeConfigsRequest,
): DescribeConfigsResourceResult {
  return newDescribeConfigsResourceResult({
    name: config.name,
    value: config.value,
    readOnly: config.isReadOnly,
    configSource: CONFIG_SOURCE_IDS[config.source],
    isSensitive: config.isSensitive,
    synonyms: includeSynonyms
      ? config.synonyms.map(({ name, value, source }) =>
          newDescribeConfigsSynonym({ name, value, source: CONFIG_SOURCE_IDS[source] }),
        )
      : [],
    configType: config.type === null ? 0 : CONFIG_TYPE_IDS[config.type],
    documentation:
      includeDocumentation || config.documentation === '' ? config.documentation : null,
  })
}
