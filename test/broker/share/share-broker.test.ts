import { expect, test } from 'vitest'
import {
  AlterClientQuotas,
  newAlterClientQuotasRequest,
} from '../../../src/protocol/messages/49-alter-client-quotas.ts'
import {
  newFeatureUpdateKey,
  newUpdateFeaturesRequest,
  UpdateFeatures,
} from '../../../src/protocol/messages/57-update-features.ts'
import { startTestBroker } from '../../support/broker.ts'
import { MemoryFileSystem } from '../../support/memory-file-system.ts'
import { ACCEPT, REJECT, RELEASE, ShareTalk } from './share-talk.ts'

const [UPGRADE, SAFE_DOWNGRADE] = [1, 2] as const

test('a broker that starts again gives out what was not settled, and counts on', async () => {
  const fileSystem = new MemoryFileSystem()
  const before = await startTestBroker({ runtime: { fileSystem } })
  const talk = new ShareTalk(before.port, 'g')
  await talk.begin()
  for (const count of [5, 5]) await talk.produce(count)
  await talk.fetch('ann', 0, { ask: { 0: [] } })
  const types = [ACCEPT, RELEASE, REJECT, ACCEPT, RELEASE]
  await talk.acknowledge('ann', 1, { 0: [[0, 4, ...types]] })
  await before.close()
  talk.close()

  const after = await startTestBroker({ runtime: { fileSystem } })
  talk.moveTo(after.port)
  await talk.fetch('ann', 2)
  await talk.fetch('bob', 0, { ask: { 0: [] } })
  await talk.acknowledge('bob', 1, { 0: [[5, 9, ACCEPT]] })
  talk.close()
  await after.close()
  expect(talk.lines.slice(-3)).toEqual([
    'ann fetch 2 -> SHARE_SESSION_NOT_FOUND 0ms',
    'bob fetch 0 0 -> NONE 30000ms 0: 1-1x2 4-4x2 5-9x1 [0-4] [5-9]',
    'bob acknowledge 1 0(5-9 1) -> NONE 30000ms 0: NONE',
  ])
})

test('a member that is gone while it waits gets nothing any more', async () => {
  const broker = await startTestBroker()
  const talk = new ShareTalk(broker.port, 'g')
  await talk.begin()
  await talk.fetch('bob', 0, { ask: { 0: [] }, maxWaitMs: 20 })
  const waiting = talk.fetch('ann', 0, { ask: { 0: [] }, maxWaitMs: 30_000 }).catch(() => {})
  await talk.fetch('bob', 1, { maxWaitMs: 20 })
  talk.disconnect('ann')
  await waiting
  await talk.fetch('bob', 2, { maxWaitMs: 20 })
  await talk.produce(3)
  await talk.fetch('bob', 3)
  talk.close()
  await broker.close()
  expect(talk.lines.at(-1)).toBe('bob fetch 3 -> NONE 30000ms 0: 0-2x1 [0-2]')
})

test('a member that reads too fast gets the time to pause, and no records', async () => {
  const broker = await startTestBroker()
  const talk = new ShareTalk(broker.port, 'g')
  await talk.begin()
  const admin = await talk.client('admin')
  const request = newAlterClientQuotasRequest({
    entries: [
      {
        entity: [{ entityType: 'client-id', entityName: 'ann' }],
        ops: [{ key: 'consumer_byte_rate', value: 1000, remove: false }],
      },
    ],
  })
  await admin.request(AlterClientQuotas, 1, request)
  for (let count = 0; count < 3; count += 1) await talk.produce(500)
  await talk.fetch('ann', 0, { ask: { 0: [] } })
  await talk.fetch('ann', 1)
  await talk.fetch('bob', 0, { ask: { 0: [] }, maxRecords: 1000 })
  talk.close()
  await broker.close()
  const [first, second, others] = talk.lines.slice(-3)
  expect(first).toContain('0-499x1')
  expect(second).toMatch(/^ann fetch 1 -> NONE 30000ms throttled$/)
  expect(others).toContain('500-999x1 1000-1499x1')
})

test('without the feature there are no share groups, and their sessions are gone', async () => {
  const broker = await startTestBroker()
  const talk = new ShareTalk(broker.port, 'g')
  await talk.begin()
  await talk.fetch('ann', 0, { ask: { 0: [] }, maxWaitMs: 20 })
  const admin = await talk.client('admin')
  const setLevel = (maxVersionLevel: number, upgradeType: number) =>
    admin.request(
      UpdateFeatures,
      1,
      newUpdateFeaturesRequest({
        timeoutMs: 1000,
        featureUpdates: [
          { ...newFeatureUpdateKey(), feature: 'share.version', maxVersionLevel, upgradeType },
        ],
      }),
    )
  await setLevel(0, SAFE_DOWNGRADE)
  await talk.fetch('ann', 1)
  await talk.acknowledge('ann', 1, {})
  await setLevel(1, UPGRADE)
  await talk.fetch('ann', 1)
  talk.close()
  await broker.close()
  expect(talk.lines.slice(-3).map((line) => line.replace(/.* -> /, ''))).toEqual([
    'UNSUPPORTED_VERSION 0ms',
    'UNSUPPORTED_VERSION 0ms',
    'SHARE_SESSION_NOT_FOUND 0ms',
  ])
})

test('a member that finds no room for a session is told so after its wait', async () => {
  const overrides = { 'group.share.max.share.sessions': '1', 'group.share.max.size': '1' }
  const broker = await startTestBroker({ overrides })
  const talk = new ShareTalk(broker.port, 'g')
  await talk.begin()
  await talk.fetch('ann', 0, { ask: { 0: [] }, maxWaitMs: 20 })
  await talk.fetch('bob', 0, { ask: { 0: [] }, maxWaitMs: 20 })
  await talk.fetch('ann', -1)
  await talk.fetch('bob', 0, { ask: { 0: [] }, maxWaitMs: 20 })
  talk.close()
  await broker.close()
  expect(talk.lines.map((line) => line.replace(/.* -> /, ''))).toEqual([
    expect.stringContaining('NONE'),
    'SHARE_SESSION_LIMIT_REACHED 0ms',
    expect.stringContaining('NONE'),
    expect.stringContaining('NONE'),
  ])
})
