import type { Prompts } from '../../src/commands/shared/prompts.ts'

/** A terminal that answers each question by its text; what it was asked is in `questions`. */
export function prompts(
  answers: Readonly<Record<string, string | boolean>>,
): Prompts & { readonly questions: string[]; readonly offered: string[][] } {
  const questions: string[] = []
  const offered: string[][] = []
  const answer = async (question: string) => {
    questions.push(question)
    const given = answers[question]
    if (given === undefined) throw new Error(`Nobody expected the question '${question}'`)
    return given
  }
  return {
    questions,
    offered,
    text: async (question) => String(await answer(question)),
    secret: async (question) => String(await answer(question)),
    choose: async (question, choices) => {
      offered.push([...choices])
      return String(await answer(question))
    },
    confirm: async (question) => (await answer(question)) === true,
  }
}
