/** Finds rules and shows them: `acls --list`. */
import { describeAcls } from '../../client/admin/acls.ts'
import type { Cluster } from '../../client/cluster.ts'
import type { Output } from '../shared/output.ts'
import { reportKind } from '../shared/report.ts'
import { anyRuleOf, EVERY_RULE, resourceOf, ruleOf } from './bindings.ts'
import type { AccessRule, Resource, ResourceRules } from './rules.ts'

/** By the text of the resource. */
export type FoundRules = ReadonlyMap<string, ResourceRules>

export async function findRules(
  cluster: Cluster,
  resources: readonly Resource[],
): Promise<FoundRules> {
  const filters = resources.length === 0 ? [EVERY_RULE] : resources.map(anyRuleOf)
  const byResource = new Map<string, ResourceRules>()
  for (const filter of filters) {
    const found = new Map<string, ResourceRules>()
    for (const acl of await describeAcls(cluster, filter)) {
      const resource = resourceOf(acl)
      const name = resourceText(resource)
      found.set(name, { resource, rules: [...(found.get(name)?.rules ?? []), ruleOf(acl)] })
    }
    for (const [name, rules] of found) byResource.set(name, rules)
  }
  return byResource
}

export const ruleReport = reportKind('--list: rules', {
  resourceType: 'TOPIC, GROUP, CLUSTER, TRANSACTIONAL_ID, DELEGATION_TOKEN or USER',
  resourceName: 'Name, or start of names, of the resource',
  patternType: 'LITERAL or PREFIXED',
  principal: 'Whom it is about, as Type:name',
  host: 'Where that one comes from; * for anywhere',
  operation: 'READ, WRITE, ALL, ...',
  permissionType: 'ALLOW or DENY',
})

export function ruleRows(found: FoundRules, principals: readonly string[]) {
  return [...found.values()].flatMap(({ resource, rules }) =>
    rules
      .filter(({ principal }) => principals.length === 0 || principals.includes(principal))
      .map(({ permission, ...rule }) => ({
        resourceType: resource.type,
        resourceName: resource.name,
        patternType: resource.patternType,
        ...rule,
        permissionType: permission,
      })),
  )
}

export function printListing(
  found: FoundRules,
  principals: readonly string[],
  stdout: Output,
): void {
  const byResource = new Map([...found].map(([name, { rules }]) => [name, rules]))
  if (principals.length === 0) printRules(byResource, stdout)
  for (const principal of principals) {
    stdout.line(`ACLs for principal \`${principal}\``)
    const own = [...byResource].map(
      ([name, rules]) => [name, rules.filter((rule) => rule.principal === principal)] as const,
    )
    printRules(new Map(own.filter(([, rules]) => rules.length > 0)), stdout)
  }
}

function printRules(byResource: ReadonlyMap<string, readonly AccessRule[]>, stdout: Output): void {
  for (const [name, rules] of byResource) {
    stdout.line(`Current ACLs for resource \`${name}\`:\n${ruleLines(rules)}\n`)
  }
}

export function ruleLines(rules: readonly AccessRule[]): string {
  return rules.map((rule) => `\t${ruleText(rule)}`).join('\n')
}

export function ruleText({ principal, host, operation, permission }: AccessRule): string {
  return `(principal=${principal}, host=${host}, operation=${operation}, permissionType=${permission})`
}

export function resourceText({ type, name, patternType }: Resource): string {
  return `ResourcePattern(resourceType=${type}, name=${name}, patternType=${patternType})`
}
