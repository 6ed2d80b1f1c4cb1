import type { OptionSpec } from './options.ts'

/** For what changes something: nothing is changed, and a line says what would have been. */
export const dryRunOption = {
  description: 'Say what would be changed, and change nothing; the broker checks it where it can',
  isOurs: true,
} as const satisfies OptionSpec
