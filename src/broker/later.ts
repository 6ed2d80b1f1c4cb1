interface Subscriber<T> {
  // A method, so that a Later of something is one of anything.
  take(value: T): void
}

/**
 * An answer that is there later, without a promise: its subscriber runs in the very call that
 * completes it. Produce and Fetch use it, so that what one turn of the event loop completes leaves
 * in the same turn, in one write per connection.
 */
export class Later<T> {
  #state: { readonly value: T } | undefined
  #subscriber: Subscriber<T> | undefined

  get isComplete(): boolean {
    return this.#state !== undefined
  }

  /** Only the first call counts. */
  complete(value: T): void {
    if (this.#state !== undefined) return
    this.#state = { value }
    this.#subscriber?.take(value)
    this.#subscriber = undefined
  }

  /** There is one subscriber; it runs at once when the value is there. */
  subscribe(subscriber: (value: T) => void): void {
    if (this.#state === undefined) this.#subscriber = { take: subscriber }
    else subscriber(this.#state.value)
  }
}
