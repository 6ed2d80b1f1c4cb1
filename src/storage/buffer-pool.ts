/** The size of pooled buffers: what one catch-up read takes at a time. */
export const POOLED_BUFFER_BYTES = 1024 * 1024
/** Buffers kept for reuse; more may be out at a time. */
const MAX_IDLE_BUFFERS = 16

/**
 * Buffers for reads from disk. Filling the same memory again is a good deal cheaper than touching
 * fresh pages for each read. Who never gives a buffer back leaves it to the garbage collector.
 */
export class BufferPool {
  readonly #idle: Buffer[] = []

  take(): Buffer {
    return this.#idle.pop() ?? Buffer.allocUnsafeSlow(POOLED_BUFFER_BYTES)
  }

  /** The caller must not touch the buffer, nor views of it, from here on. */
  giveBack(buffer: Buffer): void {
    if (this.#idle.length < MAX_IDLE_BUFFERS) this.#idle.push(buffer)
  }

  /** Frees memory when nothing was read for a while. */
  clear(): void {
    this.#idle.length = 0
  }
}
