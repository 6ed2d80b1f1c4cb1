import type { ConfigChange } from '../cluster/controller/config-records.ts'
import { validateTopicName } from '../cluster/controller/topic-name.ts'
import { type AlterContext, ConfigResourceId, type ConfigTarget } from '../config/dynamic-config.ts'
import { KafkaError } from '../protocol/errors.ts'
import { demandConfigs } from './apis/config-access.ts'
import type { RequestContext } from './apis/handler.ts'
import type { BrokerServices } from './broker-services.ts'

type ConfigServices = Pick<BrokerServices, 'config' | 'image' | 'controller' | 'rootLogger'>

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
  { services, access }: Pick<RequestContext, 'services' | 'access'>,
  { resources, validateOnly }: { resources: readonly Resource[]; validateOnly: boolean },
  decide: (context: AlterContext, resource: Resource) => Changes,
): Promise<ConfigChangeResult[]> {
  const context = alterContext(services)
  const decisions = resources.map((resource) =>
    attempt(() => {
      if (resources.filter((other) => isSame(other, resource)).length > 1) {
        throw new KafkaError('INVALID_REQUEST', 'Each resource must appear at most once.')
      }
      const { resourceType, resourceName } = resource
      demandConfigs(access, 'ALTER_CONFIGS', resourceType, resourceName)
      return decide(context, resource)
    }),
  )
  const valid = resources.flatMap(({ resourceType, resourceName }, i) => {
    const configs = decisions[i]!
    if (configs instanceof KafkaError) return []
    return { resource: { type: resourceType, name: resourceName }, configs }
  })
  if (!validateOnly) await apply(services, valid)
  return resources.map(({ resourceType, resourceName }, i) => {
    const decision = decisions[i]!
    const error = decision instanceof KafkaError ? decision : null
    // Apache has no text where it fails by surprise.
    const errorMessage = error?.error === 'UNKNOWN_SERVER_ERROR' ? null : (error?.message ?? null)
    return { resourceType, resourceName, errorCode: error?.code ?? 0, errorMessage }
  })
}

/** Levels of loggers hold in this node alone; all else belongs to the cluster's metadata. */
async function apply(services: ConfigServices, valid: readonly ConfigChange[]): Promise<void> {
  const isOfLogger = ({ resource }: ConfigChange) => resource.type === ConfigResourceId.brokerLogger
  await services.controller.alterConfigs(valid.filter((change) => !isOfLogger(change)))
  for (const { configs } of valid.filter(isOfLogger)) {
    for (const level of configs.values()) services.rootLogger.level = level!
  }
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
