import { type CommittedOffset, listGroupOffsets } from '../../client/admin/group-offsets.ts'
import type { Cluster } from '../../client/cluster.ts'
import { partitionName, type TopicPartition } from '../../client/topic-partition.ts'
import { parseDuration } from '../../config/iso-duration.ts'
import type { Logger } from '../../runtime/logger.ts'
import type { CommandContext } from '../shared/context.ts'
import { parseDateTime } from '../shared/date-time.ts'
import { offsetsAt, type PlannedOffset } from '../shared/planned-offsets.ts'
import { checkPartitions, topicScope } from '../shared/topic-scope.ts'
import type { ResetPlan } from './reset-file.ts'
import type { GroupsOptions, ResetScenario } from './rules.ts'

/** What resetting any of the groups needs to know. */
export interface ResetWork {
  readonly cluster: Cluster
  readonly options: GroupsOptions
  readonly context: CommandContext
  readonly logger: Logger
  readonly scenario: ResetScenario
  /** What `--from-file` holds, by group. */
  readonly filePlan: ResetPlan
}

/** Where a group shall go on in each of its partitions. */
export async function newOffsets(work: ResetWork, groupId: string): Promise<PlannedOffset[]> {
  const { cluster, scenario } = work
  const partitions = await partitionsInScope(work, groupId)
  await checkPartitions(cluster, partitions)
  switch (scenario) {
    case 'to-earliest':
      return offsetsAt(cluster, partitions, 'earliest')
    case 'to-latest':
      return offsetsAt(cluster, partitions, 'latest')
    case 'to-offset': {
      const offset = work.options.value('to-offset')!
      return withinLog(
        work,
        partitions.map((partition) => ({ ...partition, offset })),
      )
    }
    case 'shift-by':
      return shiftBy(work, groupId, partitions)
    case 'to-datetime':
      return atTime(work, partitions, parseDateTime(work.options.value('to-datetime')!))
    case 'by-duration': {
      const durationMs = parseDuration(work.options.value('by-duration')!)
      return atTime(work, partitions, work.context.runtime.clock.nowMs() - durationMs)
    }
    case 'to-current':
      return toCurrent(cluster, groupId, partitions)
    case 'from-file':
      return fromFile(work, groupId)
  }
}

async function partitionsInScope(
  { cluster, options }: ResetWork,
  groupId: string,
): Promise<readonly TopicPartition[]> {
  if (options.has('all-topics')) {
    const offsets = await listGroupOffsets(cluster, groupId)
    return offsets.map(({ topic, partition }) => ({ topic, partition }))
  }
  if (options.has('topic')) {
    const { partitions, missing } = await topicScope(cluster, options.values('topic'))
    for (const error of missing.values()) throw error
    return partitions
  }
  // What remains is a file, which names its partitions itself.
  return []
}

/** Moves what lies outside of its log to the nearer end, and says so. */
async function withinLog(
  { cluster, logger }: ResetWork,
  wanted: readonly PlannedOffset[],
): Promise<PlannedOffset[]> {
  const [starts, ends] = await Promise.all([
    offsetsAt(cluster, wanted, 'earliest'),
    offsetsAt(cluster, wanted, 'latest'),
  ])
  return wanted.map((planned, index) => {
    const [start, end] = [starts[index]!.offset, ends[index]!.offset]
    const name = partitionName(planned)
    const { offset } = planned
    if (offset > end) {
      logger.warn(
        `New offset (${offset}) is higher than latest offset for topic partition ${name}. Value will be set to ${end}`,
      )
    } else if (offset < start) {
      logger.warn(
        `New offset (${offset}) is lower than earliest offset for topic partition ${name}. Value will be set to ${start}`,
      )
    }
    return { ...planned, offset: Math.min(Math.max(offset, start), end) }
  })
}

async function shiftBy(
  work: ResetWork,
  groupId: string,
  partitions: readonly TopicPartition[],
): Promise<PlannedOffset[]> {
  const shift = work.options.value('shift-by')!
  const committed = await committedByName(work.cluster, groupId)
  const wanted = partitions.map(({ topic, partition }) => {
    const name = partitionName({ topic, partition })
    const current = committed.get(name)
    if (!current) {
      throw new Error(
        `Cannot shift offset for partition ${name} since there is no current committed offset`,
      )
    }
    return { topic, partition, offset: current.offset + shift }
  })
  return withinLog(work, wanted)
}

async function toCurrent(
  cluster: Cluster,
  groupId: string,
  partitions: readonly TopicPartition[],
): Promise<PlannedOffset[]> {
  const committed = await committedByName(cluster, groupId)
  const isCommitted = (partition: TopicPartition) => committed.has(partitionName(partition))
  const kept = partitions.filter(isCommitted).map(({ topic, partition }) => {
    return { topic, partition, offset: committed.get(partitionName({ topic, partition }))!.offset }
  })
  const fresh = partitions.filter((partition) => !isCommitted(partition))
  return [...kept, ...(await offsetsAt(cluster, fresh, 'latest'))]
}

async function committedByName(
  cluster: Cluster,
  groupId: string,
): Promise<Map<string, CommittedOffset>> {
  const offsets = await listGroupOffsets(cluster, groupId)
  return new Map(offsets.map((offset) => [partitionName(offset), offset]))
}

/** The first record that is not older; the end of the log where every record is. */
async function atTime(
  { cluster, context: { stdout } }: ResetWork,
  partitions: readonly TopicPartition[],
  timestamp: number,
): Promise<PlannedOffset[]> {
  const found = await offsetsAt(cluster, partitions, timestamp)
  const without = found.filter(({ offset }) => offset < 0)
  const ends = await offsetsAt(cluster, without, 'latest')
  for (const { topic, partition } of without) {
    stdout.line(
      `\nWarn: Partition ${partition} from topic ${topic} is empty. Falling back to latest known offset.`,
    )
  }
  return [...found.filter(({ offset }) => offset >= 0), ...ends]
}

async function fromFile(work: ResetWork, groupId: string): Promise<PlannedOffset[]> {
  const wanted = work.filePlan.get(groupId)
  if (!wanted) {
    work.context.noteFailure()
    work.context.stdout.line(`\nError: No reset plan for group ${groupId} found`)
    return []
  }
  await checkPartitions(work.cluster, wanted)
  return withinLog(work, wanted)
}
