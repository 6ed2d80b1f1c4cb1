import { describe, expect, test } from 'vitest'
import { type DelayedOperation, Purgatory } from '../../src/broker/purgatory.ts'
import { ManualClock } from '../support/manual-clock.ts'

class Operation implements DelayedOperation {
  isReady = false
  tries = 0
  outcome: 'completed' | 'expired' | undefined

  tryComplete(): boolean {
    this.tries++
    if (this.isReady) this.outcome = 'completed'
    return this.isReady
  }

  expire(): void {
    this.outcome = 'expired'
  }
}

describe('Purgatory', () => {
  test('completes an operation when its key is checked and it is ready', () => {
    const purgatory = new Purgatory(new ManualClock())
    const [key, operation] = [{}, new Operation()]
    purgatory.watch(operation, [key], 1000)
    purgatory.check(key)
    expect(operation.outcome).toBeUndefined()
    operation.isReady = true
    purgatory.check({})
    expect(operation.outcome).toBeUndefined()
    purgatory.check(key)
    expect(operation.outcome).toBe('completed')
    expect(purgatory.size).toBe(0)
    purgatory.check(key)
    expect(operation.tries).toBe(2)
  })

  test('expires operations at their deadlines, by one timer for all', () => {
    const clock = new ManualClock()
    const purgatory = new Purgatory(clock)
    const operations = [300, 100, 200].map((timeoutMs) => {
      const operation = new Operation()
      purgatory.watch(operation, [{}], timeoutMs)
      return operation
    })
    expect(clock.pendingTimers).toBe(1)
    clock.advance(100)
    expect(operations.map(({ outcome }) => outcome)).toEqual([undefined, 'expired', undefined])
    clock.advance(200)
    expect(operations.map(({ outcome }) => outcome)).toEqual(['expired', 'expired', 'expired'])
  })

  test('forgets an operation under all of its keys', () => {
    const purgatory = new Purgatory(new ManualClock())
    const [first, second] = [{}, {}]
    const operation = new Operation()
    purgatory.watch(operation, [first, second], 1000)
    operation.isReady = true
    purgatory.check(first)
    expect(purgatory.hasWatchers(second)).toBe(false)
  })

  test('ends all waits at once when the node stops', () => {
    const clock = new ManualClock()
    const purgatory = new Purgatory(clock)
    const operation = new Operation()
    purgatory.watch(operation, [{}], 60_000)
    purgatory.close()
    expect(operation.outcome).toBe('expired')
    expect(clock.pendingTimers).toBe(0)
    const late = new Operation()
    purgatory.watch(late, [{}], 60_000)
    expect(late.outcome).toBe('expired')
  })
})
