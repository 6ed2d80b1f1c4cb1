import { expect, test } from 'vitest'
import type { Partition } from '../../src/broker/partition.ts'
import {
  TransactionVerifier,
  type VerificationOutcome,
  type VerificationRules,
} from '../../src/broker/transaction-verifier.ts'
import { BrokerConfig } from '../../src/config/broker-config.ts'
import type { PartitionVerification } from '../../src/coordinator/transaction/partition-verification.ts'
import { type ErrorName, KafkaError } from '../../src/protocol/errors.ts'
import { buildEndTransactionBatch } from '../../src/records/control-record.ts'
import { DEFAULT_APPEND } from '../../src/storage/log-append.ts'
import { DEFAULT_PRODUCER_RULES } from '../../src/storage/producer-state-manager.ts'
import { batchOf, openLog } from '../support/logs.ts'
import { ManualClock } from '../support/manual-clock.ts'

const OLD: VerificationRules = { addsPartitions: false, knowsAbortable: false }
const NEW: VerificationRules = { addsPartitions: true, knowsAbortable: true }

/** A partition, a coordinator that says what the test tells it to, and a producer. */
class World {
  readonly clock = new ManualClock()
  readonly log = openLog({ clock: this.clock, producerRules: DEFAULT_PRODUCER_RULES })
  readonly asked: string[] = []
  readonly #answers: ((error: ErrorName) => void)[] = []
  readonly #verifier: TransactionVerifier

  constructor(overrides: Readonly<Record<string, string>> = {}) {
    const place = { dir: '/data', port: 0, host: 'localhost' }
    const config = BrokerConfig.embedded(place, new Map(Object.entries(overrides)))
    this.#verifier = new TransactionVerifier({
      clock: this.clock,
      config: () => config,
      onFailure: (error) => {
        throw error
      },
    })
  }

  answer(error: ErrorName): Promise<void> {
    this.#answers.shift()!(error)
    return this.clock.advanceAsync(0)
  }

  verify(firstSequence: number, rules = OLD, producerEpoch = 0): VerificationOutcome[] {
    const said: VerificationOutcome[] = []
    const ask = (verb: string) => () => {
      this.asked.push(verb)
      return new Promise<ErrorName[]>((resolve) => {
        this.#answers.push((error) => resolve([error]))
      })
    }
    const coordinator: PartitionVerification = {
      verifyPartitions: ask('verify'),
      addPartitions: ask('add'),
    }
    const partition = { topic: 't', partitionId: 0, log: this.log } as unknown as Partition
    const producer = { producerId: 1, producerEpoch }
    const batches = [{ partition, firstSequence }]
    const append = { transactionalId: 'x', producer, batches, rules }
    this.#verifier.verify(coordinator, append, (outcomes) => said.push(...outcomes))
    return said
  }

  append(baseSequence: number, outcome?: VerificationOutcome, producerEpoch = 0): ErrorName {
    const options = { producerId: 1, producerEpoch, baseSequence, isTransactional: true }
    const verification = outcome?.error === undefined ? outcome?.verification : undefined
    try {
      const brought = { ...DEFAULT_APPEND, verification }
      this.log.appendAsLeader(batchOf(['a'], options), 0, 'client', brought)
      return 'NONE'
    } catch (error) {
      if (error instanceof KafkaError) return error.error
      throw error
    }
  }

  end(producerEpoch = 0): void {
    const end = { producerId: 1, producerEpoch, coordinatorEpoch: 0, timestamp: 0 }
    const marker = buildEndTransactionBatch({ type: 'COMMIT', ...end })
    this.log.appendAsLeader(marker, 0, 'coordinator')
  }
}

test('a first batch is appended when the coordinator agrees; then nobody is asked', async () => {
  const world = new World()
  expect(world.append(0)).toBe('INVALID_TXN_STATE')
  const said = world.verify(0)
  await world.clock.advanceAsync(0)
  expect(world.asked).toEqual(['verify'])
  expect(said).toEqual([])
  await world.answer('NONE')
  expect(world.append(0, said[0])).toBe('NONE')
  expect(world.verify(1)).toEqual([{ verification: undefined }])
  expect(world.append(1)).toBe('NONE')
  expect(world.asked).toHaveLength(1)
})

test('what was agreed on before the end of a transaction is worth nothing after it', async () => {
  const world = new World()
  const said = world.verify(0)
  await world.clock.advanceAsync(0)
  await world.answer('NONE')
  world.end()
  expect(world.append(0, said[0])).toBe('INVALID_TXN_STATE')
})

test('an end with the epoch of the new transaction is that of the one before', async () => {
  const world = new World()
  const said = world.verify(0, NEW, 1)
  await world.clock.advanceAsync(0)
  world.end(1)
  await world.answer('NONE')
  expect(world.asked).toEqual(['add'])
  expect(world.append(0, said[0], 1)).toBe('NONE')
})

test('of several first batches only the one that was asked for first may come first', async () => {
  const world = new World()
  const [first, second] = [world.verify(0), world.verify(1)]
  await world.clock.advanceAsync(0)
  await world.answer('NONE')
  await world.answer('NONE')
  expect(world.asked).toEqual(['verify', 'verify'])
  expect(world.append(1, second[0])).toBe('OUT_OF_ORDER_SEQUENCE_NUMBER')
  expect(world.append(0, first[0])).toBe('NONE')
})

test('a producer of transaction version 2 begins with sequence 0', async () => {
  const world = new World()
  const said = world.verify(3, NEW)
  await world.clock.advanceAsync(0)
  await world.answer('NONE')
  expect(world.append(3, said[0])).toBe('OUT_OF_ORDER_SEQUENCE_NUMBER')
})

test.each([
  ['NOT_COORDINATOR', OLD, 'NOT_ENOUGH_REPLICAS'],
  ['CONCURRENT_TRANSACTIONS', OLD, 'NOT_ENOUGH_REPLICAS'],
  ['PRODUCER_FENCED', OLD, 'INVALID_PRODUCER_EPOCH'],
  ['TRANSACTION_ABORTABLE', OLD, 'INVALID_TXN_STATE'],
  ['TRANSACTION_ABORTABLE', NEW, 'TRANSACTION_ABORTABLE'],
  ['INVALID_PRODUCER_ID_MAPPING', NEW, 'INVALID_PRODUCER_ID_MAPPING'],
] as const)('%s of the coordinator is told as clients know it', async (error, rules, told) => {
  const world = new World()
  const said = world.verify(0, rules)
  await world.clock.advanceAsync(0)
  await world.answer(error)
  expect(said).toMatchObject([{ error: told }])
})

test('a partition is added again while the transaction before is ending, for a while', async () => {
  const world = new World()
  const said = world.verify(0, NEW)
  await world.clock.advanceAsync(0)
  for (let i = 0; i < 5; i++) {
    await world.answer('CONCURRENT_TRANSACTIONS')
    await world.clock.advanceAsync(20)
  }
  expect(said).toEqual([])
  await world.answer('CONCURRENT_TRANSACTIONS')
  expect(said).toMatchObject([{ error: 'CONCURRENT_TRANSACTIONS' }])
  expect(world.asked).toHaveLength(6)
})

test('without transaction.partition.verification.enable only additions are asked for', async () => {
  const world = new World({ 'transaction.partition.verification.enable': 'false' })
  expect(world.verify(0)).toEqual([{ verification: undefined }])
  world.verify(0, NEW)
  await world.clock.advanceAsync(0)
  expect(world.asked).toEqual(['add'])
})
