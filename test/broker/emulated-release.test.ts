import { describe, expect, test } from 'vitest'
import { handlers } from '../../src/broker/apis/index.ts'
import { emulatedRelease, RELEASE_NAMES } from '../../src/broker/emulated-release.ts'
import { Fetch } from '../../src/protocol/messages/1-fetch.ts'
import { ApiVersions, newApiVersionsRequest } from '../../src/protocol/messages/18-api-versions.ts'
import { BrokerWorld, batchOf, fetchRequest } from './broker-world.ts'

const software = { clientSoftwareName: 'a', clientSoftwareVersion: '1' }

async function world(asVersion: string) {
  const made = await BrokerWorld.start({ asVersion })
  const version = ['2.8', '3.3', '3.8'].includes(asVersion) ? 3 : 4
  const request = newApiVersionsRequest(software)
  const answer = await made.client.request(ApiVersions, version, request)
  const ranges = new Map(
    answer.apiKeys.map(({ apiKey, minVersion, maxVersion }) => [apiKey, [minVersion, maxVersion]]),
  )
  return { made, answer, ranges }
}

const levels = (features: readonly { name: string; maxVersionLevel: number }[]) =>
  Object.fromEntries(features.map(({ name, maxVersionLevel }) => [name, maxVersionLevel]))

describe('a node that seems to be of an older release', () => {
  test.each(['2.8', '3.3', '3.8', '3.9', '4.0', '4.2'])('%s serves clients', async (name) => {
    const { made, ranges } = await world(name)
    const { highestVersions } = emulatedRelease(name)!
    for (const [key, [, highest]] of ranges) {
      expect([key, highest]).toEqual([key, highestVersions.get(key)])
    }
    await made.createTopic('t')
    const { errorCode } = await made.produce(await batchOf(['one']), {}, 8)
    expect(errorCode).toBe(0)
    const { responses } = await made.fetch([{ partition: 0, fetchOffset: 0 }], {}, 11)
    expect(responses[0]!.partitions[0]!.highWatermark).toBe(1)
  })

  test('2.8 knows no features and no topic ids in Fetch', async () => {
    const { answer, ranges, made } = await world('2.8')
    expect(ranges.get(1)).toEqual([4, 12])
    expect([answer.supportedFeatures, answer.finalizedFeatures]).toEqual([[], []])
    expect(answer.finalizedFeaturesEpoch).toBe(-1)
    const other = await made.connect()
    other.send(Fetch, 13, fetchRequest([{}].slice(1), { topics: [] }))
    await other.closed()
  })

  test('an ApiVersions request that is too new is answered as the release would', async () => {
    const { made } = await world('3.8')
    made.client.send(ApiVersions, 4, newApiVersionsRequest(software))
    const answer = await made.client.receive(ApiVersions, 0)
    expect(answer).toMatchObject({
      errorCode: 35,
      apiKeys: [{ apiKey: 18, minVersion: 0, maxVersion: 3 }],
    })
  })

  test('3.9 finalizes what a new cluster of it does', async () => {
    const { answer } = await world('3.9')
    expect(levels(answer.finalizedFeatures)).toEqual({ 'metadata.version': 21, 'kraft.version': 1 })
    expect(answer.supportedFeatures.map(({ name }) => name).sort()).toEqual([
      'kraft.version',
      'metadata.version',
    ])
  })

  test('4.0 has transactions of the second generation, and no share groups', async () => {
    const { answer, ranges } = await world('4.0')
    expect(levels(answer.finalizedFeatures)).toEqual({
      'metadata.version': 25,
      'kraft.version': 1,
      'transaction.version': 2,
      'group.version': 1,
    })
    expect([ranges.has(76), ranges.get(0), ranges.get(11)]).toEqual([false, [3, 12], [2, 9]])
  })
})

test('this release serves all that the one before it did', () => {
  expect(RELEASE_NAMES.at(-1)).toBe('4.3')
  expect(emulatedRelease('4.3')).toBeUndefined()
  const served = new Map(handlers.map(({ api, versions }) => [api.key, versions[1]]))
  for (const [key, version] of emulatedRelease('4.2')!.highestVersions) {
    if (served.has(key)) expect([key, served.get(key)! >= version]).toEqual([key, true])
  }
})
