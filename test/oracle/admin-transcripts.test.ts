import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inOrder } from '../broker/admin-transcript.ts'
import { Conversation, type Step, type Transcript } from '../coordinator/transcript.ts'
import { freePort } from '../support/free-port.ts'
import { hasOracle, type OracleBroker, startOracle } from '../support/oracle.ts'

const transcripts = JSON.parse(
  readFileSync(new URL('../broker/fixtures/admin-transcripts.json', import.meta.url), 'utf8'),
) as Transcript[]

/** The conversations that our broker is held to are still those of Apache Kafka. */
describe.skipIf(!hasOracle)('conversations about the cluster', () => {
  let oracle: OracleBroker | undefined

  beforeAll(async () => {
    oracle = await startOracle(await freePort())
  })

  afterAll(() => oracle?.stop())

  test.each(transcripts)('$name', async ({ steps }) => {
    const conversation = new Conversation(Number(oracle!.bootstrap.split(':')[1]))
    const played: Step[] = []
    for (const step of steps) played.push({ ...step, response: (await conversation.play(step))! })
    conversation.close()
    expect(played.map(inOrder)).toEqual(steps.map(inOrder))
  })
})
