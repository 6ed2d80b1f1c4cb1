/** An expression that RE2 does not take; the message is that of Java's RE2. */
export class RegexSyntaxError extends Error {
  override readonly name = 'RegexSyntaxError'
}

export function refuse(message: string): never {
  throw new RegexSyntaxError(message)
}

/** Where a parser stands in its text, by code points. */
export class Cursor {
  readonly #chars: readonly string[]
  #position = 0

  constructor(text: string) {
    this.#chars = [...text]
  }

  get isAtEnd(): boolean {
    return this.#position >= this.#chars.length
  }

  peek(offset = 0): string | undefined {
    return this.#chars[this.#position + offset]
  }

  next(): string | undefined {
    const char = this.#chars[this.#position]
    this.#position += 1
    return char
  }

  /** Goes on behind `text` if that comes next. */
  take(text: string): boolean {
    const chars = [...text]
    if (!chars.every((char, index) => this.peek(index) === char)) return false
    this.#position += chars.length
    return true
  }

  /** What stands before `end`, behind which it goes on; undefined where there is no such end. */
  until(end: string): string | undefined {
    const rest = this.#chars.slice(this.#position).join('')
    const index = rest.indexOf(end)
    if (index === -1) return undefined
    const text = rest.slice(0, index)
    this.#position += [...text].length + [...end].length
    return text
  }

  rest(): string {
    const text = this.#chars.slice(this.#position).join('')
    this.#position = this.#chars.length
    return text
  }

  mark(): number {
    return this.#position
  }

  reset(mark: number): void {
    this.#position = mark
  }
}
