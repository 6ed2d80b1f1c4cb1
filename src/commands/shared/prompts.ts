/** Questions on the terminal, by inquirer, which is loaded for the first of them. */
import { EXIT_INTERRUPTED } from './exit-codes.ts'

export interface Prompts {
  text(question: string): Promise<string>
  /** What is typed is not shown. */
  secret(question: string): Promise<string>
  choose(question: string, choices: readonly string[]): Promise<string>
  confirm(question: string): Promise<boolean>
}

/** Asks on stderr, since stdout may go elsewhere. Ctrl-C ends the command. */
export const terminalPrompts: Prompts = {
  text: (message) => ask({ type: 'input', name: 'answer', message }),
  secret: (message) => ask({ type: 'password', name: 'answer', message, mask: '*' }),
  choose: (message, choices) =>
    ask({ type: 'search', name: 'answer', message, source: (term) => matching(choices, term) }),
  confirm: (message) => ask({ type: 'confirm', name: 'answer', message, default: false }),
}

interface Question {
  readonly type: 'input' | 'password' | 'search' | 'confirm'
  readonly name: 'answer'
  readonly message: string
  readonly mask?: string
  readonly default?: boolean
  readonly source?: (term: string | undefined) => readonly string[]
}

function matching(choices: readonly string[], term = ''): readonly string[] {
  return choices.filter((choice) => choice.includes(term))
}

async function ask<Answer>(question: Question): Promise<Answer> {
  const { createPromptModule } = await import('inquirer')
  const prompt = createPromptModule({ output: process.stderr })
  try {
    const { answer } = await prompt([question as Parameters<typeof prompt>[0]] as never)
    return answer as Answer
  } catch (error) {
    // inquirer's error of Ctrl-C and of an input that ends; it has restored the terminal.
    if (error instanceof Error && error.name === 'ExitPromptError') process.exit(EXIT_INTERRUPTED)
    throw error
  }
}
