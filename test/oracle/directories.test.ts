/** A directory goes back and forth between our broker and Apache Kafka; nothing is lost on the way. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parseProperties } from '../../src/config/properties.ts'
import {
  type BrokerProcess,
  startBrokerProcess,
  temporaryDirectory,
} from '../support/broker-process.ts'
import { runBuilt } from '../support/built-program.ts'
import { freePort } from '../support/free-port.ts'
import { hasOracle, type OracleBroker, oracleTool, startOracleOn } from '../support/oracle.ts'

const fixture = (name: string) => join(import.meta.dirname, `../storage/fixtures/${name}.tar.gz`)

let place: ReturnType<typeof temporaryDirectory>
beforeAll(() => {
  place = temporaryDirectory('directories')
})
afterAll(() => place.remove())

/** Kafka's own tools are the judges on both sides. */
class Judge {
  readonly #bootstrap: string

  constructor(bootstrap: string) {
    this.#bootstrap = bootstrap
  }

  async #run(tool: string, args: readonly string[], stdin?: string): Promise<string> {
    const words = [tool, '--bootstrap-server', this.#bootstrap, ...args]
    const { exitCode, stdout, stderr } = await oracleTool(words, stdin)
    expect(`${exitCode} ${exitCode === 0 ? '' : stderr}`).toBe('0 ')
    return stdout
  }

  create(topic: string, ...args: string[]) {
    return this.#run('topics', ['--create', '--topic', topic, ...args])
  }

  delete(topic: string) {
    return this.#run('topics', ['--delete', '--topic', topic])
  }

  /** Topics with ids, settings and leaders, in order. */
  async topics(): Promise<string[]> {
    return (await this.#run('topics', ['--describe', '--exclude-internal']))
      .trim()
      .split('\n')
      .sort()
  }

  produce(topic: string, lines: readonly string[]) {
    const stdin = lines.map((line) => `${line}\n`).join('')
    return this.#run('console-producer', ['--topic', topic, '--sync'], stdin)
  }

  async consume(topic: string, count: number, ...args: string[]): Promise<string[]> {
    const limits = ['--max-messages', String(count), '--timeout-ms', '20000']
    const words = ['--topic', topic, '--from-beginning', ...limits, ...args]
    return (await this.#run('console-consumer', words)).trimEnd().split('\n').sort()
  }

  /** `topic partition current-offset log-end-offset` of a group. */
  async offsets(group: string): Promise<string[]> {
    const table = await this.#run('consumer-groups', ['--describe', '--group', group])
    const rows = table.split('\n').filter((line) => line.startsWith(`${group} `))
    return rows.map((row) => row.split(/ +/).slice(1, 5).join(' ')).sort()
  }
}

const ours = async (directory: string): Promise<[BrokerProcess, Judge]> => {
  const broker = await startBrokerProcess(directory)
  return [broker, new Judge(broker.bootstrap)]
}
const theirs = async (directory: string) => {
  const broker = await startOracleOn(directory, await freePort())
  return [broker, new Judge(broker.bootstrap)] as const
}

/** As Java's: a node that is asked to stop stops in order, and says that it was asked. */
const SIGTERM_EXIT = 143

const numbered = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, i) => `${prefix}-${String(i).padStart(3, '0')}`)

