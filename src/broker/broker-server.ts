import type { Controller } from '../cluster/controller/controller.ts'
import { hasDirectoryAssignment } from '../cluster/features.ts'
import { ConfigResourceType } from '../cluster/image/configs-image.ts'
import type { MetadataDelta } from '../cluster/image/metadata-delta.ts'
import { openController } from '../cluster/open-controller.ts'
import type { BrokerConfig } from '../config/broker-config.ts'
import { effectiveTopicConfigs, TopicConfig, validateTopicConfigs } from '../config/topic-config.ts'

import { newAssignReplicasToDirsRequest } from '../protocol/messages/73-assign-replicas-to-dirs.ts'
import { assert } from '../runtime/assert.ts'
import type { FileSystem } from '../runtime/file-system.ts'
import { randomUuid } from '../runtime/random.ts'
import type { Runtime } from '../runtime/runtime.ts'
import type { StandardAuthorizer } from '../security/standard-authorizer.ts'
import { DirectoryLockedError } from '../storage/directory-lock.ts'
import { LogManager } from '../storage/log-manager.ts'
import type { ProducerRules } from '../storage/producer-state-manager.ts'
import { HandlerCatalogue } from './apis/handler-catalogue.ts'
import { handlers, telemetryHandlers } from './apis/index.ts'
import type { BrokerServices } from './broker-services.ts'
import { BrokerStartError } from './broker-start-error.ts'
import { buildAuthorizer } from './build-authorizer.ts'
import { cleanerConfig } from './cleaner-config.ts'
import { connectionLimits } from './connection-limits.ts'
import { Coordinations } from './coordinations.ts'
import { DirectoryAssignments } from './directory-assignments.ts'
import { type EmulatedRelease, handlersOf } from './emulated-release.ts'
import { FetchSessionCache } from './fetch-session.ts'
import { GroupConnections } from './group-connections.ts'
import { checkAddresses } from './listen.ts'
import {
  controllerEndpoints,
  identifyDirectories,
  type NodeIdentity,
  needsFormatting,
  quorumVoter,
} from './log-directories.ts'
import { MetadataCache } from './metadata-cache.ts'
import { ProducerIds } from './producer-ids.ts'
import { Purgatory } from './purgatory.ts'
import { Quotas } from './quotas.ts'
import { ReplicaManager } from './replica-manager.ts'
import type { RequestTap } from './request-tap.ts'
import { RootLogger } from './root-logger.ts'
import { type ConnectionLimits, SocketServer } from './socket-server.ts'
import { StreamsTopics } from './streams-topics.ts'
import { buildTelemetry } from './telemetry/build-telemetry.ts'
import { TELEMETRY_RECEIVER } from './telemetry/telemetry-receiver.ts'
import { TopicCreator } from './topic-creator.ts'
import { TransactionVerifier } from './transaction-verifier.ts'
import { TurnQueue } from './turn-queue.ts'

export interface BrokerServer {
  /** The port of each listener by its name; of port 0 the one that was free. */
  readonly ports: ReadonlyMap<string, number>
  /** The port of the first listener for clients. */
  readonly port: number
  readonly clusterId: string
  readonly services: BrokerServices
  /** Resolves with the error when the node can't go on; it has closed itself then. */
  readonly failure: Promise<unknown>
  /** Stops in order: answers what is in work, leaves its partitions, brings all to disk. */
  close(): Promise<void>
  /**
   * Starts anew behind its listeners, as after a stop, or after a kill for `killed`, and goes on with
   * the files that `swapDisk` gives once the old ones are let go. Clients stay connected: requests in
   * work are answered by the tap, those that come meanwhile wait.
   */
  restart(swapDisk: () => FileSystem, how?: 'stopped' | 'killed'): Promise<void>
  /** Ends all connections and refuses new ones until `resume`; the node itself goes on. */
  suspend(): Promise<void>
  /** Listens again where it did. */
  resume(): Promise<void>
}

export interface BrokerServerOptions {
  /** Clients are told what an older release would tell them. */
  readonly release?: EmulatedRelease | undefined
  /** Sees all requests and answers; needed for `restart`. */
  readonly tap?: RequestTap | undefined
}

/**
 * Starts a node: locks and reads its directories, replays the metadata, takes up its partitions,
 * registers, and only then listens. Throws BrokerStartError with one line for the terminal when the
 * directories, the addresses or the settings do not allow it.
 */
