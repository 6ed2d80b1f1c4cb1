import type { Api } from '../../../protocol/api.ts'
import { JoinGroup } from '../../../protocol/messages/11-join-group.ts'
import { Heartbeat } from '../../../protocol/messages/12-heartbeat.ts'
import {
  LeaveGroup,
  newLeaveGroupRequest,
  newMemberIdentity,
} from '../../../protocol/messages/13-leave-group.ts'
import { SyncGroup } from '../../../protocol/messages/14-sync-group.ts'
import type { Timer } from '../../../runtime/clock.ts'
import { Cluster, groupCoordinator } from '../../cluster.ts'
import { checkResponse, isRetriable, responseError } from '../../error-texts.ts'
import type { TopicPartition } from '../../topic-partition.ts'
import { findAssignors } from '../assignment-strategies.ts'
import type { ConsumerConfig } from '../consumer-config.ts'
import type { Member, MemberEvents, MemberTopics } from '../group-member.ts'
import { Membership, type Step } from './membership.ts'
import { SubscribedTopics } from './subscribed-topics.ts'

/** What a JoinGroup request may take beyond the time that members have to join (as Java's). */
const JOIN_GRACE_MS = 5000

/** A `Membership` put to work: its steps are sent, waited for, and told to the reader. */
export class ClassicMember implements Member {
  readonly #cluster: Cluster
  /** Connections of its own: joins take as long as the slowest member, and commits go on meanwhile. */
  readonly #rounds: Cluster
  readonly #config: ConsumerConfig
  readonly #groupId: string
  readonly #events: MemberEvents
  readonly #topics: SubscribedTopics
  readonly #membership: Membership
  readonly #running: Promise<void>
  #adopting: Promise<void> = Promise.resolve()
  #lookTimer: Timer | undefined
  #wake = () => {}
  /** A request is under way. */
  #isAsking = false
  #isClosed = false

  constructor(
    cluster: Cluster,
    config: ConsumerConfig,
    groupId: string,
    topics: MemberTopics,
    events: MemberEvents,
  ) {
    this.#cluster = cluster
    this.#rounds = new Cluster(cluster.runtime, config)
    this.#config = config
    this.#groupId = groupId
    this.#events = events
    this.#topics = new SubscribedTopics(cluster, config, topics)
    const options = {
      groupId,
      instanceId: config.groupInstanceId,
      sessionTimeoutMs: config.sessionTimeoutMs,
      rebalanceTimeoutMs: config.maxPollIntervalMs,
      assignors: findAssignors(config.assignmentStrategies),
    }
    this.#membership = new Membership(options, this.#topics.names)
    this.#running = this.#run()
  }

  get memberId(): string {
    return this.#membership.memberId
  }

  get memberEpoch(): number {
    return this.#membership.generation
  }

  get owned(): TopicPartition[] {
    return this.#membership.owned
  }

  owns(partition: TopicPartition): boolean {
    return this.#membership.owns(partition)
  }

