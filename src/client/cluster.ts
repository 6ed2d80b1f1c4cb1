import type { Api } from '../protocol/api.ts'
import { type ErrorName, errorFacts, KafkaError } from '../protocol/errors.ts'
import {
  FindCoordinator,
  newFindCoordinatorRequest,
} from '../protocol/messages/10-find-coordinator.ts'
import {
  DescribeCluster,
  newDescribeClusterRequest,
} from '../protocol/messages/60-describe-cluster.ts'
import type { Runtime } from '../runtime/runtime.ts'
import { backoffMs, sleepUntil } from './backoff.ts'
import { addressText, type HostPort } from './bootstrap.ts'
import { type ClientConfig, type ClientProperties, clientConfig } from './client-config.ts'
import { Connection, type RequestFor, type SendOptions } from './connection.ts'
import { connectionAdvice, type Dialled, hangUpAdvice } from './connection-advice.ts'
import { checkResponse, timeoutError } from './error-texts.ts'
import { type ClusterMetadata, fetchMetadata, type MetadataOptions } from './metadata.ts'
import type { ClientSecurity } from './security/client-security.ts'
import type { SecurityConfig } from './security/security-config.ts'

/**
 * The cluster as a client sees it: which nodes there are, who leads, who coordinates, and a
 * connection to each node that is spoken to. `call` is the one way in: it finds the node, asks, and
 * tries again until the deadline when the answer or the connection says that it may.
 */
export type Target =
  | { readonly kind: 'any' }
  | { readonly kind: 'node'; readonly id: number }
  | { readonly kind: 'controller' }
  | { readonly kind: 'coordinator'; readonly key: string; readonly keyType: CoordinatorType }

export type CoordinatorType = 'group' | 'transaction' | 'share'

const COORDINATOR_TYPES: Readonly<Record<CoordinatorType, number>> = {
  group: 0,
  transaction: 1,
  share: 2,
}

export const ANY: Target = { kind: 'any' }
export const CONTROLLER: Target = { kind: 'controller' }
export const node = (id: number): Target => ({ kind: 'node', id })
export const groupCoordinator = (key: string): Target => ({
  kind: 'coordinator',
  key,
  keyType: 'group',
})
export const transactionCoordinator = (key: string): Target => ({
  kind: 'coordinator',
  key,
  keyType: 'transaction',
})

export interface CallOptions {
  /** How the call is named when it times out: the method of Java's admin client. */
  readonly name: string
  readonly target: Target
  /** Milliseconds until it fails; left out: `default.api.timeout.ms`. */
  readonly timeoutMs?: number
  /** The caller tries again itself, and perhaps elsewhere. */
  readonly isSingleAttempt?: boolean
}

/** What a call has while it runs: the connection, and how long it may still take. */
export interface CallContext {
  readonly connection: Connection
  /** The id of that node; −1 for a bootstrap server whose id is not known. */
  readonly nodeId: number
  readonly remainingMs: number
  send<Request, Response>(
    api: Api<Request, Response>,
    request: RequestFor<Request>,
    options?: SendOptions,
  ): Promise<Response>
}

/** Which listeners of the nodes the bootstrap servers are (KIP-919). */
export type Endpoints = 'brokers' | 'controllers'

/** The calls of Java's Admin that may go to controllers (KIP-919). */
const CONTROLLER_CALLS: ReadonlySet<string> = new Set([
  'listNodes',
  'describeAcls',
  'createAcls',
  'deleteAcls',
  'describeConfigs',
  'incrementalAlterConfigs',
  'alterPartitionReassignments',
  'listPartitionReassignments',
  'describeFeatures',
  'updateFeatures',
  'describeMetadataQuorum',
  'addRaftVoter',
  'removeRaftVoter',
  'unregisterBroker',
])

/** `endpointType` of DescribeCluster. */
const CONTROLLER_ENDPOINTS = 2

const NO_SECURITY: Promise<ClientSecurity> = Promise.resolve({})

async function openLater(runtime: Runtime, config: SecurityConfig): Promise<ClientSecurity> {
  const { openSecurity } = await import('./security/client-security.ts')
  return openSecurity(runtime, config)
}

