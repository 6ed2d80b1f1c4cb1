import type { BrokerServices } from '../broker/broker-services.ts'
import { type MetadataRecord, metadataRecord } from '../cluster/metadata-record.ts'
import { newPartitionChangeRecord } from '../protocol/messages/records/partition-change-record.ts'

/** By topic id and partition. */
export type LeaderEpochs = ReadonlyMap<string, number>

/** The leader epochs of the moment, and of `known` those that are higher. */
export function leaderEpochs(
  { image }: BrokerServices,
  known: LeaderEpochs = new Map(),
): Map<string, number> {
  const epochs = new Map(known)
  for (const name of image.topics.names()) {
    const topic = image.topics.byName(name)!
    for (const { partitionId, leaderEpoch } of topic.partitions) {
      const key = `${topic.id}-${partitionId}`
      epochs.set(key, Math.max(epochs.get(key) ?? 0, leaderEpoch))
    }
  }
  return epochs
}

/**
 * Has each epoch rise to what clients may have seen already: they take no notice of metadata with a
 * lower one (KIP-320), so a broker that went back in time would never be understood again.
 */
export async function raiseLeaderEpochs(
  { image, controller, nodeId }: BrokerServices,
  epochs: LeaderEpochs,
): Promise<void> {
  const records = []
  for (const name of image.topics.names()) {
    const topic = image.topics.byName(name)!
    for (const { partitionId, leaderEpoch } of topic.partitions) {
      const wanted = epochs.get(`${topic.id}-${partitionId}`) ?? 0
      for (let epoch = leaderEpoch; epoch < wanted; epoch++) {
        records.push(newEpoch(topic.id, partitionId, nodeId))
      }
    }
  }
  if (records.length > 0) await controller.append(records)
}

/** A leader that is named anew has a new epoch, also where it is the same one. */
export function newEpoch(topicId: string, partitionId: number, leader: number): MetadataRecord {
  const change = newPartitionChangeRecord({ topicId, partitionId, leader })
  return metadataRecord('PartitionChangeRecord', change)
}
