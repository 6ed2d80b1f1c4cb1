import { type ErrorName, errorCode, KafkaError } from '../../../protocol/errors.ts'
import {
  newShareGroupHeartbeatResponse,
  type ShareGroupHeartbeatRequest,
  type ShareGroupHeartbeatResponse,
} from '../../../protocol/messages/76-share-group-heartbeat.ts'
import {
  type AlterShareGroupOffsetsRequest,
  type AlterShareGroupOffsetsResponse,
  type AlterShareGroupOffsetsResponseTopic,
  newAlterShareGroupOffsetsResponse,
} from '../../../protocol/messages/91-alter-share-group-offsets.ts'
import {
  type DeleteShareGroupOffsetsRequest,
  type DeleteShareGroupOffsetsResponse,
  newDeleteShareGroupOffsetsResponse,
  newDeleteShareGroupOffsetsResponseTopic,
} from '../../../protocol/messages/92-delete-share-group-offsets.ts'
import { InvariantError } from '../../../runtime/assert.ts'
import type { Logger } from '../../../runtime/logger.ts'
import { asKafkaError } from '../../runtime/operation-errors.ts'
import type { SharePersister } from '../../share-state/share-persister.ts'
import { answeringWithMessage } from '../answering.ts'
import type { GroupRequestContext } from '../group-context.ts'
import type { GroupRouting } from '../group-routing.ts'
import type { GroupSettings } from '../group-settings.ts'
import type { TopicsView } from '../modern/topics-view.ts'
import { findShareGroup } from './find-share-group.ts'
import { markInitialized, markUninitialized, type StateToInitialize } from './initialize-state.ts'
import { shareHeartbeat } from './share-heartbeat.ts'
import { checkHeartbeat } from './share-heartbeat-rules.ts'
import { leaveShareGroup } from './share-leave.ts'
import { LEAVE_EPOCH } from './share-member.ts'
import {
  alterShareOffsets,
  beginDeleteShareGroups,
  beginDeleteShareOffsets,
  finishDeleteShareOffsets,
  forgetShareTopics,
} from './share-offsets.ts'
import type { PartitionsByTopic } from './state-topics.ts'

export interface ShareGroupsOptions {
  readonly routing: GroupRouting
  readonly topics: TopicsView
  readonly settings: GroupSettings
  readonly persister: SharePersister
  readonly logger: Logger
}

/** How share partitions fared with the share-state coordinator: the error of each, by topic id. */
type Outcomes = ReadonlyMap<string, ReadonlyMap<number, KafkaError | undefined>>

/**
 * Requests of share groups. Many take two steps with the state of share partitions in between: the
 * group's records say what is going to happen, the share-state coordinator does it, and the group's
 * records say that it is done. After a crash in between, the first step is found again.
 */
export class ShareGroups {
  readonly #options: ShareGroupsOptions

  constructor(options: ShareGroupsOptions) {
    this.#options = options
  }

