import { dryRunOption } from '../shared/dry-run.ts'
import type { OptionTable, ParsedOptions, RemovedOptions } from '../shared/options.ts'
import { outputOption } from '../shared/report.ts'

export const configsOptions = {
  'add-config': { description: 'Settings to set: k=v,k=[v1,v2],...', argument: 'add-config' },
  'add-config-file': {
    description: 'Properties file of settings to set',
    argument: 'add-config-file',
  },
  all: { description: 'With --describe: static and default values too' },
  alter: { description: 'Change settings' },
  'bootstrap-controller': {
    description: 'KRaft controllers to contact instead of brokers, host:port[,...]',
    argument: 'controller to connect to',
  },
  'bootstrap-server': {
    description: 'Brokers to contact first, host:port[,host:port...]',
    argument: 'server to connect to',
  },
  broker: { description: 'Broker id (short for entity type brokers)', argument: 'broker' },
  'broker-defaults': { description: 'Cluster-wide broker defaults' },
  'broker-logger': { description: 'Loggers of this broker id', argument: 'broker-logger' },
  client: { description: 'Client id quotas', argument: 'client' },
  'client-defaults': { description: 'Default client quotas' },
  'client-metrics': { description: 'Client metrics subscription', argument: 'client-metrics' },
  'command-config': {
    description: 'Properties file with client settings (security, timeouts)',
    argument: 'command config property file',
  },
  'delete-config': { description: 'Comma list of settings to unset', argument: 'delete-config' },
  describe: { description: 'Show details' },
  'dry-run': dryRunOption,
  'entity-default': { description: 'The default entity of the type' },
  'entity-name': {
    description: 'Name inside the type',
    argument: 'entity-name',
    isRepeatable: true,
  },
  'entity-type': {
    description: 'topics, clients, users, brokers, broker-loggers, ips, client-metrics or groups',
    argument: 'entity-type',
    isRepeatable: true,
  },
  group: { description: 'Group settings', argument: 'group' },
  help: { description: 'Show usage and stop' },
  ip: { description: 'IP quotas', argument: 'ip' },
  'ip-defaults': { description: 'Default IP quotas' },
  output: outputOption,
  topic: { description: 'Topic settings', argument: 'topic' },
  user: { description: 'User quotas and SCRAM credentials', argument: 'user' },
  'user-defaults': { description: 'Default user quotas' },
  version: { description: 'Show the Kafka version and stop' },
} as const satisfies OptionTable

export type ConfigsOptions = ParsedOptions<typeof configsOptions>

export const removedConfigsOptions: RemovedOptions = {
  zookeeper: { use: 'bootstrap-server', hasArgument: true, dropsValue: true },
  force: { hasArgument: false },
}
