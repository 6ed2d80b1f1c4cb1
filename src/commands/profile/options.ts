import type { OptionTable, ParsedOptions } from '../shared/options.ts'

export const profileOptions = {
  // Not `bootstrap-server` of a connection: nothing is opened here.
  'bootstrap-server': {
    description: 'The address of the cluster, host:port[,host:port...]',
    argument: 'server to connect to',
  },
  'command-config': {
    description: 'Properties file whose settings are copied',
    argument: 'config file',
  },
  force: { description: 'Replace a profile of that name' },
  help: { description: 'Show usage and stop' },
  mechanism: {
    description: 'sasl.mechanism of the login: PLAIN, SCRAM-SHA-256 or SCRAM-SHA-512',
    argument: 'mechanism',
    default: 'SCRAM-SHA-512',
  },
  'password-env': {
    description: 'The environment variable that has the password whenever the profile is used',
    argument: 'variable',
  },
  'password-prompt': { description: 'Ask for the password whenever the profile is used' },
  property: {
    description: 'A setting of clients, name=value, but no secret',
    argument: 'name=value',
    isRepeatable: true,
  },
  tls: { description: 'The cluster is spoken to by TLS' },
  truststore: {
    description: 'PEM file with the certificate of the CA that is trusted; --tls follows',
    argument: 'file',
  },
  user: {
    description: 'Log in with this name; the password is asked for unless an option says otherwise',
    argument: 'user',
  },
  version: { description: 'Show the Kafka version and stop' },
} as const satisfies OptionTable

export type ProfileOptions = ParsedOptions<typeof profileOptions>
