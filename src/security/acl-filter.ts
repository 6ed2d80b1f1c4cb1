import type { AccessControlEntryRecord } from '../protocol/messages/records/access-control-entry-record.ts'
import { aclOperations, patternTypes, permissionTypes, resourceTypes, WILDCARD } from './acl.ts'

/** A rule as requests name it: all but the id. */
export type AclBinding = Omit<AccessControlEntryRecord, 'id'>

/** Which rules are meant, in codes. Null is any name, principal or host; code 1 any of a kind. */
export interface AclFilter {
  readonly resourceTypeFilter: number
  readonly resourceNameFilter: string | null
  readonly patternTypeFilter: number
  readonly principalFilter: string | null
  readonly hostFilter: string | null
  readonly operation: number
  readonly permissionType: number
}

const ANY = 1
const MATCH = 2
const LITERAL = 3

/** Apache ends the connection of who sends the code that stands for no word. */
export function hasZeroCode(filter: AclFilter): boolean {
  const { resourceTypeFilter, patternTypeFilter, operation, permissionType } = filter
  return [resourceTypeFilter, patternTypeFilter, operation, permissionType].includes(0)
}

/** What is wrong with a filter, in Apache's words: codes that nobody has given a meaning. */
export function faultOfFilter(filter: AclFilter): string | undefined {
  const { resourceTypeFilter, patternTypeFilter, operation, permissionType } = filter
  if (isUnknown(resourceTypes, resourceTypeFilter) || isUnknown(patternTypes, patternTypeFilter)) {
    return 'Unknown patternFilter.'
  }
  const isEntryUnknown =
    isUnknown(aclOperations, operation) || isUnknown(permissionTypes, permissionType)
  return isEntryUnknown ? 'Unknown entryFilter.' : undefined
}

function isUnknown(words: readonly string[], code: number): boolean {
  return code <= 0 || code >= words.length
}

export function matchesFilter(filter: AclFilter, acl: AclBinding): boolean {
  const isSame = (wanted: number, code: number) => wanted === ANY || wanted === code
  const isSameText = (wanted: string | null, text: string) => wanted === null || wanted === text
  return (
    isSame(filter.resourceTypeFilter, acl.resourceType) &&
    matchesPattern(filter, acl) &&
    isSameText(filter.principalFilter, acl.principal) &&
    isSameText(filter.hostFilter, acl.host) &&
    isSame(filter.operation, acl.operation) &&
    isSame(filter.permissionType, acl.permissionType)
  )
}

/** MATCH means the rules that would be looked at for a resource of the given name. */
function matchesPattern(filter: AclFilter, { patternType, resourceName }: AclBinding): boolean {
  const { patternTypeFilter: wanted, resourceNameFilter: name } = filter
  if (wanted !== ANY && wanted !== MATCH && wanted !== patternType) return false
  if (name === null) return true
  if (wanted !== MATCH) return name === resourceName
  if (patternType === LITERAL) return name === resourceName || resourceName === WILDCARD
  return name.startsWith(resourceName)
}
