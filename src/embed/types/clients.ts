import type { IsolationLevel, NewRecord, ReadRecord, WrittenRecord } from './records.ts'
import type { Duration, GroupState, PartitionLag, TopicState } from './state.ts'

/** Settings by the names of Java's clients: `{ 'max.request.size': 2_000_000 }`. */
export type ClientSettings = Readonly<Record<string, string | number | boolean>>

export interface ClientOptions {
  /** The addresses of brokers, with commas between: `localhost:9092`. */
  readonly bootstrapServers: string
  /** What the broker knows the client by. Default: empty. */
  readonly clientId?: string
  /** Any other setting of the client, by Java's name; wins over the options. */
  readonly settings?: ClientSettings
}

export interface ProducerOptions extends ClientOptions {
  /** Who must have a record before its sending counts as done. Default: `all`. */
  readonly acks?: 'all' | 0 | 1
  /** Default: none. zstd needs Node 22.15, or the optional package `@mongodb-js/zstd`. */
  readonly compression?: 'none' | 'gzip' | 'snappy' | 'lz4' | 'zstd'
  /** How long a record may wait for others to share its request. Default: 0. */
  readonly linger?: Duration
}

/** Writes records: idempotent, batched, tried again until `delivery.timeout.ms`. */
export interface Producer extends AsyncDisposable {
  /**
   * Resolves once all of them are written, with their places in the order of `records`. Rejects with
   * KafkaError for the first that is not.
   */
  send(topic: string, records: NewRecord | readonly NewRecord[]): Promise<WrittenRecord[]>
  /** Resolves when the fate of all that was sent is known. */
  flush(): Promise<void>
  /** Flushes, and closes the connections. */
  close(): Promise<void>
}

export interface ConsumerOptions extends ClientOptions {
  /** One topic, several, or all whose whole name matches. */
  readonly topics: string | readonly string[] | RegExp
  /** The group (KIP-848) that shares the partitions and remembers how far it came. */
  readonly groupId: string
  /** Where a group without a commit begins. Default: `earliest`. */
  readonly from?: 'earliest' | 'latest'
  /** Commits what was handed out, at intervals and on `close()`. Default: true. */
  readonly autoCommit?: boolean
  /** Default: `read_committed`. */
  readonly isolation?: IsolationLevel
}

/** A member of a group. A record counts as done when the next one, or the next batch, is asked for. */
export interface Consumer extends AsyncIterable<ReadRecord>, AsyncDisposable {
  readonly groupId: string
  /** The next record; undefined when none came in time. Default: 10 seconds. */
  next(timeout?: Duration): Promise<ReadRecord | undefined>
  /** The next records, as many as came together; empty when none came in time. Default: 10 seconds. */
  poll(timeout?: Duration): Promise<ReadRecord[]>
  /** Commits everything that was handed out. */
  commit(): Promise<void>
  /** With `autoCommit` commits what is done; leaves the group. A running iteration ends. */
  close(): Promise<void>
}

export interface NewTopicOptions {
  /** Default: the broker's `num.partitions`, 1. */
  readonly partitions?: number
  /** Default: the broker's `default.replication.factor`. */
  readonly replicationFactor?: number
  /** Settings of the topic: `{ 'cleanup.policy': 'compact' }`. */
  readonly config?: ClientSettings
}

/** Asks and changes a cluster. Each method rejects with KafkaError when the cluster refuses. */
export interface Admin extends AsyncDisposable {
  topics(): Promise<string[]>
  createTopic(name: string, options?: NewTopicOptions): Promise<void>
  deleteTopic(name: string): Promise<void>
  describeTopic(name: string): Promise<TopicState>
  addPartitions(topic: string, total: number): Promise<void>
  groups(): Promise<{ readonly groupId: string; readonly type: string; readonly state: string }[]>
  /** Undefined: there is none of that name. */
  describeGroup(groupId: string): Promise<GroupState | undefined>
  /** By partition, of what the group has committed. */
  groupLag(groupId: string): Promise<PartitionLag[]>
  /** Moves a group without members: by topic and partition, the next offset to read. */
  setGroupOffsets(
    groupId: string,
    offsets: readonly {
      readonly topic: string
      readonly partition: number
      readonly offset: number
    }[],
  ): Promise<void>
  deleteGroup(groupId: string): Promise<void>
  /** The settings of a topic that hold, defaults included. */
  topicConfig(topic: string): Promise<Record<string, string | null>>
  /** Null takes a setting back to its default. */
  setTopicConfig(
    topic: string,
    config: Readonly<Record<string, string | number | boolean | null>>,
  ): Promise<void>
  /** Deletes the records before an offset; `latest`: all. */
  deleteRecords(topic: string, partition: number, beforeOffset: number | 'latest'): Promise<void>
  close(): Promise<void>
}
