/** The elements of `source` until it ends or the signal comes, though the source may then be waiting. */
export async function* untilAborted<T>(
  source: AsyncIterable<T>,
  signal: AbortSignal,
): AsyncGenerator<T> {
  const iterator = source[Symbol.asyncIterator]()
  let stop = () => {}
  signal.addEventListener('abort', () => stop())
  while (!signal.aborted) {
    const next = await new Promise<IteratorResult<T>>((resolve, reject) => {
      stop = () => resolve({ done: true, value: undefined })
      iterator.next().then(resolve, reject)
    })
    if (next.done) return
    yield next.value
  }
}
