import type { AccessControlEntryRecord } from '../protocol/messages/records/access-control-entry-record.ts'
import {
  type AclOperation,
  aclOperations,
  type ResourceType,
  resourceTypes,
  WILDCARD,
  WILDCARD_PRINCIPAL,
} from './acl.ts'
import type { Authorizer, Requester } from './authorizer.ts'

const PREFIXED = 4
const DENY = 2

/** Operations whose permission brings another one along; a refusal never does. */
const IMPLIED_BY: Partial<Record<AclOperation, readonly AclOperation[]>> = {
  DESCRIBE: ['DESCRIBE', 'READ', 'WRITE', 'DELETE', 'ALTER'],
  DESCRIBE_CONFIGS: ['DESCRIBE_CONFIGS', 'ALTER_CONFIGS'],
}

export interface StandardAuthorizerSettings {
  /** Principals that may do anything, whatever the rules say. */
  readonly superUsers: ReadonlySet<string>
  /** Whether anybody may do anything with a resource that no rule is about. */
  readonly isEveryoneAllowedWithoutAcl: boolean
}

interface Rule {
  readonly name: string
  readonly principal: string
  readonly host: string
  readonly operation: AclOperation
  readonly isDenial: boolean
}

/** The rules about resources of one type, by the name or the prefix in them. */
class RuleSet {
  readonly literal = new Map<string, Rule[]>()
  readonly prefixed = new Map<string, Rule[]>()
  /** The lengths that prefixes have: a name is cut to each and looked up. */
  readonly prefixLengths = new Set<number>()

  add(rule: Rule, isPrefixed: boolean): void {
    const byName = isPrefixed ? this.prefixed : this.literal
    const rules = byName.get(rule.name)
    if (rules === undefined) byName.set(rule.name, [rule])
    else rules.push(rule)
    if (isPrefixed) this.prefixLengths.add(rule.name.length)
  }

  *about(resourceName: string): Generator<Rule> {
    yield* this.literal.get(resourceName) ?? []
    if (resourceName !== WILDCARD) yield* this.literal.get(WILDCARD) ?? []
    for (const length of this.prefixLengths) {
      if (length > resourceName.length) continue
      yield* this.prefixed.get(resourceName.slice(0, length)) ?? []
    }
  }
}

/**
 * Apache's StandardAuthorizer: rules of the metadata log (KIP-801). A rule that denies beats all
 * that allow; without any rule that fits the answer is no, but for resources that no rule at all is
 * about, where a setting decides. Super users are not asked for rules.
 */
export class StandardAuthorizer implements Authorizer {
  readonly #settings: StandardAuthorizerSettings
  #ruleSets = new Map<ResourceType, RuleSet>()

  constructor(settings: StandardAuthorizerSettings) {
    this.#settings = settings
  }

  /** Takes the rules of the image in place of those before. */
  load(acls: Iterable<Readonly<AccessControlEntryRecord>>): void {
    const ruleSets = new Map<ResourceType, RuleSet>()
    for (const acl of acls) {
      const type = resourceTypes[acl.resourceType] ?? 'UNKNOWN'
      const ruleSet = ruleSets.get(type) ?? new RuleSet()
      ruleSets.set(type, ruleSet)
      const rule: Rule = {
        name: acl.resourceName,
        principal: acl.principal,
        host: acl.host,
        operation: aclOperations[acl.operation] ?? 'UNKNOWN',
        isDenial: acl.permissionType === DENY,
      }
      ruleSet.add(rule, acl.patternType === PREFIXED)
    }
    this.#ruleSets = ruleSets
  }

  isAllowed(
    requester: Requester,
    operation: AclOperation,
    resourceType: ResourceType,
    resourceName: string,
  ): boolean {
    const { superUsers, isEveryoneAllowedWithoutAcl } = this.#settings
    if (superUsers.has(requester.principal)) return true
    let hasRules = false
    let isAllowed = false
    for (const rule of this.#ruleSets.get(resourceType)?.about(resourceName) ?? []) {
      hasRules = true
      if (!isAbout(rule, requester) || !covers(rule, operation)) continue
      if (rule.isDenial) return false
      isAllowed = true
    }
    return hasRules ? isAllowed : isEveryoneAllowedWithoutAcl
  }

  /**
   * True unless every rule that allows the operation on some name or prefix is overruled by one that
   * denies all of what it covers. Here no other operation implies the one that is asked for.
   */
  isAllowedOnAny(
    requester: Requester,
    operation: AclOperation,
    resourceType: ResourceType,
  ): boolean {
    // Any name will do to find super users, and permissions where no rule is about it.
    if (this.isAllowed(requester, operation, resourceType, 'hardcode')) return true
    const ruleSet = this.#ruleSets.get(resourceType)
    if (ruleSet === undefined) return false
    const isMeant = (rule: Rule) =>
      isAbout(rule, requester) && (rule.operation === operation || rule.operation === 'ALL')
    const literal = split(ruleSet.literal, isMeant)
    const prefixed = split(ruleSet.prefixed, isMeant)
    if (literal.denied.has(WILDCARD)) return false
    if (literal.allowed.has(WILDCARD)) return true
    const isPrefixDenied = (name: string) =>
      [...prefixed.denied].some((prefix) => prefix !== '' && name.startsWith(prefix))
    return (
      [...literal.allowed].some((name) => !literal.denied.has(name) && !isPrefixDenied(name)) ||
      [...prefixed.allowed].some((prefix) => !isPrefixDenied(prefix))
    )
  }
}

function isAbout({ principal, host }: Rule, requester: Requester): boolean {
  return (
    (principal === requester.principal || principal === WILDCARD_PRINCIPAL) &&
    (host === requester.host || host === WILDCARD)
  )
}

function covers(rule: Rule, operation: AclOperation): boolean {
  if (rule.operation === 'ALL' || rule.operation === operation) return true
  if (rule.isDenial) return false
  return IMPLIED_BY[operation]?.includes(rule.operation) ?? false
}

/** The names of the rules that are meant, by what they say. */
function split(byName: ReadonlyMap<string, readonly Rule[]>, isMeant: (rule: Rule) => boolean) {
  const allowed = new Set<string>()
  const denied = new Set<string>()
  for (const rule of [...byName.values()].flat().filter(isMeant)) {
    if (rule.isDenial) denied.add(rule.name)
    else allowed.add(rule.name)
  }
  return { allowed, denied }
}
