import { newPartitionChangeRecord } from '../../protocol/messages/records/partition-change-record.ts'
import { recordVersions } from '../features.ts'
import {
  NO_LEADER,
  NO_LEADER_CHANGE,
  type PartitionImage,
  RECOVERING,
} from '../image/topics-image.ts'
import { type MetadataRecord, metadataRecord } from '../metadata-record.ts'

export interface PartitionChangeOptions {
  /** Whether a broker is in service, as it will be once the change holds. */
  isAcceptableLeader(brokerId: number): boolean
  readonly metadataVersion: number
  readonly minInSyncReplicas: number
  /** Whether the feature `eligible.leader.replicas.version` is on (KIP-966). */
  readonly isElrEnabled: boolean
  /** Whether a replica may lead that has not all the committed records. */
  readonly isUncleanElectionAllowed: boolean
  /** The first replica leads if it can, even where another one leads already. */
  readonly isPreferredElection?: boolean
  /** The in-sync replicas to come; left out: as they are. */
  readonly targetIsr?: readonly number[]
  /** Replicas that may have lost what they had: they are no eligible leaders any more. */
  readonly uncleanShutdownReplicas?: readonly number[]
}

interface Election {
  readonly leader: number
  readonly isUnclean: boolean
}

/**
 * The record that brings a partition to a new ISR and elects a leader where it needs one; undefined
 * when nothing changes. With ELR enabled an ISR may become empty: who was in it last stays eligible,
 * or is remembered as the last known leader and comes back as RECOVERING.
 */
export function partitionChange(
  topicId: string,
  partition: PartitionImage,
  options: PartitionChangeOptions,
): MetadataRecord | undefined {
  let isr = options.targetIsr ?? partition.isr
  let elr = eligibleReplicas(partition, isr, options)
  const { leader, isUnclean } = elect(partition, isr, elr, options)
  const change = newPartitionChangeRecord({ topicId, partitionId: partition.partitionId })
  if (leader !== partition.leader) {
    change.leader = leader
    if (elr.includes(leader)) {
      isr = [leader]
      elr = elr.filter((replica) => replica !== leader)
    }
    if (isUnclean) {
      change.isr = [leader]
      if (partition.leaderRecoveryState !== RECOVERING) change.leaderRecoveryState = RECOVERING
    }
  }
  const isElectedUnclean = change.isr !== null
  if (isElectedUnclean || !options.isElrEnabled) elr = []
  if (!isEqual(elr, partition.elr)) change.eligibleLeaderReplicas = [...elr]
  const mayIsrBe = isr.length > 0 || options.isElrEnabled
  if (!isElectedUnclean && mayIsrBe && !isEqual(isr, partition.isr)) change.isr = [...isr]
  if (options.isElrEnabled) {
    change.lastKnownElr = lastKnownLeader(partition, change.isr, change.leader)
  }
  const isChanged =
    change.leader !== NO_LEADER_CHANGE ||
    change.isr !== null ||
    change.eligibleLeaderReplicas !== null ||
    change.lastKnownElr !== null
  if (!isChanged) return undefined
  const version = recordVersions.partition(options.metadataVersion)
  return metadataRecord('PartitionChangeRecord', change, version)
}

/** The members that leave an ISR which gets too small stay eligible, as nothing is committed since. */
function eligibleReplicas(
  partition: PartitionImage,
  targetIsr: readonly number[],
  options: PartitionChangeOptions,
): readonly number[] {
  if (!options.isElrEnabled) return partition.elr
  if (targetIsr.length >= options.minInSyncReplicas) return []
  const candidates = new Set([...partition.elr, ...partition.isr])
  return [...candidates].filter(
    (replica) =>
      !targetIsr.includes(replica) && !options.uncleanShutdownReplicas?.includes(replica),
  )
}

function elect(
  partition: PartitionImage,
  isr: readonly number[],
  elr: readonly number[],
  options: PartitionChangeOptions,
): Election {
  const isValid = (replica: number) =>
    (isr.includes(replica) || (isr.length === 0 && elr.includes(replica))) &&
    options.isAcceptableLeader(replica)
  const [preferred] = partition.replicas
  if (options.isPreferredElection && preferred !== undefined && isValid(preferred)) {
    return { leader: preferred, isUnclean: false }
  }
  if (isValid(partition.leader)) return { leader: partition.leader, isUnclean: false }
  const clean = partition.replicas.find(isValid)
  if (clean !== undefined) return { leader: clean, isUnclean: false }
  const [lastKnown] = partition.lastKnownElr
  const isLastKnownLeader =
    options.isElrEnabled &&
    partition.lastKnownElr.length === 1 &&
    isr.length === 0 &&
    elr.length === 0
  if (isLastKnownLeader && options.isAcceptableLeader(lastKnown!)) {
    return { leader: lastKnown!, isUnclean: true }
  }
  if (options.isUncleanElectionAllowed) {
    const unclean = partition.replicas.find((replica) => options.isAcceptableLeader(replica))
    if (unclean !== undefined) return { leader: unclean, isUnclean: true }
  }
  return { leader: NO_LEADER, isUnclean: false }
}

/** The new `lastKnownElr`, which holds the last known leader; null leaves it. */
function lastKnownLeader(
  partition: PartitionImage,
  newIsr: readonly number[] | null,
  newLeader: number,
): number[] | null {
  if (newIsr?.length === 0 && !isEqual(partition.lastKnownElr, [partition.leader])) {
    return [partition.leader]
  }
  const hasLeader = newLeader >= 0 || (partition.leader !== NO_LEADER && newLeader !== NO_LEADER)
  return hasLeader && partition.lastKnownElr.length > 0 ? [] : null
}

function isEqual(left: readonly number[], right: readonly number[]): boolean {
  return left.length === right.length && left.every((value, index) => value === right[index])
}
