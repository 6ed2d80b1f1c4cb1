import { joptCommand } from '../shared/command.ts'
import { type CommandError, usageError } from '../shared/command-error.ts'
import { Profiles } from '../shared/profiles.ts'
import { outputFormat, outputOption, printData, reportKind } from '../shared/report.ts'
import { addProfile } from './add.ts'
import { profileOptions } from './options.ts'
import { shownSettings } from './settings.ts'

const profileListing = reportKind('profiles (list)', {
  name: 'The name',
  servers: 'Its bootstrap.servers; null where it has none',
  protocol: 'Its security.protocol; null where it has none',
  used: "Whether 'profile use' has chosen it",
})

/** Our own: the settings of clients by a name. */
export const command = joptCommand({
  name: 'profile',
  summary: 'Name the settings of a cluster, and choose by that name',
  purpose:
    'This tool keeps the address and the security settings of clusters under names, for --profile NAME.',
  positionals: 'add|list|show|use|remove [NAME]',
  examples: [
    {
      title: 'A cluster that asks for a login; the password is typed, and kept in a file of yours',
      command:
        'kafka-ts profile add prod --bootstrap-server kafka.example.com:9093 --tls --user alice',
    },
    {
      title: 'The password from the environment, when it is used',
      command:
        'kafka-ts profile add ci --bootstrap-server kafka:9093 --tls --user ci --password-env KAFKA_PASSWORD',
    },
    {
      title: 'All settings of a file that Kafka clients have',
      command:
        'kafka-ts profile add test --bootstrap-server test:9092 --command-config client.properties',
    },
    {
      title: 'Use it from now on (for one command alone: --profile prod)',
      command: 'kafka-ts profile use prod',
    },
    { title: 'Use none', command: 'kafka-ts profile use none' },
    { title: 'What there is', command: 'kafka-ts profile list' },
  ],
  isOffline: true,
  reports: [profileListing],
  options: { ...profileOptions, output: outputOption },
  async run(options, context) {
    const { runtime, env, workingDirectory, stdout } = context
    const profiles = new Profiles({ ...runtime, env, workingDirectory })
    const [action, name, ...others] = options.positionals
    if (others.length > 0) throw usageError(`Too many words: ${others.join(' ')}`)
    switch (action) {
      case 'add':
        profiles.write(nameIn(name), await addProfile(options, nameIn(name), profiles, context))
        return undefined
      case 'list': {
        const rows = profiles.names().map((one) => row(profiles, one))
        const format = outputFormat(options)
        if (format !== 'text') return printData(context, format, profileListing, rows)
        for (const { name, servers, used } of rows) {
          stdout.line(`${used ? '*' : ' '} ${name}${servers === undefined ? '' : `  ${servers}`}`)
        }
        return undefined
      }
      case 'show':
        for (const line of shownSettings(profiles.read(nameIn(name)).properties)) stdout.line(line)
        return undefined
      case 'use':
        profiles.use(nameIn(name) === 'none' ? undefined : name)
        return undefined
      case 'remove':
        profiles.remove(nameIn(name))
        return undefined
      default:
        throw usageError(`Not add, list, show, use or remove: ${action ?? 'nothing'}`)
    }
  },
})

function row(profiles: Profiles, name: string) {
  const { properties } = profiles.read(name)
  const servers = properties.get('bootstrap.servers')
  const protocol = properties.get('security.protocol')
  return { name, servers, protocol, used: profiles.used() === name }
}

function nameIn(name: string | undefined): string {
  if (name !== undefined) return name
  throw missingName()
}

function missingName(): CommandError {
  return usageError('The name of a profile is missing')
}
