import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { SHARE_BROKER_SETTINGS, shareScenarios } from '../broker/share/share-scenarios.ts'
import { ShareTalk } from '../broker/share/share-talk.ts'
import { freePort } from '../support/free-port.ts'
import { hasOracle, type OracleBroker, startOracle } from '../support/oracle.ts'

/** What our broker is held to are still the answers of Apache Kafka. */
describe.skipIf(!hasOracle)('members of a share group', () => {
  let oracle: OracleBroker | undefined

  beforeAll(async () => {
    const settings = Object.entries(SHARE_BROKER_SETTINGS).map((entry) => entry.join('='))
    oracle = await startOracle(await freePort(), settings)
  })

  afterAll(() => oracle?.stop())

  test.each(Object.entries(shareScenarios))('%s', async (name, play) => {
    const port = Number(oracle!.bootstrap.split(':')[1])
    const talk = new ShareTalk(port, `g-${randomBytes(4).toString('hex')}`, 4)
    try {
      await play(talk)
    } finally {
      talk.close()
    }
    const file = `../broker/share/fixtures/${name.replaceAll(' ', '-')}.txt`
    await expect(talk.text).toMatchFileSnapshot(file)
  })
})
