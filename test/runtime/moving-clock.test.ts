import { expect, test } from 'vitest'
import { MovingClock } from '../../src/runtime/moving-clock.ts'
import { ManualClock } from '../support/manual-clock.ts'

test('MovingClock.advance() fires what falls due on the way, in order, and repeats not without end', async () => {
  const base = new ManualClock(1000)
  const fired: string[] = []
  const clock = new MovingClock(() => fired.push('told'), base, 5000)
  clock.setTimer(30, () => fired.push(`late at ${clock.nowMs()}`))
  clock.setTimer(10, () => {
    fired.push(`early at ${clock.nowMs()}`)
    clock.setTimer(5, () => fired.push(`next at ${clock.nowMs()}`))
  })
  clock.setTimer(20, () => fired.push('never')).cancel()
  await clock.advance(29)
  expect(fired).toEqual(['early at 5010', 'told', 'next at 5015', 'told'])
  base.advance(1)
  expect(fired.slice(4)).toEqual(['late at 5030', 'told'])

  let rounds = 0
  const again = () => {
    rounds++
    clock.setTimer(1000, again)
  }
  again()
  await clock.advance(86_400_000)
  expect(clock.nowMs()).toBe(5030 + 86_400_000)
  expect(rounds).toBeGreaterThan(50)
  expect(rounds).toBeLessThan(250)
  clock.close()
  clock.setTimer(0, () => fired.push('never'))
  expect(clock.pendingTimers).toBe(0)
})