export class Cluster {
  readonly runtime: Runtime
  readonly config: ClientConfig
  readonly endpoints: Endpoints
  readonly #connections = new Map<string, Promise<Connection>>()
  readonly #coordinators = new Map<string, number>()
  #brokers = new Map<number, HostPort>()
  #controllerId = -1
  /** Bootstrap servers and brokers are tried in turn, beginning with the one that worked last. */
  #lastUsed: string | undefined
  #isClosed = false
  #security: Promise<ClientSecurity> | undefined
  #retired: Connection[] = []
  /** The sentences that were told: once is enough. */
  readonly #advice = new Set<string>()

  constructor(runtime: Runtime, config: ClientConfig, endpoints: Endpoints = 'brokers') {
    this.runtime = runtime
    this.config = config
    this.endpoints = endpoints
  }

  /** Throws ConfigError for settings that Java's client refuses too. Connects when first used. */
  static of(runtime: Runtime, properties: ClientProperties): Cluster {
    return new Cluster(runtime, clientConfig(properties))
  }

  /** Runs `act` on a connection to the target, again after errors that allow it, until the deadline. */
  async call<Result>(
    options: CallOptions,
    act: (context: CallContext) => Promise<Result>,
  ): Promise<Result> {
    if (this.endpoints === 'controllers' && !CONTROLLER_CALLS.has(options.name)) {
      throw new KafkaError(
        'UNSUPPORTED_ENDPOINT_TYPE',
        'This Admin API is not yet supported when communicating directly with the controller quorum.',
      )
    }
    const { clock, random } = this.runtime
    const { requestTimeoutMs, retryBackoffMs, retryBackoffMaxMs } = this.config
    const timeoutMs = options.timeoutMs ?? this.config.defaultApiTimeoutMs
    const deadlineMs = clock.monotonicMs() + timeoutMs
    let attempts = 0
    for (let failures = 0; ; failures++) {
      let cause: unknown
      let connection: Connection | undefined
      try {
        connection = await this.#connectionTo(options.target, deadlineMs)
        attempts++
        const remainingMs = Math.max(deadlineMs - clock.monotonicMs(), 1)
        const opened = connection
        return await act({
          connection: opened,
          nodeId: this.#nodeIdOf(opened.address),
          remainingMs,
          send: (api, request, sendOptions) =>
            opened.send(api, request, {
              timeoutMs: Math.min(remainingMs, requestTimeoutMs),
              ...sendOptions,
            }),
        })
      } catch (error) {
        if (!this.#mayRetry(error)) throw error
        if (connection?.isClosed && !connection.hasAnswered) {
          this.#advise(error, hangUpAdvice(this.#dialled(connection.address)))
        }
        this.#forgetStale(error, options.target)
        if (options.isSingleAttempt) throw error
        cause = error
      }
      if (clock.monotonicMs() >= deadlineMs) throw callTimedOut(options, attempts, cause)
      const delayMs = backoffMs(failures, retryBackoffMs, retryBackoffMaxMs, random)
      await sleepUntil(clock, delayMs, deadlineMs)
      if (clock.monotonicMs() >= deadlineMs) throw callTimedOut(options, attempts, cause)
    }
  }

  /** One request to one target, and its answer. */
  request<Request, Response>(
    options: CallOptions,
    api: Api<Request, Response>,
    request: RequestFor<Request>,
  ): Promise<Response> {
    return this.call(options, ({ send }) => send(api, request))
  }

  /** Asks any node; what it says of brokers and the controller is kept. */
  metadata(
    options: MetadataOptions,
    callOptions: Partial<CallOptions> = {},
  ): Promise<ClusterMetadata> {
    return this.call({ name: 'metadata', target: ANY, ...callOptions }, async (context) => {
      const metadata = await fetchMetadata(context, options)
      this.learn(metadata)
      return metadata
    })
  }

  learn(metadata: Pick<ClusterMetadata, 'brokers' | 'controllerId'>): void {
    if (metadata.brokers.length === 0) return
    this.#brokers = new Map(metadata.brokers.map((broker) => [broker.id, broker]))
    this.#controllerId = metadata.controllerId
  }

  /** The ids of the brokers, as of the last metadata. */
  get brokerIds(): number[] {
    return [...this.#brokers.keys()]
  }

  /** A connection to a broker of the last metadata; NETWORK_EXCEPTION when it can't be reached. */
  async connectToNode(id: number): Promise<Connection> {
    const address = this.#brokers.get(id)
    if (!address) throw new KafkaError('LEADER_NOT_AVAILABLE', `Node ${id} is not known`)
    return this.#connect(address)
  }

  /** A connection to whichever node answers first in turn. */
  connectToAny(): Promise<Connection> {
    return this.#connectToAny()
  }

  async close(): Promise<void> {
    this.#isClosed = true
    const connections = [...this.#connections.values()]
    this.#connections.clear()
    for (const connection of this.#retired) connection.close()
    for (const result of await Promise.allSettled(connections)) {
      if (result.status === 'fulfilled') result.value.close()
    }
  }

  async #connectionTo(target: Target, deadlineMs: number): Promise<Connection> {
    switch (target.kind) {
      case 'any':
        // Of controllers only the active one answers.
        if (this.endpoints === 'controllers') return this.#connectionTo(CONTROLLER, deadlineMs)
        return this.#connectToAny()
      case 'node':
        if (!this.#brokers.has(target.id)) await this.#refresh()
        return this.connectToNode(target.id)
      case 'controller':
        if (!this.#brokers.has(this.#controllerId)) await this.#refresh()
        if (this.#controllerId < 0) return this.#connectToAny()
        return this.connectToNode(this.#controllerId)
      case 'coordinator':
        return this.#connectToCoordinator(target.key, target.keyType, deadlineMs)
    }
  }

  async #refresh(): Promise<void> {
    const connection = await this.#connectToAny()
    if (this.endpoints === 'controllers') {
      const request = newDescribeClusterRequest({ endpointType: CONTROLLER_ENDPOINTS })
      const response = await connection.send(DescribeCluster, request)
      checkResponse(response.errorCode, response.errorMessage)
      const { controllerId, brokers } = response
      this.learn({ controllerId, brokers: brokers.map((one) => ({ ...one, id: one.brokerId })) })
      return
    }
    this.learn(await fetchMetadata({ send: connection.send.bind(connection) }, { topics: [] }))
  }

  async #connectToCoordinator(
    key: string,
    keyType: CoordinatorType,
    deadlineMs: number,
  ): Promise<Connection> {
    const id = `${keyType}/${key}`
    let nodeId = this.#coordinators.get(id)
    if (nodeId === undefined) {
      const found = await this.#findCoordinator(key, keyType)
      nodeId = found.nodeId
      this.#coordinators.set(id, nodeId)
      this.#brokers.set(nodeId, { host: found.host, port: found.port })
    }
    return this.#connectionTo({ kind: 'node', id: nodeId }, deadlineMs)
  }

  async #findCoordinator(
    key: string,
    keyType: CoordinatorType,
  ): Promise<HostPort & { readonly nodeId: number }> {
    const connection = await this.#connectToAny()
    const type = COORDINATOR_TYPES[keyType]
    const response = await connection.send(FindCoordinator, (version) =>
      newFindCoordinatorRequest(
        version >= 4 ? { keyType: type, coordinatorKeys: [key] } : { keyType: type, key },
      ),
    )
    const found = response.coordinators[0] ?? response
    checkResponse(found.errorCode, found.errorMessage)
    return found
  }

  async #connectToAny(): Promise<Connection> {
    let failure: unknown
    for (const address of this.#candidates()) {
      try {
        return await this.#connect(address)
      } catch (error) {
        failure = error
      }
    }
    throw failure
  }

  /** Known brokers before bootstrap servers, the last one that worked before all. */
  #candidates(): HostPort[] {
    const addresses = new Map<string, HostPort>()
    for (const address of [...this.#brokers.values(), ...this.config.bootstrapServers]) {
      addresses.set(addressText(address), address)
    }
    const last = this.#lastUsed === undefined ? undefined : addresses.get(this.#lastUsed)
    return last ? [last, ...addresses.values()] : [...addresses.values()]
  }

  async #connect(address: HostPort): Promise<Connection> {
    if (this.#isClosed) throw new Error('The client is closed')
    const text = addressText(address)
    for (let known = this.#connections.get(text); known; known = this.#connections.get(text)) {
      const connection = await known
      if (!connection.isClosed && !connection.isDueForRenewal) return connection
      if (this.#connections.get(text) === known) this.#connections.delete(text)
      this.#retired.push(connection)
    }
    this.#closeRetired()
    const opening = this.#open(address)
    this.#connections.set(text, opening)
    try {
      const connection = await opening
      this.#lastUsed = text
      return connection
    } catch (error) {
      if (this.#connections.get(text) === opening) this.#connections.delete(text)
      this.#tellFailure(address, error)
      throw error
    }
  }

  async #open(address: HostPort): Promise<Connection> {
    const { security } = this.config
    this.#security ??= security === undefined ? NO_SECURITY : openLater(this.runtime, security)
    return Connection.open(this.runtime, address, this.config, await this.#security)
  }

  /** What authenticated too long ago is closed once its answers are there. */
  #closeRetired(): void {
    this.#retired = this.#retired.filter((connection) => {
      if (connection.inFlight > 0 && !connection.isClosed) return true
      connection.close()
      return false
    })
  }

  #tellFailure(address: HostPort, error: unknown): void {
    const { logger } = this.runtime
    const text = addressText(address)
    if (errorIs(error, 'NETWORK_EXCEPTION') || errorIs(error, 'REQUEST_TIMED_OUT')) {
      logger.warn(`Connection to ${text} could not be established. Node may not be available.`)
    } else {
      const { message, cause } = error as Error
      const detail = cause instanceof Error ? ` (${cause.message})` : ''
      logger.error(`Connection to ${text} failed authentication due to: ${message}${detail}`)
    }
    this.#advise(error, connectionAdvice(error, this.#dialled(address)))
  }

  #dialled(address: HostPort): Dialled {
    const text = addressText(address)
    const isAdvertised = !this.config.bootstrapServers.some((one) => addressText(one) === text)
    return { address, isAdvertised, protocol: this.config.security?.protocol ?? 'PLAINTEXT' }
  }