describe.skipIf(!hasOracle)('a directory that we have written', () => {
  test('is served by Apache Kafka, and by us again', async () => {
    const directory = join(place.path, 'ours')
    const [first, our] = await ours(directory)
    await our.create('orders', '--partitions', '3', '--config', 'retention.ms=-1')
    await our.create('gone', '--partitions', '2')
    await our.delete('gone')
    await our.produce('orders', numbered('ours', 50))
    await our.consume('orders', 20, '--group', 'readers')
    const topics = await our.topics()
    const offsets = await our.offsets('readers')
    expect(await first.stop()).toBe(SIGTERM_EXIT)

    await expectNoWarnings(directory)

    const [second, their] = await graduated(directory)
    expect(await their.topics()).toEqual(topics)
    expect(await their.offsets('readers')).toEqual(offsets)
    expect(await their.consume('orders', 50)).toEqual(numbered('ours', 50))
    await their.create('invoices', '--partitions', '2', '--config', 'cleanup.policy=compact')
    await their.produce('orders', numbered('theirs', 30))
    const rest = await their.consume('orders', 60, '--group', 'readers')
    expect(rest.length).toBe(60)
    const newTopics = await their.topics()
    const newOffsets = await their.offsets('readers')
    await second.stop()

    const [third, again] = await ours(directory)
    expect(await again.topics()).toEqual(newTopics)
    expect(await again.offsets('readers')).toEqual(newOffsets)
    const all = [...numbered('ours', 50), ...numbered('theirs', 30)]
    expect(await again.consume('orders', 80)).toEqual(all)
    expect(await third.stop()).toBe(SIGTERM_EXIT)
  })

  test('is served by Apache Kafka after our process was killed', async () => {
    const directory = join(place.path, 'killed')
    const [first, our] = await ours(directory)
    await our.create('orders', '--partitions', '1')
    await our.produce('orders', numbered('ours', 20))
    const topics = await our.topics()
    await first.kill()
    const [second, their] = await theirs(directory)
    expect(await their.topics()).toEqual(topics)
    expect(await their.consume('orders', 20)).toEqual(numbered('ours', 20))
    await second.stop()
  })

  test('is served by Apache Kafka from our snapshot of the metadata alone', async () => {
    const directory = join(place.path, 'snapshot')
    const setting = 'metadata.log.max.record.bytes.between.snapshots=1'
    const first = await startBrokerProcess(directory, ['--override', setting])
    const our = new Judge(first.bootstrap)
    await our.create('orders', '--partitions', '2', '--config', 'retention.ms=-1')
    await our.produce('orders', numbered('ours', 5))
    const topics = await our.topics()
    expect(await first.stop()).toBe(SIGTERM_EXIT)
    keepNewestSnapshot(join(directory, '__cluster_metadata-0'))
    const [second, their] = await theirs(directory)
    expect(await their.topics()).toEqual(topics)
    expect(await their.consume('orders', 5)).toEqual(numbered('ours', 5))
    await second.stop()
  })
})

/** With the settings that `graduate` writes. */
async function graduated(directory: string): Promise<[OracleBroker, Judge]> {
  const port = await freePort()
  const file = `${directory}.properties`
  const ports = ['--port', String(port), '--controller-port', String(port + 1)]
  const run = runBuilt(['graduate', '--dir', directory, '--to', file, ...ports])
  expect(run).toMatchObject({ exitCode: 0, stderr: '' })
  const settings = Object.fromEntries(parseProperties(readFileSync(file)))
  const broker = await startOracleOn(directory, port, settings)
  return [broker, new Judge(broker.bootstrap)]
}

/** Apache's `dump-log` reads every file of a stopped directory, and ours prints the same. */
async function expectNoWarnings(directory: string): Promise<void> {
  const suffix = /\.(log|index|timeindex|snapshot|txnindex|checkpoint)$/
  const files = readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .filter((name) => suffix.test(name))
    .map((name) => join(directory, name))
  expect(files.length).toBeGreaterThan(50)
  const words = ['dump-log', '--print-data-log', '--files', files.join(',')]
  const theirs = await oracleTool(words)
  const warnings = theirs.stderr
    .split('\n')
    .filter((line) => !/^\s*$|-1 is followed by|^Non-consec/.test(line))
  expect({ warnings, exitCode: theirs.exitCode }).toEqual({ warnings: [], exitCode: 0 })
  expect(runBuilt(words).stdout).toBe(theirs.stdout)
}

/** All that was ever said is in it; the log that led to it is not needed. */
function keepNewestSnapshot(directory: string): void {
  const names = readdirSync(directory).sort()
  const kept = names.findLast((name) => name.endsWith('.checkpoint'))
  for (const name of names) if (name !== kept) rmSync(join(directory, name))
}

describe.skipIf(!hasOracle).each(['clean', 'unclean'])(
  'the directory %s of Apache Kafka',
  (name) => {
    test('is served by us as by Apache Kafka', async () => {
      const copies = ['a', 'b'].map((copy) => {
        const target = join(place.path, `${name}-${copy}`)
        mkdirSync(target)
        execFileSync('tar', ['-xzf', fixture(name), '-C', target])
        return join(target, 'data')
      })
      const [second, their] = await theirs(copies[0]!)
      const expected = [await their.topics(), await their.consume('segments', 60)]
      await second.stop()
      const [first, our] = await ours(copies[1]!)
      expect([await our.topics(), await our.consume('segments', 60)]).toEqual(expected)
      expect(await first.stop()).toBe(SIGTERM_EXIT)
      // And what we leave behind is Apache Kafka's again.
      const [third, again] = await theirs(copies[1]!)
      expect([await again.topics(), await again.consume('segments', 60)]).toEqual(expected)
      await third.stop()
    })
  },
)
