/** Standard input as bytes. */
export interface Input {
  readonly isTerminal: boolean
  /** The chunks as they come; a slow consumer slows the writer down. */
  chunks(): AsyncIterable<Buffer>
}

/** What `Input` needs of a Node stream. */
export interface InputStream extends AsyncIterable<Buffer | string> {
  readonly isTTY?: boolean
}

/** The stream is made on first use: opening standard input costs a command that never reads it. */
export class StreamInput implements Input {
  readonly #open: () => InputStream
  #stream: InputStream | undefined

  constructor(open: () => InputStream) {
    this.#open = open
  }

  get isTerminal(): boolean {
    return this.#get().isTTY === true
  }

  async *chunks(): AsyncIterable<Buffer> {
    for await (const chunk of this.#get()) {
      yield typeof chunk === 'string' ? Buffer.from(chunk) : chunk
    }
  }

  #get(): InputStream {
    this.#stream ??= this.#open()
    return this.#stream
  }
}

/** All of standard input as text. */
export async function readText(input: Input): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of input.chunks()) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}
