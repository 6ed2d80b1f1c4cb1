import {
  createDelegationToken,
  type DelegationToken,
  describeDelegationTokens,
  expireDelegationToken,
  type Principal,
  renewDelegationToken,
} from '../client/admin/delegation-tokens.ts'
import type { Cluster } from '../client/cluster.ts'
import { javaText } from '../client/error-texts.ts'
import { KafkaError } from '../protocol/errors.ts'
import { joptCommand } from './shared/command.ts'
import { CommandError, OptionError } from './shared/command-error.ts'
import type { CommandContext } from './shared/context.ts'
import { oneAction, refuseTogether, requireOptions } from './shared/option-rules.ts'
import type { OptionTable, ParsedOptions } from './shared/options.ts'
import { outputFormat, outputOption, printData, reportKind } from './shared/report.ts'
import { withCluster } from './shared/with-cluster.ts'

const delegationTokensOptions = {
  'bootstrap-server': {
    description: 'Brokers to contact first, host:port[,host:port...]',
    argument: 'bootstrap-server',
  },
  'command-config': {
    description:
      'Properties file with client settings: tokens are given to authenticated users only',
    argument: 'command-config',
    isRequired: true,
  },
  create: { description: 'Create a token' },
  describe: { description: 'Show tokens' },
  expire: { description: "Change the end of a token's life, or end it" },
  'expiry-time-period': {
    description: 'Life from now on in milliseconds, -1 ends it now',
    argument: 'expiry-time-period',
    type: 'long',
    isArgumentOptional: true,
  },
  help: { description: 'Show usage and stop' },
  hmac: {
    description: 'HMAC that names the token',
    argument: 'hmac',
    isArgumentOptional: true,
    isRepeatable: true,
  },
  'max-life-time-period': {
    description: "Longest life in milliseconds, -1 takes the broker's limit",
    argument: 'max-life-time-period',
    type: 'long',
    isArgumentOptional: true,
  },
  output: outputOption,
  'owner-principal': {
    description: 'Owner, Type:name',
    argument: 'owner-principal',
    isArgumentOptional: true,
    isRepeatable: true,
  },
  renew: { description: "Lengthen a token's life" },
  'renew-time-period': {
    description: "Life from now on in milliseconds, -1 takes the broker's value",
    argument: 'renew-time-period',
    type: 'long',
    isArgumentOptional: true,
  },
  'renewer-principal': {
    description: 'Who else may renew the token, Type:name',
    argument: 'renewer-principal',
    isArgumentOptional: true,
    isRepeatable: true,
  },
  version: { description: 'Show the Kafka version and stop' },
} as const satisfies OptionTable

type DelegationTokensOptions = ParsedOptions<typeof delegationTokensOptions>

const ACTIONS = ['create', 'renew', 'expire', 'describe'] as const
type Action = (typeof ACTIONS)[number]

const tokenReport = reportKind('tokens (--describe)', {
  tokenId: 'Its id, the user name of who authenticates by it',
  hmac: 'The secret, in base64: the password of who authenticates by it',
  owner: 'Whose rights it gives, Type:name',
  requester: 'Who has asked for it',
  renewers: 'Who else may renew it',
  issueTimestampMs: 'When it was made, milliseconds since the epoch',
  expiryTimestampMs: 'When it ends unless it is renewed',
  maxTimestampMs: 'When it ends at the latest',
})

