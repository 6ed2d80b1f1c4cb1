import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, describe, expect, test } from 'vitest'
import {
  type BrokerProcess,
  kafkaTs,
  startBrokerProcess,
  temporaryDirectory,
} from '../support/broker-process.ts'
import { SeededRandom } from '../support/seeded-random.ts'
import {
  EpochBumpingWriter,
  KafkajsWriter,
  type TransactionalWriter,
} from '../support/transactional-writers.ts'

const KILLS = Number(process.env.KAFKA_TS_TRANSACTION_KILLS ?? 20)
const seed = Number(process.env.KAFKA_TS_SEED ?? Math.floor(Math.random() * 2 ** 31))
const TOPIC = 'crash'

describe(`kill -9 in the middle of transactions, ${KILLS} times (KAFKA_TS_SEED=${seed})`, () => {
  const directory = temporaryDirectory('kill-9-transactions')
  afterAll(() => directory.remove())

  test('shows all of what was committed and nothing of what was aborted', {
    timeout: 300_000,
  }, async () => {
    const random = new SeededRandom(seed)
    const data = join(directory.path, 'data')
    let broker = await startBrokerProcess(data)
    const port = Number(broker.bootstrap.split(':').at(-1))
    const where = ['--topic', TOPIC, '--bootstrap-server', broker.bootstrap]
    expect((await kafkaTs(['topics', '--create', '--partitions', '2', ...where])).exitCode).toBe(0)

    const chance = () => random.next()
    const writers: TransactionalWriter[] = [
      new KafkajsWriter('old', TOPIC, port, chance),
      new EpochBumpingWriter('new', TOPIC, port, chance),
    ]
    const writing = writers.map((writer) => writer.run())
    for (let kill = 0; kill < KILLS; kill++) {
      await wait(50 + random.next() * 300)
      await broker.kill()
      broker = await startBrokerProcess(data, [], port)
    }
    await wait(500)
    for (const writer of writers) writer.stop()
    await Promise.all(writing)

    const found = await readCommitted(broker)
    await broker.stop()
    const counts = new Map<string, number>()
    for (const value of found) counts.set(value, (counts.get(value) ?? 0) + 1)
    for (const { transactions } of writers) {
      const outcomes = { committed: 0, aborted: 0, unknown: 0 }
      for (const { values, outcome } of transactions) {
        outcomes[outcome]++
        const seen = values.map((value) => counts.get(value) ?? 0)
        const isWhole = seen.every((count) => count === 1)
        const isNothing = seen.every((count) => count === 0)
        const isRight = { committed: isWhole, aborted: isNothing, unknown: isWhole || isNothing }
        expect(isRight[outcome], `${outcome}: ${values} were seen ${seen} times`).toBe(true)
      }
      expect(outcomes.committed).toBeGreaterThan(KILLS)
      expect(outcomes.aborted).toBeGreaterThan(0)
      console.log(`${KILLS} kills: ${JSON.stringify(outcomes)}`)
    }
  })
})

async function readCommitted(broker: BrokerProcess): Promise<string[]> {
  const { stdout } = await kafkaTs([
    'console-consumer',
    ...['--bootstrap-server', broker.bootstrap, '--topic', TOPIC, '--from-beginning'],
    ...['--isolation-level', 'read_committed', '--timeout-ms', '3000'],
  ])
  return stdout.trimEnd().split('\n')
}
