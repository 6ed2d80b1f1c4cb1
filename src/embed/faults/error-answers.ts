import {
  newPartitionProduceResponse,
  newProduceResponse,
  newTopicProduceResponse,
} from '../../protocol/messages/0-produce.ts'
import {
  newListOffsetsPartitionResponse,
  newListOffsetsResponse,
  newListOffsetsTopicResponse,
} from '../../protocol/messages/2-list-offsets.ts'
import {
  newOffsetCommitResponse,
  newOffsetCommitResponsePartition,
  newOffsetCommitResponseTopic,
} from '../../protocol/messages/8-offset-commit.ts'
import {
  newOffsetFetchResponse,
  newOffsetFetchResponseGroup,
  newOffsetFetchResponsePartition,
  newOffsetFetchResponseTopic,
} from '../../protocol/messages/9-offset-fetch.ts'
import {
  newCoordinator,
  newFindCoordinatorResponse,
} from '../../protocol/messages/10-find-coordinator.ts'
import {
  newDescribedGroup,
  newDescribeGroupsResponse,
} from '../../protocol/messages/15-describe-groups.ts'
import { newSaslHandshakeResponse } from '../../protocol/messages/17-sasl-handshake.ts'
import {
  newCreatableTopicResult,
  newCreateTopicsResponse,
} from '../../protocol/messages/19-create-topics.ts'
import {
  newDeletableTopicResult,
  newDeleteTopicsResponse,
} from '../../protocol/messages/20-delete-topics.ts'
import {
  newDeleteRecordsPartitionResult,
  newDeleteRecordsResponse,
  newDeleteRecordsTopicResult,
} from '../../protocol/messages/21-delete-records.ts'
import {
  newEpochEndOffset,
  newOffsetForLeaderEpochResponse,
  newOffsetForLeaderTopicResult,
} from '../../protocol/messages/23-offset-for-leader-epoch.ts'
import {
  newAddPartitionsToTxnPartitionResult,
  newAddPartitionsToTxnResponse,
  newAddPartitionsToTxnTopicResult,
} from '../../protocol/messages/24-add-partitions-to-txn.ts'
import {
  newTxnOffsetCommitResponse,
  newTxnOffsetCommitResponsePartition,
  newTxnOffsetCommitResponseTopic,
} from '../../protocol/messages/28-txn-offset-commit.ts'
import {
  newAclCreationResult,
  newCreateAclsResponse,
} from '../../protocol/messages/30-create-acls.ts'
import {
  newDeleteAclsFilterResult,
  newDeleteAclsResponse,
} from '../../protocol/messages/31-delete-acls.ts'
import {
  newDescribeConfigsResponse,
  newDescribeConfigsResult,
} from '../../protocol/messages/32-describe-configs.ts'
import {
  newAlterConfigsResourceResponse,
  newAlterConfigsResponse,
} from '../../protocol/messages/33-alter-configs.ts'
import { newSaslAuthenticateResponse } from '../../protocol/messages/36-sasl-authenticate.ts'
import {
  newCreatePartitionsResponse,
  newCreatePartitionsTopicResult,
} from '../../protocol/messages/37-create-partitions.ts'
import {
  newDeletableGroupResult,
  newDeleteGroupsResponse,
} from '../../protocol/messages/42-delete-groups.ts'
import { newIncrementalAlterConfigsResponse } from '../../protocol/messages/44-incremental-alter-configs.ts'
import {
  newDescribeProducersResponse,
  newPartitionResponse,
  newTopicResponse,
} from '../../protocol/messages/61-describe-producers.ts'
import {
  newDescribeTransactionsResponse,
  newTransactionState,
} from '../../protocol/messages/65-describe-transactions.ts'
import {
  newConsumerGroupDescribeResponse,
  newDescribedGroup as newDescribedConsumerGroup,
} from '../../protocol/messages/69-consumer-group-describe.ts'
import {
  newDescribeTopicPartitionsResponse,
  newDescribeTopicPartitionsResponseTopic,
} from '../../protocol/messages/75-describe-topic-partitions.ts'
import {
  newDescribedGroup as newDescribedShareGroup,
  newShareGroupDescribeResponse,
} from '../../protocol/messages/77-share-group-describe.ts'
import {
  newDescribedGroup as newDescribedStreamsGroup,
  newStreamsGroupDescribeResponse,
} from '../../protocol/messages/89-streams-group-describe.ts'

/** A message under construction: fields by name, values of whatever kind the protocol has there. */
export type Fields = Record<string, unknown>

/** Which part of a request is met. */
export type IsMet = (topic: Fields | string, partition?: number) => boolean

/** A valid answer that refuses a part of a request, and the request without that part. */
export interface Refusal {
  readonly response: Fields
  /** Whether anything is left to do. */
  readonly isPartial: boolean
  /** Puts the refused part into the answer for the rest. */
  mergeInto(response: Fields): void
}

