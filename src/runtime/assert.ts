/** Ends the node: state that should be impossible. Says what should hold. */
export class InvariantError extends Error {
  override readonly name = 'InvariantError'
}

export function assert(condition: unknown, claim: string): asserts condition {
  if (!condition) throw new InvariantError(`Broken invariant: ${claim}`)
}
