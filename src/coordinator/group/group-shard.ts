import { readVersioned } from '../../protocol/framing.ts'
import {
  GroupMetadataValue,
  readGroupMetadataKey,
} from '../../protocol/messages/records/group-metadata.ts'
import {
  OffsetCommitValue,
  readOffsetCommitKey,
} from '../../protocol/messages/records/offset-commit.ts'
import { Reader } from '../../protocol/reader.ts'
import {
  type CoordinatorResult,
  type CoordinatorShard,
  type LoggedRecord,
  NO_RESULT,
  type ShardEffects,
} from '../runtime/coordinator-shard.ts'
import { ClassicGroup } from './classic/classic-group.ts'
import { onInitialJoinTimer, onJoinTimer, prepareRebalance } from './classic/rebalance.ts'
import { classicGroupFromRecord } from './classic/replay.ts'
import { answerJoin, answerSync, joinError, syncError } from './classic/replies.ts'
import { onSessionTimer } from './classic/session.ts'
import { onSyncTimer } from './classic/sync.ts'
import { restartSession } from './classic/timers.ts'
import type { GroupContext, GroupTimerEvent } from './group-context.ts'
import { kindOfGroup, kindOfRecord } from './group-kinds.ts'
import { Groups } from './groups.ts'
import { expireOffsets, scheduleExpiration } from './offsets/offset-expiration.ts'
import { OffsetStore } from './offsets/offset-store.ts'

/** Record types, the int16 in front of every key. Type 0 is that of brokers before 0.10. */
const LEGACY_OFFSET_COMMIT = 0
const OFFSET_COMMIT = 1
const GROUP_METADATA = 2

export type ShardWorld = Pick<GroupContext, 'config' | 'settings' | 'topics' | 'random' | 'logger'>

/**
 * The state machine of one partition of `__consumer_offsets`: its groups and their offsets. What an
 * event does is in the files of `classic/`, `offsets/` and the other kinds of groups, which plug in by
 * `group-kinds.ts` and get the context of `at()`; records become state here, and only here.
 */
export class GroupShard implements CoordinatorShard<GroupTimerEvent> {
  readonly groups = new Groups()
  readonly offsets = new OffsetStore()
  readonly #world: ShardWorld
  readonly #effects: ShardEffects<GroupTimerEvent>

  constructor(world: ShardWorld, effects: ShardEffects<GroupTimerEvent>) {
    this.#world = world
    this.#effects = effects
  }

  /** What an event sees of state, world and time. */
  at(nowMs: number): GroupContext {
    const { groups, offsets } = this
    return { ...this.#world, groups, offsets, effects: this.#effects, nowMs }
  }

  replay(record: LoggedRecord): void {
    const recordType = record.key.readInt16BE(0)
    switch (recordType) {
      case LEGACY_OFFSET_COMMIT:
      case OFFSET_COMMIT:
        this.#replayOffset(record)
        return
      case GROUP_METADATA:
        this.#replayGroup(record)
        return
      default:
        this.#replayOfKind(record, recordType)
    }
  }

  replayEndTransactionMarker(producerId: number, isCommitted: boolean): void {
    this.offsets.endTransaction(producerId, isCommitted)
  }

  onLoaded(nowMs: number): void {
    const context = this.at(nowMs)
    for (const group of this.groups.all()) {
      if (group instanceof ClassicGroup) onClassicLoaded(context, group)
      else kindOfGroup(group.type)?.onLoaded(context, group)
    }
    scheduleExpiration(context)
  }

  onTimer(event: GroupTimerEvent, nowMs: number): CoordinatorResult<undefined> {
    const context = this.at(nowMs)
    switch (event.type) {
      case 'session':
        return onSessionTimer(context, event.groupId, event.memberId)
      case 'join':
        return onJoinTimer(context, event.groupId)
      case 'initial-join':
        return onInitialJoinTimer(context, event.groupId, event.delayMs, event.remainingMs)
      case 'sync':
        return onSyncTimer(context, event.groupId, event.generationId)
      case 'expire-offsets':
        scheduleExpiration(context)
        return expireOffsets(context)
      default:
        return kindOfGroup(event.type)?.onTimer(context, event) ?? NO_RESULT
    }
  }

  onUnloaded(): void {
    const context = this.at(0)
    for (const group of this.groups.all()) {
      if (group instanceof ClassicGroup) sendAway(context, group)
    }
  }

  /** Topics were created, deleted or changed: whoever reads them has to look at them anew. */
  onTopicsChanged(names: Iterable<string>, nowMs: number): void {
    const context = this.at(nowMs)
    for (const group of this.groups.all()) {
      const kind = kindOfGroup(group.type)
      if (kind?.onTopicChanged === undefined) continue
      for (const name of names) kind.onTopicChanged(context, group, name)
    }
  }

  #replayOffset({ key, value, offset, producerId }: LoggedRecord): void {
    const { group: groupId, topic, partition } = readOffsetCommitKey(bodyOf(key), 0)
    const committed = value === null ? null : readVersioned(OffsetCommitValue, value)
    if (committed !== null && this.groups.find(groupId) === undefined) {
      this.groups.createClassic(groupId, null)
    }
    this.offsets.replay({ groupId, topic, partition }, committed, offset, producerId)
  }

  #replayGroup({ key, value }: LoggedRecord): void {
    const { group: groupId } = readGroupMetadataKey(bodyOf(key), 0)
    if (value === null) {
      if (this.groups.findClassic(groupId) !== undefined) this.groups.remove(groupId)
      return
    }
    this.groups.put(classicGroupFromRecord(groupId, readVersioned(GroupMetadataValue, value)))
  }

  #replayOfKind(record: LoggedRecord, recordType: number): void {
    const kind = kindOfRecord(recordType)
    const { logger } = this.#world
    if (kind !== undefined) kind.replay({ groups: this.groups, logger }, record, recordType)
    else logger.warn(`Skipped a record of the unknown type ${recordType}`)
  }
}

/** The record type has been read. */
function bodyOf(key: Buffer): Reader {
  return new Reader(key, 2)
}

function onClassicLoaded(context: GroupContext, group: ClassicGroup): void {
  for (const member of group.members) restartSession(context, group, member)
  // `group.max.size` was lowered: some will not get back in.
  if (group.size > context.config.maxSize) prepareRebalance(context, group)
}

function sendAway(context: GroupContext, group: ClassicGroup): void {
  for (const member of group.members) {
    answerJoin(context, member, joinError(member.memberId, 'NOT_COORDINATOR'))
    answerSync(context, member, syncError('NOT_COORDINATOR'))
  }
}