/** How an API that has errors below the top says one: takes the part out of the request. */
export type Shape = (request: Fields, code: number, isMet: IsMet, version: number) => Refusal

interface PartitionFacts {
  /** The lists of topics and of their partitions in the request, and in the answer. */
  readonly lists: readonly [topics: string, partitions: string]
  readonly answers: readonly [topics: string, partitions: string]
  /** The field of a partition's id in the request (it may be the entry itself) and in the answer. */
  readonly ids: readonly [request: string | null, answer: string]
  readonly errorField?: string
  readonly rest?: Fields
  newResponse(fields: Fields): object
  newTopic(fields: Fields): object
  newPartition(fields: Fields): object
}

/** Errors stand in each partition of each topic. */
function byPartition(facts: PartitionFacts): Shape {
  const [topicsField, partitionsField] = facts.lists
  const [topicAnswers, partitionAnswers] = facts.answers
  const [idField, idAnswer] = facts.ids
  const idOf = (partition: unknown) =>
    idField === null ? (partition as number) : ((partition as Fields)[idField] as number)
  return (request, code, isMet) => {
    const refused: Fields[] = []
    const rest: Fields[] = []
    for (const topic of listIn(request, topicsField)) {
      const partitions = topic[partitionsField] as unknown[]
      const isPartitionMet = (each: unknown) => isMet(topic, idOf(each))
      const met = partitions.filter(isPartitionMet)
      const passed = partitions.filter((each) => !isPartitionMet(each))
      if (passed.length > 0) rest.push({ ...topic, [partitionsField]: passed })
      if (met.length === 0) continue
      const answers = met.map((each) =>
        facts.newPartition({
          ...facts.rest,
          [idAnswer]: idOf(each),
          [facts.errorField ?? 'errorCode']: code,
        }),
      )
      const { name, topic: named, topicId } = topic
      const known = Object.entries({ name, topic: named, topicId }).filter(
        ([, value]) => value !== undefined,
      )
      refused.push(
        facts.newTopic({ ...Object.fromEntries(known), [partitionAnswers]: answers }) as Fields,
      )
    }
    request[topicsField] = rest
    const response = facts.newResponse({ [topicAnswers]: refused }) as Fields
    return refusal(response, topicAnswers, rest.length, partitionAnswers)
  }
}

interface EntryFacts {
  /** The list in the request; several where versions differ. */
  readonly lists: readonly string[]
  readonly answers: string
  newResponse(fields: Fields): object
  /** An entry is an object of the list, or a name. */
  newEntry(entry: Fields | string, code: number): object
}

/** Errors stand in each entry of a list. */
function byEntry(facts: EntryFacts): Shape {
  return (request, code, isMet) => {
    const refused: object[] = []
    let left = 0
    for (const list of facts.lists) {
      const entries = (request[list] ?? []) as (Fields | string)[]
      const rest = entries.filter((entry) => !isMet(entry))
      for (const entry of entries)
        if (!rest.includes(entry)) refused.push(facts.newEntry(entry, code))
      request[list] = rest
      left += rest.length
    }
    return refusal(facts.newResponse({ [facts.answers]: refused }) as Fields, facts.answers, left)
  }
}

/** The answer as a whole, whatever the request was for. */
function whole(newResponse: (request: Fields, code: number, version: number) => object): Shape {
  return (request, code, _isMet, version) =>
    refusal(newResponse(request, code, version) as Fields, '', 0)
}

/** `partitions`: the list by which two entries of one topic become one. */
function refusal(response: Fields, answers: string, left: number, partitions?: string): Refusal {
  return {
    response,
    isPartial: left > 0,
    mergeInto(other) {
      const present = other[answers] as Fields[]
      for (const entry of response[answers] as Fields[]) {
        const same = partitions && present.find((each) => isSameTopic(each, entry))
        if (same) (same[partitions] as unknown[]).push(...(entry[partitions] as unknown[]))
        else present.push(entry)
      }
    },
  }
}

function isSameTopic(one: Fields, other: Fields): boolean {
  return one.name === other.name && one.topic === other.topic && one.topicId === other.topicId
}

function nameOf(entry: Fields | string): string {
  return typeof entry === 'string' ? entry : String(entry.name ?? '')
}

const ofTopic = (entry: Fields | string, errorCode: number) => ({
  name: nameOf(entry),
  ...(typeof entry === 'object' && entry.topicId !== undefined
    ? { topicId: entry.topicId as string }
    : {}),
  errorCode,
  errorMessage: null,
})

const ofResource = (entry: Fields | string, errorCode: number) => {
  const { resourceType, resourceName } = entry as { resourceType: number; resourceName: string }
  return { resourceType, resourceName, errorCode, errorMessage: null }
}

