import type { Logger } from '../../runtime/logger.ts'
import type { Random } from '../../runtime/random.ts'
import type { ShardEffects } from '../runtime/coordinator-shard.ts'
import type { GroupCoordinatorConfig } from './group-config.ts'
import type { KindTimerEvent } from './group-kind.ts'
import type { GroupSettings } from './group-settings.ts'
import type { Groups } from './groups.ts'
import type { TopicsView } from './modern/topics-view.ts'
import type { OffsetStore } from './offsets/offset-store.ts'

/** What the coordinator knows of the client behind a request. */
export interface GroupRequestContext {
  readonly apiVersion: number
  readonly clientId: string
  /** As Java prints an address: `/127.0.0.1`. */
  readonly clientHost: string
  /** Left out: the client may see every topic. */
  readonly maySeeTopic?: (topic: string) => boolean
}

/** Deadlines of groups, as data: those of classic groups, and of the other kinds. */
export type GroupTimerEvent =
  | KindTimerEvent
  | { readonly type: 'session'; readonly groupId: string; readonly memberId: string }
  | { readonly type: 'join'; readonly groupId: string }
  | {
      readonly type: 'initial-join'
      readonly groupId: string
      readonly delayMs: number
      readonly remainingMs: number
    }
  | { readonly type: 'sync'; readonly groupId: string; readonly generationId: number }
  | { readonly type: 'expire-offsets' }

/** State, world and time, as an event of a group sees them. */
export interface GroupContext {
  readonly groups: Groups
  readonly offsets: OffsetStore
  readonly config: GroupCoordinatorConfig
  /** What is set for a group of its own. */
  readonly settings: GroupSettings
  readonly topics: TopicsView
  readonly effects: ShardEffects<GroupTimerEvent>
  readonly random: Random
  readonly logger: Logger
  readonly nowMs: number
}
