/** The same requests for topics to our broker and to Apache Kafka: the same answers. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { BrokerServer } from '../../src/broker/broker-server.ts'
import {
  type CreatableTopic,
  CreateTopics,
  newCreatableReplicaAssignment,
  newCreatableTopic,
  newCreateTopicsRequest,
} from '../../src/protocol/messages/19-create-topics.ts'
import {
  DeleteTopics,
  newDeleteTopicState,
  newDeleteTopicsRequest,
} from '../../src/protocol/messages/20-delete-topics.ts'
import {
  CreatePartitions,
  type CreatePartitionsTopic,
  newCreatePartitionsAssignment,
  newCreatePartitionsRequest,
  newCreatePartitionsTopic,
} from '../../src/protocol/messages/37-create-partitions.ts'
import { startTestBroker } from '../support/broker.ts'
import { freePort } from '../support/free-port.ts'
import { hasOracle, type OracleBroker, startOracle } from '../support/oracle.ts'
import { RawClient } from '../support/raw-client.ts'

let oracle: OracleBroker
let broker: BrokerServer
let clients: readonly RawClient[]

beforeAll(async () => {
  if (!hasOracle) return
  const port = await freePort()
  oracle = await startOracle(port)
  broker = await startTestBroker()
  clients = [await RawClient.connect(broker.port), await RawClient.connect(port, 'localhost')]
})

afterAll(async () => {
  await broker?.close()
  await oracle?.stop()
})

/** Asks both; the ids of topics differ, so only whether there is one is compared. */
async function ask(act: (client: RawClient) => Promise<object>): Promise<unknown[]> {
  const answers: unknown[] = []
  for (const client of clients) answers.push(comparable(await act(client)))
  return answers
}

const ZERO_UUID = 'AAAAAAAAAAAAAAAAAAAAAA'
/** Where the two nodes' own settings differ. */
const NODE_DEPENDENT = new Set<string>()

function comparable(answer: object): unknown {
  const text = JSON.stringify(answer, (key, value) => {
    if (key === 'topicId') return value === ZERO_UUID ? value : 'an id'
    if (key === 'configs' && Array.isArray(value)) {
      return value.filter(({ name }: { name: string }) => !NODE_DEPENDENT.has(name))
    }
    return value
  })
  const parsed = JSON.parse(text) as Record<string, { name: string | null }[]>
  for (const results of Object.values(parsed)) {
    if (Array.isArray(results)) results.sort((a, b) => (String(a.name) < String(b.name) ? -1 : 1))
  }
  return parsed
}

const create = (topics: Partial<CreatableTopic>[], validateOnly = false, version = 7) =>
  ask((client) => {
    const made = topics.map((topic) =>
      newCreatableTopic({ numPartitions: 1, replicationFactor: 1, ...topic }),
    )
    const request = newCreateTopicsRequest({ topics: made, validateOnly })
    return client.request(CreateTopics, version, request)
  })

const grow = (topics: Partial<CreatePartitionsTopic>[], validateOnly = false) =>
  ask((client) => {
    const made = topics.map((topic) => newCreatePartitionsTopic({ assignments: null, ...topic }))
    const request = newCreatePartitionsRequest({ topics: made, validateOnly, timeoutMs: 30_000 })
    return client.request(CreatePartitions, 3, request)
  })

const remove = (topics: { name: string | null; topicId?: string }[]) =>
  ask((client) => {
    const made = topics.map(({ name, topicId = ZERO_UUID }) =>
      newDeleteTopicState({ name, topicId }),
    )
    return client.request(
      DeleteTopics,
      6,
      newDeleteTopicsRequest({ topics: made, timeoutMs: 30_000 }),
    )
  })

const removeByName = (topicNames: string[], version: number) =>
  ask((client) =>
    client.request(
      DeleteTopics,
      version,
      newDeleteTopicsRequest({ topicNames, timeoutMs: 30_000 }),
    ),
  )

const assign = (...assignments: [number, number[]][]) =>
  assignments.map(([partitionIndex, brokerIds]) =>
    newCreatableReplicaAssignment({ partitionIndex, brokerIds }),
  )
const setting = (name: string, value: string | null) => [{ name, value }]
const manual = { numPartitions: -1, replicationFactor: -1 }
const added = (...replicas: number[][]) =>
  replicas.map((brokerIds) => newCreatePartitionsAssignment({ brokerIds }))
const UNKNOWN_ID = 'ZsWocH8cSPmNkuTvktMhVA'