export async function startBrokerServer(
  runtime: Runtime,
  config: BrokerConfig,
  options: BrokerServerOptions = {},
): Promise<BrokerServer> {
  const node = new Node(runtime, config, options)
  try {
    await node.start()
    return node
  } catch (error) {
    await node.abandon()
    throw startError(error)
  }
}

const MOVE_THROTTLE = 'replica.alter.log.dirs.io.max.bytes.per.second'

class Node implements BrokerServer {
  readonly failure: Promise<unknown>
  #reportFailure: (error: unknown) => void = () => {}
  #runtime: Runtime
  readonly #release: EmulatedRelease | undefined
  readonly #tap: RequestTap | undefined
  readonly #turnQueue = new TurnQueue()
  #config: BrokerConfig
  #authorizer: StandardAuthorizer | null = null
  readonly #quotas: Quotas
  #identity: NodeIdentity | undefined
  #logManager: LogManager | undefined
  #controller: Controller | undefined
  #services: BrokerServices | undefined
  #coordinations: Coordinations | undefined
  #socketServer: SocketServer | undefined
  #connectionLimits: ConnectionLimits
  #brokerEpoch = -1
  #isClosing = false

  constructor(runtime: Runtime, config: BrokerConfig, { release, tap }: BrokerServerOptions) {
    this.#runtime = runtime
    this.#release = release
    this.#tap = tap
    this.#config = config
    this.#quotas = new Quotas(config)
    this.#connectionLimits = connectionLimits(config)
    this.failure = new Promise((resolve) => {
      this.#reportFailure = resolve
    })
  }

