/**
 * The words of access rules (KIP-11, KIP-290), each list in the order of its codes: the index of a
 * word is what stands for it in requests and metadata records.
 */
export const resourceTypes = [
  'UNKNOWN',
  'ANY',
  'TOPIC',
  'GROUP',
  'CLUSTER',
  'TRANSACTIONAL_ID',
  'DELEGATION_TOKEN',
  'USER',
] as const

export const patternTypes = ['UNKNOWN', 'ANY', 'MATCH', 'LITERAL', 'PREFIXED'] as const

export const aclOperations = [
  'UNKNOWN',
  'ANY',
  'ALL',
  'READ',
  'WRITE',
  'CREATE',
  'DELETE',
  'ALTER',
  'DESCRIBE',
  'CLUSTER_ACTION',
  'DESCRIBE_CONFIGS',
  'ALTER_CONFIGS',
  'IDEMPOTENT_WRITE',
  'CREATE_TOKENS',
  'DESCRIBE_TOKENS',
  'TWO_PHASE_COMMIT',
] as const

export const permissionTypes = ['UNKNOWN', 'ANY', 'DENY', 'ALLOW'] as const

export type ResourceType = (typeof resourceTypes)[number]
export type PatternType = (typeof patternTypes)[number]
export type AclOperation = (typeof aclOperations)[number]
export type PermissionType = (typeof permissionTypes)[number]

/** The name of the one resource of type CLUSTER. */
export const CLUSTER_NAME = 'kafka-cluster'

/** As the name of a resource or as a host it stands for every one. */
export const WILDCARD = '*'
export const WILDCARD_PRINCIPAL = 'User:*'

/** Who asks on a listener that authenticates nobody. */
export const ANONYMOUS_PRINCIPAL = 'User:ANONYMOUS'

/** What may be done with a resource of each type. */
const OPERATIONS_BY_TYPE: Partial<Record<ResourceType, readonly AclOperation[]>> = {
  TOPIC: [
    'READ',
    'WRITE',
    'CREATE',
    'DESCRIBE',
    'DELETE',
    'ALTER',
    'DESCRIBE_CONFIGS',
    'ALTER_CONFIGS',
  ],
  GROUP: ['READ', 'DESCRIBE', 'DELETE', 'DESCRIBE_CONFIGS', 'ALTER_CONFIGS'],
  CLUSTER: [
    'CREATE',
    'CLUSTER_ACTION',
    'DESCRIBE_CONFIGS',
    'ALTER_CONFIGS',
    'IDEMPOTENT_WRITE',
    'ALTER',
    'DESCRIBE',
  ],
  TRANSACTIONAL_ID: ['DESCRIBE', 'WRITE', 'TWO_PHASE_COMMIT'],
  DELEGATION_TOKEN: ['DESCRIBE'],
  USER: ['CREATE_TOKENS', 'DESCRIBE_TOKENS'],
}

export function operationsOf(resourceType: ResourceType): readonly AclOperation[] {
  return OPERATIONS_BY_TYPE[resourceType] ?? []
}
