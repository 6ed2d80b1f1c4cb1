import { describe, expect, test } from 'vitest'
import { MutationQuota, RateQuota } from '../../../src/security/quota/client-quota.ts'
import { ConnectionQuota } from '../../../src/security/quota/connection-quota.ts'
import { QuotaLimits } from '../../../src/security/quota/quota-limits.ts'

const WINDOWS = { count: 11, sizeMs: 1000 }

type Entity = Readonly<Record<string, string | null>>

function quota(entity: Entity, key: string, value: number) {
  const parts = Object.entries(entity).map(([entityType, entityName]) => ({
    entityType,
    entityName,
  }))
  return { entity: parts, values: new Map([[key, value]]) }
}

const client = (user: string, clientId: string) => ({ user, clientId })

describe('QuotaLimits.find()', () => {
  test('lets the most specific entity win', () => {
    const entities: Entity[] = [
      { 'client-id': null },
      { 'client-id': 'c' },
      { user: null },
      { user: null, 'client-id': null },
      { user: null, 'client-id': 'c' },
      { user: 'u' },
      { user: 'u', 'client-id': null },
      { user: 'u', 'client-id': 'c' },
    ]
    for (let count = 1; count <= entities.length; count++) {
      const limits = new QuotaLimits('rate')
      limits.load(entities.slice(0, count).map((entity, i) => quota(entity, 'rate', i + 1)))
      expect(limits.find('u', 'c')?.limit).toBe(count)
    }
  })

  test('measures the clients of a user together, those of a default apart', () => {
    const limits = new QuotaLimits('rate')
    limits.load([quota({ user: 'u' }, 'rate', 1), quota({ 'client-id': null }, 'rate', 2)])
    expect(limits.find('u', 'a')).toEqual(limits.find('u', 'b'))
    expect(limits.find('v', 'a')?.group).not.toBe(limits.find('v', 'b')?.group)
    expect(limits.find('v', 'a')?.group).toBe(limits.find('w', 'a')?.group)
  })

  test('knows no limit where none is set, also for a name that looks like a default', () => {
    const limits = new QuotaLimits('rate')
    limits.load([quota({ user: '*' }, 'rate', 1), quota({ user: 'x' }, 'other', 1)])
    expect(limits.find('x', 'c')).toBeNull()
    expect(limits.find('*', 'c')?.limit).toBe(1)
  })
})

describe('RateQuota.record()', () => {
  function limited(limit: number) {
    const rate = new RateQuota('producer_byte_rate', WINDOWS)
    rate.load([quota({ 'client-id': 'c' }, 'producer_byte_rate', limit)])
    return rate
  }

  test('allows a burst of all windows, then asks to pause until the rate is in order', () => {
    const rate = limited(1000)
    expect(rate.maxAtOnce(client('u', 'c'))).toBe(10_000)
    expect(rate.record(client('u', 'c'), 10_000, 0)).toBe(0)
    expect(rate.record(client('u', 'c'), 5000, 0)).toBe(5000)
    expect(rate.record(client('u', 'c'), 0, 5000)).toBe(5000)
    expect(rate.record(client('u', 'c'), 0, 20_000)).toBe(0)
  })

  test('holds a client to its rate in the long run', () => {
    const rate = limited(1000)
    let nowMs = 0
    let bytes = 0
    while (nowMs < 60_000) {
      bytes += 500
      nowMs += 1 + rate.record(client('u', 'c'), 500, nowMs)
    }
    expect(bytes / 60).toBeGreaterThan(900)
    expect(bytes / 60).toBeLessThan(1300)
  })

  test('takes back what is recorded with the other sign', () => {
    const rate = limited(1000)
    expect(rate.record(client('u', 'c'), 50_000, 0)).toBeGreaterThan(0)
    expect(rate.record(client('u', 'c'), -50_000, 0)).toBe(0)
    expect(rate.record(client('u', 'c'), 10_000, 0)).toBe(0)
  })

  test('leaves others alone and is inactive without a limit', () => {
    const rate = limited(1000)
    expect(rate.record(client('u', 'other'), 1e9, 0)).toBe(0)
    rate.load([])
    expect(rate.isActive).toBe(false)
    expect(rate.record(client('u', 'c'), 1e9, 0)).toBe(0)
  })
})

describe('MutationQuota.recorder()', () => {
  const mutations = (isStrict: boolean) => {
    const limit = new MutationQuota(WINDOWS)
    limit.load([quota({ user: 'u' }, 'controller_mutation_rate', 2)])
    return (nowMs: number) => limit.recorder(client('u', 'c'), isStrict, nowMs)
  }

  test('refuses a strict client while it is in debt', () => {
    const recorderAt = mutations(true)
    recorderAt(0).record(30)
    const refused = recorderAt(0)
    expect(() => refused.record(1)).toThrow('The throttling quota has been exceeded.')
    expect(refused.throttleTimeMs).toBe(4000)
    expect(() => recorderAt(4000).record(1)).not.toThrow()
  })

  test('tells another one only to pause', () => {
    const recorder = mutations(false)(0)
    recorder.record(30)
    expect(recorder.throttleTimeMs).toBe(4000)
  })
})

describe('ConnectionQuota.record()', () => {
  test('counts by address, those with a limit of their own and the others', () => {
    const limit = new ConnectionQuota(WINDOWS, (name) => name)
    limit.load([
      quota({ ip: '10.0.0.1' }, 'connection_creation_rate', 1),
      quota({ ip: null }, 'connection_creation_rate', 100),
    ])
    for (let i = 0; i < 10; i++) expect(limit.record('10.0.0.1', 0)).toBe(0)
    expect(limit.record('10.0.0.1', 0)).toBe(1000)
    expect(limit.record('10.0.0.1', 0)).toBe(1000)
    expect(limit.record('10.0.0.2', 0)).toBe(0)
    expect(limit.record('10.0.0.1', 12_000)).toBe(0)
  })
})
