/** Spreads the replicas of a topic over brokers, as Kafka's tool does: by turns, racks apart. */
import type { Random } from '../../runtime/random.ts'
import { CommandError } from '../shared/command-error.ts'

export interface AssignableBroker {
  readonly id: number
  readonly rack: string | null
}

/**
 * The brokers of each partition, the leader first. The first leader and the distance to its second
 * replica are left to chance; each round over all brokers makes the distance longer by one, so that
 * the partitions of a broker that fails spread over all others. With racks (all brokers have one or
 * none has), no rack has two replicas of a partition before each has one.
 */
export function assignReplicas(
  brokers: readonly AssignableBroker[],
  partitionCount: number,
  replicationFactor: number,
  random: Random,
): number[][] {
  if (replicationFactor > brokers.length) {
    throw new CommandError(
      `Replication factor: ${replicationFactor} larger than available brokers: ${brokers.length}.`,
    )
  }
  const rackOf = new Map(brokers.map(({ id, rack }) => [id, rack ?? `${id}`]))
  const hasRacks = brokers.some(({ rack }) => rack !== null)
  const ids = hasRacks ? alternateRacks(brokers) : brokers.map(({ id }) => id)
  const rackCount = hasRacks ? new Set(rackOf.values()).size : 1
  const start = Math.floor(random.next() * ids.length)
  let shift = Math.floor(random.next() * ids.length)
  return Array.from({ length: partitionCount }, (_, partition) => {
    if (partition > 0 && partition % ids.length === 0) shift++
    const first = (partition + start) % ids.length
    const replicas = [ids[first]!]
    const racks = new Set([rackOf.get(ids[first]!)])
    for (let step = 0; replicas.length < replicationFactor; step++) {
      const distance = 1 + ((shift * rackCount + step) % (ids.length - 1))
      const id = ids[(first + distance) % ids.length]!
      const isRackFree = !hasRacks || !racks.has(rackOf.get(id)) || racks.size === rackCount
      if (!isRackFree || replicas.includes(id)) continue
      replicas.push(id)
      racks.add(rackOf.get(id))
    }
    return replicas
  })
}

/** One broker of each rack in turn: neighbours are in different racks. */
function alternateRacks(brokers: readonly AssignableBroker[]): number[] {
  const byRack = new Map<string, number[]>()
  for (const { id, rack } of [...brokers].sort((left, right) => left.id - right.id)) {
    const ofRack = byRack.get(rack ?? '')
    if (ofRack) ofRack.push(id)
    else byRack.set(rack ?? '', [id])
  }
  const racks = [...byRack.keys()].sort()
  const result: number[] = []
  for (let turn = 0; result.length < brokers.length; turn++) {
    const id = byRack.get(racks[turn % racks.length]!)!.shift()
    if (id !== undefined) result.push(id)
  }
  return result
}
