/** What one broker has compacted, the other one reads and goes on compacting. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startBrokerProcess, temporaryDirectory } from '../support/broker-process.ts'
import { freePort } from '../support/free-port.ts'
import { hasOracle, oracleTool, startOracleOn } from '../support/oracle.ts'

let place: ReturnType<typeof temporaryDirectory>
beforeAll(() => {
  place = temporaryDirectory('compaction')
})
afterAll(() => place.remove())

const CONFIGS = [
  'cleanup.policy=compact',
  'segment.bytes=1048576',
  'min.cleanable.dirty.ratio=0.01',
  'delete.retention.ms=100',
]
const KEYS = 500

async function tool(bootstrap: string, words: readonly string[], stdin?: string): Promise<string> {
  const { exitCode, stdout, stderr } = await oracleTool(
    [words[0]!, '--bootstrap-server', bootstrap, ...words.slice(1)],
    stdin,
  )
  expect(`${exitCode} ${exitCode === 0 ? '' : stderr}`).toBe('0 ')
  return stdout
}

/** Values of about 100 bytes, round after round over the same keys. */
function lines(from: number, to: number): string {
  let text = ''
  for (let i = from; i < to; i++) text += `key-${i % KEYS}\t${i}-${'x'.repeat(90)}\n`
  return text
}

function produce(bootstrap: string, text: string): Promise<string> {
  const words = ['console-producer', '--topic', 'table', '--reader-property', 'parse.key=true']
  return tool(bootstrap, words, text)
}

/** The number in the last value of each key, and how many records it took to tell. */
async function table(bootstrap: string) {
  const words = ['--topic', 'table', '--from-beginning', '--timeout-ms', '3000']
  const output = await tool(bootstrap, [
    'console-consumer',
    ...words,
    '--formatter-property',
    'print.key=true',
  ])
  const rows = output.trim().split('\n')
  const last = new Map<string, number>()
  for (const row of rows) {
    const [key, value] = row.split('\t')
    last.set(key!, Number.parseInt(value!, 10))
  }
  return { last, count: rows.length }
}

function expected(count: number): Map<string, number> {
  return new Map(Array.from({ length: count }, (_, i) => [`key-${i % KEYS}`, i]))
}

async function cleanedBeyond(directory: string, offset: number): Promise<void> {
  const path = join(directory, 'cleaner-offset-checkpoint')
  for (let attempt = 0; attempt < 300; attempt++) {
    try {
      const found = /^table 0 (\d+)$/m.exec(readFileSync(path, 'utf8'))
      if (Number(found?.[1]) > offset) return
    } catch {
      // Not written yet.
    }
    await pause(100)
  }
  throw new Error(`The log was not cleaned beyond ${offset}: ${readFileSync(path, 'utf8')}`)
}

describe.skipIf(!hasOracle)('a compacted log', () => {
  test('goes from us to Apache Kafka and back', async () => {
    const directory = join(place.path, 'data')
    const quick = ['--override', 'log.cleaner.backoff.ms=200']
    const first = await startBrokerProcess(directory, quick)
    const configs = CONFIGS.flatMap((each) => ['--config', each])
    await tool(first.bootstrap, ['topics', '--create', '--topic', 'table', ...configs])
    await produce(first.bootstrap, lines(0, 30_000))
    await cleanedBeyond(directory, 18_000)
    const ours = await table(first.bootstrap)
    expect(ours.last).toEqual(expected(30_000))
    expect(ours.count).toBeLessThan(15_000)
    await first.stop()

    const second = await startOracleOn(directory, await freePort(), {
      'log.cleaner.backoff.ms': '200',
    })
    const theirs = await table(second.bootstrap)
    expect(theirs).toEqual(ours)
    await produce(second.bootstrap, lines(30_000, 60_000))
    await cleanedBeyond(directory, 48_000)
    const after = await table(second.bootstrap)
    expect(after.last).toEqual(expected(60_000))
    await second.stop()

    const third = await startBrokerProcess(directory, quick)
    expect((await table(third.bootstrap)).last).toEqual(expected(60_000))
    await third.stop()
  })
})
