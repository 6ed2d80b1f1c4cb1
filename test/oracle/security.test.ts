import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  AUTHORIZER_SETTINGS,
  comparable,
  play,
  securityTranscripts,
} from '../broker/security-conversation.ts'
import { freePort } from '../support/free-port.ts'
import { hasOracle, type OracleBroker, startOracle } from '../support/oracle.ts'

/** The conversations that our broker is held to are still those of Apache Kafka. */
describe.skipIf(!hasOracle)('conversations about security', () => {
  let oracle: OracleBroker | undefined

  beforeAll(async () => {
    const settings = Object.entries(AUTHORIZER_SETTINGS).map((entry) => entry.join('='))
    oracle = await startOracle(await freePort(), settings)
  })

  afterAll(() => oracle?.stop())

  test.each(securityTranscripts)('$name', async (transcript) => {
    const port = Number(oracle!.bootstrap.split(':')[1])
    // What is written is seen by the next request a little later.
    const played = await play(port, transcript, () => sleep(250))
    expect(played.map(comparable)).toEqual(transcript.steps.map(comparable))
  })
})
