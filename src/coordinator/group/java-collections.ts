import { javaStringHash } from './java-hash.ts'

const LOAD_FACTOR = 0.75

/**
 * The keys in the order in which a HashMap of Java gives them back: by bucket, and within one in the
 * order of their insertion. Where Apache decides by that order, so do we. `capacity` is the number
 * of elements that the map was made for.
 */
export function inJavaHashOrder(keys: Iterable<string>, capacity = 16): string[] {
  const unique = [...new Set(keys)]
  let buckets = 1
  while (buckets < capacity) buckets *= 2
  while (unique.length > buckets * LOAD_FACTOR) buckets *= 2
  const bucketOf = (key: string) => {
    const hash = javaStringHash(key)
    return (hash ^ (hash >>> 16)) & (buckets - 1)
  }
  return unique
    .map((key) => ({ key, bucket: bucketOf(key) }))
    .sort((a, b) => a.bucket - b.bucket)
    .map(({ key }) => key)
}

/**
 * A binary heap that orders equal elements as Java's PriorityQueue does: who of several equals is
 * first follows from the exact steps of sifting.
 */
export class JavaPriorityQueue<Element> {
  readonly #heap: Element[] = []
  readonly #compare: (a: Element, b: Element) => number

  constructor(compare: (a: Element, b: Element) => number, elements: Iterable<Element> = []) {
    this.#compare = compare
    for (const element of elements) this.add(element)
  }

  get size(): number {
    return this.#heap.length
  }

  add(element: Element): void {
    const heap = this.#heap
    let at = heap.length
    heap.push(element)
    while (at > 0) {
      const parent = (at - 1) >>> 1
      if (this.#compare(element, heap[parent]!) >= 0) break
      heap[at] = heap[parent]!
      at = parent
    }
    heap[at] = element
  }

  /** Removes and gives the least element. */
  poll(): Element | undefined {
    const heap = this.#heap
    const least = heap[0]
    const last = heap.pop()
    if (heap.length > 0) this.#siftDown(last!)
    return least
  }

  #siftDown(element: Element): void {
    const heap = this.#heap
    const firstLeaf = heap.length >>> 1
    let at = 0
    while (at < firstLeaf) {
      let child = 2 * at + 1
      const right = child + 1
      if (right < heap.length && this.#compare(heap[child]!, heap[right]!) > 0) child = right
      if (this.#compare(element, heap[child]!) <= 0) break
      heap[at] = heap[child]!
      at = child
    }
    heap[at] = element
  }
}
