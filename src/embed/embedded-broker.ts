import type { Kafka, KafkaConfig } from 'kafkajs'
import { type BrokerServer, startBrokerServer } from '../broker/broker-server.ts'
import type { EmulatedRelease } from '../broker/emulated-release.ts'
import type { BrokerConfig } from '../config/broker-config.ts'
import type { FileSystem } from '../runtime/file-system.ts'
import type { MemoryFileSystem } from '../runtime/memory-file-system.ts'
import type { MovingClock } from '../runtime/moving-clock.ts'
import type { Runtime } from '../runtime/runtime.ts'
import { BrokerTap } from './broker-tap.ts'
import { openAdmin } from './clients/admin.ts'
import { openConsumer } from './clients/consumer.ts'
import { openKafkajs } from './clients/kafkajs.ts'
import { openProducer } from './clients/producer.ts'
import { describeGroup, listGroups } from './describe-group.ts'
import type { BrokerDisk } from './disk.ts'
import { durationMs } from './duration.ts'
import { FaultSet } from './faults/fault-set.ts'
import { moveCoordinator, moveLeader } from './faults/moves.ts'
import { Inspector } from './inspector.ts'
import { Journal } from './journal.ts'
import { type LeaderEpochs, leaderEpochs, raiseLeaderEpochs } from './leader-epochs.ts'
import { LocalCaller } from './local-caller.ts'
import type { Pulse } from './pulse.ts'
import { createTopics, deleteTopic, produceTo } from './topics.ts'
import type { ApiName } from './types/api-name.ts'
import type { BrokerOptions, KafkaBroker, Snapshot, TopicOptions } from './types/broker.ts'
import type {
  Admin,
  ClientOptions,
  Consumer,
  ConsumerOptions,
  Producer,
  ProducerOptions,
} from './types/clients.ts'
import type {
  BlackHoleFault,
  DropFault,
  ErrorFault,
  Fault,
  FaultFilter,
  FaultSpec,
} from './types/faults.ts'
import type { NewRecord, ReadOptions, ReadRecord, WrittenRecord } from './types/records.ts'
import type { JournalEntry, RequestFilter } from './types/requests.ts'
import type {
  Duration,
  GroupState,
  PartitionLag,
  TopicState,
  TransactionDescription,
  WaitOptions,
} from './types/state.ts'
import { Waits } from './waits.ts'

const DEFAULT_JOURNAL_SIZE = 1000

export interface EmbeddedBrokerContext {
  /** That of the node: its clock moves. */
  readonly runtime: Runtime
  readonly clock: MovingClock
  readonly pulse: Pulse
  readonly disk: BrokerDisk
  readonly config: BrokerConfig
  /** Where clients find it. */
  readonly host: string
  readonly release: EmulatedRelease | undefined
  readonly options: BrokerOptions
  /** That of clients in this process. */
  readonly clientRuntime: Runtime
}

/** A copy of the disk; `isWhole` once a stop in order lies behind it, so that it opens quickly. */
interface Copy extends Snapshot {
  readonly disk: MemoryFileSystem
  readonly isWhole: boolean
}

/** A node of this process, with the means to look at it, to disturb it and to set it back. */
export class EmbeddedBroker implements KafkaBroker {
  readonly #context: EmbeddedBrokerContext
  readonly #server: BrokerServer
  readonly #tap: BrokerTap
  readonly #journal: Journal
  readonly #faults: FaultSet
  readonly #caller: LocalCaller
  readonly #inspector: Inspector
  readonly #waits: Waits
  #baseline: Copy | undefined
  /** What clients may have seen. */
  #seenEpochs: LeaderEpochs = new Map()
  /** Restarts, one after the other. */
  #turn: Promise<unknown> = Promise.resolve()
  #stopping: Promise<void> | undefined

