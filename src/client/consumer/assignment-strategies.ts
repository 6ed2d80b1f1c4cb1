import { ConfigError } from '../../config/values.ts'
import { type Assignor, rangeAssignor, roundRobinAssignor } from './assignors.ts'
import { cooperativeStickyAssignor, stickyAssignor } from './sticky-assignor.ts'

const BY_CLASS: Readonly<Record<string, Assignor>> = {
  'org.apache.kafka.clients.consumer.RangeAssignor': rangeAssignor,
  'org.apache.kafka.clients.consumer.RoundRobinAssignor': roundRobinAssignor,
  'org.apache.kafka.clients.consumer.StickyAssignor': stickyAssignor,
  'org.apache.kafka.clients.consumer.CooperativeStickyAssignor': cooperativeStickyAssignor,
  range: rangeAssignor,
  roundrobin: roundRobinAssignor,
  sticky: stickyAssignor,
  'cooperative-sticky': cooperativeStickyAssignor,
}

/** What `partition.assignment.strategy` names, in its order. Throws ConfigError for any other. */
export function findAssignors(strategies: readonly string[]): Assignor[] {
  if (strategies.length === 0) throw new ConfigError('partition.assignment.strategy names nothing')
  return strategies.map((strategy) => {
    const assignor = BY_CLASS[strategy]
    if (assignor !== undefined) return assignor
    throw new ConfigError(
      `partition.assignment.strategy=${strategy} is not supported: only the assignors of Kafka are (range, roundrobin, sticky, cooperative-sticky, or their classes)`,
    )
  })
}
