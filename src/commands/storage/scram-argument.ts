import { type MetadataRecord, metadataRecord } from '../../cluster/metadata-record.ts'
import type { Random } from '../../runtime/random.ts'
import {
  type ScramMechanism,
  scramCredential,
  scramCredentialOfSalted,
  scramMechanisms,
} from '../../security/scram.ts'
import { CommandError } from '../shared/command-error.ts'

const SALT_BYTES = 20

/**
 * The record of one `--add-scram`:
 * `MECHANISM=[name=…,password=…|saltedpassword=…,iterations=…,salt=…]`. Throws in Kafka's words.
 */
export function scramRecord(text: string, random: Random): MetadataRecord {
  const at = text.indexOf('=')
  if (at < 0) throw new CommandError(`Failed to find equals sign in SCRAM argument '${text}'`)
  const mechanism = findMechanism(text.slice(0, at))
  const settings = parseSettings(text.slice(at + 1))

  const name = settings.get('name')
  if (name === undefined) throw new CommandError("You must supply 'name' to add-scram")
  const iterations = iterationsOf(settings.get('iterations'), mechanism)
  const givenSalt = settings.get('salt')
  const salt = givenSalt === undefined ? random.bytes(SALT_BYTES) : base64(givenSalt)
  const credential = deriveCredential(settings, mechanism, salt, iterations)
  return metadataRecord('UserScramCredentialRecord', {
    name,
    mechanism: mechanism.type,
    ...credential,
  })
}

function findMechanism(name: string): ScramMechanism {
  const mechanism = scramMechanisms.find((one) => one.name === name)
  if (mechanism === undefined) {
    throw new CommandError(`The add-scram mechanism ${name} is not supported.`)
  }
  return mechanism
}

function parseSettings(text: string): Map<string, string> {
  if (!text.startsWith('[')) {
    throw new CommandError('Expected configuration string to start with [')
  }
  if (!text.endsWith(']')) throw new CommandError('Expected configuration string to end with ]')
  const settings = text
    .slice(1, -1)
    .split(',')
    .map((entry): [string, string] => {
      const at = entry.indexOf('=')
      const [name, value] = at < 0 ? [entry, ''] : [entry.slice(0, at), entry.slice(at + 1)]
      return [name.trim(), value.trim().replace(/^"(.*)"$/, '$1')]
    })
  return new Map(settings)
}

function iterationsOf(text: string | undefined, mechanism: ScramMechanism): number {
  const { minIterations, maxIterations, name } = mechanism
  if (text === undefined) return minIterations
  const iterations = Number(text)
  if (!Number.isInteger(iterations)) throw new CommandError(`For input string: "${text}"`)
  const javaName = name.replaceAll('-', '_')
  if (iterations < minIterations) {
    throw new CommandError(
      `The 'iterations' value must be >= ${minIterations} for add-scram using ${javaName}`,
    )
  }
  if (iterations > maxIterations) {
    throw new CommandError(
      `The 'iterations' value must be <= ${maxIterations} for add-scram using ${javaName}`,
    )
  }
  return iterations
}

function deriveCredential(
  settings: ReadonlyMap<string, string>,
  mechanism: ScramMechanism,
  salt: Buffer,
  iterations: number,
) {
  const password = settings.get('password')
  const salted = settings.get('saltedpassword')
  if ((password === undefined) === (salted === undefined)) {
    throw new CommandError("You must supply one of 'password' or 'saltedpassword' to add-scram")
  }
  if (password !== undefined) return scramCredential(mechanism, password, salt, iterations)
  if (!settings.has('salt')) {
    throw new CommandError("You must supply 'salt' with 'saltedpassword' to add-scram")
  }
  return scramCredentialOfSalted(mechanism, base64(salted!), salt, iterations)
}

function base64(text: string): Buffer {
  return Buffer.from(text, 'base64')
}
