/**
 * The order in which Apache answers the settings of a topic: that of a Java HashMap, so there is no
 * sense in it. `topics --describe` prints them as they come, and people's scripts have seen no other.
 */
export const TOPIC_CONFIG_ORDER: readonly string[] = [
  'compression.type',
  'remote.log.delete.on.disable',
  'leader.replication.throttled.replicas',
  'remote.storage.enable',
  'min.insync.replicas',
  'segment.jitter.ms',
  'remote.log.copy.disable',
  'local.retention.ms',
  'cleanup.policy',
  'flush.ms',
  'follower.replication.throttled.replicas',
  'compression.lz4.level',
  'segment.bytes',
  'retention.ms',
  'compression.gzip.level',
  'flush.messages',
  'compression.zstd.level',
  'max.compaction.lag.ms',
  'file.delete.delay.ms',
  'max.message.bytes',
  'min.compaction.lag.ms',
  'message.timestamp.type',
  'local.retention.bytes',
  'preallocate',
  'index.interval.bytes',
  'min.cleanable.dirty.ratio',
  'unclean.leader.election.enable',
  'retention.bytes',
  'delete.retention.ms',
  'message.timestamp.after.max.ms',
  'message.timestamp.before.max.ms',
  'segment.ms',
  'segment.index.bytes',
]

/** Compares names for sorting; those that Apache does not answer come last. */
export function byApacheOrder(left: string, right: string): number {
  return placeOf(left) - placeOf(right)
}

function placeOf(name: string): number {
  const place = TOPIC_CONFIG_ORDER.indexOf(name)
  return place < 0 ? TOPIC_CONFIG_ORDER.length : place
}
