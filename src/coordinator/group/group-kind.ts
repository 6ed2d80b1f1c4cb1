import type { Logger } from '../../runtime/logger.ts'
import type { CoordinatorResult, LoggedRecord } from '../runtime/coordinator-shard.ts'
import type { Group, GroupType } from './group.ts'
import type { GroupContext } from './group-context.ts'
import type { Groups } from './groups.ts'

/** A deadline of a group or of one of its members. */
export interface KindTimerEvent {
  readonly type: Exclude<GroupType, 'classic'>
  /** Which one, in the words of its kind: `session`, `rebalance`, … */
  readonly timer: string
  readonly groupId: string
  readonly memberId?: string
  /** The epoch that the deadline belongs to. */
  readonly epoch?: number
  /** Topics that the client behind it may see; left out: all. */
  readonly maySeeTopic?: ((topic: string) => boolean) | undefined
}

/** What records become. */
export interface ReplayTarget {
  readonly groups: Groups
  readonly logger: Logger
}

/**
 * How a kind of groups takes part in the shard. Requests of its protocol come through
 * `GroupCoordinator`; what all groups have in common is asked of the group itself (`Group`).
 */
export interface GroupKind {
  readonly type: Exclude<GroupType, 'classic'>
  /** The int16 in front of the keys of its records. */
  readonly recordTypes: readonly number[]
  /** Makes a record state, at start-up as in life. The key's record type has not been read off. */
  replay(target: ReplayTarget, record: LoggedRecord, recordType: number): void
  /** The log has been replayed: starts the timers of a group, which may be of another kind. */
  onLoaded(context: GroupContext, group: Group): void
  onTimer(context: GroupContext, event: KindTimerEvent): CoordinatorResult<undefined>
  /** A topic that the group is subscribed to was created, deleted or changed. */
  onTopicChanged?(context: GroupContext, group: Group, topic: string): void
}
