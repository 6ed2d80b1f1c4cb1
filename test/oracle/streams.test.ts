import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import {
  type BrokerProcess,
  startBrokerProcess,
  temporaryDirectory,
} from '../support/broker-process.ts'
import { freePort } from '../support/free-port.ts'
import { hasOracle, type OracleBroker, oracleTool, startOracle } from '../support/oracle.ts'
import { startWordCount, type WordCount } from '../support/word-count.ts'

// The real Kafka Streams, counting words through a repartition topic and a store with a changelog.
const directory = temporaryDirectory('streams')
const running = new Set<WordCount>()

const PROTOCOLS = ['streams', 'classic']
const GUARANTEES = ['at_least_once', 'exactly_once_v2']
const RUNS = PROTOCOLS.flatMap((protocol) =>
  GUARANTEES.map((guarantee) => ({ protocol, guarantee })),
)
const LIMIT_MS = 240_000

afterEach(async () => {
  for (const app of running) await app.stop()
  running.clear()
})

afterAll(() => directory.remove())

async function start(
  place: string,
  bootstrap: string,
  { protocol, guarantee }: (typeof RUNS)[number],
): Promise<WordCount> {
  const application = `${place}-${protocol}-${guarantee}`
  if (protocol === 'streams') await setStandbyReplicas(bootstrap, application)
  const app = await startWordCount({
    bootstrap,
    application,
    directory: join(directory.path, application),
    settings: {
      'group.protocol': protocol,
      'processing.guarantee': guarantee,
      ...(protocol === 'classic' ? { 'num.standby.replicas': '1' } : {}),
    },
  })
  running.add(app)
  return app
}

/** With the streams protocol it is a setting of the group, not of the application. */
function setStandbyReplicas(bootstrap: string, group: string) {
  const setting = ['--alter', '--add-config', 'streams.num.standby.replicas=1']
  const entity = ['--entity-type', 'groups', '--entity-name', group]
  return oracleTool(['configs', '--bootstrap-server', bootstrap, ...setting, ...entity])
}

/** Instances come and go; after each step every word has its right count. */
async function countThroughRebalances(app: WordCount): Promise<string[]> {
  const answers: string[] = []
  const count = async (lines: number) => {
    await app.say(`produce ${lines}`)
    answers.push(await app.say('check'))
  }
  await app.say('start one num.stream.threads=2')
  await count(300)
  await app.say('start two')
  await count(300)
  await app.say('stop one')
  await count(100)
  await app.say('start one')
  await count(100)
  return answers
}

describe.skipIf(!hasOracle)('Kafka Streams on our broker', () => {
  let broker: BrokerProcess

  beforeAll(async () => {
    broker = await startBrokerProcess(join(directory.path, 'data'))
  })
  afterAll(() => broker.stop())

  async function restart(): Promise<void> {
    const port = Number(broker.bootstrap.split(':')[1])
    await broker.stop()
    broker = await startBrokerProcess(broker.directory, [], port)
  }

  test.each(RUNS)('$protocol, $guarantee', { timeout: LIMIT_MS }, async (run) => {
    const app = await start('ours', broker.bootstrap, run)
    const answers = await countThroughRebalances(app)
    await restart()
    await app.say('produce 100')
    answers.push(await app.say('check'))
    const isExact = run.guarantee === 'exactly_once_v2'
    for (const answer of answers) expect(answer).toMatch(isExact ? /^right, each once$/ : /^right/)
  })
})

describe.skipIf(!hasOracle)('Kafka Streams on Apache Kafka', () => {
  let oracle: OracleBroker | undefined

  beforeAll(async () => {
    oracle = await startOracle(await freePort(), ['group.streams.initial.rebalance.delay.ms=0'])
  }, LIMIT_MS)
  afterAll(() => oracle?.stop())

  test('streams, exactly_once_v2', { timeout: LIMIT_MS }, async () => {
    const app = await start('apache', oracle!.bootstrap, RUNS[1]!)
    expect(await countThroughRebalances(app)).toEqual(Array(4).fill('right, each once'))
  })
})