describe.skipIf(!hasOracle)('topics, asked of both', () => {
  test.each<[string, () => Promise<unknown[]>]>([
    ['a topic', () => create([{ name: 'a', numPartitions: 3 }])],
    ['a topic in version 4', () => create([{ name: 'v4' }], false, 4)],
    ['several, some of them bad', () => create([{ name: 'b' }, { name: 'x y' }, { name: 'a' }])],
    ['one that is only validated', () => create([{ name: 'c' }], true)],
    ['one with the defaults', () => create([{ name: 'd', ...manual }])],
    ['one with configs', () => create([{ name: 'e', configs: setting('retention.ms', '5') }])],
    ['one with an unknown config', () => create([{ name: 'f', configs: setting('foo', '5') }])],
    ['one with a bad config', () => create([{ name: 'f', configs: setting('retention.ms', 'x') }])],
    [
      'one with a null config',
      () => create([{ name: 'f', configs: setting('retention.ms', null) }]),
    ],
    ['one without a name', () => create([{ name: '' }])],
    ['one with a dot for a name', () => create([{ name: '.' }])],
    ['one with a long name', () => create([{ name: 'x'.repeat(250) }])],
    ['one of two', () => create([{ name: 'twice' }, { name: 'twice' }])],
    ['two that collide with one another', () => create([{ name: 'm.n' }, { name: 'm_n' }])],
    ['one that collides', () => create([{ name: 'm-n' }, { name: 'm.n' }, { name: 'm_n' }])],
    ['the metadata', () => create([{ name: '__cluster_metadata' }])],
    ['no partitions', () => create([{ name: 'g', numPartitions: 0 }])],
    ['no replicas', () => create([{ name: 'g', replicationFactor: 0 }])],
    ['too many replicas', () => create([{ name: 'g', replicationFactor: 3 }])],
    ['too many partitions', () => create([{ name: 'g', numPartitions: 10_001 }])],
    ['too many records', () => create([{ name: 'g', numPartitions: 10_000 }])],
    [
      'replicas of its own',
      () => create([{ name: 'h', ...manual, assignments: assign([0, [1]], [1, [1]]) }]),
    ],
    [
      'an assignment and a count',
      () => create([{ name: 'i', replicationFactor: -1, assignments: assign([0, [1]]) }]),
    ],
    [
      'an assignment and a factor',
      () => create([{ name: 'i', numPartitions: -1, assignments: assign([0, [1]]) }]),
    ],
    [
      'an assignment to nobody',
      () => create([{ name: 'i', ...manual, assignments: assign([0, []]) }]),
    ],
    [
      'an assignment to a stranger',
      () => create([{ name: 'i', ...manual, assignments: assign([0, [7]]) }]),
    ],
    [
      'an assignment with a gap',
      () => create([{ name: 'i', ...manual, assignments: assign([0, [1]], [2, [1]]) }]),
    ],
    [
      'an assignment twice',
      () => create([{ name: 'i', ...manual, assignments: assign([0, [1]], [0, [1]]) }]),
    ],
    [
      'an assignment to one twice',
      () => create([{ name: 'i', ...manual, assignments: assign([0, [1, 1]]) }]),
    ],
    ['nothing', () => create([])],
    ['growth', () => grow([{ name: 'a', count: 5 }])],
    ['growth that is only validated', () => grow([{ name: 'a', count: 9 }], true)],
    ['growth to what it is', () => grow([{ name: 'a', count: 5 }])],
    ['growth to less', () => grow([{ name: 'a', count: 2 }])],
    ['growth to nothing', () => grow([{ name: 'a', count: 0 }])],
    ['growth of a stranger', () => grow([{ name: 'nobody', count: 2 }])],
    [
      'growth of one twice',
      () =>
        grow([
          { name: 'a', count: 7 },
          { name: 'a', count: 8 },
        ]),
    ],
    ['growth with replicas', () => grow([{ name: 'a', count: 6, assignments: added([1]) }])],
    [
      'growth with too few replicas',
      () => grow([{ name: 'a', count: 9, assignments: added([1]) }]),
    ],
    ['growth with strangers', () => grow([{ name: 'a', count: 7, assignments: added([8]) }])],
    ['growth with two replicas', () => grow([{ name: 'a', count: 7, assignments: added([1, 1]) }])],
    ['deletion of a stranger', () => remove([{ name: 'nobody' }])],
    ['deletion of a strange id', () => remove([{ name: null, topicId: UNKNOWN_ID }])],
    ['deletion of nothing', () => remove([{ name: null }])],
    ['deletion by name and id', () => remove([{ name: 'a', topicId: UNKNOWN_ID }])],
    ['deletion of one twice', () => remove([{ name: 'a' }, { name: 'a' }])],
    [
      'deletion of an id twice',
      () =>
        remove([
          { name: null, topicId: UNKNOWN_ID },
          { name: null, topicId: UNKNOWN_ID },
        ]),
    ],
    ['deletion by name', () => remove([{ name: 'b' }])],
    ['deletion of the old way', () => removeByName(['a', 'nobody'], 5)],
    ['deletion of the oldest way', () => removeByName(['d', 'nobody'], 1)],
  ])('%s', async (_, act) => {
    const [ours, theirs] = await act()
    expect(ours).toEqual(theirs)
  })
})
