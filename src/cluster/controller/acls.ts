import { KafkaError } from '../../protocol/errors.ts'
import { randomUuid } from '../../runtime/random.ts'
import { aclOperations, patternTypes, permissionTypes, resourceTypes } from '../../security/acl.ts'
import {
  type AclBinding,
  type AclFilter,
  faultOfFilter,
  matchesFilter,
} from '../../security/acl-filter.ts'
import { type MetadataRecord, metadataRecord } from '../metadata-record.ts'
import {
  type ControllerContext,
  type ControllerResult,
  checkRecordCount,
  MAX_RECORDS_PER_OPERATION,
} from './controller-context.ts'

/** One answer for each rule that was to be made: null is success. */
export type CreateAclResult = KafkaError | null

/** One answer for each filter: the rules that it took away. */
export type DeleteAclsResult = KafkaError | readonly AclBinding[]

/** A rule that is there already is not made twice, and yet a success. */
export function createAcls(
  { image, random }: ControllerContext,
  bindings: readonly AclBinding[],
): ControllerResult<CreateAclResult[]> {
  const existing = new Set([...image.acls.all()].map(aclKey))
  const records: MetadataRecord[] = []
  const response = bindings.map((binding) => {
    const fault = faultOf(binding)
    if (fault !== undefined) return new KafkaError('INVALID_REQUEST', fault)
    const key = aclKey(binding)
    if (existing.has(key)) return null
    existing.add(key)
    records.push(metadataRecord('AccessControlEntryRecord', { id: randomUuid(random), ...binding }))
    return null
  })
  checkRecordCount(records.length)
  return { records, response }
}

/** A rule that several filters match is told by each, and taken away once. */
export function deleteAcls(
  { image }: ControllerContext,
  filters: readonly AclFilter[],
): ControllerResult<DeleteAclsResult[]> {
  const ids = new Set<string>()
  const response = filters.map((filter) => {
    const fault = faultOfFilter(filter)
    if (fault !== undefined) return new KafkaError('INVALID_REQUEST', fault)
    const matching = [...image.acls.all()].filter((acl) => matchesFilter(filter, acl))
    for (const { id } of matching) ids.add(id)
    if (ids.size <= MAX_RECORDS_PER_OPERATION) return matching
    const message = `Cannot remove more than ${MAX_RECORDS_PER_OPERATION} acls in a single delete operation.`
    return new KafkaError('UNKNOWN_SERVER_ERROR', message)
  })
  const isTooMuch = ids.size > MAX_RECORDS_PER_OPERATION
  const records = isTooMuch
    ? []
    : [...ids].map((id) => metadataRecord('RemoveAccessControlEntryRecord', { id }))
  return { records, response }
}

function faultOf(binding: AclBinding): string | undefined {
  const { principal } = binding
  if (resourceTypes[binding.resourceType] === undefined) return 'Invalid resourceType UNKNOWN'
  if (patternTypes[binding.patternType] === undefined) return 'Invalid patternType UNKNOWN'
  if (aclOperations[binding.operation] === undefined) return 'Invalid operation UNKNOWN'
  if (permissionTypes[binding.permissionType] === undefined) return 'Invalid permissionType UNKNOWN'
  if (principal.includes(':')) return undefined
  return `Could not parse principal from \`${principal}\` (no colon is present separating the principal type from the principal name)`
}

/** One text for each different rule. */
function aclKey(acl: AclBinding): string {
  const { resourceType, resourceName, patternType, principal, host, operation } = acl
  return JSON.stringify([
    resourceType,
    resourceName,
    patternType,
    principal,
    host,
    operation,
    acl.permissionType,
  ])
}
