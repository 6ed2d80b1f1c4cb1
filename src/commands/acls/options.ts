import { dryRunOption } from '../shared/dry-run.ts'
import type { OptionTable, ParsedOptions } from '../shared/options.ts'
import { outputOption } from '../shared/report.ts'

export const aclsOptions = {
  add: { description: 'Add rules' },
  'allow-host': {
    description: 'Host the allowed principal may come from; any when left out',
    argument: 'allow-host',
    isRepeatable: true,
  },
  'allow-principal': {
    description: 'Principal to allow, Type:name',
    argument: 'allow-principal',
    isRepeatable: true,
  },
  'bootstrap-controller': {
    description: 'KRaft controllers to contact instead of brokers, host:port[,...]',
    argument: 'controller to connect to',
  },
  'bootstrap-server': {
    description: 'Brokers to contact first, host:port[,host:port...]',
    argument: 'server to connect to',
  },
  cluster: { description: 'The cluster as resource' },
  'command-config': {
    description: 'Properties file with client settings (security, timeouts)',
    argument: 'command-config',
    isArgumentOptional: true,
  },
  consumer: {
    description: 'The rules a consumer needs: Read and Describe on topic, Read on group',
  },
  'delegation-token': {
    description: 'Token as resource',
    argument: 'delegation-token',
    isRepeatable: true,
  },
  'deny-host': {
    description: 'Host the denied principal is refused from; any when left out',
    argument: 'deny-host',
    isRepeatable: true,
  },
  'deny-principal': {
    description: 'Principal to deny, Type:name',
    argument: 'deny-principal',
    isRepeatable: true,
  },
  'dry-run': dryRunOption,
  force: { description: 'Do not ask for confirmation' },
  group: { description: 'Group as resource', argument: 'group', isRepeatable: true },
  help: { description: 'Show usage and stop' },
  idempotent: { description: 'With --producer: add IdempotentWrite on the cluster' },
  list: { description: 'List rules' },
  operation: {
    description:
      'What is allowed or denied: All, Alter, AlterConfigs, ClusterAction, Create, ' +
      'CreateTokens, Delete, Describe, DescribeConfigs, DescribeTokens, IdempotentWrite, Read, ' +
      'TwoPhaseCommit or Write',
    argument: 'operation',
    isRepeatable: true,
    default: 'All',
  },
  output: outputOption,
  principal: {
    description: 'With --list: only rules of this principal',
    argument: 'principal',
    isArgumentOptional: true,
    isRepeatable: true,
  },
  producer: { description: 'The rules a producer needs: Write, Describe and Create on topic' },
  remove: { description: 'Remove rules' },
  'resource-pattern-type': {
    description:
      'How the name is meant: LITERAL or PREFIXED; with --list and --remove ANY or MATCH',
    argument: 'ANY|MATCH|LITERAL|PREFIXED',
    default: 'LITERAL',
  },
  topic: { description: 'Topic as resource', argument: 'topic', isRepeatable: true },
  'transactional-id': {
    description: 'Transactional id as resource',
    argument: 'transactional-id',
    isRepeatable: true,
  },
  'user-principal': {
    description: 'User as resource, for operations on delegation tokens',
    argument: 'user-principal',
    isRepeatable: true,
  },
  version: { description: 'Show the Kafka version and stop' },
} as const satisfies OptionTable

export type AclsOptions = ParsedOptions<typeof aclsOptions>
