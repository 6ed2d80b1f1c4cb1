import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ACCEPT, REJECT, RELEASE, ShareTalk } from '../broker/share/share-talk.ts'
import { startBrokerProcess, temporaryDirectory } from '../support/broker-process.ts'
import { freePort } from '../support/free-port.ts'
import { hasOracle, startOracleOn } from '../support/oracle.ts'

const SHARE_TOPIC = {
  'share.coordinator.state.topic.replication.factor': '1',
  'share.coordinator.state.topic.min.isr': '1',
}

/** What a share group has settled lies in `__share_group_state`, for either broker to go on with. */
describe.skipIf(!hasOracle)('a share group', () => {
  test('goes on under Apache Kafka where it stopped under ours, and back', async () => {
    const place = temporaryDirectory('share')
    const directory = join(place.path, 'data')
    const ours = await startBrokerProcess(directory)
    const talk = new ShareTalk(portOf(ours.bootstrap), 'g')
    await talk.begin()
    for (const count of [5, 5, 5]) await talk.produce(count)
    await talk.fetch('ann', 0, { ask: { 0: [] } })
    const types = [ACCEPT, RELEASE, REJECT, ACCEPT, RELEASE]
    await talk.acknowledge('ann', 1, { 0: [[0, 4, ...types]] })
    await ours.stop()

    const port = await freePort()
    const oracle = await startOracleOn(directory, port, SHARE_TOPIC)
    talk.moveTo(port)
    await talk.fetch('bob', 0, { ask: { 0: [] }, maxWaitMs: 20_000 })
    await talk.acknowledge('bob', 1, {
      0: [[4, 9, ACCEPT, RELEASE, ACCEPT, REJECT, RELEASE, RELEASE]],
    })
    await talk.acknowledge('bob', 2, {
      0: [
        [1, 1, RELEASE],
        [10, 14, RELEASE],
      ],
    })
    await oracle.stop()

    const again = await startBrokerProcess(directory)
    talk.moveTo(portOf(again.bootstrap))
    await talk.fetch('cat', 0, { ask: { 0: [] } })
    await talk.acknowledge('cat', 1, { 0: [[10, 14, ACCEPT]] })
    talk.close()
    await again.stop()
    place.remove()

    expect(talk.lines.filter((line) => line.includes(' fetch '))).toEqual([
      'ann fetch 0 0 -> NONE 30000ms 0: 0-14x1 [0-4] [5-9] [10-14]',
      'bob fetch 0 0 -> NONE 30000ms 0: 1-1x2 4-4x2 5-14x1 [0-4] [5-9] [10-14]',
      'cat fetch 0 0 -> NONE 30000ms 0: 1-1x3 5-5x2 8-14x2 [0-4] [5-9] [10-14]',
    ])
    expect(talk.lines.at(-1)).toContain('-> NONE 30000ms 0: NONE')
  })
})

function portOf(bootstrap: string): number {
  return Number(bootstrap.split(':')[1])
}
