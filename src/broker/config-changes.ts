import { validateTopicName } from '../cluster/controller/topic-name.ts'
import {
  type AlterContext,
  type ConfigOperation,
  ConfigResourceId,
  type ConfigTarget,
} from '../config/dynamic-config.ts'
import { KafkaError } from '../protocol/errors.ts'
import type { BrokerServices } from './broker-services.ts'

type ConfigServices = Pick<BrokerServices, 'config' | 'image' | 'controller'>

/** What both APIs that change configs answer for a resource. */
export interface ConfigChangeResult {
  readonly resourceType: number
  readonly resourceName: string
  readonly errorCode: number
  readonly errorMessage: string | null
}

type Changes = ReadonlyMap<string, string | null>

/**
 * Decides on each resource by itself, then has the controller write all that were found valid, and
 * answers once that is done. `decide` gives the changes, or throws the KafkaError of the refusal.
 */
export async function changeConfigs<Resource extends ConfigTarget>(
  services: ConfigServices,
  { resources, validateOnly }: { resources: readonly Resource[]; validateOnly: boolean },
  decide: (context: AlterContext, resource: Resource) => Changes,
): Promise<ConfigChangeResult[]> {
  const context = alterContext(services)
  const decisions = resources.map((resource) =>
    attempt(() => {
      if (resources.filter((other) => isSame(other, resource)).length > 1) {
        throw new KafkaError('INVALID_REQUEST', 'Each resource must appear at most once.')
      }
      return decide(context, resource)
    }),
  )
  const valid = resources.flatMap(({ resourceType, resourceName }, i) => {
    const configs = decisions[i]!
    if (configs instanceof KafkaError) return []
    return { resource: { type: resourceType, name: resourceName }, configs }
  })
  if (!validateOnly) await services.controller.alterConfigs(valid)
  return resources.map(({ resourceType, resourceName }, i) => {
    const decision = decisions[i]!
    const error = decision instanceof KafkaError ? decision : null
    const errorMessage = error?.message ?? null
    return { resourceType, resourceName, errorCode: error?.code ?? 0, errorMessage }
  })
}

const LEVELS = ['DEBUG', 'ERROR', 'FATAL', 'INFO', 'TRACE', 'WARN']

/** Resources of loggers exist in this node alone; it has one logger, which keeps its level. */
export function refuseLoggerChange(
  { config }: AlterContext,
  { resourceName }: ConfigTarget,
  operations: readonly ConfigOperation[],
): Changes {
  const refuse = (message: string): never => {
    throw new KafkaError('INVALID_REQUEST', message)
  }
  if (!/^[+-]?\d+$/.test(resourceName)) {
    refuse(`Node id must be an integer, but it is: ${resourceName}`)
  }
  if (Number(resourceName) !== config.nodeId) {
    refuse(`Unexpected node id. Expected ${config.nodeId}, but received ${resourceName}`)
  }
  for (const { name, configOperation, value } of operations) {
    if (configOperation > 1) {
      const operation = configOperation === 2 ? 'APPEND' : 'SUBTRACT'
      refuse(`${operation} operation is not allowed for the BROKER_LOGGER resource`)
    }
    if (name !== 'root') throw new KafkaError('INVALID_CONFIG', `Logger ${name} does not exist!`)
    if (configOperation === 0 && !LEVELS.includes(value ?? '')) {
      throw new KafkaError(
        'INVALID_CONFIG',
        `Cannot set the log level of ${name} to ${value} as it is not a supported log level. ` +
          `Valid log levels are ${LEVELS.join(', ')}`,
      )
    }
    if (configOperation === 1) refuse('Removing the log level of the root logger is not allowed')
    refuse('The level of the root logger cannot change while the node runs yet')
  }
  return new Map()
}

export function isLogger({ resourceType }: ConfigTarget): boolean {
  return resourceType === ConfigResourceId.brokerLogger
}

function alterContext({ config, image }: ConfigServices): AlterContext {
  return {
    config,
    isElrEnabled: image.features.isElrEnabled,
    current: ({ resourceType, resourceName }) => image.configs.get(resourceType, resourceName),
    validateTopicName,
    topicExists: (name) => image.topics.byName(name) !== undefined,
  }
}

function attempt<Result>(act: () => Result): Result | KafkaError {
  try {
    return act()
  } catch (error) {
    if (error instanceof KafkaError) return error
    throw error
  }
}

function isSame(a: ConfigTarget, b: ConfigTarget): boolean {
  return a.resourceType === b.resourceType && a.resourceName === b.resourceName
}
