import type { CoordinatorRecord } from '../../runtime/coordinator-shard.ts'
import type { ClassicGroup } from '../classic/classic-group.ts'
import type { GroupContext } from '../group-context.ts'
import { groupNotFound } from '../groups.ts'
import type { ConsumerGroup } from './consumer-group.ts'

/** Makes a classic group with members one of this kind. Throws GROUP_ID_NOT_FOUND. */
export function upgradeToConsumerGroup(
  _context: GroupContext,
  group: ClassicGroup,
  _records: CoordinatorRecord[],
): ConsumerGroup {
  throw groupNotFound(`Group ${group.groupId} is not a consumer group.`)
}
