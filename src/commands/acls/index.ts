import { createAcls, deleteAcls, describeAcls } from '../../client/admin/acls.ts'
import type { Cluster } from '../../client/cluster.ts'
import { javaText } from '../../client/error-texts.ts'
import { KafkaError } from '../../protocol/errors.ts'
import type { AclBinding } from '../../security/acl-filter.ts'
import { joptCommand } from '../shared/command.ts'
import { CommandError, usageError } from '../shared/command-error.ts'
import type { CommandContext } from '../shared/context.ts'
import { errorMessage } from '../shared/error-message.ts'
import type { Output } from '../shared/output.ts'
import { outputFormat, printData } from '../shared/report.ts'
import { withCluster } from '../shared/with-cluster.ts'
import { anyRuleOf, bindingOf, filterOf, resourceOf, ruleOf } from './bindings.ts'
import {
  findRules,
  printListing,
  resourceText,
  ruleLines,
  ruleReport,
  ruleRows,
  ruleText,
} from './listing.ts'
import { type AclsOptions, aclsOptions } from './options.ts'
import {
  type AclsAction,
  checkAclsOptions,
  parsePrincipal,
  patternTypeOf,
  type ResourceRules,
  resourcesOf,
  rulesOf,
} from './rules.ts'

export const command = joptCommand({
  name: 'acls',
  summary: 'Add, list and remove rules of who may do what',
  purpose: 'This tool helps to manage acls on kafka.',
  examples: [
    {
      title: 'Let a user write to a topic',
      command: 'kafka-ts acls --add --allow-principal User:alice --producer --topic orders',
    },
    {
      title: 'Let a user read all topics whose names start alike, as one group',
      command:
        'kafka-ts acls --add --allow-principal User:bob --consumer --topic orders- --group orders- --resource-pattern-type prefixed',
    },
    { title: 'All rules', command: 'kafka-ts acls --list' },
    {
      title: 'The rules that decide about one topic',
      command: 'kafka-ts acls --list --topic orders --resource-pattern-type match',
    },
    {
      title: 'Take a right away again',
      command:
        'kafka-ts acls --remove --force --allow-principal User:alice --operation Write --topic orders',
    },
  ],
  options: aclsOptions,
  reports: [ruleReport],
  async run(options, context) {
    const action = checkAclsOptions(options)
    try {
      const act = plan(action, options, context)
      const connection = {
        bootstrapServer: options.value('bootstrap-server'),
        bootstrapController: options.value('bootstrap-controller'),
        commandConfig: options.value('command-config'),
      }
      await withCluster(context, connection, act)
    } catch (cause) {
      if (cause instanceof CommandError) throw cause
      const reason = cause instanceof KafkaError ? javaText(cause) : errorMessage(cause)
      const message = `Error while executing ACL command: ${reason}\n`
      throw new CommandError(message, { stream: 'stdout', cause })
    }
    return undefined
  },
})

/** What is to be done, once the options are known to make sense. */
function plan(
  action: AclsAction,
  options: AclsOptions,
  context: CommandContext,
): (cluster: Cluster) => Promise<void> {
  const { stdout } = context
  if (action === 'list') {
    const resources = resourcesOf(options)
    const principals = options.values('principal').map(parsePrincipal)
    const format = outputFormat(options)
    return async (cluster) => {
      const found = await findRules(cluster, resources)
      if (format === 'text') printListing(found, principals, stdout)
      else await printData(context, format, ruleReport, ruleRows(found, principals))
    }
  }
  if (action === 'remove') {
    const given = rulesOf(options)
    if (options.has('dry-run')) return (cluster) => planRemoval(cluster, given, stdout)
    return (cluster) => removeRules(cluster, given, options.has('force'), context)
  }
  const patternType = patternTypeOf(options)
  if (patternType === 'ANY' || patternType === 'MATCH') {
    throw usageError(
      `A '--resource-pattern-type' value of '${patternType}' is not valid when adding acls.`,
    )
  }
  const given = rulesOf(options)
  if (given.some(({ rules }) => rules.length === 0)) {
    throw usageError(
      'You must specify one of: --allow-principal, --deny-principal when trying to add ACLs.',
    )
  }
  return (cluster) => addRules(cluster, given, options.has('dry-run'), stdout)
}

async function addRules(
  cluster: Cluster,
  given: readonly ResourceRules[],
  isDryRun: boolean,
  stdout: Output,
): Promise<void> {
  for (const { resource, rules } of given) {
    const existing = await describeAcls(cluster, anyRuleOf(resource))
    const known = new Set(existing.map((acl) => ruleText(ruleOf(acl))))
    const missing = rules.filter((rule) => !known.has(ruleText(rule)))
    for (const rule of rules) {
      if (missing.includes(rule)) continue
      stdout.line(
        `Acl (pattern=${resourceText(resource)}, entry=${ruleText(rule)}) already exists.`,
      )
    }
    if (missing.length === 0) continue
    if (isDryRun) {
      stdout.line(
        `Would add ACLs for resource \`${resourceText(resource)}\`: \n ${ruleLines(missing)}\n`,
      )
      continue
    }
    stdout.line(
      `Adding ACLs for resource \`${resourceText(resource)}\`: \n ${ruleLines(missing)}\n`,
    )
    await createAcls(
      cluster,
      missing.map((rule) => bindingOf(resource, rule)),
    )
  }
}

async function removeRules(
  cluster: Cluster,
  given: readonly ResourceRules[],
  isForced: boolean,
  context: CommandContext,
): Promise<void> {
  for (const { resource, rules } of given) {
    const filter = `resource filter \`${resourceText(resource)}\`? (y/n)`
    const question =
      rules.length === 0
        ? `Are you sure you want to delete all ACLs for ${filter}`
        : `Are you sure you want to remove ACLs: \n ${ruleLines(rules)}\n from ${filter}`
    if (!isForced && !(await mayRemove(question, context))) continue
    const filters = rules.map((rule) => filterOf(resource, rule))
    await deleteAcls(cluster, rules.length === 0 ? [anyRuleOf(resource)] : filters)
  }
}

async function planRemoval(
  cluster: Cluster,
  given: readonly ResourceRules[],
  stdout: Output,
): Promise<void> {
  for (const { resource, rules } of given) {
    const filters = rules.map((rule) => filterOf(resource, rule))
    const found = new Map<string, AclBinding>()
    for (const filter of rules.length === 0 ? [anyRuleOf(resource)] : filters) {
      for (const acl of await describeAcls(cluster, filter)) found.set(JSON.stringify(acl), acl)
    }
    if (found.size === 0) stdout.line(`Nothing to remove for \`${resourceText(resource)}\``)
    for (const acl of found.values()) {
      const from = resourceText(resourceOf(acl))
      stdout.line(`Would remove ${ruleText(ruleOf(acl))} from \`${from}\``)
    }
  }
}

/** Without a terminal nobody can answer; a script says --force. */
async function mayRemove(question: string, context: CommandContext): Promise<boolean> {
  context.stdout.line(question)
  if (!context.ask) throw new Error('there is no terminal to answer on: use --force')
  return await context.ask.confirm('Remove them?')
}
