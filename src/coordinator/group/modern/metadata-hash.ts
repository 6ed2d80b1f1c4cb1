import { UUID_BYTES, writeUuid } from '../../../protocol/uuid.ts'
import type { TopicsView, TopicView } from './topics-view.ts'
import { xxh3 } from './xxh3.ts'

const HASH_VERSION = 0

/**
 * What a group has seen of its topics, as one number (KIP-1101): when it differs from the one in the
 * log, ids, partitions or racks have changed and the group epoch rises. 0 where no topic is there.
 */
export function metadataHash(names: Iterable<string>, topics: TopicsView): bigint {
  const hashes: bigint[] = []
  for (const name of [...names].sort(byJavaOrder)) {
    const topic = topics.byName(name)
    if (topic !== undefined) hashes.push(topicHash(topic))
  }
  if (hashes.length === 0) return 0n
  const bytes = Buffer.alloc(8 * hashes.length)
  for (const [index, hash] of hashes.entries()) bytes.writeBigInt64LE(hash, 8 * index)
  return xxh3(bytes)
}

/** Views of topics are values: a changed topic has another one. */
const hashes = new WeakMap<TopicView, bigint>()

function topicHash(topic: TopicView): bigint {
  let hash = hashes.get(topic)
  if (hash === undefined) {
    hash = xxh3(topicBytes(topic))
    hashes.set(topic, hash)
  }
  return hash
}

/** Longs and ints are little-endian, a string is its UTF-16 units and their number. */
function topicBytes(topic: TopicView): Buffer {
  const { id, name, partitionCount } = topic
  const uuid = Buffer.alloc(UUID_BYTES)
  writeUuid(uuid, id, 0)
  const parts = [
    Buffer.of(HASH_VERSION),
    Buffer.from(uuid.subarray(0, 8)).reverse(),
    Buffer.from(uuid.subarray(8, 16)).reverse(),
    stringBytes(name),
    intBytes(partitionCount),
  ]
  for (let partition = 0; partition < partitionCount; partition += 1) {
    parts.push(intBytes(partition))
    for (const rack of [...topic.racks(partition)].sort(byJavaOrder)) {
      parts.push(intBytes(rack.length), stringBytes(rack))
    }
  }
  return Buffer.concat(parts)
}

function stringBytes(text: string): Buffer {
  return Buffer.concat([Buffer.from(text, 'utf16le'), intBytes(text.length)])
}

function intBytes(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeInt32LE(value)
  return bytes
}

/** By UTF-16 units, as Java compares strings and JavaScript `<` does. */
function byJavaOrder(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
