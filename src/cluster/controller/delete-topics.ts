import { type ErrorName, errorCode, KafkaError } from '../../protocol/errors.ts'
import {
  type DeletableTopicResult,
  type DeleteTopicsRequest,
  type DeleteTopicsResponse,
  newDeletableTopicResult,
  newDeleteTopicsResponse,
} from '../../protocol/messages/20-delete-topics.ts'
import { ZERO_UUID } from '../../protocol/uuid.ts'
import { type MutationRecorder, UNLIMITED_MUTATIONS } from '../../security/quota/client-quota.ts'
import { type MetadataRecord, metadataRecord } from '../metadata-record.ts'
import {
  type ControllerContext,
  type ControllerResult,
  checkRecordCount,
} from './controller-context.ts'

const UNKNOWN_NAME = 'This server does not host this topic-partition.'
const UNKNOWN_ID = 'This server does not host this topic ID.'

/** What the asker may do with a topic. */
export interface DeletionRights {
  isDescribable(name: string): boolean
  isDeletable(name: string): boolean
}

export const ALL_DELETION_RIGHTS: DeletionRights = {
  isDescribable: () => true,
  isDeletable: () => true,
}

/**
 * DeleteTopics, by name or by id (version 6 on). A topic that is named twice, in either way, is not
 * deleted at all.
 */
export function deleteTopics(
  context: ControllerContext,
  request: DeleteTopicsRequest,
  rights: DeletionRights = ALL_DELETION_RIGHTS,
  mutations: MutationRecorder = UNLIMITED_MUTATIONS,
): ControllerResult<DeleteTopicsResponse> {
  const { topics } = context.image
  const responses: DeletableTopicResult[] = []
  const fail = (name: string | null, topicId: string, error: ErrorName, errorMessage: string) =>
    void responses.push(
      newDeletableTopicResult({ name, topicId, errorCode: errorCode(error), errorMessage }),
    )
  const refuse = (name: string | null, topicId: string) =>
    fail(name, topicId, 'TOPIC_AUTHORIZATION_FAILED', 'Topic authorization failed.')
  const { names, ids } = countTopics(request)
  for (const { name, topicId } of request.topics) {
    if (name === null && topicId === ZERO_UUID) {
      fail(null, ZERO_UUID, 'INVALID_REQUEST', 'Neither topic name nor id were specified.')
    } else if (name !== null && topicId !== ZERO_UUID) {
      fail(name, topicId, 'INVALID_REQUEST', 'You may not specify both topic name and topic id.')
    }
  }
  for (const name of names.repeated()) {
    fail(name, ZERO_UUID, 'INVALID_REQUEST', 'Duplicate topic name.')
  }
  for (const id of ids.repeated()) fail(null, id, 'INVALID_REQUEST', 'Duplicate topic id.')

  const nameById = new Map<string, string>()
  for (const id of ids.single()) {
    const topic = topics.byId(id)
    if (topic === undefined) fail(null, id, 'UNKNOWN_TOPIC_ID', UNKNOWN_ID)
    else if (!rights.isDeletable(topic.name)) {
      refuse(rights.isDescribable(topic.name) ? topic.name : null, id)
    } else nameById.set(id, topic.name)
  }
  for (const name of names.single()) {
    const id = topics.byName(name)?.id
    if (!rights.isDescribable(name)) refuse(name, ZERO_UUID)
    else if (id === undefined) fail(name, ZERO_UUID, 'UNKNOWN_TOPIC_OR_PARTITION', UNKNOWN_NAME)
    else if (!rights.isDeletable(name)) refuse(name, ZERO_UUID)
    else if (ids.has(id)) {
      nameById.delete(id)
      const message = 'The provided topic name maps to an ID that was already supplied.'
      fail(name, id, 'INVALID_REQUEST', message)
    } else nameById.set(id, name)
  }

  const records: MetadataRecord[] = []
  for (const [topicId, name] of nameById) {
    const refusal = attemptRecord(mutations, topics.byId(topicId)?.partitions.length ?? 0)
    if (refusal !== undefined) {
      fail(name, topicId, refusal.error, refusal.message)
      continue
    }
    records.push(metadataRecord('RemoveTopicRecord', { topicId }))
    responses.push(newDeletableTopicResult({ name, topicId, errorMessage: null }))
  }
  checkRecordCount(records.length)
  return { records, response: newDeleteTopicsResponse({ responses }) }
}

/** Whether a request names any topic in a way that is not refused for itself. */
export function isAnyDeletable(request: DeleteTopicsRequest): boolean {
  const { names, ids } = countTopics(request)
  return names.single().length > 0 || ids.single().length > 0
}

/** How often each topic is asked for, by name or by id; what has both or neither does not count. */
function countTopics({ topicNames, topics }: DeleteTopicsRequest) {
  const names = new Counter()
  const ids = new Counter()
  for (const name of topicNames) names.add(name)
  for (const { name, topicId } of topics) {
    if (name === null && topicId !== ZERO_UUID) ids.add(topicId)
    else if (name !== null && topicId === ZERO_UUID) names.add(name)
  }
  return { names, ids }
}

function attemptRecord(mutations: MutationRecorder, partitionCount: number) {
  try {
    mutations.record(partitionCount)
    return undefined
  } catch (error) {
    if (error instanceof KafkaError) return error
    throw error
  }
}

class Counter {
  readonly #counts = new Map<string, number>()

  add(key: string): void {
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1)
  }

  has(key: string): boolean {
    return this.#counts.has(key)
  }

  single(): string[] {
    return this.#where((count) => count === 1)
  }

  repeated(): string[] {
    return this.#where((count) => count > 1)
  }

  #where(isWanted: (count: number) => boolean): string[] {
    return [...this.#counts].filter(([, count]) => isWanted(count)).map(([key]) => key)
  }
}
