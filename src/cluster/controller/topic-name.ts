import { KafkaError } from '../../protocol/errors.ts'

export const METADATA_TOPIC_NAME = '__cluster_metadata'

const MAX_NAME_LENGTH = 249
const LEGAL_NAME = /^[a-zA-Z0-9._-]+$/

/** Throws INVALID_TOPIC_EXCEPTION, in Kafka's words, for a name that no topic may have. */
export function validateTopicName(name: string): void {
  const fault = findFault(name)
  if (fault !== undefined) {
    throw new KafkaError('INVALID_TOPIC_EXCEPTION', `Topic name is invalid: ${fault}`)
  }
}

export function isValidTopicName(name: string): boolean {
  return findFault(name) === undefined
}

function findFault(name: string): string | undefined {
  if (name === '') return 'the empty string is not allowed'
  if (name === '.') return "'.' is not allowed"
  if (name === '..') return "'..' is not allowed"
  if (name.length > MAX_NAME_LENGTH) {
    return `the length of '${name}' is longer than the max allowed length ${MAX_NAME_LENGTH}`
  }
  if (!LEGAL_NAME.test(name)) {
    return `'${name}' contains one or more characters other than ASCII alphanumerics, '.', '_' and '-'`
  }
  return undefined
}
