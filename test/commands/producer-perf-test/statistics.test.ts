import { expect, test } from 'vitest'
import { Statistics } from '../../../src/commands/producer-perf-test/statistics.ts'
import { ManualClock } from '../../support/manual-clock.ts'

function statistics(recordCount: number, isSteadyState = false) {
  const clock = new ManualClock()
  const lines: string[] = []
  const options = { recordCount, reportingIntervalMs: 1000, isSteadyState }
  return { clock, lines, statistics: new Statistics(clock, (line) => lines.push(line), options) }
}

test('prints a line an interval, and a summary, in the words of Kafka', () => {
  const { clock, lines, statistics: all } = statistics(4)
  const startMs = clock.nowMs()
  all.record(startMs, startMs + 10, 1024 * 1024)
  all.record(startMs, startMs + 30, 1024 * 1024)
  all.record(startMs + 900, startMs + 1000, 1024 * 1024)
  clock.advance(2000)
  all.record(clock.nowMs() - 7, clock.nowMs(), 1024 * 1024)
  all.printTotal()
  expect(lines).toEqual([
    '3 records sent, 3.0 records/sec (3.00 MB/sec), 46.7 ms avg latency, 100.0 ms max latency.',
    '1 records sent, 1.0 records/sec (1.00 MB/sec), 7.0 ms avg latency, 7.0 ms max latency.',
    '4 records sent, 2.000000 records/sec (2.00 MB/sec), 36.75 ms avg latency, 100.00 ms max latency, 30 ms 50th, 100 ms 95th, 100 ms 99th, 100 ms 99.9th.',
  ])
})

test('prints of the steady state, and not of what others print', () => {
  const { clock, lines, statistics: steady } = statistics(1, true)
  const startMs = clock.nowMs()
  clock.advance(1500)
  steady.record(startMs, clock.nowMs(), 10)
  steady.printTotal()
  expect(lines[0]).toBe('In steady state.')
  expect(lines.at(-1)).toContain('1 steady state records sent, ')
  const { clock: another, lines: none, statistics: all } = statistics(1)
  all.suppressPrinting()
  another.advance(1500)
  all.record(0, another.nowMs(), 10)
  expect(none).toEqual([])
})

test('keeps the latencies of some where there are many', () => {
  const { clock, lines, statistics: all } = statistics(2_000_000)
  const nowMs = clock.nowMs()
  for (let i = 0; i < 2_000_000; i++) all.record(nowMs, nowMs + (i % 4 === 0 ? 8 : 1), 1)
  all.printTotal()
  expect(lines[0]).toContain('2.75 ms avg latency')
  expect(lines[0]).toContain(' 8 ms 50th')
})
