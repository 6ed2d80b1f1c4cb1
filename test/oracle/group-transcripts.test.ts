import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Conversation, inOrder, type Step, type Transcript } from '../coordinator/transcript.ts'
import { freePort } from '../support/free-port.ts'
import { hasOracle, type OracleBroker, oracleTool, startOracle } from '../support/oracle.ts'

const transcripts = JSON.parse(
  readFileSync(new URL('../coordinator/fixtures/group-transcripts.json', import.meta.url), 'utf8'),
) as Transcript[]

/** The conversations that our broker is held to are still those of Apache Kafka. */
describe.skipIf(!hasOracle)('conversations about groups', () => {
  let oracle: OracleBroker | undefined

  beforeAll(async () => {
    oracle = await startOracle(await freePort(), [
      'group.initial.rebalance.delay.ms=0',
      'offsets.topic.num.partitions=4',
    ])
    for (const topic of ['t', '__consumer_offsets']) {
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
