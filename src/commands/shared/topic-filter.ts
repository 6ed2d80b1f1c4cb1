import { CommandError } from './command-error.ts'

const INTERNAL_TOPICS = new Set([
  '__consumer_offsets',
  '__transaction_state',
  '__share_group_state',
])

export function isInternalTopic(name: string): boolean {
  return INTERNAL_TOPICS.has(name)
}

/**
 * Kafka's `IncludeList`: a regular expression for whole names, in which a comma means "or", and
 * blanks and quotes around it are dropped.
 */
export function topicFilter(text: string): (name: string) => boolean {
  const pattern = text
    .trim()
    .replaceAll(',', '|')
    .replaceAll(' ', '')
    .replace(/^["']+/, '')
    .replace(/["']+$/, '')
  try {
    const whole = new RegExp(`^(?:${pattern})$`)
    return (name) => whole.test(name)
  } catch (cause) {
    throw new CommandError(`${text} is an invalid regex.`, { cause })
  }
}
