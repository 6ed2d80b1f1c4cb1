import {
  type AlterConfig,
  describeConfigs,
  incrementalAlterConfigs,
} from '../../client/admin/configs.ts'
import { deleteRecords } from '../../client/admin/delete-records.ts'
import { describeGroups } from '../../client/admin/describe-groups.ts'
import { describeTopics } from '../../client/admin/describe-topics.ts'
import {
  alterGroupOffsets,
  listGroupOffsets,
  type NewOffset,
} from '../../client/admin/group-offsets.ts'
import { deleteGroups, listGroups } from '../../client/admin/groups.ts'
import { listOffsets, type OffsetSpec } from '../../client/admin/list-offsets.ts'
import type { Results } from '../../client/admin/results.ts'
import {
  createPartitions,
  createTopics,
  deleteTopics,
  listTopics,
} from '../../client/admin/topics.ts'
import { Cluster } from '../../client/cluster.ts'
import { partitionName, type TopicPartition } from '../../client/topic-partition.ts'
import { KafkaError } from '../../protocol/errors.ts'
import type { Runtime } from '../../runtime/runtime.ts'
import type { Admin, ClientOptions, NewTopicOptions } from '../types/clients.ts'
import type { GroupState, PartitionLag, TopicState } from '../types/state.ts'
import { clientProperties } from './client-properties.ts'

/** Throws ConfigError for settings that Java's client refuses too. Connects when first used. */
export function openAdmin(runtime: Runtime, options: ClientOptions): Admin {
  return new ClusterAdmin(Cluster.of(runtime, clientProperties(options)))
}

class ClusterAdmin implements Admin {
  readonly #cluster: Cluster

  constructor(cluster: Cluster) {
    this.#cluster = cluster
  }

  async topics(): Promise<string[]> {
    const listed = await listTopics(this.#cluster, { includesInternal: false })
    return listed.map(({ name }) => name)
  }

  async createTopic(name: string, options: NewTopicOptions = {}): Promise<void> {
    const { partitions, replicationFactor, config = {} } = options
    const topic = {
      name,
      configs: new Map(Object.entries(config).map(([key, value]) => [key, String(value)])),
      ...(partitions === undefined ? {} : { partitions }),
      ...(replicationFactor === undefined ? {} : { replicationFactor }),
    }
    orThrow(await createTopics(this.#cluster, [topic]))
  }

  async deleteTopic(name: string): Promise<void> {
    orThrow(await deleteTopics(this.#cluster, [name]))
  }

  async describeTopic(name: string): Promise<TopicState> {
    const described = only(await describeTopics(this.#cluster, [name]))
    const partitions = described.partitions.map(({ partition }) => ({ topic: name, partition }))
    const [earliest, latest, lastStable] = await Promise.all([
      this.#offsets(partitions, 'earliest'),
      this.#offsets(partitions, 'latest'),
      this.#offsets(partitions, 'latest', 'read_committed'),
    ])
    return {
      name,
      topicId: described.topicId,
      partitions: described.partitions.map(
        ({ partition, leaderId, leaderEpoch, replicas, isr }) => {
          const key = partitionName({ topic: name, partition })
          return {
            partition,
            leader: leaderId,
            leaderEpoch,
            replicas,
            inSyncReplicas: isr,
            earliest: earliest.get(key) ?? -1,
            latest: latest.get(key) ?? -1,
            lastStable: lastStable.get(key) ?? -1,
          }
        },
      ),
    }
  }

  async addPartitions(topic: string, total: number): Promise<void> {
    orThrow(await createPartitions(this.#cluster, [{ name: topic, count: total }]))
  }

  async groups() {
    const listed = await listGroups(this.#cluster)
    return listed.map(({ groupId, type, state }) => ({ groupId, type, state }))
  }

  async describeGroup(groupId: string): Promise<GroupState | undefined> {
    const described = (await describeGroups(this.#cluster, [groupId])).get(groupId)
    if (described instanceof KafkaError && described.error === 'GROUP_ID_NOT_FOUND')
      return undefined
    if (described === undefined || described instanceof KafkaError) throw described
    const { type, state, members } = described
    return {
      groupId,
      type,
      state,
      members: members.map((member) => ({
        memberId: member.memberId,
        clientId: member.clientId,
        host: member.host.replace(/^\//, ''),
        groupInstanceId: member.groupInstanceId,
        assignment: member.assignment,
      })),
    }
  }

  async groupLag(groupId: string): Promise<PartitionLag[]> {
    const committed = await listGroupOffsets(this.#cluster, groupId)
    const latest = await this.#offsets(committed, 'latest', 'read_committed')
    return committed.map(({ topic, partition, offset }) => {
      const end = latest.get(partitionName({ topic, partition })) ?? -1
      return { topic, partition, committed: offset, latest: end, lag: Math.max(end - offset, 0) }
    })
  }

  async setGroupOffsets(groupId: string, offsets: readonly NewOffset[]): Promise<void> {
    orThrow(await alterGroupOffsets(this.#cluster, groupId, offsets))
  }

  async deleteGroup(groupId: string): Promise<void> {
    orThrow(await deleteGroups(this.#cluster, [groupId]))
  }

  async topicConfig(topic: string): Promise<Record<string, string | null>> {
    const entries = only(await describeConfigs(this.#cluster, [{ type: 'topic', name: topic }]))
    return Object.fromEntries(entries.map(({ name, value }) => [name, value]))
  }

  async setTopicConfig(
    topic: string,
    config: Readonly<Record<string, string | number | boolean | null>>,
  ): Promise<void> {
    const changes = Object.entries(config).map(
      ([name, value]): AlterConfig =>
        value === null
          ? { name, operation: 'delete', value }
          : { name, operation: 'set', value: String(value) },
    )
    orThrow(await incrementalAlterConfigs(this.#cluster, [{ type: 'topic', name: topic, changes }]))
  }

  async deleteRecords(
    topic: string,
    partition: number,
    beforeOffset: number | 'latest',
  ): Promise<void> {
    const before = beforeOffset === 'latest' ? ALL_RECORDS : beforeOffset
    orThrow(await deleteRecords(this.#cluster, [{ topic, partition, beforeOffset: before }]))
  }

  close(): Promise<void> {
    return this.#cluster.close()
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close()
  }

  async #offsets(
    partitions: readonly TopicPartition[],
    spec: OffsetSpec,
    isolationLevel: 'read_committed' | 'read_uncommitted' = 'read_uncommitted',
  ): Promise<Map<string, number>> {
    const wanted = partitions.map(({ topic, partition }) => ({ topic, partition, spec }))
    const found = await listOffsets(this.#cluster, wanted, { isolationLevel })
    orThrow(found)
    return new Map(
      [...found].map(([name, at]) => [name, at instanceof KafkaError ? -1 : at.offset]),
    )
  }
}

const ALL_RECORDS = -1

/** The value of the one thing that was asked for. */
function only<Value>(results: Results<Value>): Value {
  orThrow(results)
  const [value] = results.values()
  return value as Value
}

function orThrow(results: Results<unknown>): void {
  for (const [name, result] of results) {
    if (!(result instanceof KafkaError)) continue
    const text = result.message === result.error ? '' : ` (${result.message})`
    throw new KafkaError(result.error, `'${name}': ${result.error}${text}`, { cause: result })
  }
}
