import { listOffsets, type OffsetSpec } from '../../client/admin/list-offsets.ts'
import type { Cluster } from '../../client/cluster.ts'
import { partitionName, type TopicPartition } from '../../client/topic-partition.ts'
import { KafkaError } from '../../protocol/errors.ts'

/** Where a group shall go on. */
export interface PlannedOffset extends TopicPartition {
  readonly offset: number
}

/** −1 where no record is there; throws the first error of a partition. */
export async function offsetsAt(
  cluster: Cluster,
  partitions: readonly TopicPartition[],
  spec: OffsetSpec,
): Promise<PlannedOffset[]> {
  const specs = partitions.map(({ topic, partition }) => ({ topic, partition, spec }))
  const results = await listOffsets(cluster, specs)
  return partitions.map(({ topic, partition }) => {
    const result = results.get(partitionName({ topic, partition }))
    if (result instanceof KafkaError) throw result
    return { topic, partition, offset: result?.offset ?? -1 }
  })
}
