import { ACCEPT, GAP, REJECT, RELEASE, RENEW, type ShareTalk } from './share-talk.ts'

const RECORD_LIMIT = 1
const HOUR_MS = 3_600_000

/** What the brokers of the conversations are started with. */
export const SHARE_BROKER_SETTINGS: Readonly<Record<string, string>> = {
  'group.share.min.record.lock.duration.ms': '1000',
}

/** A renewal asks for no records. */
const RENEWAL = { isRenewAck: true, maxWaitMs: 0, minBytes: 0, maxBytes: 0, maxRecords: 0 }

/** What members of a share group and a broker say to each other, by what it is about. */
export const shareScenarios: Readonly<Record<string, (talk: ShareTalk) => Promise<void>>> = {
  async sessions(talk) {
    await talk.begin(2)
    await talk.fetch('ann', 1, { ask: { 0: [] } })
    await talk.fetch('ann', -1)
    await talk.acknowledge('ann', 0, { 0: [[0, 0, ACCEPT]] })
    await talk.acknowledge('ann', 1, { 0: [[0, 0, ACCEPT]] })
    await talk.acknowledge('ann', -1, {})
    await talk.fetch('ann', 0, { ask: { 0: [[0, 0, ACCEPT]] } })
    await talk.fetch('ann', 0, { ask: { 0: [] } })
    await talk.fetch('ann', 2, {})
    await talk.fetch('ann', 1, { ask: { 1: [] } })
    await talk.fetch('ann', 2)
    await talk.produce(2)
    await talk.produce(3, 1)
    await talk.fetch('ann', 3)
    await talk.fetch('ann', 4, { forget: [0] })
    await talk.acknowledge('ann', 4, {})
    await talk.acknowledge('ann', 5, {})
    await talk.fetch('ann', 6, { ask: { 1: [[0, 2, ACCEPT]] } })
    await talk.fetch('ann', -1)
    await talk.fetch('ann', -1)
    await talk.fetch('ann', 7)
  },

  async 'who may ask'(talk) {
    await talk.begin()
    await talk.fetch('', 0, { ask: { 0: [] } })
    await talk.fetch('m'.repeat(37), 0, { ask: { 0: [] } })
    await talk.fetch('m'.repeat(36), 0, { ask: { 0: [] } })
    await talk.fetch('ann', 0, { groupId: null, ask: { 0: [] } })
    await talk.fetch('ann', 0, { memberId: null, ask: { 0: [] } })
    await talk.acknowledge('ann', 1, {}, { groupId: null })
    await talk.acknowledge('ann', 1, {}, { memberId: null })
  },

  async 'unknown partitions'(talk) {
    await talk.begin()
    await talk.produce(2)
    await talk.fetch('ann', 0, { ask: { 0: [], 7: [] } })
    await talk.fetch('ann', 1)
    await talk.fetch('ann', 2, { ask: { 7: [[0, 0, ACCEPT]], '?0': [[0, 0, ACCEPT]] } })
    await talk.fetch('ann', 3)
    await talk.acknowledge('ann', 4, {
      0: [[0, 1, ACCEPT]],
      7: [[0, 0, ACCEPT]],
      '?0': [[0, 0, ACCEPT]],
    })
  },

  async 'a group that the coordinator does not know'(talk) {
    await talk.begin(2)
    await talk.fetch('ann', 0, { ask: { 0: [], 5: [] } })
    await talk.fetch('ann', 0, { groupId: 'nobody', ask: { 0: [] } })
    await talk.acknowledge('ann', 1, { 1: [[0, 0, ACCEPT]] })
  },

  async 'state that begins anew'(talk) {
    await talk.begin()
    await talk.produce(6)
    await talk.fetch('ann', 0, { ask: { 0: [] } })
    await talk.initialize([0], 1, 2)
    await talk.acknowledge('ann', 1, { 0: [[0, 5, ACCEPT]] })
    await talk.fetch('ann', 2)
    await talk.acknowledge('ann', 3, { 0: [[0, 5, ACCEPT]] })
    await talk.acknowledge('ann', 4, { 0: [[2, 5, ACCEPT]] })
  },

  async 'an unknown topic from the start'(talk) {
    await talk.begin()
    await talk.fetch('ann', 0, { ask: { '?0': [] } })
    await talk.fetch('ann', 1)
  },

  async 'batches and limits'(talk) {
    await talk.begin()
    for (const count of [3, 4, 5, 2]) await talk.produce(count)
    await talk.fetch('ann', 0, { ask: { 0: [] }, maxRecords: 1 })
    await talk.fetch('ann', 1, { maxRecords: 4 })
    await talk.fetch('bob', 0, { ask: { 0: [] }, batchSize: 1 })
    await talk.fetch('cat', 0, { ask: { 0: [] } })
    await talk.acknowledge('ann', 2, { 0: [[0, 6, ACCEPT]] })
    await talk.acknowledge('bob', 1, { 0: [[7, 13, RELEASE]] })
    await talk.fetch('cat', 1, { batchSize: 3 })
  },

  async 'a hard limit on records'(talk) {
    await talk.begin()
    for (const count of [10, 5]) await talk.produce(count)
    const limited = { shareAcquireMode: RECORD_LIMIT }
    await talk.fetch('ann', 0, { ask: { 0: [] }, maxRecords: 4, ...limited })
    await talk.fetch('ann', 1, { maxRecords: 3, ...limited })
    await talk.fetch('bob', 0, { ask: { 0: [] }, maxRecords: 6, ...limited })
    await talk.fetch('bob', 1, { maxRecords: 100, ...limited })
    await talk.acknowledge('ann', 2, { 0: [[0, 6, RELEASE]] })
    await talk.fetch('ann', 3, { maxRecords: 2, ...limited })
    await talk.fetch('ann', 4, { maxRecords: 2 })
  },

  async 'acknowledgements of all kinds'(talk) {
    await talk.begin()
    await talk.produce(10)
    await talk.fetch('ann', 0, { ask: { 0: [] } })
    const types = [ACCEPT, ACCEPT, RELEASE, REJECT, GAP, ACCEPT, RELEASE, RELEASE, ACCEPT, ACCEPT]
    await talk.acknowledge('ann', 1, { 0: [[0, 9, ...types]] })
    await talk.acknowledge('ann', 2, { 0: [[5, 5, ACCEPT]] })
    await talk.fetch('ann', 3)
    await talk.fetch('ann', 4, { ask: { 0: [[2, 2, ACCEPT]] } })
    await talk.fetch('ann', 5, { ask: { 0: [[6, 7, RELEASE]] } })
    await talk.fetch('ann', 6, { ask: { 0: [[6, 7, ACCEPT]] } })
    await talk.acknowledge('ann', 7, { 0: [[6, 7, ACCEPT]] })
  },

  async 'acknowledgements that are refused'(talk) {
    await talk.begin()
    for (const count of [5, 5]) await talk.produce(count)
    await talk.fetch('ann', 0, { ask: { 0: [] }, maxRecords: 5 })
    let epoch = 1
    const say = (...acks: Parameters<ShareTalk['acknowledge']>[2][string]) =>
      talk.acknowledge('ann', epoch++, { 0: acks })
    await say([3, 1, ACCEPT])
    await say([0, 2, ACCEPT], [1, 3, ACCEPT])
    await say([0, 4])
    await say([0, 4, ACCEPT, ACCEPT])
    await say([0, 4, 5])
    await say([0, 4, -1])
    await say([0, 4, RENEW])
    await say([0, 7, ACCEPT])
    await say([5, 9, ACCEPT])
    await say([20, 25, ACCEPT])
    await say()
    await say([0, 1, ACCEPT], [9, 9, ACCEPT])
    await talk.fetch('bob', 0, { ask: { 0: [] } })
    await talk.acknowledge('bob', 1, { 0: [[0, 4, ACCEPT]] })
    await talk.acknowledge('bob', 2, { 0: [[0, 1, ACCEPT]] })
    await say([0, 4, ACCEPT])
    await say([0, 4, ACCEPT])
    await say([5, 9, ACCEPT])
    await talk.acknowledge('bob', 3, { 0: [[5, 6, RELEASE]] })
    await talk.acknowledge('bob', 4, { 0: [[5, 6, ACCEPT]] })
    await talk.acknowledge('bob', 5, { 0: [[5, 9, ACCEPT]] })
    await talk.acknowledge('ann', epoch, { 0: [[7, 9, ACCEPT]] })
  },

  async renewals(talk) {
    await talk.begin()
    await talk.produce(4)
    await talk.fetch('ann', 0, { ask: { 0: [] } })
    await talk.acknowledge('ann', 1, { 0: [[0, 3, RENEW]] }, { isRenewAck: true })
    await talk.acknowledge(
      'ann',
      2,
      {
        0: [
          [0, 1, ACCEPT],
          [2, 3, RENEW],
        ],
      },
      { isRenewAck: true },
    )
    await talk.fetch('ann', 3, { ...RENEWAL, ask: { 0: [[2, 3, RENEW]] } })
    await talk.fetch('ann', 4, { ...RENEWAL, maxRecords: 1, ask: { 0: [[2, 3, RENEW]] } })
    await talk.acknowledge('ann', 4, { 0: [[2, 3, RENEW]] }, { version: 1 })
    await talk.configure({ 'share.renew.acknowledge.enable': 'false' })
    await talk.acknowledge('ann', 5, { 0: [[2, 3, RENEW]] }, { isRenewAck: true })
    await talk.acknowledge('ann', 6, { 0: [[2, 3, ACCEPT]] }, { isRenewAck: true })
  },

  async 'a record that nobody can process'(talk) {
    await talk.begin(1, { 'share.delivery.count.limit': '4' })
    await talk.produce(8)
    await talk.fetch('ann', 0, { ask: { 0: [] } })
    for (let epoch = 1; epoch < 24; epoch += 1) {
      const line = talk.lines.at(-1)!
      const held = [...line.matchAll(/ (\d+)-(\d+)x\d+/g)]
      const acks = held.map(([, first, last]) => [Number(first), Number(last), RELEASE] as const)
      if (acks.length === 0) break
      await talk.fetch('ann', epoch, { ask: { 0: acks } })
    }
    await talk.produce(1)
    await talk.fetch('bob', 0, { ask: { 0: [] } })
  },

  async 'a last try of two'(talk) {
    await talk.begin(1, { 'share.delivery.count.limit': '2' })
    await talk.produce(4)
    await talk.fetch('ann', 0, { ask: { 0: [] } })
    await talk.fetch('ann', 1, { ask: { 0: [[0, 3, RELEASE]] } })
    await talk.fetch('ann', 2, { ask: { 0: [[0, 3, RELEASE]] } })
    await talk.acknowledge('ann', 3, { 0: [[0, 3, ACCEPT]] })
  },

  async 'members that leave'(talk) {
    await talk.begin()
    await talk.produce(6)
    await talk.fetch('ann', 0, { ask: { 0: [] } })
    await talk.fetch('bob', 0, { ask: { 0: [] }, maxWaitMs: 50 })
    await talk.fetch('ann', -1, { ask: { 0: [[0, 1, ACCEPT]] } })
    await talk.fetch('bob', 1)
    await talk.acknowledge('bob', -1, { 0: [[2, 3, ACCEPT]] })
    await talk.fetch('cat', 0, { ask: { 0: [] } })
    talk.disconnect('cat')
    await talk.fetch('dan', 0, { ask: { 0: [] }, maxWaitMs: 5_000 })
    await talk.fetch('cat', 1)
  },

  async 'as many locks as there may be'(talk) {
    await talk.begin(1, { 'share.partition.max.record.locks': '100' })
    for (const count of [60, 60, 60]) await talk.produce(count)
    await talk.fetch('ann', 0, { ask: { 0: [] } })
    await talk.fetch('ann', 1, { maxWaitMs: 50 })
    await talk.acknowledge('ann', 2, { 0: [[10, 19, RELEASE]] })
    await talk.fetch('ann', 3)
    await talk.acknowledge('ann', 4, { 0: [[0, 59, ACCEPT]] })
    await talk.fetch('ann', 5)
  },

  async waiting(talk) {
    await talk.begin()
    await talk.fetch('ann', 0, { ask: { 0: [] } })
    await talk.fetch('ann', 1, { minBytes: 0, maxWaitMs: 30_000 })
    await talk.fetch('ann', 2, { maxWaitMs: 0 })
    await talk.produce(1)
    await talk.fetch('ann', 3, { minBytes: 10_000, maxWaitMs: 50 })
    await talk.produce(1)
    await talk.fetch('ann', 4, { maxRecords: 0 })
    await talk.fetch('ann', 5, { maxBytes: 0 })
    await talk.fetch('ann', 6, { maxBytes: 1 })
  },

  async 'only what was committed'(talk) {
    await talk.begin(1, { 'share.isolation.level': 'read_committed' })
    await talk.produce(2)
    await talk.transaction([3, 2], false)
    await talk.produce(2)
    await talk.transaction([4], true)
    await talk.fetch('ann', 0, { ask: { 0: [] } })
    await talk.acknowledge('ann', 1, { 0: [[0, 1, ACCEPT]] })
    await talk.acknowledge('ann', 2, { 0: [[2, 6, ACCEPT]] })
    await talk.acknowledge('ann', 3, { 0: [[7, 13, ACCEPT]] })
    await talk.acknowledge('ann', 4, { 0: [[7, 14, ACCEPT]] })
    await talk.fetch('ann', 5)
  },

  async 'what was not committed too'(talk) {
    await talk.begin()
    await talk.transaction([3, 2], false)
    await talk.transaction([4], true)
    await talk.fetch('ann', 0, { ask: { 0: [] } })
  },

  async 'records that are deleted'(talk) {
    await talk.begin()
    for (const count of [4, 4, 4]) await talk.produce(count)
    await talk.fetch('ann', 0, { ask: { 0: [] }, maxRecords: 4 })
    await talk.fetch('bob', 0, { ask: { 0: [] }, maxRecords: 4 })
    await talk.deleteRecords(6)
    await talk.acknowledge('ann', 1, { 0: [[0, 3, RELEASE]] })
    await talk.fetch('ann', 2)
    await talk.fetch('ann', 3)
    await talk.acknowledge('bob', 1, { 0: [[4, 7, RELEASE]] })
    await talk.fetch('ann', 4)
    await talk.deleteRecords(12)
    await talk.fetch('ann', 5, { ask: { 0: [[6, 11, RELEASE]] } })
    await talk.fetch('ann', 6)
    await talk.produce(2)
    await talk.fetch('ann', 7)
  },

  async 'a start at the end'(talk) {
    await talk.begin(1, { 'share.auto.offset.reset': 'latest' })
    await talk.produce(2)
    await talk.fetch('ann', 0, { ask: { 0: [] } })
    await talk.produce(2)
    await talk.fetch('ann', 1)
  },

  async 'a start some time ago'(talk) {
    await talk.begin(1, { 'share.auto.offset.reset': 'by_duration:PT1H' })
    await talk.produce(2, 0, { timestamp: Date.now() - 2 * HOUR_MS })
    await talk.fetch('ann', 0, { ask: { 0: [] } })
    await talk.produce(2, 0, { timestamp: Date.now() - HOUR_MS / 2 })
    await talk.fetch('ann', 1)
  },

  async 'a topic that is deleted'(talk) {
    await talk.begin()
    await talk.produce(3)
    await talk.fetch('ann', 0, { ask: { 0: [] } })
    await talk.deleteTopic()
    await talk.fetch('ann', 1)
    await talk.acknowledge('ann', 2, { 0: [[0, 2, ACCEPT]] })
    await talk.fetch('ann', 3, { forget: [0] })
    await talk.fetch('ann', -1)
  },

  async 'time that is over'(talk) {
    await talk.begin(1, { 'share.record.lock.duration.ms': '2000' })
    for (const count of [2, 2]) await talk.produce(count)
    await talk.fetch('ann', 0, { ask: { 0: [] }, maxRecords: 2 })
    await talk.acknowledge('ann', 1, { 0: [[0, 0, ACCEPT]] })
    await talk.fetch('bob', 0, { ask: { 0: [] } })
    await talk.fetch('cat', 0, { ask: { 0: [] }, maxWaitMs: 10_000, maxRecords: 1 })
    await talk.acknowledge('ann', 2, { 0: [[1, 1, ACCEPT]] })
    await talk.acknowledge('cat', 1, { 0: [[1, 1, ACCEPT]] })
  },

  async 'the older version'(talk) {
    await talk.begin()
    await talk.produce(3)
    await talk.fetch('ann', 0, { ask: { 0: [] }, version: 1 })
    await talk.fetch('ann', 1, { ask: { 0: [[0, 1, ACCEPT]] }, version: 1, maxWaitMs: 50 })
    await talk.acknowledge('ann', 2, { 0: [[2, 2, ACCEPT]] }, { version: 1 })
  },
}