  get ports(): ReadonlyMap<string, number> {
    const ports = new Map<string, number>()
    for (const { name } of this.#config.listeners) {
      ports.set(name, this.#socketServer!.port(name)!)
    }
    return ports
  }

  get port(): number {
    return this.#socketServer!.port(this.#config.brokerListeners[0]!.name)!
  }

  get clusterId(): string {
    return this.#identity!.clusterId
  }

  get services(): BrokerServices {
    return this.#services!
  }

  async start(): Promise<void> {
    const config = this.#config
    const { logger } = this.#runtime
    for (const warning of config.warnings) logger.warn(warning)
    checkSupported(config)
    this.#authorizer = buildAuthorizer(config)
    // A start that is going to fail leaves no directory behind.
    if (needsFormatting(this.#runtime, config)) {
      await checkAddresses(this.#runtime.network, config.listeners)
    }
    await this.#open()
    this.#socketServer = this.#buildSocketServer()
    await this.#socketServer.listen()
  }

  /** Everything behind the listeners, from the files on. */
  async #open(): Promise<void> {
    const config = this.#config
    this.#identity = identifyDirectories(this.#runtime, config, this.#release?.metadataVersion)
    this.#logManager = this.#openLogs()
    this.#controller = await this.#openController()
    this.#adoptDynamicConfig()
    this.#authorizer?.load(this.#controller.image.acls.all())
    this.#quotas.load(this.#controller.image.clientQuotas.all())
    for (const topic of this.#controller.image.topics.names()) {
      this.#logManager.updateTopicConfig(topic)
    }
    const services = this.#buildServices(this.#identity, this.#logManager, this.#controller)
    this.#services = services
    await this.#register()
    services.replicaManager.load()
    this.#controller.subscribe((delta) => this.#applyDelta(delta))
    await this.#coordinations!.load()
    await this.#controller.unfenceBroker(config.nodeId, this.#brokerEpoch)
  }

  #openLogs(): LogManager {
    const { fileSystem, clock, random, logger } = this.#runtime
    const config = this.#config
    return new LogManager({
      fileSystem,
      clock,
      random,
      logger,
      directories: config.logDirs,
      configOf: (topic) => {
        const overrides = this.#controller?.image.configs.topic(topic) ?? new Map()
        return new TopicConfig(this.#config, overrides).toLogConfig()
      },
      cordonedDirectories: () => this.#config.get('cordoned.log.dirs') ?? [],
      onDirectoryFailure: () => {
        const isAnyLeft = (this.#logManager?.onlineDirectories.length ?? 1) > 0
        // Each failure was told, with its cure: a trace would only hide that.
        if (!isAnyLeft) this.#fail(new Error('All log directories have failed'), 'without trace')
      },
      producerRules: this.#producerRules(),
      cleanerConfig: () => cleanerConfig(this.#config),
      intervals: {
        initialTaskDelayMs: config.get('log.initial.task.delay.ms'),
        retentionCheckMs: config.get('log.retention.check.interval.ms'),
        checkpointMs: config.get('log.flush.offset.checkpoint.interval.ms'),
        highWatermarkCheckpointMs: config.get('replica.high.watermark.checkpoint.interval.ms'),
        producerIdExpirationCheckMs: config.get('producer.id.expiration.check.interval.ms'),
      },
    })
  }

  #producerRules(): ProducerRules {
    const config = () => this.#config
    return {
      get idExpirationMs() {
        return config().get('producer.id.expiration.ms')
      },
      get verifiesTransactions() {
        return config().get('transaction.partition.verification.enable')
      },
    }
  }

  #openController(): Promise<Controller> {
    const config = this.#config
    const { clusterId, directoryIds } = this.#identity!
    const directory = config.metadataLogDir
    return openController({
      runtime: this.#runtime,
      directory,
      directoryId: directoryIds.get(directory) ?? randomUuid(this.#runtime.random),
      endpoints: controllerEndpoints(config),
      staticVoterIds: config
        .get('controller.quorum.voters')
        .map((voter) => Number(voter.split('@')[0])),
      settings: {
        nodeId: config.nodeId,
        clusterId,
        defaultPartitionCount: config.get('num.partitions'),
        defaultReplicationFactor: config.get('default.replication.factor'),
        isDeleteTopicEnabled: config.get('delete.topic.enable'),
        minInSyncReplicas: config.get('min.insync.replicas'),
        isUncleanLeaderElectionEnabled: config.get('unclean.leader.election.enable'),
      },
      topicConfigs: {
        validate: (configs) => validateTopicConfigs(this.#config, configs),
        effective: (configs) => effectiveTopicConfigs(this.#config, configs),
      },
      logConfig: {
        segmentBytes: config.get('metadata.log.segment.bytes'),
        segmentMs: config.get('metadata.log.segment.ms'),
        maxBytesBetweenSnapshots: config.get('metadata.log.max.record.bytes.between.snapshots'),
        maxSnapshotIntervalMs: config.get('metadata.log.max.snapshot.interval.ms'),
        retentionBytes: config.get('metadata.max.retention.bytes'),
        retentionMs: config.get('metadata.max.retention.ms'),
      },
      onDiskFailure: (error) => this.#fail(error),
    })
  }

  #buildServices(
    { clusterId, directoryIds }: NodeIdentity,
    logManager: LogManager,
    controller: Controller,
  ): BrokerServices {
    const { clock, random, logger, fileSystem } = this.#runtime
    const { nodeId } = this.#config
    const { image } = controller
    const fetchPurgatory = new Purgatory(clock)
    const currentConfig = () => this.#config
    const replicaManager = this.#buildReplicaManager(logManager, controller, fetchPurgatory)
    const topicCreator = new TopicCreator(currentConfig, controller, logger)
    const producerIds = new ProducerIds(() =>
      controller.allocateProducerIds(nodeId, this.#brokerEpoch),
    )
    this.#coordinations = new Coordinations({
      ...this.#runtime,
      config: this.#config,
      image,
      replicaManager,
      topicCreator,
      producerIds,
      fetchPurgatory,
      nodeId,
      onFatal: (error) => this.#fail(error),
    })
    const { groups, shares, transactions, transactionMarkers } = this.#coordinations
    return {
      clock,
      random,
      logger,
      rootLogger: new RootLogger(logger),
      onFatal: (error) => this.#fail(error),
      nodeId,
      clusterId,
      release: this.#release,
      ...buildTelemetry(this.#runtime, this.#config, image),
      get config() {
        return currentConfig()
      },
      image,
      authorizer: this.#authorizer,
      quotas: this.#quotas,
      metadataCache: new MetadataCache(image, this.#config),
      controller,
      quorumVoter: quorumVoter(this.#config, directoryIds),
      topicCreator,
      producerIds,
      logManager,
      replicaManager,
      groupCoordinator: groups.coordinator,
      groupConnections: new GroupConnections(
        groups.coordinator,
        () => this.#config.get('kafka.ts.group.drop.disconnected.members'),
        logger,
      ),
      groupSettings: groups.settings,
      streamsTopics: new StreamsTopics(controller, clock, logger),
      transactionCoordinator: transactions.coordinator,
      transactionMarkers,
      partitionVerification: transactions.coordinator,
      shareStateCoordinator: shares.coordinator,
      sharePersister: shares.persister,
      sharePartitions: shares.partitions,
      transactionVerifier: this.#buildTransactionVerifier(),
      fetchSessions: this.#buildFetchSessions(),
      fetchPurgatory,
      volumeSpace: (directory) => fileSystem.volumeSpace(directory),
    }
  }

  #buildFetchSessions(): FetchSessionCache {
    const { clock, random } = this.#runtime
    const maxSessions = () => this.#config.get('max.incremental.fetch.session.cache.slots')
    return new FetchSessionCache(maxSessions, clock, random)
  }

  #buildTransactionVerifier(): TransactionVerifier {
    return new TransactionVerifier({
      clock: this.#runtime.clock,
      config: () => this.#config,
      onFailure: (error) => this.#fail(error),
    })
  }

  #buildReplicaManager(
    logManager: LogManager,
    controller: Controller,
    fetchPurgatory: Purgatory,
  ): ReplicaManager {
    const { clock, logger } = this.#runtime
    const { nodeId } = this.#config
    return new ReplicaManager({
      nodeId,
      image: controller.image,
      logManager,
      turnQueue: this.#turnQueue,
      fetchPurgatory,
      logger,
      clock,
      assignments: new DirectoryAssignments(clock, async (directories) => {
        // Metadata of an older release has no place for it.
        if (!hasDirectoryAssignment(controller.image.features.metadataVersion)) return
        const fields = { brokerId: nodeId, brokerEpoch: this.#brokerEpoch, directories }
        try {
          await controller.assignReplicasToDirs(newAssignReplicasToDirsRequest(fields))
        } catch (error) {
          logger.warn('The directories of replicas are not in the metadata', error)
        }
      }),
      maxMoveBytesPerSecond: () =>
        Number(this.#config.text(MOVE_THROTTLE) ?? Number.POSITIVE_INFINITY),
    })
  }

  async #register(): Promise<void> {
    const config = this.#config
    this.#brokerEpoch = await this.#controller!.registerBroker({
      brokerId: config.nodeId,
      incarnationId: randomUuid(this.#runtime.random),
      endpoints: config.advertisedListeners.map(({ name, host, port }) => ({
        name,
        host: host ?? 'localhost',
        port,
        securityProtocol: 0,
      })),
      rack: config.get('broker.rack'),
      directories: this.#logManager!.onlineDirectories.flatMap(
        ({ directoryId }) => directoryId ?? [],
      ),
      cordonedDirectories: this.#cordonedIds(),
      previousBrokerEpoch: this.#logManager!.previousBrokerEpoch,
    })
  }

  #cordonedIds(): string[] {
    const cordoned = this.#config.get('cordoned.log.dirs') ?? []
    return this.#logManager!.directories.flatMap(({ path, directoryId }) =>
      cordoned.includes(path) && directoryId !== undefined ? directoryId : [],
    )
  }

