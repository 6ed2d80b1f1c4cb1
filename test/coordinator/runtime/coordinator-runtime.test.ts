import { beforeEach, describe, expect, test } from 'vitest'
import { CoordinatorRuntime } from '../../../src/coordinator/runtime/coordinator-runtime.ts'
import {
  type CoordinatorResult,
  type CoordinatorShard,
  type LoggedRecord,
  NO_RESULT,
  respond,
  type ShardEffects,
  type Ticket,
} from '../../../src/coordinator/runtime/coordinator-shard.ts'
import { KafkaError } from '../../../src/protocol/errors.ts'
import { buildUncompressedBatch } from '../../../src/records/batch-builder.ts'
import { buildEndTransactionBatch } from '../../../src/records/control-record.ts'
import { silentLogger } from '../../../src/runtime/logger.ts'
import { ManualClock } from '../../support/manual-clock.ts'
import { MemoryPartitions } from '../memory-partitions.ts'

/** A coordinator of words: it knows all that were written, and says them when asked or in time. */
class WordShard implements CoordinatorShard<string> {
  readonly words: string[] = []
  readonly offsets: number[] = []
  readonly markers: [number, boolean][] = []
  readonly waiting: Ticket<string>[] = []
  readonly effects: ShardEffects<string>

  constructor(effects: ShardEffects<string>) {
    this.effects = effects
  }

  say(...words: string[]): CoordinatorResult<number> {
    return { records: words.map(record), response: this.words.length + words.length }
  }

  replay({ key, offset, producerId }: LoggedRecord): void {
    this.words.push(producerId === -1 ? key.toString() : `${key} by ${producerId}`)
    this.offsets.push(offset)
  }

  replayEndTransactionMarker(producerId: number, isCommitted: boolean): void {
    this.markers.push([producerId, isCommitted])
  }

  onLoaded(): void {
    this.effects.schedule('tick', 1_000, 'tick')
  }

  onTimer(event: string): CoordinatorResult<undefined> {
    return { records: [record(event)], response: undefined }
  }

  onUnloaded(): void {
    for (const ticket of this.waiting) this.effects.reply(ticket, 'gone')
  }
}

const record = (text: string) => ({ key: Buffer.from(text), value: Buffer.from(text) })

let clock: ManualClock
let log: MemoryPartitions
let runtime: CoordinatorRuntime<WordShard, string>

function newRuntime(): CoordinatorRuntime<WordShard, string> {
  return new CoordinatorRuntime<WordShard, string>({
    clock,
    logger: silentLogger,
    writer: log,
    reader: log,
    topic: '__words',
    loadBufferBytes: 100,
    writeTimeoutMs: 5_000,
    createShard: (_, effects) => new WordShard(effects),
  })
}

const errorOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'NONE',
    (error: KafkaError) => error.error,
  )
const say = (...words: string[]) => runtime.write(0, (shard) => shard.say(...words))
const words = () => runtime.read(0, (shard) => [...shard.words])

beforeEach(async () => {
  clock = new ManualClock()
  log = new MemoryPartitions()
  runtime = newRuntime()
  await runtime.load(0, 0)
})

