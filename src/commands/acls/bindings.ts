/** Between the words of the options and the codes of the protocol. */
import { aclOperations, patternTypes, permissionTypes, resourceTypes } from '../../security/acl.ts'
import type { AclBinding, AclFilter } from '../../security/acl-filter.ts'
import type { AccessRule, Resource } from './rules.ts'

const ANY = 1

export const EVERY_RULE: AclFilter = {
  resourceTypeFilter: ANY,
  resourceNameFilter: null,
  patternTypeFilter: ANY,
  principalFilter: null,
  hostFilter: null,
  operation: ANY,
  permissionType: ANY,
}

/** All rules of a resource. */
export function anyRuleOf({ type, name, patternType }: Resource): AclFilter {
  return {
    ...EVERY_RULE,
    resourceTypeFilter: resourceTypes.indexOf(type),
    resourceNameFilter: name,
    patternTypeFilter: patternTypes.indexOf(patternType),
  }
}

export function filterOf(resource: Resource, rule: AccessRule): AclFilter {
  return {
    ...anyRuleOf(resource),
    principalFilter: rule.principal,
    hostFilter: rule.host,
    operation: aclOperations.indexOf(rule.operation),
    permissionType: permissionTypes.indexOf(rule.permission),
  }
}

export function bindingOf({ type, name, patternType }: Resource, rule: AccessRule): AclBinding {
  return {
    resourceType: resourceTypes.indexOf(type),
    resourceName: name,
    patternType: patternTypes.indexOf(patternType),
    principal: rule.principal,
    host: rule.host,
    operation: aclOperations.indexOf(rule.operation),
    permissionType: permissionTypes.indexOf(rule.permission),
  }
}

export function resourceOf({ resourceType, resourceName, patternType }: AclBinding): Resource {
  return {
    type: resourceTypes[resourceType] ?? 'UNKNOWN',
    name: resourceName,
    patternType: patternTypes[patternType] ?? 'UNKNOWN',
  }
}

export function ruleOf({ principal, host, operation, permissionType }: AclBinding): AccessRule {
  return {
    principal,
    host,
    operation: aclOperations[operation] ?? 'UNKNOWN',
    permission: permissionTypes[permissionType] ?? 'UNKNOWN',
  }
}
