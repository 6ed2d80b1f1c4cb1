import { readFileSync } from 'node:fs'
import { describe, expect, onTestFinished, test } from 'vitest'
import { embeddedDefaults } from '../../src/config/broker-config.ts'
import { Conversation, type Step, type Transcript } from '../coordinator/transcript.ts'
import { startTestBroker } from '../support/broker.ts'
import { inOrder } from './admin-transcript.ts'

/** Conversations with a fresh Apache Kafka 4.3.1 about the cluster itself. */
const transcripts = JSON.parse(
  readFileSync(new URL('fixtures/admin-transcripts.json', import.meta.url), 'utf8'),
) as Transcript[]

/** What an embedded node does faster than Apache: of all that, Apache's defaults. */
const QUICK_SETTINGS = [...embeddedDefaults({ dir: '/data' }).keys()].filter((name) =>
  name.startsWith('group.'),
)

describe('a broker answers as Apache Kafka does', () => {
  test.each(transcripts)('$name', async ({ steps }) => {
    const broker = await startTestBroker({
      overrides: { 'log.dirs': '/data,/more' },
      without: QUICK_SETTINGS,
    })
    onTestFinished(() => broker.close())
    const conversation = new Conversation(broker.port)
    onTestFinished(() => conversation.close())
    const played: Step[] = []
    for (const step of steps) played.push({ ...step, response: (await conversation.play(step))! })
    expect(played.map(inOrder)).toEqual(steps.map(inOrder))
  })
})