describe('CoordinatorRuntime', () => {
  test('writes the records of an operation as one batch, then shows them to the state', async () => {
    expect(await say('a', 'b')).toBe(2)
    expect(log.batchCount()).toBe(1)
    expect(await runtime.read(0, (shard) => shard.offsets)).toEqual([0, 1])
  })

  test('answers NOT_COORDINATOR where it does not lead, and that it is loading', async () => {
    expect(await errorOf(runtime.read(1, () => 1))).toBe('NOT_COORDINATOR')
    const loading = runtime.load(1, 0)
    expect(await errorOf(runtime.read(1, () => 1))).toBe('COORDINATOR_LOAD_IN_PROGRESS')
    await loading
    expect(await runtime.read(1, () => 1)).toBe(1)
  })

  test('loads what is in the log, in pieces, with transactions and their ends', async () => {
    for (const word of ['a', 'b', 'c']) await say(word)
    const topicPartition = { topic: '__words', partition: 0 }
    const options = { isTransactional: true, producerId: 9, producerEpoch: 0, baseSequence: 0 }
    const inTransaction = { timestamp: 0, ...record('d') }
    log.append(topicPartition, buildUncompressedBatch([inTransaction], options))
    const marker = { producerId: 9, producerEpoch: 0, coordinatorEpoch: 0, timestamp: 0 }
    log.append(topicPartition, buildEndTransactionBatch({ type: 'COMMIT', ...marker }))
    runtime = newRuntime()
    await runtime.load(0, 1)
    expect(await words()).toEqual(['a', 'b', 'c', 'd by 9'])
    expect(await runtime.read(0, (shard) => shard.markers)).toEqual([[9, true]])
  })

  test('writes records of a transaction and its end, and shows both to the state', async () => {
    const producer = { producerId: 9, producerEpoch: 3 }
    await runtime.write(0, (shard) => ({ ...shard.say('a'), producer }))
    const end = { ...producer, coordinatorEpoch: 1, isCommitted: false, transactionVersion: 1 }
    await runtime.endTransaction(0, end)
    expect(await words()).toEqual(['a by 9'])
    expect(await runtime.read(0, (shard) => shard.markers)).toEqual([[9, false]])
    log.failure = new KafkaError('INVALID_PRODUCER_EPOCH')
    expect(await errorOf(runtime.endTransaction(0, end))).toBe('INVALID_PRODUCER_EPOCH')
    log.failure = undefined
    expect(await errorOf(runtime.endTransaction(7, end))).toBe('NOT_COORDINATOR')
    runtime = newRuntime()
    await runtime.load(0, 1)
    expect(await words()).toEqual(['a by 9'])
    expect(await runtime.read(0, (shard) => shard.markers)).toEqual([[9, false]])
  })

  test('keeps refused records out of the state', async () => {
    log.failure = new KafkaError('NOT_ENOUGH_REPLICAS')
    expect(await errorOf(say('a'))).toBe('NOT_ENOUGH_REPLICAS')
    log.failure = undefined
    expect(await words()).toEqual([])
  })

  test('holds answers, also of reads, until the records before them are committed', async () => {
    log.isCommitHeld = true
    const settled: string[] = []
    const saying = say('a').then(() => settled.push('said'))
    const reading = words().then((found) => settled.push(`read ${found}`))
    await clock.advanceAsync(0)
    expect(settled).toEqual([])
    runtime.onHighWatermark(0, log.commit(0))
    await Promise.all([saying, reading])
    expect(settled).toEqual(['said', 'read a'])
  })

  test('gives up on records that are not committed in time', async () => {
    log.isCommitHeld = true
    const error = errorOf(say('a'))
    await clock.advanceAsync(5_000)
    expect(await error).toBe('REQUEST_TIMED_OUT')
  })

  test('splits what need not be atomic, and refuses what must be', async () => {
    log.maxBytes = 80
    expect(await errorOf(say('aaaa', 'bbbb', 'cccc'))).toBe('RECORD_LIST_TOO_LARGE')
    expect(await errorOf(say('x'.repeat(100)))).toBe('MESSAGE_TOO_LARGE')
    await runtime.write(0, (shard) => ({ ...shard.say('aaaa', 'bbbb', 'cccc'), isAtomic: false }))
    expect(log.batchCount()).toBe(3)
    expect(await words()).toEqual(['aaaa', 'bbbb', 'cccc'])
  })

  test('runs timers as operations, and none after the partition is gone', async () => {
    clock.advance(1_000)
    expect(await words()).toEqual(['tick'])
    await runtime.write(0, (shard) => {
      shard.effects.schedule('tock', 1_000, 'tock')
      return NO_RESULT
    })
    runtime.unload(0)
    clock.advance(1_000)
    expect(log.batchCount()).toBe(1)
  })

  test('parks requests until the state machine answers, or goes', async () => {
    const wait = () =>
      runtime.park<string>(0, (shard, ticket) => {
        shard.waiting.push(ticket)
        return NO_RESULT
      })
    const first = wait()
    const second = wait()
    await runtime.write(0, (shard) => {
      shard.effects.reply(shard.waiting[0]!, 'hello')
      return respond(undefined)
    })
    expect(await first).toBe('hello')
    runtime.unload(0)
    expect(await second).toBe('gone')
  })

  test('ignores news of an older epoch', async () => {
    await runtime.load(0, 5)
    await say('a')
    await runtime.load(0, 4)
    runtime.unload(0, 4)
    expect(await words()).toEqual(['a'])
    runtime.unload(0, 5)
    expect(await errorOf(words())).toBe('NOT_COORDINATOR')
  })
})
