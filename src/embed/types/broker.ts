import type { Kafka, KafkaConfig } from 'kafkajs'
import type { ApiName } from './api-name.ts'
import type {
  Admin,
  ClientOptions,
  ClientSettings,
  Consumer,
  ConsumerOptions,
  NewTopicOptions,
  Producer,
  ProducerOptions,
} from './clients.ts'
import type {
  BlackHoleFault,
  DropFault,
  ErrorFault,
  Fault,
  FaultFilter,
  FaultSpec,
} from './faults.ts'
import type { NewRecord, ReadOptions, ReadRecord, WrittenRecord } from './records.ts'
import type { JournalEntry, RequestFilter } from './requests.ts'
import type {
  Duration,
  GroupState,
  PartitionLag,
  TopicState,
  TransactionDescription,
  WaitOptions,
} from './state.ts'

export interface TopicOptions extends NewTopicOptions {
  /** Records that are there from the start. */
  readonly records?: readonly NewRecord[]
}

export interface BrokerOptions {
  /** Topics that are there from the start and after each `reset()`; a number: of partitions. */
  readonly topics?: Readonly<Record<string, TopicOptions | number>>
  /** Settings of the broker, as in server.properties: `{ 'log.retention.ms': 60_000 }`. */
  readonly config?: ClientSettings
  /** Where to listen. Default: 0, a free port. */
  readonly port?: number
  /** The address to listen on, which clients are told. Default: `127.0.0.1`. */
  readonly host?: string
  /** Keeps the data in this directory, in Apache's format. Left out: in memory, no file at all. */
  readonly directory?: string
  /** What memory mode may hold; beyond it the broker fails as on a full disk. Default: 512 MiB. */
  readonly maxMemoryBytes?: number
  /** Seems to be this Kafka release, `2.8` to `4.3`, with its API versions and features. */
  readonly asVersion?: string
  /** The broker's time at the start. Default: now. */
  readonly startAt?: Date | number
  /** How many requests `requests()` remembers; 0: none. Default: 1,000. */
  readonly journalSize?: number
  /** Faults from the start, and after each `reset()`. */
  readonly faults?: readonly FaultSpec[]
  /** Takes the lines of the broker's log, without the end of line. Left out: nobody does. */
  readonly log?: (line: string, level: 'debug' | 'info' | 'warn' | 'error') => void
}

/** A state of the broker that `restore()` goes back to, as often as one likes. */
export interface Snapshot {
  /** The broker's time when it was taken. */
  readonly takenAt: Date
}

/**
 * A Kafka broker in this process. Clients of any kind and language reach it at `bootstrapServers`.
 * What is asked of it by the methods below goes past the network: it is in no journal, and no fault
 * meets it.
 */
export interface KafkaBroker extends AsyncDisposable {
  /** For the setting of the same name: `127.0.0.1:49213`. */
  readonly bootstrapServers: string
  readonly host: string
  readonly port: number
  readonly clusterId: string
  readonly nodeId: number
  /** Resolves with the error should the broker end by itself; never, when it is stopped. */
  readonly failure: Promise<unknown>

  createTopic(name: string, options?: TopicOptions): Promise<TopicState>
  deleteTopic(name: string): Promise<void>
  /** The names of the topics, without internal ones. */
  topics(): string[]
  /** Undefined: there is none of that name. */
  topic(name: string): TopicState | undefined
  /** Writes records past the network. The topic must be there. */
  produce(topic: string, records: NewRecord | readonly NewRecord[]): Promise<WrittenRecord[]>
  /** What is in a topic. */
  records(topic: string, options?: ReadOptions): Promise<ReadRecord[]>
  groups(): Promise<string[]>
  group(groupId: string): Promise<GroupState | undefined>
  /** By partition: of what the group has committed, and of the topics that its members read. */
  lag(groupId: string): Promise<PartitionLag[]>
  transaction(transactionalId: string): Promise<TransactionDescription | undefined>

  /** A producer of this package, connected to this broker. */
  producer(options?: Omit<ProducerOptions, 'bootstrapServers'>): Producer
  consumer(options: Omit<ConsumerOptions, 'bootstrapServers'>): Consumer
  admin(options?: Omit<ClientOptions, 'bootstrapServers'>): Admin
  /** A kafkajs client of this broker, without its log. `config` wins. */
  kafkajs(config?: Partial<KafkaConfig>): Kafka

