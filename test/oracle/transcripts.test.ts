import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Conversation, inOrder, type Step, type Transcript } from '../coordinator/transcript.ts'
import { freePort } from '../support/free-port.ts'
import { hasOracle, type OracleBroker, oracleTool, startOracle } from '../support/oracle.ts'

const transcripts = ['group', 'consumer', 'share', 'streams', 'transaction'].flatMap((kind) => {
  const file = new URL(`../coordinator/fixtures/${kind}-transcripts.json`, import.meta.url)
  return JSON.parse(readFileSync(file, 'utf8')) as Transcript[]
})

/** Some hash to each of the four partitions of `__transaction_state`. */
const TRANSACTIONAL_IDS = Array.from({ length: 16 }, (_, i) => `warm-up-${i}`)

/** The conversations that our broker is held to are still those of Apache Kafka. */
describe.skipIf(!hasOracle)('conversations with coordinators', () => {
  let oracle: OracleBroker | undefined

  beforeAll(async () => {
    oracle = await startOracle(await freePort(), [
      'group.initial.rebalance.delay.ms=0',
      'offsets.topic.num.partitions=4',
      'transaction.state.log.num.partitions=4',
      'share.coordinator.state.topic.num.partitions=4',
      'group.consumer.assignment.interval.ms=0',
      'group.share.assignment.interval.ms=0',
      'group.streams.assignment.interval.ms=0',
      'group.streams.initial.rebalance.delay.ms=0',
    ])
    for (const topic of ['t', '__share_group_state', '__consumer_offsets']) {
      const place = ['--partitions', '4', '--bootstrap-server', oracle.bootstrap]
      await oracleTool(['topics', '--create', '--topic', topic, ...place])
    }
    // A group in each of the four partitions: the tool waits until its coordinator is loaded.
    const groups = ['a', 'b', 'c', 'd'].flatMap((group) => ['--group', group])
    await oracleTool([
      'consumer-groups',
      '--bootstrap-server',
      oracle.bootstrap,
      '--describe',
      ...groups,
    ])
  })

  // Until a coordinator has loaded its partition it answers nothing else.
  beforeAll(async () => {
    const conversation = new Conversation(Number(oracle!.bootstrap.split(':')[1]))
    for (const id of TRANSACTIONAL_IDS) {
      const find = { keyType: 1, coordinatorKeys: [id] }
      const init = { transactionalId: id, transactionTimeoutMs: 1000 }
      const common = { on: 'warm-up', whileText: '"errorCode":1' }
      await conversation.play({ ...common, api: 'FindCoordinator', version: 4, request: find })
      await conversation.play({ ...common, api: 'InitProducerId', version: 2, request: init })
    }
    conversation.close()
  })

  afterAll(() => oracle?.stop())

  test.each(transcripts)('$name', async ({ steps }) => {
    const conversation = new Conversation(Number(oracle!.bootstrap.split(':')[1]))
    const played: Step[] = []
    for (const step of steps) {
      const response = await conversation.play(step)
      played.push(response === undefined ? step : { ...step, response })
    }
    conversation.close()
    expect(played.map(inOrder)).toEqual(steps.map(inOrder))
  })
})
