import { expect, test } from 'vitest'
import { DeadlineQueue } from '../../../src/coordinator/runtime/deadline-queue.ts'
import { silentLogger } from '../../../src/runtime/logger.ts'
import { ManualClock } from '../../support/manual-clock.ts'
import { SeededRandom } from '../../support/seeded-random.ts'

test('DeadlineQueue fires in order of the deadlines, behind one timer', () => {
  const clock = new ManualClock()
  const queue = new DeadlineQueue(clock, silentLogger)
  const fired: number[] = []
  for (const delayMs of [30, 10, 20, 10]) queue.schedule(delayMs, () => fired.push(delayMs))
  expect(clock.pendingTimers).toBe(1)
  clock.advance(20)
  expect(fired).toEqual([10, 10, 20])
  clock.advance(10)
  expect(fired).toEqual([10, 10, 20, 30])
  expect(clock.pendingTimers).toBe(0)
})

test('DeadlineQueue moves a deadline to a later time, and lets go of cancelled ones', () => {
  const clock = new ManualClock()
  const queue = new DeadlineQueue(clock, silentLogger)
  const fired: string[] = []
  const moved = queue.schedule(10, () => fired.push('moved'))
  const cancelled = queue.schedule(10, () => fired.push('cancelled'))
  expect(queue.postpone(moved, 25)).toBe(true)
  expect(queue.postpone(moved, 5)).toBe(false)
  queue.cancel(cancelled)
  expect(queue.size).toBe(1)
  clock.advance(24)
  expect(fired).toEqual([])
  clock.advance(1)
  expect(fired).toEqual(['moved'])
  expect(queue.postpone(moved, 10)).toBe(false)
})

test('DeadlineQueue goes on after an action that throws', () => {
  const clock = new ManualClock()
  const queue = new DeadlineQueue(clock, silentLogger)
  const fired: string[] = []
  queue.schedule(1, () => {
    throw new Error('broken')
  })
  queue.schedule(2, () => fired.push('next'))
  clock.advance(2)
  expect(fired).toEqual(['next'])
})

test('DeadlineQueue agrees with a list that is sorted by time', () => {
  const random = new SeededRandom(7)
  const clock = new ManualClock()
  const queue = new DeadlineQueue(clock, silentLogger)
  const model = new Map<number, number>()
  const pending = new Map<number, ReturnType<DeadlineQueue['schedule']>>()
  for (let step = 0; step < 3_000; step += 1) {
    const ids = [...pending.keys()]
    const id = ids[random.below(ids.length || 1)]
    const action = random.below(4)
    if (action === 0 && id !== undefined) {
      queue.cancel(pending.get(id)!)
      pending.delete(id)
      model.delete(id)
    } else if (action === 1 && id !== undefined) {
      const delayMs = random.below(200)
      if (queue.postpone(pending.get(id)!, delayMs)) model.set(id, clock.monotonicMs() + delayMs)
    } else if (action === 2) {
      const delayMs = random.below(100)
      model.set(step, clock.monotonicMs() + delayMs)
      const fire = () => {
        expect(model.get(step)).toBe(clock.monotonicMs())
        model.delete(step)
        pending.delete(step)
      }
      pending.set(step, queue.schedule(delayMs, fire))
    } else clock.advance(random.below(10))
    expect(queue.size).toBe(model.size)
  }
  clock.advance(1_000)
  expect(model.size).toBe(0)
})
