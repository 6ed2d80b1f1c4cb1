import { KafkaError } from '../protocol/errors.ts'
import type { Results } from './admin/results.ts'
import { backoffMs, sleepUntil } from './backoff.ts'
import { type CallContext, type Cluster, node } from './cluster.ts'
import { isRetriable, responseError, timeoutError } from './error-texts.ts'
import { partitionName, type TopicPartition } from './topic-partition.ts'

export interface LeaderCallOptions {
  readonly name: string
  readonly timeoutMs?: number
}

/**
 * Asks the leader of each partition, all leaders at once. Partitions whose leader has moved, or does
 * not exist yet, are asked about again until the deadline; the error of the others is their result.
 */
export async function callLeaders<Partition extends TopicPartition, Value>(
  cluster: Cluster,
  options: LeaderCallOptions,
  partitions: readonly Partition[],
  ask: (context: CallContext, partitions: readonly Partition[]) => Promise<Results<Value>>,
): Promise<Results<Value>> {
  const { clock, random } = cluster.runtime
  const { retryBackoffMs, retryBackoffMaxMs, defaultApiTimeoutMs } = cluster.config
  const deadlineMs = clock.monotonicMs() + (options.timeoutMs ?? defaultApiTimeoutMs)
  const outcome: Results<Value> = new Map()
  let rest = partitions
  for (let failures = 0; rest.length > 0; failures++) {
    const timeoutMs = Math.max(deadlineMs - clock.monotonicMs(), 1)
    const answers = await askOnce(cluster, { ...options, timeoutMs }, rest, ask)
    for (const [name, answer] of answers) outcome.set(name, answer)
    rest = rest.filter((partition) => isRetriable(outcome.get(partitionName(partition))))
    if (rest.length === 0) break
    const delayMs = backoffMs(failures, retryBackoffMs, retryBackoffMaxMs, random)
    if (clock.monotonicMs() + delayMs >= deadlineMs) {
      for (const partition of rest) {
        const name = partitionName(partition)
        const cause = outcome.get(name)
        outcome.set(name, timeoutError(`Call(callName=${options.name}) timed out`, cause))
      }
      break
    }
    await sleepUntil(clock, delayMs, deadlineMs)
  }
  return outcome
}

async function askOnce<Partition extends TopicPartition, Value>(
  cluster: Cluster,
  options: LeaderCallOptions & { readonly timeoutMs: number },
  partitions: readonly Partition[],
  ask: (context: CallContext, partitions: readonly Partition[]) => Promise<Results<Value>>,
): Promise<Results<Value>> {
  const outcome: Results<Value> = new Map()
  const byLeader = await groupByLeader(cluster, options, partitions, outcome)
  await Promise.all(
    [...byLeader].map(async ([leaderId, ofLeader]) => {
      try {
        const call = { ...options, target: node(leaderId), isSingleAttempt: true }
        const answers = await cluster.call(call, (context) => ask(context, ofLeader))
        for (const [name, answer] of answers) outcome.set(name, answer)
      } catch (error) {
        if (!(error instanceof KafkaError)) throw error
        for (const partition of ofLeader) outcome.set(partitionName(partition), error)
      }
    }),
  )
  return outcome
}

async function groupByLeader<Partition extends TopicPartition, Value>(
  cluster: Cluster,
  { timeoutMs }: { readonly timeoutMs: number },
  partitions: readonly Partition[],
  outcome: Results<Value>,
): Promise<Map<number, Partition[]>> {
  const names = [...new Set(partitions.map(({ topic }) => topic))]
  const { topics } = await cluster.metadata({ topics: names }, { timeoutMs })
  const byLeader = new Map<number, Partition[]>()
  for (const wanted of partitions) {
    const topic = topics.get(wanted.topic)
    const partition = topic?.partitions.find(({ partition }) => partition === wanted.partition)
    const error =
      topic?.error ??
      (partition ? partition.error : responseError(3)) ??
      (partition && partition.leaderId < 0 ? responseError(5) : undefined)
    if (error || !partition) {
      outcome.set(partitionName(wanted), error ?? new KafkaError('UNKNOWN_TOPIC_OR_PARTITION'))
      continue
    }
    const group = byLeader.get(partition.leaderId)
    if (group) group.push(wanted)
    else byLeader.set(partition.leaderId, [wanted])
  }
  return byLeader
}
