import type { KafkaBroker, Snapshot } from './types/broker.ts'
import type { Fault, FaultSpec } from './types/faults.ts'
import type { ReadRecord } from './types/records.ts'

/** What a verb is called with: JSON of whoever calls. The broker checks what it is made of. */
// biome-ignore lint/suspicious/noExplicitAny: the API's types hold for those who have a compiler.
type Given = any

export type Verbs = Readonly<Record<string, (given: Given) => unknown>>

/** How many snapshots a control port keeps. */
const MAX_SNAPSHOTS = 100

/** The API of a broker as verbs that take and give JSON: for other languages, over HTTP. */
export function controlVerbs(kafka: KafkaBroker): Verbs {
  const snapshots = new Map<string, Snapshot>()
  return {
    status: () => ({
      bootstrapServers: kafka.bootstrapServers,
      clusterId: kafka.clusterId,
      now: kafka.now(),
      topics: kafka.topics(),
    }),
    'create-topic': ({ name, ...options }) => kafka.createTopic(text(name, 'name'), options),
    'delete-topic': ({ name }) => kafka.deleteTopic(text(name, 'name')),
    topic: ({ name }) => kafka.topic(text(name, 'name')) ?? null,
    produce: ({ topic, records }) => kafka.produce(text(topic, 'topic'), records ?? []),
    records: async ({ topic, ...options }) =>
      (await kafka.records(text(topic, 'topic'), options)).map(plainRecord),
    groups: () => kafka.groups(),
    group: async ({ groupId }) => (await kafka.group(text(groupId, 'groupId'))) ?? null,
    lag: ({ groupId }) => kafka.lag(text(groupId, 'groupId')),
    transaction: async ({ transactionalId }) =>
      (await kafka.transaction(text(transactionalId, 'transactionalId'))) ?? null,
    'wait-for-topic': ({ name, ...options }) => kafka.waitForTopic(text(name, 'name'), options),
    'wait-for-records': async ({ topic, count = 1, ...options }) =>
      (await kafka.waitForRecords(text(topic, 'topic'), count, options)).map(plainRecord),
    'wait-for-group': ({ groupId, state, members, ...options }) =>
      kafka.waitForGroup(text(groupId, 'groupId'), { state, members }, options),
    'wait-for-lag': ({ groupId, maxLag = 0, ...options }) =>
      kafka.waitForLag(text(groupId, 'groupId'), maxLag, options),
    'wait-for-transaction': ({ transactionalId, state, ...options }) =>
      kafka.waitForTransaction(text(transactionalId, 'transactionalId'), state, options),
    'wait-for-requests': ({ api, count = 1, ...options }) =>
      kafka.waitForRequests(api, count, options),
    fault: (spec) => plainFault(kafka.fault(spec as FaultSpec)),
    'move-leader': async ({ topic, partition }) =>
      plainFault(await kafka.moveLeader(text(topic, 'topic'), partition)),
    'move-coordinator': (of) => plainFault(kafka.moveCoordinator(of)),
    faults: () => kafka.faults().map(plainFault),
    'clear-faults': () => kafka.clearFaults(),
    down: () => kafka.down(),
    up: () => kafka.up(),
    requests: ({ api, ...filter }) => kafka.requests(api, filter),
    'clear-requests': () => kafka.clearRequests(),
    reset: () => kafka.reset(),
    restart: ({ how }) => kafka.restart(how),
    snapshot: async ({ name = 'default' }) => {
      if (snapshots.size >= MAX_SNAPSHOTS && !snapshots.has(name)) {
        throw new TypeError(`There are ${MAX_SNAPSHOTS} snapshots already`)
      }
      snapshots.set(name, await kafka.snapshot())
    },
    restore: ({ name = 'default' }) => {
      const snapshot = snapshots.get(name)
      if (snapshot === undefined) throw new TypeError(`There is no snapshot '${name}'`)
      return kafka.restore(snapshot)
    },
    advance: async (duration) => {
      await kafka.advance(duration)
      return { now: kafka.now() }
    },
  }
}

function text(value: unknown, name: string): string {
  if (typeof value === 'string') return value
  throw new TypeError(`'${name}' is missing: a text`)
}

function plainFault({ id, spec, hits }: Fault) {
  return { id, ...spec, hits }
}

/** Keys and values as text; as base64 beside it where they are no UTF-8. */
function plainRecord({ topic, partition, offset, timestamp, key, value, headers }: ReadRecord) {
  return {
    topic,
    partition,
    offset,
    timestamp,
    ...plainBytes('key', key),
    ...plainBytes('value', value),
    headers: headers.map((each) => ({ key: each.key, ...plainBytes('value', each.value) })),
  }
}

function plainBytes(name: string, bytes: Buffer | null): Record<string, string | null> {
  const plain = bytes?.toString() ?? null
  if (bytes === null || Buffer.from(plain!).equals(bytes)) return { [name]: plain }
  return { [name]: plain, [`${name}Base64`]: bytes.toString('base64') }
}
