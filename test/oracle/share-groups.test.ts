/** Share groups in a directory that goes back and forth between our broker and Apache Kafka. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Json } from '../../src/protocol/json.ts'
import { Conversation } from '../coordinator/transcript.ts'
import { startBrokerProcess, temporaryDirectory } from '../support/broker-process.ts'
import { freePort } from '../support/free-port.ts'
import { hasOracle, startOracleOn } from '../support/oracle.ts'

const GROUP = 'sharers'
const MEMBERS = ['11111111-1111-1111-1111-111111111111', '22222222-2222-2222-2222-222222222222']
/** What a coordinator says while it loads, and one that does not lead yet. */
const NOT_READY = /"errorCode":(14|15|16)\b/

let place: ReturnType<typeof temporaryDirectory>
beforeAll(() => {
  place = temporaryDirectory('share-groups')
})
afterAll(() => place.remove())

/** Asks a broker with raw requests, again where its coordinators are not there yet. */
class Peer {
  readonly #conversation: Conversation

  constructor(bootstrap: string) {
    this.#conversation = new Conversation(Number(bootstrap.split(':')[1]))
  }

  async ask(api: string, version: number, request: Json): Promise<Json> {
    for (;;) {
      const answer = (await this.#conversation.play({ on: 'a', api, version, request }))!
      if (!NOT_READY.test(JSON.stringify(answer))) return answer
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
  }

  async topicId(): Promise<string> {
    const request = { topics: [{ name: 't' }], responsePartitionLimit: 1, cursor: null }
    const answer = await this.ask('DescribeTopicPartitions', 0, request)
    return (answer as { topics: { topicId: string }[] }).topics[0]!.topicId
  }

  async heartbeat(memberId: string, memberEpoch: number): Promise<Json> {
    const subscribedTopicNames = memberEpoch === 0 ? ['t'] : null
    const member = { groupId: GROUP, memberId, memberEpoch, rackId: null, subscribedTopicNames }
    return this.ask('ShareGroupHeartbeat', 1, member)
  }

  alter(...startOffsets: number[]): Promise<Json> {
    const partitions = startOffsets.map((startOffset, partitionIndex) => ({
      partitionIndex,
      startOffset: String(startOffset),
    }))
    const topics = [{ topicName: 't', partitions }]
    return this.ask('AlterShareGroupOffsets', 0, { groupId: GROUP, topics })
  }

  async write(startOffset: number, ...batches: [number, number, number, number][]): Promise<Json> {
    const stateBatches = batches.map(([first, last, deliveryState, deliveryCount]) => ({
      firstOffset: String(first),
      lastOffset: String(last),
      deliveryState,
      deliveryCount,
    }))
    const state = { partition: 0, stateEpoch: -1, leaderEpoch: -1, deliveryCompleteCount: 2 }
    const partitions = [{ ...state, startOffset: String(startOffset), stateBatches }]
    const topics = [{ topicId: await this.topicId(), partitions }]
    return this.ask('WriteShareGroupState', 1, { groupId: GROUP, topics })
  }

  /** The group, its members and their partitions, its offsets, and the state behind these. */
  async all(): Promise<Json> {
    const groups = await this.ask('ShareGroupDescribe', 1, {
      groupIds: [GROUP],
      includeAuthorizedOperations: false,
    })
    const request = { groups: [{ groupId: GROUP, topics: null }] }
    const offsets = await this.ask('DescribeShareGroupOffsets', 1, request)
    const partitions = [0, 1].map((partition) => ({ partition, leaderEpoch: -1 }))
    const topics = [{ topicId: await this.topicId(), partitions }]
    const state = await this.ask('ReadShareGroupState', 0, { groupId: GROUP, topics })
    return inOrder({ groups, offsets, state })
  }

  close(): void {
    this.#conversation.close()
  }
}

/** Members and partitions come in the order of a hash table. */
function inOrder(json: Json): Json {
  if (Array.isArray(json)) {
    const each = json.map(inOrder)
    return each.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
  }
  if (json === null || typeof json !== 'object') return json
  return Object.fromEntries(Object.entries(json).map(([name, value]) => [name, inOrder(value)]))
}

describe.skipIf(!hasOracle)('share groups', () => {
  test('are taken over from us by Apache Kafka, and by us again', async () => {
    // The member outlives its connection, as with Apache.
    const keep = ['--override', 'kafka.ts.group.drop.disconnected.members=false']
    const first = await startBrokerProcess(place.path, keep)
    const our = new Peer(first.bootstrap)
    const topic = {
      name: 't',
      numPartitions: 2,
      replicationFactor: 1,
      assignments: [],
      configs: [],
    }
    const timing = { timeoutMs: 5_000, validateOnly: false }
    await our.ask('CreateTopics', 7, { topics: [topic], ...timing })
    for (const keyType of [0, 2]) {
      const key = keyType === 0 ? GROUP : `${GROUP}:${await our.topicId()}:0`
      await our.ask('FindCoordinator', 6, { keyType, coordinatorKeys: [key] })
    }
    await our.alter(0, 0)
    await our.heartbeat(MEMBERS[0]!, 0)
    await our.write(0, [0, 4, 2, 1], [2, 9, 0, 2], [12, 12, 4, 5])
    await our.write(3, [9, 11, 0, 3])
    const written = await our.all()
    expect(JSON.stringify(written)).toContain(MEMBERS[0])
    our.close()
    await first.stop()

    const second = await startOracleOn(place.path, await freePort())
    const their = new Peer(second.bootstrap)
    expect(await their.all()).toEqual(written)
    expect(await their.heartbeat(MEMBERS[0]!, 2)).toMatchObject({ errorCode: 0, memberEpoch: 2 })
    expect(await their.heartbeat(MEMBERS[1]!, 0)).toMatchObject({ errorCode: 0 })
    expect(await their.heartbeat(MEMBERS[0]!, -1)).toMatchObject({ errorCode: 0 })
    await their.write(7, [8, 20, 2, 2])
    const rewritten = await their.all()
    expect(JSON.stringify(rewritten)).toContain(MEMBERS[1])
    their.close()
    await second.stop()

    const third = await startBrokerProcess(place.path)
    const again = new Peer(third.bootstrap)
    expect(await again.all()).toEqual(rewritten)
    expect(await again.heartbeat(MEMBERS[1]!, -1)).toMatchObject({ errorCode: 0 })
    const deleted = await again.ask('DeleteGroups', 2, { groupsNames: [GROUP] })
    expect(deleted).toMatchObject({ results: [{ groupId: GROUP, errorCode: 0 }] })
    again.close()
    await third.stop()
  })
})
