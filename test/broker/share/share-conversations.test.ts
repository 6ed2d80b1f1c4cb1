import { afterAll, beforeAll, expect, test } from 'vitest'
import type { BrokerServer } from '../../../src/broker/broker-server.ts'
import { startTestBroker } from '../../support/broker.ts'
import { SHARE_BROKER_SETTINGS, shareScenarios } from './share-scenarios.ts'
import { ShareTalk } from './share-talk.ts'

let broker: BrokerServer

beforeAll(async () => {
  broker = await startTestBroker({ overrides: SHARE_BROKER_SETTINGS })
})

afterAll(() => broker.close())

// The expected answers are those of Apache Kafka 4.3.1; test/oracle asks it again.
test.each(Object.entries(shareScenarios))('members of a share group: %s', async (name, play) => {
  const talk = new ShareTalk(broker.port, name.replaceAll(' ', '-'))
  try {
    await play(talk)
  } finally {
    talk.close()
  }
  await expect(talk.text).toMatchFileSnapshot(`fixtures/${name.replaceAll(' ', '-')}.txt`)
})
