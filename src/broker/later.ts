/**
 * An answer that is there later, without a promise: its subscriber runs in the very call that
 * completes it. Produce and Fetch use it, so that what one turn of the event loop completes leaves
 * in the same turn, in one write per connection.
 */
export class Later<T> {
  #state: { readonly value: T } | undefined
  #subscriber: ((value: T) => void) | undefined

  get isComplete(): boolean {
    return this.#state !== undefined
  }

  /** Only the first call counts. */
  complete(value: T): void {
    if (this.#state !== undefined) return
    this.#state = { value }
    this.#subscriber?.(value)
    this.#subscriber = undefined
  }

  /** There is one subscriber; it runs at once when the value is there. */
  subscribe(subscriber: (value: T) => void): void {
    if (this.#state === undefined) this.#subscriber = subscriber
    else subscriber(this.#state.value)
  }
}
