import { parseRegex } from './parse.ts'
import { compileProgram, type Program, runProgram } from './program.ts'

export { RegexSyntaxError } from './cursor.ts'

/**
 * A regular expression in the syntax of RE2, which the coordinator's clients speak (KIP-848). It is
 * run as RE2 does, all ways at once, so that no expression takes more than its own length times that
 * of the text: one of JavaScript's could be made to keep the node busy forever.
 */
export class Regex {
  readonly #program: Program

  private constructor(program: Program) {
    this.#program = program
  }

  /** Throws RegexSyntaxError, in the words of Java's RE2. */
  static compile(text: string): Regex {
    return new Regex(compileProgram(parseRegex(text)))
  }

  /** Whether it matches the text from its beginning to its end. */
  matches(text: string): boolean {
    return runProgram(this.#program, text)
  }
}