export const command = joptCommand({
  name: 'delegation-tokens',
  summary: 'Create, renew, expire and list delegation tokens',
  purpose: 'This tool helps to create, renew, expire, or describe delegation tokens.',
  examples: [
    {
      title: 'A token for the user of a properties file, for as long as the broker allows',
      command:
        'kafka-ts delegation-tokens --create --max-life-time-period -1 --command-config alice.properties',
    },
    {
      title: 'What tokens there are',
      command: 'kafka-ts delegation-tokens --describe --command-config alice.properties',
    },
    {
      title: 'Another day for one of them',
      command:
        'kafka-ts delegation-tokens --renew --renew-time-period 86400000 --hmac "$HMAC" --command-config alice.properties',
    },
    {
      title: 'End it',
      command:
        'kafka-ts delegation-tokens --expire --expiry-time-period -1 --hmac "$HMAC" --command-config alice.properties',
    },
  ],
  options: delegationTokensOptions,
  reports: [tokenReport],
  async run(options, context) {
    const action = checkOptions(options)
    const connection = {
      bootstrapServer: options.value('bootstrap-server'),
      commandConfig: options.value('command-config'),
    }
    await withCluster(context, connection, async (cluster) => {
      try {
        await ACTS[action](cluster, options, context)
      } catch (cause) {
        if (!(cause instanceof KafkaError)) throw cause
        throw new CommandError(javaText(cause), { cause })
      }
    })
    return undefined
  },
})

/** Throws Kafka's errors, in its order. */
function checkOptions(options: DelegationTokensOptions): Action {
  const action = oneAction(
    options,
    ACTIONS,
    'Command must include exactly one action: --create, --renew, --expire or --describe',
  )
  requireOptions(options, ['command-config'])
  if (action === 'create') requireOptions(options, ['max-life-time-period'])
  if (action === 'renew') requireOptions(options, ['hmac', 'renew-time-period'])
  if (action === 'expire') requireOptions(options, ['hmac', 'expiry-time-period'])
  refuseTogether(options, 'create', ['hmac', 'renew-time-period', 'expiry-time-period'])
  const ofCreate = ['max-life-time-period', 'owner-principal'] as const
  refuseTogether(options, 'renew', ['renewer-principal', 'expiry-time-period', ...ofCreate])
  refuseTogether(options, 'expire', ['renew-time-period', ...ofCreate])
  const ofOthers = ['renew-time-period', 'max-life-time-period', 'hmac'] as const
  refuseTogether(options, 'describe', [...ofOthers, 'expiry-time-period'])
  refuseTogether(options, 'output', ['create', 'renew', 'expire'])
  return action
}

type Act = (
  cluster: Cluster,
  options: DelegationTokensOptions,
  context: CommandContext,
) => Promise<void>

const ACTS: Readonly<Record<Action, Act>> = { create, renew, expire, describe }

async function create(
  cluster: Cluster,
  options: DelegationTokensOptions,
  { stdout }: CommandContext,
): Promise<void> {
  const renewers = principalsOf(options, 'renewer-principal')
  const maxLifetimeMs = requireValue(options, 'max-life-time-period')
  const names = renewers.map(principalText).join(', ')
  stdout.line(
    `Calling create token operation with renewers :[${names}] , max-life-time-period :${maxLifetimeMs}`,
  )
  const [owner] = principalsOf(options, 'owner-principal')
  const token = await createDelegationToken(cluster, { owner, renewers, maxLifetimeMs })
  stdout.line(`Created delegation token with tokenId : ${token.tokenId}`)
  stdout.write(tokenTable([token]))
}

async function renew(
  cluster: Cluster,
  options: DelegationTokensOptions,
  { stdout }: CommandContext,
): Promise<void> {
  const [hmac, periodMs] = [
    requireValue(options, 'hmac'),
    requireValue(options, 'renew-time-period'),
  ]
  stdout.line(`Calling renew token operation with hmac :${hmac} , renew-time-period :${periodMs}`)
  const expiryMs = await renewDelegationToken(cluster, decodeHmac(hmac), periodMs)
  // Kafka's tool ends without a line end here.
  stdout.write(`Completed renew operation. New expiry date : ${dateText(expiryMs)}`)
}

