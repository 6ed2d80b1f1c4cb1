import { type ErrorName, errorCode } from '../../protocol/errors.ts'
import {
  type AlterUserScramCredentialsRequest,
  type AlterUserScramCredentialsResponse,
  newAlterUserScramCredentialsResponse,
  newAlterUserScramCredentialsResult,
  type ScramCredentialDeletion,
  type ScramCredentialUpsertion,
} from '../../protocol/messages/51-alter-user-scram-credentials.ts'
import { scramCredentialOfSalted, scramMechanisms } from '../../security/scram.ts'
import type { MetadataImage } from '../image/metadata-image.ts'
import { type MetadataRecord, metadataRecord } from '../metadata-record.ts'
import type { ControllerContext, ControllerResult } from './controller-context.ts'

interface Refusal {
  readonly error: ErrorName
  readonly message: string | null
}

/** What is asked for one user: a record, unless something is wrong. */
type Decision = MetadataRecord | Refusal

const TWICE: Refusal = {
  error: 'DUPLICATE_RESOURCE',
  message: 'A user credential cannot be altered twice in the same request',
}

/** AlterUserScramCredentials (KIP-554): each user once, whatever is wrong with the others. */
export function alterScramCredentials(
  { image }: ControllerContext,
  { deletions, upsertions }: AlterUserScramCredentialsRequest,
): ControllerResult<AlterUserScramCredentialsResponse> {
  const decisions = new Map<string, Decision>()
  const decide = (name: string, decision: () => Decision) => {
    const earlier = decisions.get(name)
    if (earlier === undefined) decisions.set(name, decision())
    else if ('type' in earlier) decisions.set(name, TWICE)
  }
  for (const deletion of deletions) decide(deletion.name, () => decideDeletion(image, deletion))
  for (const upsertion of upsertions) decide(upsertion.name, () => decideUpsertion(upsertion))
  const records: MetadataRecord[] = []
  const results = [...decisions].map(([user, decision]) => {
    if ('type' in decision) {
      records.push(decision)
      return newAlterUserScramCredentialsResult({ user, errorMessage: null })
    }
    const { error, message: errorMessage } = decision
    return newAlterUserScramCredentialsResult({ user, errorCode: errorCode(error), errorMessage })
  })
  return { records, response: newAlterUserScramCredentialsResponse({ results }) }
}

function decideDeletion(image: MetadataImage, deletion: ScramCredentialDeletion): Decision {
  const { name, mechanism } = deletion
  const refusal = refuse(name, mechanism)
  if (refusal !== undefined) return refusal
  if (image.scram.get(name, mechanism) === undefined) {
    const message = 'Attempt to delete a user credential that does not exist'
    return { error: 'RESOURCE_NOT_FOUND', message }
  }
  return metadataRecord('RemoveUserScramCredentialRecord', { name, mechanism })
}

function decideUpsertion(upsertion: ScramCredentialUpsertion): Decision {
  const { name, mechanism, iterations, salt, saltedPassword } = upsertion
  const refusal = refuse(name, mechanism)
  if (refusal !== undefined) return refusal
  const known = scramMechanisms.find(({ type }) => type === mechanism)!
  if (iterations < known.minIterations) {
    return { error: 'UNACCEPTABLE_CREDENTIAL', message: 'Too few iterations' }
  }
  if (iterations > known.maxIterations) {
    return { error: 'UNACCEPTABLE_CREDENTIAL', message: 'Too many iterations' }
  }
  // Java makes no key of nothing, so that Apache fails here.
  if (saltedPassword.length === 0) return { error: 'UNKNOWN_SERVER_ERROR', message: null }
  const credential = scramCredentialOfSalted(known, saltedPassword, salt, iterations)
  return metadataRecord('UserScramCredentialRecord', { name, mechanism, ...credential })
}

function refuse(name: string, mechanism: number): Refusal | undefined {
  if (name === '') {
    return { error: 'UNACCEPTABLE_CREDENTIAL', message: 'Username must not be empty' }
  }
  if (scramMechanisms.some(({ type }) => type === mechanism)) return undefined
  return { error: 'UNSUPPORTED_SASL_MECHANISM', message: 'Unknown SCRAM mechanism' }
}
