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

/** A line longer than this is refused: it would have to be held whole. */
const MAX_LINE_BYTES = 256 * 1024 * 1024

/** Lines of text without their ends (`\n` or `\r\n`); the last needs none. */
export async function* lines(input: Input): AsyncIterable<string> {
  let open: Buffer[] = []
  let openBytes = 0
  for await (const chunk of input.chunks()) {
    let start = 0
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, start)) {
      yield lineText(open, chunk.subarray(start, end))
      open = []
      openBytes = 0
      start = end + 1
    }
    open.push(chunk.subarray(start))
    openBytes += chunk.length - start
    if (openBytes > MAX_LINE_BYTES) throw new Error(`A line of over ${MAX_LINE_BYTES} bytes`)
  }
  if (openBytes > 0) yield lineText(open, Buffer.alloc(0))
}

function lineText(open: readonly Buffer[], rest: Buffer): string {
  const bytes = open.length === 0 ? rest : Buffer.concat([...open, rest])
  const end = bytes.at(-1) === 13 ? bytes.length - 1 : bytes.length
  return bytes.toString('utf8', 0, end)
}
