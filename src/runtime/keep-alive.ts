/** The longest interval that Node takes: it wakes the process once in 24 days. */
const INTERVAL_MS = 2_147_483_647

/**
 * Keeps the process alive until the returned function is called. Timers of the `Clock` do not: a
 * command that waits before it tries again would end in silence.
 */
export function keepAlive(): () => void {
  const handle = setInterval(() => {}, INTERVAL_MS)
  return () => clearInterval(handle)
}
