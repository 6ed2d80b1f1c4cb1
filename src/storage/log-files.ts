/**
 * Names of the files and directories of a log, as Apache Kafka gives them. A partition is the
 * directory `TOPIC-N`; its segments are named by their base offset in 20 digits.
 */
export const LOG_SUFFIX = '.log'
export const OFFSET_INDEX_SUFFIX = '.index'
export const TIME_INDEX_SUFFIX = '.timeindex'
export const TXN_INDEX_SUFFIX = '.txnindex'
export const SNAPSHOT_SUFFIX = '.snapshot'
/** Waiting to be removed. */
export const DELETED_SUFFIX = '.deleted'
/** Being written by the cleaner. */
export const CLEANED_SUFFIX = '.cleaned'
/** Complete, but not yet in place of what it replaces. */
export const SWAP_SUFFIX = '.swap'

export const SEGMENT_FILE_SUFFIXES: readonly string[] = [
  LOG_SUFFIX,
  OFFSET_INDEX_SUFFIX,
  TIME_INDEX_SUFFIX,
  TXN_INDEX_SUFFIX,
]

/** The directory of the KRaft log, which the cluster room manages. */
export const CLUSTER_METADATA_DIRECTORY = '__cluster_metadata-0'

export function segmentFileName(baseOffset: number, suffix: string): string {
  return baseOffset.toString().padStart(20, '0') + suffix
}

/** The offset that a file is named by, -1 when it does not start with one. */
export function offsetOfFileName(name: string): number {
  return /^\d{20}\./.test(name) ? Number(name.slice(0, 20)) : -1
}

/** Whether `name` is an offset with exactly this suffix. */
export function isSegmentFile(name: string, suffix: string): boolean {
  return name.length === 20 + suffix.length && name.endsWith(suffix) && offsetOfFileName(name) >= 0
}

export interface TopicPartition {
  readonly topic: string
  readonly partition: number
}

export function logDirectoryName({ topic, partition }: TopicPartition): string {
  return `${topic}-${partition}`
}

export type LogDirectoryKind = 'current' | 'deleted' | 'future' | 'stray'

export interface LogDirectoryName extends TopicPartition {
  readonly kind: LogDirectoryKind
}

const MARKED_DIRECTORY = /^(\S+)-(\d+)\.(\S+)-(delete|future|stray)$/
const CURRENT_DIRECTORY = /^(\S+)-(\d+)$/
/** How long Apache lets the name of a directory grow. */
const MAX_NAME_LENGTH = 255

/** `TOPIC-N`, or `TOPIC-N.<uuid>-delete` and its like; `undefined` for anything else. */
export function parseLogDirectoryName(name: string): LogDirectoryName | undefined {
  const marked = MARKED_DIRECTORY.exec(name)
  if (marked !== null) {
    const kind = marked[4] === 'delete' ? 'deleted' : (marked[4] as 'future' | 'stray')
    return { topic: marked[1]!, partition: Number(marked[2]), kind }
  }
  const current = CURRENT_DIRECTORY.exec(name)
  if (current === null) return undefined
  return { topic: current[1]!, partition: Number(current[2]), kind: 'current' }
}

/** Whether a copy's directory `TOPIC-N.<32 hex digits>-future` may bear the topic's whole name. */
export function fitsFutureDirectory(topic: string, partition: number): boolean {
  return `${topic}-${partition}.-future`.length + 32 <= MAX_NAME_LENGTH
}

/** `TOPIC-N.<32 hex digits>-delete`; a long topic is cut so that the name fits the file system. */
export function markedDirectoryName(
  topicPartition: TopicPartition,
  uniqueHex: string,
  mark: 'delete' | 'future' | 'stray',
): string {
  const suffix = `-${topicPartition.partition}.${uniqueHex}-${mark}`
  return topicPartition.topic.slice(0, MAX_NAME_LENGTH - suffix.length) + suffix
}
