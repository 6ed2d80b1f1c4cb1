import type {
  SharePartitionKey,
  SharePersister,
  ShareState,
  ShareStateSummary,
  ShareStateToInitialize,
  ShareStateToWrite,
} from '../../src/coordinator/share-state/share-persister.ts'
import type { KafkaError } from '../../src/protocol/errors.ts'

/** Share state in memory, with a switch for what a coordinator may answer. */
export class MemorySharePersister implements SharePersister {
  /** The next calls fail with it. */
  failure: KafkaError | undefined
  /** Start offsets by `groupId:topicId:partition`. */
  readonly startOffsets = new Map<string, number>()
  readonly stateEpochs = new Map<string, number>()

  async initialize(key: SharePartitionKey, state: ShareStateToInitialize): Promise<void> {
    if (this.failure !== undefined) throw this.failure
    this.startOffsets.set(name(key), state.startOffset)
    this.stateEpochs.set(name(key), state.stateEpoch)
  }

  async read(key: SharePartitionKey): Promise<ShareState> {
    const startOffset = this.startOffsets.get(name(key)) ?? -1
    return { stateEpoch: this.stateEpochs.get(name(key)) ?? 0, startOffset, stateBatches: [] }
  }

  async write(key: SharePartitionKey, state: ShareStateToWrite): Promise<void> {
    if (this.failure !== undefined) throw this.failure
    if (state.startOffset !== -1) this.startOffsets.set(name(key), state.startOffset)
  }

  async delete(key: SharePartitionKey): Promise<void> {
    if (this.failure !== undefined) throw this.failure
    this.startOffsets.delete(name(key))
  }

  async readSummary(key: SharePartitionKey): Promise<ShareStateSummary> {
    const { stateEpoch, startOffset } = await this.read(key)
    return { stateEpoch, startOffset, leaderEpoch: 0, deliveryCompleteCount: 0 }
  }
}

function name({ groupId, topicId, partition }: SharePartitionKey): string {
  return `${groupId}:${topicId}:${partition}`
}