async function expire(
  cluster: Cluster,
  options: DelegationTokensOptions,
  { stdout }: CommandContext,
): Promise<void> {
  const [hmac, periodMs] = [
    requireValue(options, 'hmac'),
    requireValue(options, 'expiry-time-period'),
  ]
  stdout.line(`Calling expire token operation with hmac :${hmac} , expire-time-period :${periodMs}`)
  const expiryMs = await expireDelegationToken(cluster, decodeHmac(hmac), periodMs)
  stdout.write(`Completed expire operation. New expiry date : ${dateText(expiryMs)}`)
}

async function describe(
  cluster: Cluster,
  options: DelegationTokensOptions,
  context: CommandContext,
): Promise<void> {
  const { stdout } = context
  const format = outputFormat(options)
  const owners = principalsOf(options, 'owner-principal')
  const talk = format === 'text' ? stdout : context.stderr
  talk.line(
    owners.length === 0
      ? 'Calling describe token operation for current user.'
      : `Calling describe token operation for owners: [${owners.map(principalText).join(', ')}]`,
  )
  const tokens = await describeDelegationTokens(cluster, owners.length === 0 ? undefined : owners)
  if (format === 'text') {
    stdout.write(`Total number of tokens : ${tokens.length}`)
    stdout.write(tokenTable(tokens))
  } else await printData(context, format, tokenReport, tokens.map(tokenRow))
}

function principalsOf(
  options: DelegationTokensOptions,
  name: 'owner-principal' | 'renewer-principal',
): Principal[] {
  return options.values(name).map((text) => {
    const [, principalType, principalName] = /^([^:]+):(.+)$/.exec(text.trim()) ?? []
    if (principalType !== undefined && principalName !== undefined) {
      return { principalType, principalName }
    }
    throw new CommandError(
      `expected a string in format principalType:principalName but got ${text.trim()}`,
    )
  })
}

type ValueName = 'hmac' | 'max-life-time-period' | 'renew-time-period' | 'expiry-time-period'

/** The option was typed, its value may not have been. */
function requireValue<Name extends ValueName>(options: DelegationTokensOptions, name: Name) {
  const value = options.value(name)
  if (value === undefined) throw new OptionError(`Option ${name} requires an argument`)
  return value
}

function decodeHmac(text: string): Buffer {
  const bad = /[^A-Za-z0-9+/=]/.exec(text)
  if (bad) throw new CommandError(`Illegal base64 character ${bad[0].charCodeAt(0).toString(16)}`)
  return Buffer.from(text, 'base64')
}

function principalText({ principalType, principalName }: Principal): string {
  return `${principalType}:${principalName}`
}

const COLUMNS = [
  ['TOKENID', 15],
  ['HMAC', 30],
  ['OWNER', 15],
  ['REQUESTER', 15],
  ['RENEWERS', 25],
  ['ISSUEDATE', 15],
  ['EXPIRYDATE', 15],
  ['MAXDATE', 15],
] as const

/** Each line has an empty one before it. */
function tokenTable(tokens: readonly DelegationToken[]): string {
  const rows = tokens.map((token) => [
    token.tokenId,
    token.hmac.toString('base64'),
    principalText(token.owner),
    principalText(token.requester),
    `[${token.renewers.map(principalText).join(', ')}]`,
    dateText(token.issueTimestampMs),
    dateText(token.expiryTimestampMs),
    dateText(token.maxTimestampMs),
  ])
  return [COLUMNS.map(([title]) => title), ...rows]
    .map((cells) => cells.map((cell, index) => cell.padEnd(COLUMNS[index]![1])).join(' '))
    .map((line) => `\n${line}\n`)
    .join('')
}

function tokenRow(token: DelegationToken) {
  return {
    ...token,
    hmac: token.hmac.toString('base64'),
    owner: principalText(token.owner),
    requester: principalText(token.requester),
    renewers: token.renewers.map(principalText),
  }
}

/** To the minute, in the time zone of the machine. */
function dateText(timestampMs: number): string {
  const date = new Date(timestampMs)
  const two = (value: number) => String(value).padStart(2, '0')
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join('-')
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`
}
