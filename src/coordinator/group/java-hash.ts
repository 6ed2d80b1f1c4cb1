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

/** `Uuid.hashCode`: the four words of the id, one upon the other. */
export function javaUuidHash(uuid: string): number {
  const bytes = Buffer.from(uuid, 'base64url')
  let hash = 0
  for (let i = 0; i < bytes.length; i += 4) hash ^= bytes.readInt32BE(i)
  return hash
}

const LOAD_FACTOR = 0.75

/**
 * Keys in the order in which a HashMap of Java gives them that has grown by `put`, or, as a copy,
 * has been made for so many. Apache's assignors go through members and topics in that order, and it
 * decides who gets what.
 */
export function inJavaHashOrder(
  keys: Iterable<string>,
  hashOf: (key: string) => number,
  isCopy = false,
): string[] {
  const listed = [...keys]
  const wanted = isCopy ? Math.trunc(listed.length / LOAD_FACTOR) + 1 : listed.length / LOAD_FACTOR
  let buckets = HASH_MAP_BUCKETS
  while (buckets < wanted) buckets *= 2
  return inBucketOrder(listed, hashOf, buckets)
}

/** Things in the order of a HashMap that was made with no room at all: those of Apache's metadata image. */
export function inGrownJavaHashOrder<Thing>(
  things: Iterable<Thing>,
  hashOf: (thing: Thing) => number,
): Thing[] {
  const listed = [...things]
  let buckets = 1
  while (Math.trunc(buckets * LOAD_FACTOR) < listed.length) buckets *= 2
  return inBucketOrder(listed, hashOf, buckets)
}

function inBucketOrder<Thing>(
  things: readonly Thing[],
  hashOf: (thing: Thing) => number,
  buckets: number,
): Thing[] {
  const bucketOf = (thing: Thing) => {
    const hash = hashOf(thing)
    return (hash ^ (hash >>> 16)) & (buckets - 1)
  }
  const placed = things.map((thing) => ({ thing, bucket: bucketOf(thing) }))
  return placed.sort((a, b) => a.bucket - b.bucket).map(({ thing }) => thing)
}
