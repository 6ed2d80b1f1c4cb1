import type { CommandContext } from './context.ts'

/** Whether the user answered yes on the terminal; no terminal, no prompt, and the answer is no. */
export async function askOnTerminal(context: CommandContext, question: string): Promise<boolean> {
  if (!context.stdin.isTerminal || !context.stderr.isTerminal) return false
  context.stderr.write(`${question} (y/n) `)
  await context.stderr.flush()
  let answer = ''
  for await (const chunk of context.stdin.chunks()) {
    answer += chunk.toString('utf8')
    if (answer.includes('\n')) break
  }
  return /^y(es)?$/i.test(answer.trim())
}
