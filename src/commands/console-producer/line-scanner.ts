const LINE_FEED = 10
const CARRIAGE_RETURN = 13

/**
 * Cuts a stream of chunks into lines. As Java's reader does, it takes `\n`, `\r\n` and a lone `\r`
 * for a line's end. A line inside of one chunk is a view on it, so nothing is copied or made but
 * that view; a line that spans chunks is copied together.
 */
export class LineScanner {
  #chunk: Buffer = Buffer.alloc(0)
  #position = 0
  /** Where the next `\r` of this chunk is; its length when there is none. */
  #nextReturn = 0
  /** The beginning of a line that goes on in the next chunk. */
  #open: Buffer[] = []
  /** The last chunk ended with `\r`: an `\n` that follows belongs to it. */
  #skipsLineFeed = false

  /** Gives the scanner more; all lines of the chunk before must have been taken. */
  push(chunk: Buffer): void {
    this.#chunk = chunk
    this.#position = 0
    this.#nextReturn = -1
    if (this.#skipsLineFeed && chunk.length > 0) {
      this.#skipsLineFeed = false
      if (chunk[0] === LINE_FEED) this.#position = 1
    }
    this.#findReturn()
  }

  /** The next whole line, or undefined: the rest is kept for the next chunk. */
  next(): Buffer | undefined {
    const chunk = this.#chunk
    const start = this.#position
    let end = chunk.indexOf(LINE_FEED, start)
    if (end < 0 || this.#nextReturn < end) {
      if (this.#nextReturn >= chunk.length) return this.#keepRest(start)
      end = this.#nextReturn
      this.#position = this.#behindReturn(end)
      this.#findReturn()
    } else this.#position = end + 1
    const part = chunk.subarray(start, end)
    if (this.#open.length === 0) return part
    const whole = Buffer.concat([...this.#open, part])
    this.#open = []
    return whole
  }

  /** What is left at the end of the stream; undefined when that was a line's end. */
  end(): Buffer | undefined {
    if (this.#open.length === 0) return undefined
    const whole = Buffer.concat(this.#open)
    this.#open = []
    return whole
  }

  #keepRest(start: number): undefined {
    if (start < this.#chunk.length) this.#open.push(this.#chunk.subarray(start))
    this.#position = this.#chunk.length
    return undefined
  }

  #behindReturn(at: number): number {
    if (at + 1 < this.#chunk.length) return this.#chunk[at + 1] === LINE_FEED ? at + 2 : at + 1
    this.#skipsLineFeed = true
    return at + 1
  }

  #findReturn(): void {
    const at = this.#chunk.indexOf(CARRIAGE_RETURN, this.#position)
    this.#nextReturn = at < 0 ? this.#chunk.length : at
  }
}
