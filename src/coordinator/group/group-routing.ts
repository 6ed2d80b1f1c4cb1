import type { ErrorName } from '../../protocol/errors.ts'
import type { CoordinatorRuntime } from '../runtime/coordinator-runtime.ts'
import type { CoordinatorResult, Ticket } from '../runtime/coordinator-shard.ts'
import { answering } from './answering.ts'
import type { GroupContext, GroupTimerEvent } from './group-context.ts'
import type { GroupShard } from './group-shard.ts'
import { partitionForKey } from './java-hash.ts'

export type GroupRuntime = CoordinatorRuntime<GroupShard, GroupTimerEvent>

/** Brings what a request does to the partition of `__consumer_offsets` that its group lives on. */
export class GroupRouting {
  readonly #runtime: GroupRuntime
  readonly #partitionCount: () => number

  constructor(runtime: GroupRuntime, partitionCount: () => number) {
    this.#runtime = runtime
    this.#partitionCount = partitionCount
  }

  partitionFor(groupId: string): number {
    return partitionForKey(groupId, this.#partitionCount())
  }

  write<Response>(
    groupId: string,
    operation: (context: GroupContext) => CoordinatorResult<Response>,
  ): Promise<Response> {
    return this.writeTo(this.partitionFor(groupId), operation)
  }

  read<Response>(
    groupId: string,
    operation: (context: GroupContext) => Response,
  ): Promise<Response> {
    return this.readFrom(this.partitionFor(groupId), operation)
  }

  /** For a request that the group answers itself, perhaps much later, by its ticket. */
  park<Response>(
    groupId: string,
    operation: (context: GroupContext, ticket: Ticket<Response>) => CoordinatorResult<undefined>,
  ): Promise<Response> {
    return this.#runtime.park<Response>(this.partitionFor(groupId), (shard, ticket, nowMs) =>
      operation(shard.at(nowMs), ticket),
    )
  }

  writeTo<Response>(
    partition: number,
    operation: (context: GroupContext) => CoordinatorResult<Response>,
  ): Promise<Response> {
    return this.#runtime.write(partition, (shard, nowMs) => operation(shard.at(nowMs)))
  }

  readFrom<Response>(
    partition: number,
    operation: (context: GroupContext) => Response,
  ): Promise<Response> {
    return this.#runtime.read(partition, (shard, nowMs) => operation(shard.at(nowMs)))
  }

  /** Asks about many groups at once. Where a partition can't answer, each of its groups is refused. */
  readEach<Answer>(
    groupIds: readonly string[],
    operation: (context: GroupContext, groupIds: readonly string[]) => Answer[],
    refuse: (groupId: string, error: ErrorName) => Answer,
  ): Promise<Answer[]> {
    return this.byPartition(
      groupIds,
      (partition, ids) => this.readFrom(partition, (context) => operation(context, ids)),
      refuse,
    )
  }

  /** As `readEach` for kinds of groups that all have a name. */
  async readNamed<Answer>(
    groupIds: readonly string[],
    operation: (context: GroupContext, groupIds: readonly string[]) => Answer[],
    refuse: (groupId: string, error: ErrorName) => Answer,
  ): Promise<Answer[]> {
    const named = groupIds.filter((groupId) => groupId !== '')
    const unnamed = groupIds.filter((groupId) => groupId === '')
    const answers = await this.readEach(named, operation, refuse)
    return [...unnamed.map((groupId) => refuse(groupId, 'INVALID_GROUP_ID')), ...answers]
  }

  async byPartition<Answer>(
    groupIds: readonly string[],
    ask: (partition: number, groupIds: readonly string[]) => Promise<Answer[]>,
    refuse: (groupId: string, error: ErrorName) => Answer,
  ): Promise<Answer[]> {
    const idsByPartition = new Map<number, string[]>()
    for (const groupId of groupIds) {
      const partition = this.partitionFor(groupId)
      const ids = idsByPartition.get(partition)
      if (ids === undefined) idsByPartition.set(partition, [groupId])
      else ids.push(groupId)
    }
    const asked = [...idsByPartition].map(([partition, ids]) =>
      ask(partition, ids).catch(answering((error) => ids.map((groupId) => refuse(groupId, error)))),
    )
    return (await Promise.all(asked)).flat()
  }
}
