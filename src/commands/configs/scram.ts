/** SCRAM credentials of users: the password is salted and hashed here and never sent. */
import { pbkdf2, randomBytes } from 'node:crypto'
import { promisify } from 'node:util'
import { ANY, type Cluster, CONTROLLER } from '../../client/cluster.ts'
import { checkResponse } from '../../client/error-texts.ts'
import {
  DescribeUserScramCredentials,
  newDescribeUserScramCredentialsRequest,
} from '../../protocol/messages/50-describe-user-scram-credentials.ts'
import {
  AlterUserScramCredentials,
  newAlterUserScramCredentialsRequest,
} from '../../protocol/messages/51-alter-user-scram-credentials.ts'
import { CommandError } from '../shared/command-error.ts'
import type { CommandContext } from '../shared/context.ts'
import type { ConfigChanges } from './changes.ts'
import { plainSetting, type SettingRow } from './report.ts'

interface Mechanism {
  readonly name: string
  readonly id: number
  readonly hash: string
  readonly hashBytes: number
}

const MECHANISMS: readonly Mechanism[] = [
  { name: 'SCRAM-SHA-256', id: 1, hash: 'sha256', hashBytes: 32 },
  { name: 'SCRAM-SHA-512', id: 2, hash: 'sha512', hashBytes: 64 },
]

const MIN_ITERATIONS = 4096
const MAX_ITERATIONS = 16_384
const SALT_BYTES = 24
const RESOURCE_NOT_FOUND = 91

export function isScramConfig(name: string): boolean {
  return MECHANISMS.some((mechanism) => mechanism.name === name)
}

export async function alterScram(
  cluster: Cluster,
  user: string,
  { added, deleted }: ConfigChanges,
): Promise<void> {
  const upsertions = await Promise.all(
    [...added].map(([name, text]) => upsertion(user, mechanismOf(name), text)),
  )
  const request = newAlterUserScramCredentialsRequest({
    upsertions,
    deletions: deleted.map((name) => ({ name: user, mechanism: mechanismOf(name).id })),
  })
  const call = { name: 'alterUserScramCredentials', target: CONTROLLER }
  const response = await cluster.request(call, AlterUserScramCredentials, request)
  for (const result of response.results) checkResponse(result.errorCode, result.errorMessage)
}

function mechanismOf(name: string): Mechanism {
  return MECHANISMS.find((mechanism) => mechanism.name === name)!
}

async function upsertion(user: string, mechanism: Mechanism, text: string) {
  const { password, iterations } = parseCredential(mechanism, text)
  const salt = randomBytes(SALT_BYTES)
  const saltedPassword = await promisify(pbkdf2)(
    password,
    salt,
    iterations,
    mechanism.hashBytes,
    mechanism.hash,
  )
  return { name: user, mechanism: mechanism.id, iterations, salt, saltedPassword }
}

/** `iterations=8192,password=secret`, in any order. */
function parseCredential(mechanism: Mechanism, text: string) {
  const password = /(?:^|,)\s*password=([^,]+)/.exec(text)?.[1]
  if (password === undefined) {
    throw new CommandError(
      `Invalid credential property ${mechanism.name.replaceAll('-', '_')}=${text}`,
    )
  }
  const typed = /(?:^|,)\s*iterations=(-?\d+)/.exec(text)?.[1]
  const iterations = Number(typed ?? MIN_ITERATIONS)
  if (iterations < MIN_ITERATIONS) {
    throw new CommandError(
      `Iterations ${iterations} is less than the minimum ${MIN_ITERATIONS} required for ${mechanism.name}`,
    )
  }
  if (iterations > MAX_ITERATIONS) {
    throw new CommandError(
      `Iterations ${iterations} is greater than the maximum ${MAX_ITERATIONS} allowed for ${mechanism.name}`,
    )
  }
  return { password, iterations }
}

interface CredentialsOf {
  readonly user: string
  readonly credentials: readonly { readonly mechanism: string; readonly iterations: number }[]
}

async function findCredentials(
  cluster: Cluster,
  user: string | undefined,
): Promise<CredentialsOf[]> {
  const request = newDescribeUserScramCredentialsRequest({
    users: user === undefined ? null : [{ name: user }],
  })
  const call = { name: 'describeUserScramCredentials', target: ANY }
  const response = await cluster.request(call, DescribeUserScramCredentials, request)
  checkResponse(response.errorCode, response.errorMessage)
  // A user without credentials is nothing to tell of.
  const found = response.results.filter(({ errorCode }) => errorCode !== RESOURCE_NOT_FOUND)
  return found.map((result) => {
    checkResponse(result.errorCode, result.errorMessage)
    const credentials = result.credentialInfos.map(({ mechanism, iterations }) => ({
      mechanism: MECHANISMS.find(({ id }) => id === mechanism)?.name ?? `UNKNOWN(${mechanism})`,
      iterations,
    }))
    return { user: result.user, credentials }
  })
}

export async function describeScram(
  cluster: Cluster,
  user: string | undefined,
  { stdout }: CommandContext,
): Promise<void> {
  for (const { user: name, credentials } of await findCredentials(cluster, user)) {
    const texts = credentials.map((one) => `${one.mechanism}=iterations=${one.iterations}`)
    stdout.line(`SCRAM credential configs for user-principal '${name}' are ${texts.join(', ')}`)
  }
}

export async function scramRows(cluster: Cluster, user: string | undefined): Promise<SettingRow[]> {
  return (await findCredentials(cluster, user)).flatMap(({ user: name, credentials }) =>
    credentials.map(({ mechanism, iterations }) =>
      plainSetting({ users: name }, 'SCRAM', mechanism, `iterations=${iterations}`),
    ),
  )
}