  async heartbeat(
    client: GroupRequestContext,
    request: ShareGroupHeartbeatRequest,
  ): Promise<ShareGroupHeartbeatResponse> {
    try {
      checkHeartbeat(request)
      if (request.memberEpoch === LEAVE_EPOCH) {
        return await this.#options.routing.write(request.groupId, (context) =>
          leaveShareGroup(context, request),
        )
      }
      const beat = () =>
        this.#options.routing.write(request.groupId, (context) =>
          shareHeartbeat(context, client, request),
        )
      const { response, toInitialize } = await beat()
      if (toInitialize === undefined) return response
      if (this.#isAssignedLater(request.groupId)) {
        this.#initializeInBackground(toInitialize)
        return response
      }
      await this.#initialize(toInitialize)
      return (await beat()).response
    } catch (cause) {
      return answeringWithMessage((error, errorMessage) =>
        newShareGroupHeartbeatResponse({ errorCode: errorCode(error), errorMessage }),
      )(cause)
    }
  }

  async alterOffsets(
    request: AlterShareGroupOffsetsRequest,
  ): Promise<AlterShareGroupOffsetsResponse> {
    try {
      if (request.groupId === '') throw invalidGroupId()
      const { topics, toInitialize } = await this.#options.routing.write(
        request.groupId,
        (context) => alterShareOffsets(context, request),
      )
      const outcomes = await this.#initialize(toInitialize)
      return newAlterShareGroupOffsetsResponse({ responses: withOutcomes(topics, outcomes) })
    } catch (cause) {
      return answeringWithMessage((error, errorMessage) =>
        newAlterShareGroupOffsetsResponse({ errorCode: errorCode(error), errorMessage }),
      )(cause)
    }
  }

  async deleteOffsets(
    request: DeleteShareGroupOffsetsRequest,
  ): Promise<DeleteShareGroupOffsetsResponse> {
    const { groupId } = request
    try {
      if (groupId === '') throw invalidGroupId()
      const { refused, partitions } = await this.#options.routing.write(groupId, (context) =>
        beginDeleteShareOffsets(context, request),
      )
      const outcomes = await this.#delete(groupId, partitions)
      const failures = [...outcomes].map(([id, each]) => [id, firstError(each)] as const)
      const done = failures.flatMap(([topicId, error]) => (error === undefined ? [topicId] : []))
      if (done.length > 0) {
        await this.#options.routing.write(groupId, (context) =>
          finishDeleteShareOffsets(context, groupId, done),
        )
      }
      const answered = failures.map(([topicId, error]) => {
        const topicName = this.#options.topics.byId(topicId)?.name ?? ''
        const failure =
          error === undefined ? {} : { errorCode: error.code, errorMessage: error.message }
        return newDeleteShareGroupOffsetsResponseTopic({ topicId, topicName, ...failure })
      })
      return newDeleteShareGroupOffsetsResponse({ responses: [...answered, ...refused] })
    } catch (cause) {
      return answeringWithMessage((error, errorMessage) =>
        newDeleteShareGroupOffsetsResponse({ errorCode: errorCode(error), errorMessage }),
      )(cause)
    }
  }

  /** Deletes the state of share groups that are to be deleted; the error of each that can't be. */
  async deleteStates(
    partition: number,
    groupIds: readonly string[],
  ): Promise<ReadonlyMap<string, ErrorName>> {
    const { routing } = this.#options
    const errors = new Map<string, ErrorName>()
    const begun = await routing.writeTo(partition, (context) =>
      beginDeleteShareGroups(context, groupIds),
    )
    for (const [groupId, deletion] of begun) {
      if (deletion instanceof KafkaError) {
        errors.set(groupId, deletion.error)
        continue
      }
      for (const outcomes of (await this.#delete(groupId, deletion)).values()) {
        const error = firstError(outcomes)
        if (error !== undefined) errors.set(groupId, error.error)
      }
    }
    return errors
  }

  /** Topics are gone; the groups on one partition forget what they had of them. */
  async onTopicsDeleted(partition: number, topicIds: ReadonlySet<string>): Promise<void> {
    await this.#options.routing.writeTo(partition, (context) =>
      forgetShareTopics(context, topicIds),
    )
  }

  /** The partitions whose state a group keeps, by topic id. Empty for a group that is not there. */
  initializedPartitions(groupId: string): Promise<PartitionsByTopic> {
    return this.#options.routing.read(groupId, (context) => {
      const group = findShareGroup(context, groupId)
      const initialized = group?.knownStateTopics.initialized ?? []
      return new Map([...initialized].map(([topicId, { partitions }]) => [topicId, partitions]))
    })
  }

  /**
   * With Apache's settings a member is told of its partitions by a later heartbeat, some seconds
   * after it has joined. Where assignments may follow each other at once, it waits for them instead.
   */
  #isAssignedLater(groupId: string): boolean {
    return this.#options.settings.number(groupId, 'share.assignment.interval.ms') > 0
  }

  #initializeInBackground(toInitialize: StateToInitialize): void {
    this.#initialize(toInitialize).catch((cause: unknown) => {
      const { logger } = this.#options
      logger.error(`Initialize the state of share group '${toInitialize.groupId}' failed`, cause)
    })
  }

  /** All or nothing counts as initialised, as with Apache: what failed is tried again with the rest. */
  async #initialize({ groupId, stateEpoch, offsets }: StateToInitialize): Promise<Outcomes> {
    const { persister, logger } = this.#options
    const outcomes = await forEachPartition(offsets, (topicId, partition, startOffset) =>
      persister.initialize({ groupId, topicId, partition }, { stateEpoch, startOffset }),
    )
    const asked = new Map([...offsets].map(([topicId, each]) => [topicId, new Set(each.keys())]))
    const error = [...outcomes.values()].map(firstError).find((each) => each !== undefined)
    if (error === undefined) {
      await this.#options.routing.write(groupId, (context) =>
        markInitialized(context, groupId, asked),
      )
    } else {
      logger.error(`Initialize the state of share group '${groupId}' failed`, error)
      await this.#options.routing.write(groupId, (context) =>
        markUninitialized(context, groupId, asked),
      )
    }
    return outcomes
  }

  #delete(groupId: string, partitions: PartitionsByTopic): Promise<Outcomes> {
    const asked = new Map(
      [...partitions].map(([topicId, each]) => [topicId, new Map([...each].map((id) => [id, 0]))]),
    )
    return forEachPartition(asked, (topicId, partition) =>
      this.#options.persister.delete({ groupId, topicId, partition }),
    )
  }
}

async function forEachPartition(
  asked: ReadonlyMap<string, ReadonlyMap<number, number>>,
  act: (topicId: string, partition: number, value: number) => Promise<void>,
): Promise<Outcomes> {
  const outcomes = new Map<string, Map<number, KafkaError | undefined>>()
  const acts = [...asked].flatMap(([topicId, partitions]) => {
    const ofTopic = new Map<number, KafkaError | undefined>()
    outcomes.set(topicId, ofTopic)
    return [...partitions].map(async ([partition, value]) => {
      ofTopic.set(partition, undefined)
      await act(topicId, partition, value).catch((cause: unknown) => {
        if (cause instanceof InvariantError) throw cause
        ofTopic.set(partition, asKafkaError(cause))
      })
    })
  })
  await Promise.all(acts)
  return outcomes
}

function firstError(outcomes: ReadonlyMap<number, KafkaError | undefined>): KafkaError | undefined {
  return [...outcomes.values()].find((error) => error !== undefined)
}

function withOutcomes(
  topics: readonly AlterShareGroupOffsetsResponseTopic[],
  outcomes: Outcomes,
): AlterShareGroupOffsetsResponseTopic[] {
  return topics.map((topic) => ({
    ...topic,
    partitions: topic.partitions.map((partition) => {
      const error = outcomes.get(topic.topicId)?.get(partition.partitionIndex)
      if (error === undefined) return partition
      return { ...partition, errorCode: error.code, errorMessage: error.message }
    }),
  }))
}

function invalidGroupId(): KafkaError {
  return new KafkaError('INVALID_GROUP_ID', 'The group id is invalid.')
}