/** By the API's name. What is not here has its error at the top: the handler's own `failure`. */
export const ERROR_SHAPES: Readonly<Record<string, Shape>> = {
  Produce: byPartition({
    lists: ['topicData', 'partitionData'],
    answers: ['responses', 'partitionResponses'],
    ids: ['index', 'index'],
    rest: { baseOffset: -1 },
    newResponse: newProduceResponse,
    newTopic: newTopicProduceResponse,
    newPartition: newPartitionProduceResponse,
  }),
  ListOffsets: byPartition({
    lists: ['topics', 'partitions'],
    answers: ['topics', 'partitions'],
    ids: ['partitionIndex', 'partitionIndex'],
    newResponse: newListOffsetsResponse,
    newTopic: newListOffsetsTopicResponse,
    newPartition: newListOffsetsPartitionResponse,
  }),
  OffsetCommit: byPartition({
    lists: ['topics', 'partitions'],
    answers: ['topics', 'partitions'],
    ids: ['partitionIndex', 'partitionIndex'],
    newResponse: newOffsetCommitResponse,
    newTopic: newOffsetCommitResponseTopic,
    newPartition: newOffsetCommitResponsePartition,
  }),
  OffsetFetch: whole(offsetFetchRefused),
  FindCoordinator: whole(({ coordinatorKeys }, errorCode, version) =>
    newFindCoordinatorResponse(
      version >= FIRST_COORDINATOR_LIST
        ? {
            coordinators: (coordinatorKeys as string[]).map((each) =>
              newCoordinator({ key: each, errorCode, nodeId: -1, port: -1 }),
            ),
          }
        : { errorCode, nodeId: -1, port: -1, errorMessage: null },
    ),
  ),
  DescribeGroups: byEntry({
    lists: ['groups'],
    answers: 'groups',
    newResponse: newDescribeGroupsResponse,
    newEntry: (groupId, errorCode) => newDescribedGroup({ groupId: groupId as string, errorCode }),
  }),
  SaslHandshake: whole((_, errorCode) => newSaslHandshakeResponse({ errorCode })),
  CreateTopics: byEntry({
    lists: ['topics'],
    answers: 'topics',
    newResponse: newCreateTopicsResponse,
    newEntry: (entry, code) => newCreatableTopicResult(ofTopic(entry, code)),
  }),
  DeleteTopics: byEntry({
    lists: ['topics', 'topicNames'],
    answers: 'responses',
    newResponse: newDeleteTopicsResponse,
    newEntry: (entry, code) => newDeletableTopicResult(ofTopic(entry, code)),
  }),
  DeleteRecords: byPartition({
    lists: ['topics', 'partitions'],
    answers: ['topics', 'partitions'],
    ids: ['partitionIndex', 'partitionIndex'],
    rest: { lowWatermark: -1 },
    newResponse: newDeleteRecordsResponse,
    newTopic: newDeleteRecordsTopicResult,
    newPartition: newDeleteRecordsPartitionResult,
  }),
  OffsetForLeaderEpoch: byPartition({
    lists: ['topics', 'partitions'],
    answers: ['topics', 'partitions'],
    ids: ['partition', 'partition'],
    newResponse: newOffsetForLeaderEpochResponse,
    newTopic: newOffsetForLeaderTopicResult,
    newPartition: newEpochEndOffset,
  }),
  // Of clients: those of brokers, from version 4 on, have their error at the top.
  AddPartitionsToTxn: (request, code, isMet, version) =>
    version < FIRST_BATCHED_ADD
      ? addPartitions(request, code, isMet, version)
      : refusal(newAddPartitionsToTxnResponse({ errorCode: code }) as unknown as Fields, '', 0),
  TxnOffsetCommit: byPartition({
    lists: ['topics', 'partitions'],
    answers: ['topics', 'partitions'],
    ids: ['partitionIndex', 'partitionIndex'],
    newResponse: newTxnOffsetCommitResponse,
    newTopic: newTxnOffsetCommitResponseTopic,
    newPartition: newTxnOffsetCommitResponsePartition,
  }),
  DescribeConfigs: byEntry({
    lists: ['resources'],
    answers: 'results',
    newResponse: newDescribeConfigsResponse,
    newEntry: (entry, code) => newDescribeConfigsResult(ofResource(entry, code)),
  }),
  AlterConfigs: byEntry({
    lists: ['resources'],
    answers: 'responses',
    newResponse: newAlterConfigsResponse,
    newEntry: (entry, code) => newAlterConfigsResourceResponse(ofResource(entry, code)),
  }),
  SaslAuthenticate: whole((_, errorCode) => newSaslAuthenticateResponse({ errorCode })),
  CreatePartitions: byEntry({
    lists: ['topics'],
    answers: 'results',
    newResponse: newCreatePartitionsResponse,
    newEntry: (entry, code) => newCreatePartitionsTopicResult(ofTopic(entry, code)),
  }),
  DeleteGroups: byEntry({
    lists: ['groupsNames'],
    answers: 'results',
    newResponse: newDeleteGroupsResponse,
    newEntry: (groupId, errorCode) =>
      newDeletableGroupResult({ groupId: groupId as string, errorCode }),
  }),
  IncrementalAlterConfigs: byEntry({
    lists: ['resources'],
    answers: 'responses',
    newResponse: newIncrementalAlterConfigsResponse,
    newEntry: (entry, code) => newAlterConfigsResourceResponse(ofResource(entry, code)),
  }),
  DescribeProducers: byPartition({
    lists: ['topics', 'partitionIndexes'],
    answers: ['topics', 'partitions'],
    ids: [null, 'partitionIndex'],
    newResponse: newDescribeProducersResponse,
    newTopic: newTopicResponse,
    newPartition: newPartitionResponse,
  }),
  DescribeTransactions: byEntry({
    lists: ['transactionalIds'],
    answers: 'transactionStates',
    newResponse: newDescribeTransactionsResponse,
    newEntry: (id, errorCode) => newTransactionState({ transactionalId: id as string, errorCode }),
  }),
  CreateAcls: byEntry({
    lists: ['creations'],
    answers: 'results',
    newResponse: newCreateAclsResponse,
    newEntry: (_, errorCode) => newAclCreationResult({ errorCode }),
  }),
  DeleteAcls: byEntry({
    lists: ['filters'],
    answers: 'filterResults',
    newResponse: newDeleteAclsResponse,
    newEntry: (_, errorCode) => newDeleteAclsFilterResult({ errorCode }),
  }),
  ConsumerGroupDescribe: byEntry({
    lists: ['groupIds'],
    answers: 'groups',
    newResponse: newConsumerGroupDescribeResponse,
    newEntry: (groupId, errorCode) =>
      newDescribedConsumerGroup({ groupId: groupId as string, errorCode }),
  }),
  ShareGroupDescribe: byEntry({
    lists: ['groupIds'],
    answers: 'groups',
    newResponse: newShareGroupDescribeResponse,
    newEntry: (groupId, errorCode) =>
      newDescribedShareGroup({ groupId: groupId as string, errorCode }),
  }),
  StreamsGroupDescribe: byEntry({
    lists: ['groupIds'],
    answers: 'groups',
    newResponse: newStreamsGroupDescribeResponse,
    newEntry: (groupId, errorCode) =>
      newDescribedStreamsGroup({ groupId: groupId as string, errorCode }),
  }),
  DescribeTopicPartitions: byEntry({
    lists: ['topics'],
    answers: 'topics',
    newResponse: newDescribeTopicPartitionsResponse,
    newEntry: (entry, errorCode) =>
      newDescribeTopicPartitionsResponseTopic({ name: nameOf(entry), errorCode }),
  }),
}

