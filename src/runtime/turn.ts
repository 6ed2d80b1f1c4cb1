/**
 * Runs `callback` once the event loop has handed out what has arrived: everything that came in
 * together can be gathered and dealt with at once. Takes microseconds when nothing else waits.
 */
export function afterTurn(callback: () => void): void {
  setImmediate(callback)
}
