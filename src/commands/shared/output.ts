/**
 * A stream of results. Lines are joined to large writes, since each write is a system call; what is
 * joined goes out at the latest when the event loop turns, so a reader that follows sees each
 * record at once.
 */
export interface Output {
  readonly isTerminal: boolean
  /** Columns of the terminal; undefined where output is piped. */
  readonly columns: number | undefined
  /** The reader has gone (`| head`): writes are dropped from now on. */
  readonly isClosed: boolean
  write(data: string | Uint8Array): void
  /** `write` with a line end. */
  line(text?: string): void
  /** Resolves when all that was written has left the process, or the reader is gone. */
  flush(): Promise<void>
  /** Resolves at once unless the reader is slower than the writer; await it in long loops. */
  ready(): Promise<void>
  /** Calls `listener` when the reader goes. */
  onClose(listener: () => void): void
}

/** Text is joined up to this size before it is written. */
const JOIN_BYTES = 64 * 1024

/** What `Output` needs of a Node stream. */
export interface OutputStream {
  readonly isTTY?: boolean
  readonly columns?: number
  readonly writableNeedDrain: boolean
  write(data: string | Uint8Array, callback?: (error?: Error | null) => void): boolean
  on(event: 'error', listener: (error: Error & { code?: string }) => void): unknown
  once(event: 'drain', listener: () => void): unknown
}

export class StreamOutput implements Output {
  readonly #stream: OutputStream
  #text: string[] = []
  #textLength = 0
  #isFlushScheduled = false
  #isClosed = false
  #closeListeners: (() => void)[] = []

  constructor(stream: OutputStream) {
    this.#stream = stream
    stream.on('error', (error) => {
      if (error.code !== 'EPIPE' && error.code !== 'ERR_STREAM_DESTROYED') throw error
      this.#close()
    })
  }

  get isTerminal(): boolean {
    return this.#stream.isTTY === true
  }

  get columns(): number | undefined {
    return this.#stream.columns
  }

  get isClosed(): boolean {
    return this.#isClosed
  }

  write(data: string | Uint8Array): void {
    if (this.#isClosed) return
    if (typeof data !== 'string') {
      this.#writeJoined()
      this.#stream.write(data)
      return
    }
    this.#text.push(data)
    this.#textLength += data.length
    if (this.#textLength >= JOIN_BYTES) this.#writeJoined()
    else if (!this.#isFlushScheduled) {
      this.#isFlushScheduled = true
      setImmediate(() => {
        this.#isFlushScheduled = false
        this.#writeJoined()
      })
    }
  }

  line(text = ''): void {
    this.write(`${text}\n`)
  }

  flush(): Promise<void> {
    this.#writeJoined()
    if (this.#isClosed) return Promise.resolve()
    return new Promise((resolve) => {
      this.#closeListeners.push(resolve)
      this.#stream.write('', () => resolve())
    })
  }

  ready(): Promise<void> {
    if (this.#isClosed || !this.#stream.writableNeedDrain) return Promise.resolve()
    return new Promise((resolve) => {
      this.#closeListeners.push(resolve)
      this.#stream.once('drain', resolve)
    })
  }

  onClose(listener: () => void): void {
    if (this.#isClosed) listener()
    else this.#closeListeners.push(listener)
  }

  #writeJoined(): void {
    if (this.#textLength === 0 || this.#isClosed) return
    const joined = this.#text.join('')
    this.#text = []
    this.#textLength = 0
    this.#stream.write(joined)
  }

  #close(): void {
    if (this.#isClosed) return
    this.#isClosed = true
    this.#text = []
    this.#textLength = 0
    for (const listener of this.#closeListeners.splice(0)) listener()
  }
}
