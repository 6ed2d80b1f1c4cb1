import { parseDuration } from '../../config/iso-duration.ts'
import type { GroupSettings } from '../../coordinator/group/group-settings.ts'
import { EARLIEST_TIMESTAMP, LATEST_TIMESTAMP } from '../../storage/log-offset-lookup.ts'
import type { FetchIsolation } from '../../storage/log-reader.ts'
import type { SharePartitionSettings } from './share-partition.ts'

/** The settings of share groups; what is asked for with each record is kept until they change. */
export class ShareGroupSettings {
  readonly #settings: GroupSettings
  readonly #byGroup = new Map<string, SharePartitionSettings>()

  constructor(settings: GroupSettings) {
    this.#settings = settings
  }

  partition(groupId: string): SharePartitionSettings {
    const known = this.#byGroup.get(groupId)
    if (known !== undefined) return known
    const settings = this.#settings
    const current: SharePartitionSettings = {
      maxDeliveryCount: settings.number(groupId, 'share.delivery.count.limit'),
      maxRecordLocks: settings.number(groupId, 'share.partition.max.record.locks'),
      recordLockDurationMs: settings.number(groupId, 'share.record.lock.duration.ms'),
      isRenewEnabled: settings.text(groupId, 'share.renew.acknowledge.enable') === 'true',
    }
    this.#byGroup.set(groupId, current)
    return current
  }

  isolation(groupId: string): FetchIsolation {
    const level = this.#settings.text(groupId, 'share.isolation.level')
    return level === 'read_committed' ? 'committed' : 'high-watermark'
  }

  /** Where a group without any state begins: a timestamp, or a number that ListOffsets knows. */
  startTimestamp(groupId: string, nowMs: number): number {
    const [strategy, duration] = this.#settings.text(groupId, 'share.auto.offset.reset').split(':')
    if (strategy === 'earliest') return EARLIEST_TIMESTAMP
    return duration === undefined ? LATEST_TIMESTAMP : nowMs - parseDuration(duration)
  }

  /** A setting has changed, or a group is gone. */
  forget(): void {
    this.#byGroup.clear()
  }
}
