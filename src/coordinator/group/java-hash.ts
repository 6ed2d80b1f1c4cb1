/** Java's `String.hashCode`: it decides which partition a group lives on. */
export function javaStringHash(text: string): number {
  let hash = 0
  for (let i = 0; i < text.length; i += 1) hash = (Math.imul(31, hash) + text.charCodeAt(i)) | 0
  return hash
}

/** Kafka's `Utils.abs`: the smallest int has no positive counterpart and counts as 0. */
export function partitionForKey(key: string, partitionCount: number): number {
  const hash = javaStringHash(key)
  return (hash === -2_147_483_648 ? 0 : Math.abs(hash)) % partitionCount
}

const HASH_MAP_BUCKETS = 16

/**
 * Where a small HashMap of Java keeps a key. Votes that end in a tie go to the first candidate in
 * that order.
 */
export function javaHashMapBucket(text: string): number {
  const hash = javaStringHash(text)
  return (hash ^ (hash >>> 16)) & (HASH_MAP_BUCKETS - 1)
}
