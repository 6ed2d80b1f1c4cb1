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
    for (const step of steps) played.push(await play(conversation, step))
    conversation.close()
    expect(played.map(inOrder)).toEqual(steps.map(inOrder))
  })
})

/** Apache's broker follows the metadata some time after it has answered: what reads is asked again. */
async function play(conversation: Conversation, step: Step): Promise<Step> {
  const deadlineMs = Date.now() + 3_000
  for (;;) {
    const played = { ...step, response: (await conversation.play(step))! }
    const isRead = /^(Describe|List)/.test(step.api)
    const isSame = JSON.stringify(inOrder(played)) === JSON.stringify(inOrder(step))
    if (isSame || !isRead || Date.now() > deadlineMs) return played
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