  /** The error keeps the sentence, for the end of the command; who waits and tries again hears it now. */
  #advise(error: unknown, advice: string | undefined): void {
    if (advice === undefined || !(error instanceof Error)) return
    Object.assign(error, { advice })
    if (!this.#mayRetry(error) || this.#advice.has(advice)) return
    this.#advice.add(advice)
    this.runtime.logger.warn(`${advice}.`)
  }

  #nodeIdOf(address: HostPort): number {
    const text = addressText(address)
    for (const [id, broker] of this.#brokers) if (addressText(broker) === text) return id
    return -1
  }

  #mayRetry(error: unknown): error is KafkaError {
    if (this.#isClosed || !(error instanceof KafkaError)) return false
    return errorFacts(error.error).isRetriable
  }

  #forgetStale(error: KafkaError, target: Target): void {
    if (target.kind === 'coordinator') this.#coordinators.delete(`${target.keyType}/${target.key}`)
    if (target.kind === 'controller') this.#controllerId = -1
    // A node that has moved is found again through the others.
    if (error.error === 'NETWORK_EXCEPTION' && target.kind === 'node')
      this.#brokers.delete(target.id)
  }
}

function errorIs(error: unknown, name: ErrorName): boolean {
  return error instanceof KafkaError && error.error === name
}

/** In the words of Java's admin client, by which users know what to look for. */
function callTimedOut({ name, target }: CallOptions, attempts: number, cause: unknown): KafkaError {
  if (attempts === 0) {
    const call = target.kind === 'coordinator' ? 'findCoordinator' : name
    return timeoutError(`Timed out waiting for a node assignment. Call: ${call}`, cause)
  }
  const reason = cause instanceof Error ? `: ${cause.message}` : ''
  return timeoutError(
    `Call(callName=${name}) timed out after ${attempts} attempt(s)${reason}`,
    cause,
  )
}