  async close(): Promise<void> {
    this.#isClosed = true
    this.#lookTimer?.cancel()
    this.#wake()
    // A join may take minutes: the coordinator ends it when it hears that the member leaves.
    if (!this.#isAsking) await this.#running
    if (this.memberId !== '' && this.#config.groupInstanceId === null) await this.#leave()
    await this.#rounds.close()
  }

  async #run(): Promise<void> {
    try {
      this.#isAsking = true
      await this.#look()
      this.#isAsking = false
      while (!this.#isClosed) await this.#take(this.#membership.step)
    } catch (error) {
      if (!this.#isClosed) this.#events.onError(error)
    }
  }

  async #take(step: Step): Promise<void> {
    const membership = this.#membership
    switch (step.kind) {
      case 'join':
        return this.#join()
      case 'assign': {
        const topics = new Set(step.members.flatMap((member) => member.topics))
        const counts = await this.#topics.partitionCounts([...topics])
        membership.assigned(step.assignor.assign(step.members, counts))
        return
      }
      case 'sync':
        return this.#send(SyncGroup, step.request, (response) => membership.synced(response))
      case 'revoke':
        await this.#adopting
        await this.#events.onRevoked(step.partitions)
        membership.revoked()
        return
      case 'adopt':
        // Its offsets are looked up beside the heartbeats.
        this.#adopting = this.#adopt(step.partitions)
        membership.adopted()
        return
      case 'beat':
        await this.#pause(this.#config.heartbeatIntervalMs)
        if (this.#isClosed || membership.step !== step) return
        return this.#send(Heartbeat, step.request, ({ errorCode }) => membership.beaten(errorCode))
      case 'lose':
        this.#events.onLost(step.partitions)
        membership.lost()
        return
      case 'fail':
        throw step.error
    }
  }

  #join(): Promise<void> {
    this.#topics.forgetAssigned()
    const { requestTimeoutMs, maxPollIntervalMs } = this.#config
    const timeoutMs = Math.max(requestTimeoutMs, maxPollIntervalMs + JOIN_GRACE_MS)
    const membership = this.#membership
    const request = membership.joinRequest()
    return this.#send(JoinGroup, request, (response) => membership.joined(response), timeoutMs)
  }

  async #adopt(partitions: readonly TopicPartition[]): Promise<void> {
    try {
      await this.#events.onAssigned(partitions)
    } catch (error) {
      if (!this.#isClosed) this.#events.onError(error)
    }
  }

  /** Looks for changes of the topics, and after a while again. */
  async #look(): Promise<void> {
    try {
      if (await this.#topics.look()) this.#rejoin()
    } catch (error) {
      if (!isRetriable(error)) throw error
    }
    if (this.#isClosed) return
    this.#lookTimer = this.#cluster.runtime.clock.setTimer(this.#topics.lookAgainMs, () => {
      this.#look().catch((error: unknown) => {
        if (!this.#isClosed) this.#events.onError(error)
      })
    })
  }

  #rejoin(): void {
    this.#membership.rejoin(this.#topics.names)
    this.#wake()
  }

  #pause(delayMs: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = this.#cluster.runtime.clock.setTimer(delayMs, resolve)
      this.#wake = () => {
        timer.cancel()
        resolve()
      }
      if (this.#isClosed) this.#wake()
    })
  }

  /** Tries until the coordinator answers: it counts the time, and says when it was too long. */
  async #send<Request, Response extends { readonly errorCode: number }>(
    api: Api<Request, Response>,
    request: Request,
    tell: (response: Response) => void,
    timeoutMs = this.#config.requestTimeoutMs,
  ): Promise<void> {
    const call = { name: api.name, target: groupCoordinator(this.#groupId), timeoutMs }
    let response: Response
    this.#isAsking = true
    try {
      response = await this.#rounds.call(call, async ({ send }) => {
        const answer = await send(api, request, { timeoutMs })
        if (isRetriable(responseError(answer.errorCode))) checkResponse(answer.errorCode)
        return answer
      })
    } catch (error) {
      if (this.#isClosed || !isRetriable(error)) throw error
      this.#cluster.runtime.logger.debug(`${api.name} failed: ${error}`)
      return
    } finally {
      this.#isAsking = false
    }
    if (!this.#isClosed) tell(response)
  }

  async #leave(): Promise<void> {
    const call = {
      name: LeaveGroup.name,
      target: groupCoordinator(this.#groupId),
      isSingleAttempt: true,
    }
    const { memberId } = this
    const reason = 'the consumer is being closed'
    const members = [newMemberIdentity({ memberId, reason })]
    try {
      await this.#cluster.call(call, ({ send }) =>
        send(LeaveGroup, (version) =>
          newLeaveGroupRequest({
            groupId: this.#groupId,
            ...(version >= 3 ? { members } : { memberId }),
          }),
        ),
      )
    } catch (error) {
      this.#cluster.runtime.logger.debug(`Leaving the group failed: ${error}`)
    }
  }
}
