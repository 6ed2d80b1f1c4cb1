import { describe, expect, onTestFinished, test } from 'vitest'
import { startTestBroker } from '../support/broker.ts'
import {
  AUTHORIZER_SETTINGS,
  comparable,
  play,
  securityTranscripts,
} from './security-conversation.ts'

describe('a broker with an authorizer answers as Apache Kafka does', () => {
  test.each(securityTranscripts)('$name', async (transcript) => {
    const broker = await startTestBroker({ overrides: AUTHORIZER_SETTINGS })
    onTestFinished(() => broker.close())
    const played = await play(broker.port, transcript, async () => {})
    expect(played.map(comparable)).toEqual(transcript.steps.map(comparable))
  })
})
