import type { ClientQuota } from '../../cluster/image/client-quotas-image.ts'
import {
  inGrownJavaHashOrder,
  inJavaHashOrder,
  javaStringHash,
} from '../../coordinator/group/java-hash.ts'
import { KafkaError } from '../../protocol/errors.ts'
import {
  type ComponentData,
  DescribeClientQuotas,
  type DescribeClientQuotasRequest,
  newDescribeClientQuotasResponse,
} from '../../protocol/messages/48-describe-client-quotas.ts'
import { refusalOf } from '../../security/access.ts'
import { handler } from './handler.ts'

const EXACT = 0
const DEFAULT = 1
const SPECIFIED = 2

/**
 * The quotas whose entities have all parts that are asked for: with a name, as the default, or at
 * all; strictly those parts and no other (KIP-546). They come in the order of Apache's hash tables,
 * which clients have come to expect.
 */
export const describeClientQuotas = handler(
  DescribeClientQuotas,
  {
    versions: [0, 1],
    failure: (code, message) =>
      newDescribeClientQuotasResponse({ errorCode: code, errorMessage: message, entries: null }),
  },
  (request, { services, access }) => {
    if (!access.allowsCluster('DESCRIBE_CONFIGS')) {
      return newDescribeClientQuotasResponse({
        errorCode: refusalOf('CLUSTER').code,
        errorMessage: null,
        entries: null,
      })
    }
    check(request.components)
    const quotas = inGrownJavaHashOrder(services.image.clientQuotas.all(), entityHash)
    const matching = quotas.filter((quota) => isMeant(quota, request))
    return newDescribeClientQuotasResponse({
      entries: matching.map(({ entity, values }) => ({
        entity: [...entity],
        values: inOrder(values),
      })),
    })
  },
)

function check(components: readonly ComponentData[]): void {
  const types = new Set<string>()
  for (const { entityType, matchType, match } of components) {
    if (entityType === '') refuse('Invalid empty entity type.')
    if (types.has(entityType)) {
      refuse(`Entity type ${entityType} cannot appear more than once in the filter.`)
    }
    types.add(entityType)
    if (!['user', 'client-id', 'ip'].includes(entityType)) {
      throw new KafkaError('UNSUPPORTED_VERSION', `Unsupported entity type ${entityType}`)
    }
    checkMatch(matchType, match)
  }
  if (!types.has('ip') || types.size === 1) return
  refuse(
    'Invalid entity filter component combination. IP filter component should not be used with user or clientId filter component.',
  )
}

function checkMatch(matchType: number, match: string | null): void {
  switch (matchType) {
    case EXACT:
      if (match === null) {
        refuse('Request specified MATCH_TYPE_EXACT, but set match string to null.')
      }
      break
    case DEFAULT:
    case SPECIFIED: {
      const name = matchType === DEFAULT ? 'DEFAULT' : 'SPECIFIED'
      if (match === null) break
      refuse(`Request specified MATCH_TYPE_${name}, but also specified a match string.`)
      break
    }
    default:
      refuse(`Unknown match type ${matchType}`)
  }
}

function refuse(message: string): never {
  throw new KafkaError('INVALID_REQUEST', message)
}

function isMeant(
  { entity }: ClientQuota,
  { components, strict }: DescribeClientQuotasRequest,
): boolean {
  if (strict && entity.length !== components.length) return false
  return components.every(({ entityType, matchType, match }) => {
    const part = entity.find((each) => each.entityType === entityType)
    return part !== undefined && (matchType === SPECIFIED || part.entityName === match)
  })
}

/** `ClientQuotaEntity.hashCode`. */
function entityHash({ entity }: ClientQuota): number {
  const hashes = entity.map(
    ({ entityType, entityName }) => javaStringHash(entityType) ^ javaStringHash(entityName ?? ''),
  )
  return hashes.reduce((sum, hash) => (sum + hash) | 0, 31)
}

/** Apache puts what one request has changed into its map in the order of another. */
function inOrder(values: ClientQuota['values']): { key: string; value: number }[] {
  const put = inJavaHashOrder(values.keys(), javaStringHash)
  const keys = inGrownJavaHashOrder(put, javaStringHash)
  return keys.map((key) => ({ key, value: values.get(key) ?? 0 }))
}
