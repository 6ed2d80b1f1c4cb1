import { type TransactionConversation, UNKNOWN_ID_DISTANCE } from './transaction-conversation.ts'

export interface Conversation {
  readonly name: string
  /** The coordinator is asked: else `transaction.partition.verification.enable` is false. */
  readonly isVerified?: boolean
  readonly configs?: Readonly<Record<string, string>>
  readonly run: (talk: TransactionConversation) => Promise<void>
}

/** Where the answers of Apache Kafka 4.3.1 stand, from this folder. */
export function snapshotOf(name: string): string {
  return `fixtures/transactions/${name.replaceAll(' ', '-').replaceAll(',', '')}.txt`
}

/** What brokers are asked about transactions in partitions; the answers are kept as a snapshot. */
export const transactionConversations: readonly Conversation[] = [
  {
    name: 'first batches of transactions are verified or add their partition',
    isVerified: true,
    async run(talk) {
      const transactionalId = 'verified'
      const id = await talk.init(transactionalId)
      const unknownId = id + UNKNOWN_ID_DISTANCE
      for (const version of [3, 9, 10, 11]) {
        await talk.produce({ id, version, transactionalId, partition: 1 })
      }
      await talk.produce({ id, version: 12, transactionalId, partition: 1, sequence: 3 })
      for (const version of [9, 11, 12]) {
        await talk.produce({ id, version, transactionalId: 'other' })
        await talk.produce({ id: unknownId, version, transactionalId })
        await talk.produce({ id, epoch: 5, version, transactionalId })
      }
      await talk.produce({ id, version: 12, transactionalId })
      await talk.produce({ id, sequence: 1, version: 9, transactionalId })
      await talk.produce({ id, sequence: 2, version: 12, transactionalId: 'other' })
      await talk.produce({ id, sequence: 3, version: 11, transactionalId, partition: 1 })
      await talk.produce({ id, sequence: 0, version: 11, transactionalId, partition: 1 })
      await talk.produce({ id, version: 12, transactionalId, partition: 9 })
      await talk.produce({ id, sequence: 3, version: 12, transactionalId, isTransactional: false })
      await talk.producers()
    },
  },
  {
    name: 'transactions open, end, and bound what committed readers see',
    async run(talk) {
      await talk.produce({ sequence: 0, count: 2 })
      await talk.fetch(0)
      await talk.fetch(0, { isolation: 0 })
      await talk.offsets(-1)
      await talk.offsets(-1, { isolation: 0 })
      await talk.offsets(-3)
      await talk.offsets(1)
      await talk.producers()
      await talk.produce({ id: 2, sequence: 0, count: 3 })
      await talk.produce({ id: 3, isTransactional: false, sequence: 0 })
      await talk.abort()
      await talk.fetch(0)
      await talk.fetch(1)
      await talk.fetch(2)
      await talk.fetch(7)
      await talk.offsets(-1)
      await talk.offsets(-3)
      await talk.offsets(1)
      await talk.commit({ id: 2 })
      await talk.fetch(0)
      await talk.fetch(2)
      await talk.fetch(6)
      await talk.fetch(8)
      await talk.fetch(9)
      await talk.producers()
      await talk.produce({ id: 2, sequence: 3 })
      await talk.abort({ id: 2 })
      await talk.produce({ id: 4, sequence: 0 })
      await talk.fetch(0)
      await talk.fetch(0, { isolation: 0 })
      await talk.fetch(0, { version: 4 })
      await talk.deleteRecords(9)
      await talk.deleteRecords(10)
      await talk.fetch(9)
      await talk.deleteRecords(11)
      await talk.fetch(11)
      await talk.producers()
      await talk.abort({ id: 4 })
      await talk.fetch(11)
    },
  },
  {
    name: 'writes and ends that are refused',
    async run(talk) {
      await talk.produce({ transactionalId: null })
      await talk.produce({ topic: 'missing' })
      await talk.produce({ partition: 7 })
      await talk.produce({ sequence: 5, epoch: 2, count: 2 })
      await talk.produce({ sequence: 5, epoch: 2, count: 2 })
      await talk.produce({ sequence: 9, epoch: 2 })
      await talk.produce({ sequence: 7, epoch: 1 })
      await talk.produce({ sequence: 7, epoch: 2, isTransactional: false })
      await talk.produce({ sequence: 1, epoch: 3 })
      await talk.abort({ epoch: 1 })
      await talk.abort({ epoch: 2, coordinatorEpoch: 5 })
      await talk.commit({ epoch: 2, coordinatorEpoch: 4 })
      await talk.commit({ epoch: 2, coordinatorEpoch: 5 })
      await talk.producers()
      await talk.produce({ sequence: 7, epoch: 2 })
      await talk.produce({ sequence: 0, epoch: 3 })
      await talk.producers()
      await talk.commit({ epoch: 3, coordinatorEpoch: 5, partitions: [0, 1, 7] })
      await talk.commit({ topic: 'missing' })
      await talk.commit({ epoch: 3, coordinatorEpoch: 5, partitions: [] })
      await talk.producers({ partition: 1 })
      await talk.producers({ partition: 7 })
      await talk.producers({ topic: 'missing' })
      await talk.producers({ topic: 'bad/name' })
      await talk.fetch(0)
    },
  },
  {
    name: 'markers by the rules of transaction version 2',
    async run(talk) {
      await talk.produce({ sequence: 0, epoch: 4 })
      await talk.abort({ epoch: 4, transactionVersion: 2 })
      await talk.abort({ epoch: 3, transactionVersion: 2 })
      await talk.abort({ epoch: 5, transactionVersion: 2 })
      await talk.abort({ epoch: 5, transactionVersion: 2 })
      await talk.abort({ epoch: 4, transactionVersion: 2 })
      await talk.producers()
      await talk.produce({ sequence: 1, epoch: 5 })
      await talk.produce({ sequence: 0, epoch: 5 })
      await talk.commit({ epoch: 5, transactionVersion: 2 })
      await talk.commit({ epoch: 5, transactionVersion: 1 })
      await talk.produce({ sequence: 0, epoch: 32_767 })
      await talk.commit({ epoch: 32_767, transactionVersion: 2 })
      await talk.commit({ epoch: 32_767, transactionVersion: 2, version: 1 })
      await talk.commit({ id: 9, epoch: 3, transactionVersion: 2, partitions: [0, 1] })
      await talk.fetch(0)
      await talk.producers()
    },
  },
  {
    name: 'aborted transactions are told by the sparse index',
    configs: { 'segment.bytes': '1048576', 'index.interval.bytes': '1024' },
    async run(talk) {
      const valueBytes = 400
      for (let i = 0; i < 12; i++) {
        await talk.produce({ id: 1, sequence: i, valueBytes })
        await talk.produce({ id: 2, sequence: i, valueBytes })
        await talk.abort({ id: 1 + ((i % 3) % 2) })
        if (i % 2 === 0) await talk.commit({ id: 2 })
      }
      for (const maxBytes of [1, 500, 1000, 1500, 2500, 5000]) {
        for (const offset of [0, 1, 3, 8, 20]) await talk.fetch(offset, { maxBytes })
      }
    },
  },
]
