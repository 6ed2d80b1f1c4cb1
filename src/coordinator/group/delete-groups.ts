import { type ErrorName, errorCode, KafkaError } from '../../protocol/errors.ts'
import {
  type DeletableGroupResult,
  newDeletableGroupResult,
} from '../../protocol/messages/42-delete-groups.ts'
import type { CoordinatorRecord, CoordinatorResult } from '../runtime/coordinator-shard.ts'
import type { GroupContext } from './group-context.ts'
import { offsetTombstone } from './group-records.ts'

/** DeleteGroups of one partition: groups without members, with all their offsets. */
export function deleteGroups(
  context: GroupContext,
  groupIds: readonly string[],
): CoordinatorResult<DeletableGroupResult[]> {
  const records: CoordinatorRecord[] = []
  const results = [...new Set(groupIds)].map((groupId) => {
    const error = deleteGroup(context, groupId, records)
    return newDeletableGroupResult({ groupId, errorCode: errorCode(error) })
  })
  return { records, response: results }
}

function deleteGroup(
  { groups, offsets }: GroupContext,
  groupId: string,
  records: CoordinatorRecord[],
): ErrorName {
  const group = groups.find(groupId)
  if (group === undefined) return 'GROUP_ID_NOT_FOUND'
  try {
    group.validateDelete()
  } catch (error) {
    if (error instanceof KafkaError) return error.error
    throw error
  }
  for (const [topic, partition] of offsets.partitions(groupId)) {
    records.push(offsetTombstone(groupId, topic, partition))
  }
  records.push(...group.tombstones())
  return 'NONE'
}
