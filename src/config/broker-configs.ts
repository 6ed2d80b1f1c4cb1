import { groupConfigs } from './broker/group.ts'
import { kraftConfigs } from './broker/kraft.ts'
import { logConfigs } from './broker/log.ts'
import { logCleanerConfigs } from './broker/log-cleaner.ts'
import { networkConfigs } from './broker/network.ts'
import { remoteLogConfigs } from './broker/remote-log.ts'
import { replicationConfigs } from './broker/replication.ts'
import { saslConfigs } from './broker/sasl.ts'
import { serverConfigs } from './broker/server.ts'
import { shareGroupConfigs } from './broker/share-group.ts'
import { sslConfigs } from './broker/ssl.ts'
import { streamsGroupConfigs } from './broker/streams-group.ts'
import { transactionConfigs } from './broker/transaction.ts'
import type { ConfigKey } from './config-def.ts'
import { atLeast } from './validators.ts'

/** Every setting that a broker's file may hold; the themes stand in `broker/`. */
export const brokerConfigs = [
  ...kraftConfigs,
  ...networkConfigs,
  ...remoteLogConfigs,
  ...logCleanerConfigs,
  ...logConfigs,
  ...replicationConfigs,
  ...shareGroupConfigs,
  ...streamsGroupConfigs,
  ...groupConfigs,
  ...transactionConfigs,
  ...saslConfigs,
  ...sslConfigs,
  ...serverConfigs,
] as const satisfies readonly ConfigKey[]

/** Settings of a broker that exist only as dynamic ones. */
export const dynamicOnlyBrokerConfigs = [
  {
    name: 'follower.replication.throttled.rate',
    type: 'LONG',
    default: '9223372036854775807',
    validator: atLeast(0),
    updateMode: 'cluster-wide',
  },
  {
    name: 'leader.replication.throttled.rate',
    type: 'LONG',
    default: '9223372036854775807',
    validator: atLeast(0),
    updateMode: 'cluster-wide',
  },
  {
    name: 'replica.alter.log.dirs.io.max.bytes.per.second',
    type: 'LONG',
    default: '9223372036854775807',
    validator: atLeast(0),
    updateMode: 'cluster-wide',
  },
] as const satisfies readonly ConfigKey[]

/** Broker settings that stand for one another, the one that wins first. */
export const brokerSynonymGroups: readonly (readonly string[])[] = [
  ['log.flush.interval.ms', 'log.flush.scheduler.interval.ms'],
  ['log.retention.ms', 'log.retention.minutes', 'log.retention.hours'],
  ['log.roll.jitter.ms', 'log.roll.jitter.hours'],
  ['log.roll.ms', 'log.roll.hours'],
]

const NO_SYNONYMS: readonly string[] = []
const synonymsByName: ReadonlyMap<string, readonly string[]> = new Map(
  brokerSynonymGroups.flatMap((group) => group.map((name) => [name, group])),
)

/** The names that stand for the same as this one, itself included; empty where there is no other. */
export function brokerSynonymsOf(name: string): readonly string[] {
  return synonymsByName.get(name) ?? NO_SYNONYMS
}
