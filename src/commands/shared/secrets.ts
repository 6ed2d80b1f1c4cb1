/**
 * References in the settings of a profile, so that its file needs to hold no password: `${env:NAME}`
 * as Kafka's EnvVarConfigProvider has it, and `${prompt:QUESTION}`, asked on the terminal.
 */
import { CommandError } from './command-error.ts'
import type { CommandContext } from './context.ts'
import type { Profile } from './profiles.ts'

const REFERENCE = /\$\{(env|prompt):([^}]*)\}/g

/** What a project's file may read of the environment: it is written by others than the user. */
const PROJECT_VARIABLES = 'KAFKA_'

type Asker = Pick<CommandContext, 'env' | 'ask'>

/** The settings with each reference replaced. Throws CommandError where nobody can answer. */
export async function resolveReferences(
  profile: Profile,
  context: Asker,
): Promise<Map<string, string>> {
  const answers = new Map<string, string>()
  const resolved = new Map<string, string>()
  for (const [name, text] of profile.properties) {
    for (const [reference, kind, what] of text.matchAll(REFERENCE)) {
      if (answers.has(reference)) continue
      const answer =
        kind === 'env' ? variable(what!, profile, context) : await prompt(what!, profile, context)
      answers.set(reference, answer)
    }
    const isJaas = name.endsWith('sasl.jaas.config')
    const replaced = text.replace(REFERENCE, (reference) => {
      const answer = answers.get(reference)!
      return isJaas ? answer.replace(/[\\"]/g, '\\$&') : answer
    })
    resolved.set(name, replaced)
  }
  return resolved
}

function variable(name: string, profile: Profile, { env }: Asker): string {
  if (profile.isOfProject && !name.startsWith(PROJECT_VARIABLES)) {
    throw new CommandError(
      `${profile.name} asks for the environment variable ${name}: a project's file gets those alone that begin with ${PROJECT_VARIABLES}`,
    )
  }
  const value = env[name]
  if (value !== undefined) return value
  throw new CommandError(`The profile '${profile.name}' needs the environment variable ${name}`)
}

async function prompt(question: string, profile: Profile, { ask }: Asker): Promise<string> {
  const answer = await ask?.secret(question === '' ? `Password of ${profile.name}` : question)
  if (answer !== undefined) return answer
  throw new CommandError(
    `The profile '${profile.name}' asks for a password, and there is no terminal to answer on`,
  )
}
