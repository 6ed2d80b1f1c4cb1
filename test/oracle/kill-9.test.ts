import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Kafka, logLevel, type Producer } from 'kafkajs'
import { afterAll, describe, expect, test } from 'vitest'
import {
  type BrokerProcess,
  kafkaTs,
  startBrokerProcess,
  temporaryDirectory,
} from '../support/broker-process.ts'
import { SeededRandom } from '../support/seeded-random.ts'

const KILLS = Number(process.env.KAFKA_TS_KILLS ?? 50)
const RECORDS_PER_SEND = 20
const seed = Number(process.env.KAFKA_TS_SEED ?? Math.floor(Math.random() * 2 ** 31))

// Real processes and a real disk: what the operating system has taken must be there again.
describe(`kill -9 in the middle of producing, ${KILLS} times (KAFKA_TS_SEED=${seed})`, () => {
  const directory = temporaryDirectory('kill-9')
  afterAll(() => directory.remove())

  test('loses no acknowledged record and doubles none', { timeout: 600_000 }, async () => {
    const random = new SeededRandom(seed)
    const data = join(directory.path, 'data')
    let broker = await startBrokerProcess(data)
    const port = Number(broker.bootstrap.split(':').at(-1))
    expect(
      (
        await kafkaTs([
          'topics',
          '--create',
          '--topic',
          'crash',
          '--bootstrap-server',
          broker.bootstrap,
        ])
      ).exitCode,
    ).toBe(0)

    const writer = new RecordWriter(broker.bootstrap)
    const writing = writer.run()
    for (let kill = 0; kill < KILLS; kill++) {
      await wait(50 + random.next() * 300)
      await broker.kill()
      broker = await startBrokerProcess(data, [], port)
    }
    await wait(500)
    writer.stop()
    await writing

    const found = await readAll(broker)
    await broker.stop()
    const counts = new Map<number, number>()
    for (const id of found) counts.set(id, (counts.get(id) ?? 0) + 1)
    expect(writer.acknowledged.length).toBeGreaterThan(KILLS * RECORDS_PER_SEND)
    expect(
      writer.acknowledged.filter((id) => !counts.has(id)),
      'lost',
    ).toEqual([])
    expect(
      found.filter((id) => counts.get(id)! > 1),
      'doubled',
    ).toEqual([])
    expect(found, 'order').toEqual([...found].sort((one, other) => one - other))
    console.log(`${KILLS} kills, ${writer.acknowledged.length} acknowledged, ${found.length} found`)
  })
})

/** Sends rising numbers and notes which the broker has acknowledged. */
class RecordWriter {
  readonly acknowledged: number[] = []
  readonly #kafka: Kafka
  #next = 0
  #isStopped = false

  constructor(bootstrap: string) {
    this.#kafka = new Kafka({
      brokers: [bootstrap],
      logLevel: logLevel.NOTHING,
      retry: { initialRetryTime: 50, maxRetryTime: 200, retries: 100 },
    })
  }

  stop(): void {
    this.#isStopped = true
  }

  async run(): Promise<void> {
    while (!this.#isStopped) {
      const producer = this.#kafka.producer({ idempotent: true, maxInFlightRequests: 1 })
      try {
        await producer.connect()
        while (!this.#isStopped) await this.#send(producer)
      } catch {
        // What this send held may be there or not; a new producer goes on with new numbers.
      }
      await producer.disconnect().catch(() => {})
    }
  }

  async #send(producer: Producer): Promise<void> {
    const ids = Array.from({ length: RECORDS_PER_SEND }, () => this.#next++)
    await producer.send({
      topic: 'crash',
      acks: -1,
      messages: ids.map((id) => ({ value: String(id) })),
    })
    this.acknowledged.push(...ids)
  }
}

async function readAll(broker: BrokerProcess): Promise<number[]> {
  const where = ['--bootstrap-server', broker.bootstrap, '--topic', 'crash']
  const { stdout: offsets } = await kafkaTs(['get-offsets', ...where])
  const count = Number(offsets.trim().split(':').at(-1))
  const { stdout } = await kafkaTs([
    'console-consumer',
    ...where,
    '--from-beginning',
    '--max-messages',
    String(count),
    '--timeout-ms',
    '20000',
  ])
  return stdout.trimEnd().split('\n').map(Number)
}