  // The change of the setting is being applied: what follows from it comes behind it.
  #tellCordoned(): void {
    const ids = this.#cordonedIds()
    const { nodeId } = this.#config
    const present = this.#controller!.image.cluster.broker(nodeId)?.cordonedDirectories ?? []
    if (ids.length === present.length && ids.every((id) => present.includes(id))) return
    this.#runtime.clock.setTimer(0, () => {
      this.#controller!.cordonDirectories(nodeId, this.#brokerEpoch, ids).catch((error: unknown) =>
        this.#runtime.logger.warn('Cordoned directories are not in the metadata', error),
      )
    })
  }

  #applyDelta(delta: MetadataDelta): void {
    for (const { type, name } of delta.configsChanged.values()) {
      if (type === ConfigResourceType.topic) this.#logManager!.updateTopicConfig(name)
      if (type === ConfigResourceType.clientMetrics)
        this.#services!.telemetry.subscriptionsChanged()
      if (type !== ConfigResourceType.broker) continue
      this.#adoptDynamicConfig()
      this.#tellCordoned()
      const { topics } = this.#controller!.image
      for (const topic of topics.names()) this.#logManager!.updateTopicConfig(topic)
    }
    if (delta.isClientQuotasChanged) {
      this.#quotas.load(this.#controller!.image.clientQuotas.all())
    }
    if (delta.isAclsChanged) this.#authorizer?.load(this.#controller!.image.acls.all())
    this.#services!.replicaManager.apply(delta)
    this.#coordinations!.apply(delta)
  }

  #adoptDynamicConfig(): void {
    const { configs } = this.#controller!.image
    const ofThisBroker = configs.broker(this.#config.nodeId)
    this.#config = this.#config.withDynamic(configs.clusterDefault(), ofThisBroker)
    this.#connectionLimits = connectionLimits(this.#config)
  }

  #buildSocketServer(): SocketServer {
    const config = this.#config
    const services = () => this.#services!
    const isTelemetryTaken = config.get('metric.reporters').includes(TELEMETRY_RECEIVER)
    const served = isTelemetryTaken ? [...handlers, ...telemetryHandlers] : handlers
    const catalogues = {
      broker: new HandlerCatalogue(
        this.#release === undefined ? served : handlersOf(this.#release, served),
        'broker',
      ),
      controller: new HandlerCatalogue(handlers, 'controller'),
    }
    const controllerListeners = config.controllerListeners
    return new SocketServer(
      {
        listeners: config.listeners.map((listener) => ({
          ...listener,
          role: controllerListeners.includes(listener) ? 'controller' : 'broker',
        })),
        maxRequestBytes: config.get('socket.request.max.bytes'),
        maxIdleMs: config.get('connections.max.idle.ms'),
        limits: () => this.#connectionLimits,
      },
      {
        runtime: this.#runtime,
        get services() {
          return services()
        },
        tap: this.#tap,
        turnQueue: this.#turnQueue,
        catalogue: (role) => catalogues[role],
      },
    )
  }

  async close(): Promise<void> {
    if (this.#isClosing) return
    this.#isClosing = true
    this.#endWaits()
    await this.#socketServer!.close()
    await this.#letGo()
  }

  /** What clients wait for is answered, or will not be. */
  #endWaits(): void {
    this.#services!.fetchPurgatory.close()
    this.#services!.replicaManager.close()
    this.#coordinations?.close()
  }

  async #letGo(): Promise<void> {
    await this.#leaveCluster()
    await this.#logManager!.shutdown(this.#brokerEpoch)
    this.#controller!.close()
  }

  async restart(swapDisk: () => FileSystem, how: 'stopped' | 'killed' = 'stopped'): Promise<void> {
    assert(this.#tap !== undefined, 'a node that starts anew has a tap to answer for it')
    const server = this.#socketServer!
    server.pause()
    this.#endWaits()
    server.giveUpRequests()
    if (how === 'stopped') await this.#letGo()
    else {
      this.#logManager!.abandon()
      this.#controller!.close()
    }
    this.#runtime = { ...this.#runtime, fileSystem: swapDisk() }
    try {
      await this.#open()
    } catch (error) {
      this.#fail(error)
      throw error
    }
    server.resume()
  }

  suspend(): Promise<void> {
    return this.#socketServer!.suspend()
  }

  resume(): Promise<void> {
    return this.#socketServer!.listen()
  }

  async #leaveCluster(): Promise<void> {
    const { nodeId } = this.#config
    try {
      await this.#controller!.startControlledShutdown(nodeId, this.#brokerEpoch)
      await this.#controller!.fenceBroker(nodeId, this.#brokerEpoch)
    } catch (error) {
      this.#runtime.logger.warn('The controlled shutdown failed', error)
    }
  }

  /** Lets go of everything as it is: the start, or the node, has failed. */
  async abandon(): Promise<void> {
    this.#isClosing = true
    this.#coordinations?.close()
    await this.#socketServer?.close()
    this.#logManager?.abandon()
    this.#controller?.close()
  }

  #fail(error: unknown, trace?: 'without trace'): void {
    if (this.#isClosing) return
    this.#runtime.logger.error('The node stops', trace === undefined ? error : undefined)
    this.abandon().then(
      () => this.#reportFailure(error),
      () => this.#reportFailure(error),
    )
  }
}

function checkSupported(config: BrokerConfig): void {
  const roles = config.get('process.roles')
  if (!roles.includes('broker') || !roles.includes('controller')) {
    throw new BrokerStartError(
      'CONFIG',
      `A node is broker and controller in one here, but 'process.roles' is '${roles.join(',')}'`,
    )
  }
  const secured = config.listeners.find(({ securityProtocol }) => securityProtocol !== 'PLAINTEXT')
  if (secured === undefined) return
  throw new BrokerStartError(
    'CONFIG',
    `Listener '${secured.name}' wants ${secured.securityProtocol}, but only PLAINTEXT is served yet`,
  )
}

function startError(error: unknown): unknown {
  if (!(error instanceof DirectoryLockedError)) return error
  return new BrokerStartError('LOCKED_DIRECTORY', error.message, { cause: error })
}