export function hasErrorShape(api: string): boolean {
  return api === 'Fetch' || api === 'Metadata' || Object.hasOwn(ERROR_SHAPES, api)
}

const FIRST_COORDINATOR_LIST = 4
const FIRST_BATCHED_ADD = 4
const FIRST_BATCHED_OFFSET_FETCH = 8
const FIRST_GROUP_ERROR = 2

const addPartitions = byPartition({
  lists: ['v3AndBelowTopics', 'partitions'],
  answers: ['resultsByTopicV3AndBelow', 'resultsByPartition'],
  ids: [null, 'partitionIndex'],
  errorField: 'partitionErrorCode',
  newResponse: newAddPartitionsToTxnResponse,
  newTopic: newAddPartitionsToTxnTopicResult,
  newPartition: newAddPartitionsToTxnPartitionResult,
})

/** Versions before 2 have no place for an error but the partitions. */
function offsetFetchRefused(request: Fields, errorCode: number, version: number): object {
  if (version >= FIRST_BATCHED_OFFSET_FETCH) {
    const groups = listIn(request, 'groups').map(({ groupId }) =>
      newOffsetFetchResponseGroup({ groupId: groupId as string, errorCode }),
    )
    return newOffsetFetchResponse({ groups })
  }
  if (version >= FIRST_GROUP_ERROR) return newOffsetFetchResponse({ errorCode })
  const topics = listIn(request, 'topics').map(({ name, partitionIndexes }) =>
    newOffsetFetchResponseTopic({
      name: name as string,
      partitions: (partitionIndexes as number[]).map((partitionIndex) =>
        newOffsetFetchResponsePartition({ partitionIndex, committedOffset: -1, errorCode }),
      ),
    }),
  )
  return newOffsetFetchResponse({ topics })
}

function listIn(fields: Fields, name: string): Fields[] {
  return (fields[name] ?? []) as Fields[]
}
