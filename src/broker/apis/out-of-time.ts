/**
 * Apache's controller drops a request whose `timeoutMs` is over when its turn comes: without time to
 * wait nothing is done, and all that was asked for is answered with REQUEST_TIMED_OUT. What needs no
 * turn (an empty request, names that are refused at once) is answered all the same.
 */
export function isOutOfTime({ timeoutMs }: { readonly timeoutMs: number }): boolean {
  return timeoutMs <= 0
}