  private constructor(
    context: EmbeddedBrokerContext,
    server: BrokerServer,
    tap: { readonly tap: BrokerTap; readonly journal: Journal; readonly faults: FaultSet },
  ) {
    this.#context = context
    this.#server = server
    this.#tap = tap.tap
    this.#journal = tap.journal
    this.#faults = tap.faults
    this.#caller = new LocalCaller(server)
    this.#inspector = new Inspector(server, this.#caller)
    this.#waits = new Waits({
      inspector: this.#inspector,
      caller: this.#caller,
      journal: this.#journal,
      pulse: context.pulse,
      clock: context.clientRuntime.clock,
    })
  }

  static async start(context: EmbeddedBrokerContext): Promise<EmbeddedBroker> {
    const { options, runtime, config, release } = context
    const journal = new Journal(options.journalSize ?? DEFAULT_JOURNAL_SIZE)
    const faults = new FaultSet()
    const tap = new BrokerTap(journal, faults, context.pulse)
    const server = await startBrokerServer(runtime, config, { release, tap })
    const broker = new EmbeddedBroker(context, server, { tap, journal, faults })
    try {
      await broker.#fill()
    } catch (error) {
      await broker.stop()
      throw error
    }
    return broker
  }

  /** What the options say that is there from the start. */
  async #fill(): Promise<void> {
    const { topics = {}, faults = [] } = this.#context.options
    await createTopics(this.#caller, topics)
    for (const [name, options] of Object.entries(topics)) {
      if (typeof options === 'object' && options.records !== undefined) {
        await this.produce(name, options.records)
      }
    }
    for (const spec of faults) this.#faults.add(spec)
    this.#baseline = this.#copy(false)
  }

  /** The node itself. */
  get server(): BrokerServer {
    return this.#server
  }

  get port(): number {
    return this.#server.port
  }

  get host(): string {
    return this.#context.host
  }

  get bootstrapServers(): string {
    return `${this.host.includes(':') ? `[${this.host}]` : this.host}:${this.port}`
  }

  get clusterId(): string {
    return this.#server.clusterId
  }

  get nodeId(): number {
    return this.#server.services.nodeId
  }

  get failure(): Promise<unknown> {
    return this.#server.failure
  }

  async createTopic(name: string, options: TopicOptions = {}): Promise<TopicState> {
    await createTopics(this.#caller, { [name]: options })
    if (options.records !== undefined) await this.produce(name, options.records)
    this.#context.pulse.beat()
    return this.#inspector.topic(name)!
  }

  async deleteTopic(name: string): Promise<void> {
    await deleteTopic(this.#caller, name)
    this.#context.pulse.beat()
  }

  topics(): string[] {
    return this.#inspector.topics()
  }

  topic(name: string): TopicState | undefined {
    return this.#inspector.topic(name)
  }

  async produce(
    topic: string,
    records: NewRecord | readonly NewRecord[],
  ): Promise<WrittenRecord[]> {
    const all = Array.isArray(records) ? (records as readonly NewRecord[]) : [records as NewRecord]
    const written = await produceTo(this.#server, this.#caller, topic, all)
    this.#context.pulse.beat()
    return written
  }

  records(topic: string, options?: ReadOptions): Promise<ReadRecord[]> {
    return this.#inspector.records(topic, options)
  }

  async groups(): Promise<string[]> {
    return (await listGroups(this.#caller)).map(({ groupId }) => groupId).sort()
  }

  group(groupId: string): Promise<GroupState | undefined> {
    return describeGroup(this.#caller, groupId)
  }

  lag(groupId: string): Promise<PartitionLag[]> {
    return this.#inspector.lag(groupId)
  }

  transaction(transactionalId: string): Promise<TransactionDescription | undefined> {
    return this.#inspector.transaction(transactionalId)
  }

  producer(options: Omit<ProducerOptions, 'bootstrapServers'> = {}): Producer {
    return openProducer(this.#context.clientRuntime, { ...options, ...this.#address })
  }

  consumer(options: Omit<ConsumerOptions, 'bootstrapServers'>): Consumer {
    return openConsumer(this.#context.clientRuntime, { ...options, ...this.#address })
  }

  admin(options: Omit<ClientOptions, 'bootstrapServers'> = {}): Admin {
    return openAdmin(this.#context.clientRuntime, { ...options, ...this.#address })
  }

  kafkajs(config?: Partial<KafkaConfig>): Kafka {
    return openKafkajs(this.bootstrapServers, config)
  }

  get #address() {
    return { bootstrapServers: this.bootstrapServers }
  }

  waitForTopic(name: string, options?: WaitOptions): Promise<TopicState> {
    return this.#waits.topic(name, options)
  }

  waitForRecords(topic: string, count: number, options?: WaitOptions): Promise<ReadRecord[]> {
    return this.#waits.records(topic, count, options)
  }

  waitForGroup(
    groupId: string,
    wanted?: { readonly state?: string; readonly members?: number },
    options?: WaitOptions,
  ): Promise<GroupState> {
    return this.#waits.group(groupId, wanted, options)
  }

  waitForLag(groupId: string, maxLag: number, options?: WaitOptions): Promise<PartitionLag[]> {
    return this.#waits.lag(groupId, maxLag, options)
  }

  waitForTransaction(
    transactionalId: string,
    state?: string,
    options?: WaitOptions,
  ): Promise<TransactionDescription> {
    return this.#waits.transaction(transactionalId, state, options)
  }

  waitForRequests(
    api: ApiName,
    count: number,
    options?: WaitOptions & RequestFilter,
  ): Promise<JournalEntry[]> {
    return this.#waits.requests(api, count, options)
  }

  waitFor<Found>(
    what: string,
    look: () => Found | undefined | Promise<Found | undefined>,
    options?: WaitOptions,
  ): Promise<Found> {
    return this.#waits.event(what, look, options)
  }

  fault(spec: FaultSpec): Fault {
    return this.#faults.add(spec)
  }

  fail(api: ApiName | '*', fault: ErrorFault): Fault {
    return this.#faults.add({ api, ...fault })
  }

  failNext(api: ApiName | '*', fault: ErrorFault): Fault {
    return this.#faults.add({ api, times: 1, ...fault })
  }

  delay(api: ApiName | '*', duration: Duration, filter?: FaultFilter): Fault {
    return this.#faults.add({ api, delayMs: durationMs(duration), ...filter })
  }

  drop(api: ApiName | '*', fault?: DropFault): Fault {
    return this.#faults.add({ api, drop: 'before', ...fault })
  }

  blackHole(api: ApiName | '*', fault?: BlackHoleFault): Fault {
    return this.#faults.add({ api, blackHole: 'before', ...fault })
  }

  corrupt(api: ApiName | '*', filter?: FaultFilter): Fault {
    return this.#faults.add({ api, corrupt: true, ...filter })
  }

  throttle(api: ApiName | '*', duration: Duration, filter?: FaultFilter): Fault {
    return this.#faults.add({ api, throttleMs: durationMs(duration), ...filter })
  }

  moveLeader(topic: string, partition?: number): Promise<Fault> {
    return moveLeader(
      this.#inspector,
      this.#server.services,
      this.#faults,
      this.#tap,
      topic,
      partition,
    )
  }

  moveCoordinator(of: { readonly groupId: string } | { readonly transactionalId: string }): Fault {
    return moveCoordinator(this.#faults, this.#tap, of)
  }

  down(): Promise<void> {
    return this.#server.suspend()
  }

  up(): Promise<void> {
    return this.#server.resume()
  }

  faults(): Fault[] {
    return this.#faults.all
  }

  clearFaults(): void {
    this.#faults.clear()
  }

  requests(api?: ApiName, filter?: RequestFilter): JournalEntry[] {
    return this.#journal.find(api, filter)
  }

  clearRequests(): void {
    this.#journal.clear()
  }

  async reset(): Promise<void> {
    await this.#goBackTo(this.#baseline!)
    this.#faults.clear()
    for (const spec of this.#context.options.faults ?? []) this.#faults.add(spec)
    if (!this.#baseline!.isWhole) this.#baseline = await this.#takeSnapshot()
    this.#journal.clear()
  }

  snapshot(): Promise<Snapshot> {
    return this.#takeSnapshot()
  }

  restore(snapshot: Snapshot): Promise<void> {
    if ('disk' in snapshot) return this.#goBackTo(snapshot as Copy)
    return Promise.reject(new TypeError('What is restored is what snapshot() gave'))
  }

  restart(how: 'stopped' | 'killed' = 'stopped'): Promise<void> {
    return this.#restart(() => this.#context.disk.fileSystem, how)
  }

  #copy(isWhole: boolean): Copy {
    return { disk: this.#context.disk.copy(), isWhole, takenAt: this.now() }
  }

  /** All is in the files only while nobody works on them. */
  async #takeSnapshot(): Promise<Copy> {
    let copy: Copy | undefined
    await this.#restart(() => {
      copy = this.#copy(true)
      return this.#context.disk.fileSystem
    }, 'stopped')
    return copy!
  }

  #goBackTo(copy: Copy): Promise<void> {
    this.#tap.hasGoneBack = true
    return this.#restart(() => this.#context.disk.restore(copy.disk), 'killed')
  }

  #restart(swapDisk: () => FileSystem, how: 'stopped' | 'killed'): Promise<void> {
    const restarted = this.#turn.then(async () => {
      if (this.#stopping !== undefined) throw new Error('The broker is stopped')
      this.#seenEpochs = leaderEpochs(this.#server.services, this.#seenEpochs)
      await this.#server.restart(swapDisk, how)
      await raiseLeaderEpochs(this.#server.services, this.#seenEpochs)
      this.#context.pulse.beat()
    })
    this.#turn = restarted.catch(() => {})
    return restarted
  }

  now(): Date {
    return new Date(this.#context.clock.nowMs())
  }

  async advance(duration: Duration): Promise<void> {
    await this.#context.clock.advance(durationMs(duration))
    const { logManager } = this.#server.services
    logManager.applyRetention()
    await logManager.cleanLogs()
    this.#context.pulse.beat()
  }

  stop(): Promise<void> {
    this.#stopping ??= this.#stop()
    return this.#stopping
  }

  async #stop(): Promise<void> {
    this.#waits.stop()
    await this.#turn
    await this.#server.close()
    this.#context.clock.close()
    this.#journal.clear()
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.stop()
  }
}