  /** Resolves once the topic is there and all its partitions have a leader. */
  waitForTopic(name: string, options?: WaitOptions): Promise<TopicState>
  /** Resolves with the committed records of the topic once there are at least `count`. */
  waitForRecords(topic: string, count: number, options?: WaitOptions): Promise<ReadRecord[]>
  /** Resolves once the group is in the state, default `Stable`, and has that many members, if given. */
  waitForGroup(
    groupId: string,
    wanted?: { readonly state?: string; readonly members?: number },
    options?: WaitOptions,
  ): Promise<GroupState>
  /** Resolves once the group has committed and lags by at most `maxLag` records, of all partitions together. */
  waitForLag(groupId: string, maxLag: number, options?: WaitOptions): Promise<PartitionLag[]>
  /** Resolves once the transactional id is in the state, default `CompleteCommit`. */
  waitForTransaction(
    transactionalId: string,
    state?: string,
    options?: WaitOptions,
  ): Promise<TransactionDescription>
  /** Resolves with the journal's entries once `count` answered requests are in it. */
  waitForRequests(
    api: ApiName,
    count: number,
    options?: WaitOptions & RequestFilter,
  ): Promise<JournalEntry[]>
  /** Resolves with what `look` finds, once that is not undefined. It is asked after each event. */
  waitFor<Found>(
    what: string,
    look: () => Found | undefined | Promise<Found | undefined>,
    options?: WaitOptions,
  ): Promise<Found>

  /** Makes a fault, as from a file. */
  fault(spec: FaultSpec): Fault
  /** Answers with an error until it is removed, or `times` times. */
  fail(api: ApiName | '*', fault: ErrorFault): Fault
  /** Answers the next request, or the next `times`, with an error. */
  failNext(api: ApiName | '*', fault: ErrorFault): Fault
  /** Has requests lie for a while, of the broker's clock, before anything is done. */
  delay(api: ApiName | '*', duration: Duration, filter?: FaultFilter): Fault
  /** Ends the connection before the act (default), or after it instead of the answer. */
  drop(api: ApiName | '*', fault?: DropFault): Fault
  /** Never answers; before the act (default), or after it. */
  blackHole(api: ApiName | '*', fault?: BlackHoleFault): Fault
  /** Changes bytes of the answer. */
  corrupt(api: ApiName | '*', filter?: FaultFilter): Fault
  /** Has the client pause. */
  throttle(api: ApiName | '*', duration: Duration, filter?: FaultFilter): Fault
  /**
   * As if the leader had moved away and back: each client gets NOT_LEADER_OR_FOLLOWER for the
   * partition, or all of the topic, until it has asked for metadata again; the leader epoch rises.
   */
  moveLeader(topic: string, partition?: number): Promise<Fault>
  /**
   * As if the coordinator had: each client gets NOT_COORDINATOR for the group or transactional id until
   * it has asked for its coordinator again.
   */
  moveCoordinator(of: { readonly groupId: string } | { readonly transactionalId: string }): Fault
  /** Ends all connections and refuses new ones until `up()`. The broker keeps its state and port. */
  down(): Promise<void>
  up(): Promise<void>
  /** The faults that are not over. */
  faults(): Fault[]
  clearFaults(): void

  /** The journal: the newest requests of clients, oldest first. */
  requests(api?: ApiName, filter?: RequestFilter): JournalEntry[]
  clearRequests(): void

  /**
   * Back to how it was when `startBroker` resolved: topics, records, groups, transactions, settings,
   * rules, faults. The journal is empty, and the clock goes on. Clients stay connected: members of groups
   * find that these are gone and join anew.
   */
  reset(): Promise<void>
  /** Keeps the state of the moment: all but journal, faults and clock. The broker starts anew for it. */
  snapshot(): Promise<Snapshot>
  restore(snapshot: Snapshot): Promise<void>
  /** Starts the broker anew on its data, in order or as after `kill -9`. Clients stay connected. */
  restart(how?: 'stopped' | 'killed'): Promise<void>

  /** The broker's time. */
  now(): Date
  /**
   * Moves the broker's clock on: sessions end, records expire, transactions time out. The clocks of
   * clients stay where they are: a member whose heartbeat would come in that time is thrown out.
   * Retention and compaction have run before it resolves.
   */
  advance(duration: Duration): Promise<void>

  /** Ends it, and frees port and memory. Further calls have no effect. */
  stop(): Promise<void>
}
