import { KafkaError } from '../../protocol/errors.ts'
import { toNumber } from '../../protocol/int64.ts'
import {
  ListOffsets,
  newListOffsetsPartition,
  newListOffsetsRequest,
} from '../../protocol/messages/2-list-offsets.ts'
import type { CallContext, Cluster } from '../cluster.ts'
import { responseError } from '../error-texts.ts'
import { callLeaders } from '../partition-leaders.ts'
import { groupByTopic, partitionName, type TopicPartition } from '../topic-partition.ts'
import type { Results } from './results.ts'

/** A place in a log by name; a number is a timestamp: the first record that is not older. */
export type OffsetSpec =
  | 'latest'
  | 'earliest'
  | 'max-timestamp'
  | 'earliest-local'
  | 'latest-tiered'
  | 'earliest-pending-upload'
  | number

export interface PartitionOffsetSpec extends TopicPartition {
  readonly spec: OffsetSpec
}

export interface ListedOffset {
  /** −1: no record is there. */
  readonly offset: number
  /** −1 unless the spec asked for a record. */
  readonly timestamp: number
  readonly leaderEpoch: number
}

export type IsolationLevel = 'read_uncommitted' | 'read_committed'

/** The timestamp that stands for a place, and the first version that knows it. */
const PLACES: Readonly<Record<Exclude<OffsetSpec, number>, readonly [number, number]>> = {
  latest: [-1, 1],
  earliest: [-2, 1],
  'max-timestamp': [-3, 7],
  'earliest-local': [-4, 8],
  'latest-tiered': [-5, 9],
  'earliest-pending-upload': [-6, 11],
}

export interface ListOffsetsOptions {
  readonly isolationLevel?: IsolationLevel
  readonly timeoutMs?: number
}

export function listOffsets(
  cluster: Cluster,
  partitions: readonly PartitionOffsetSpec[],
  { isolationLevel = 'read_uncommitted', ...timeout }: ListOffsetsOptions = {},
): Promise<Results<ListedOffset>> {
  return callLeaders(
    cluster,
    { name: 'listOffsets', ...timeout },
    partitions,
    (context, ofLeader) => askLeader(context, ofLeader, isolationLevel),
  )
}

async function askLeader(
  { send, connection, remainingMs }: CallContext,
  partitions: readonly PartitionOffsetSpec[],
  isolationLevel: IsolationLevel,
): Promise<Results<ListedOffset>> {
  ensureSupported(partitions, connection.version(ListOffsets))
  const response = await send(ListOffsets, (version) =>
    newListOffsetsRequest({
      isolationLevel: version >= 2 && isolationLevel === 'read_committed' ? 1 : 0,
      timeoutMs: version >= 10 ? Math.round(remainingMs) : 0,
      topics: [...groupByTopic(partitions)].map(([name, ofTopic]) => ({
        name,
        partitions: ofTopic.map(({ partition, spec }) =>
          newListOffsetsPartition({ partitionIndex: partition, timestamp: timestampOf(spec) }),
        ),
      })),
    }),
  )
  const outcome: Results<ListedOffset> = new Map()
  for (const { name: topic, partitions: answers } of response.topics) {
    for (const answer of answers) {
      outcome.set(
        partitionName({ topic, partition: answer.partitionIndex }),
        responseError(answer.errorCode) ?? {
          offset: toNumber(answer.offset),
          timestamp: toNumber(answer.timestamp),
          leaderEpoch: answer.leaderEpoch,
        },
      )
    }
  }
  return outcome
}

function timestampOf(spec: OffsetSpec): number {
  return typeof spec === 'number' ? spec : PLACES[spec][0]
}

function ensureSupported(
  partitions: readonly PartitionOffsetSpec[],
  version: number | undefined,
): void {
  for (const { spec } of partitions) {
    if (typeof spec === 'number' || version === undefined || version >= PLACES[spec][1]) continue
    throw new KafkaError('UNSUPPORTED_VERSION', `The broker can't list the offset '${spec}'`)
  }
}
