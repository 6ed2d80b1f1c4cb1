import { expect, test } from 'vitest'
import { FetchSession } from '../../../src/client/consumer/fetch-session.ts'

const one = (partition: number, offset: number, topicId = 'id-1') => ({
  topic: 't',
  topicId,
  partition,
  offset,
})

test('FetchSession tells all at first, then what has changed', () => {
  const session = new FetchSession()
  const all = [one(0, 5), one(1, 7)]
  const first = { sessionId: 0, sessionEpoch: 0, partitions: all, forgotten: [] }
  expect(session.next(all)).toEqual(first)
  session.accept(42)
  const second = { sessionId: 42, sessionEpoch: 1, partitions: [one(1, 9)], forgotten: [] }
  expect(session.next([one(0, 5), one(1, 9)])).toEqual(second)
  session.accept(42)
  const third = { sessionId: 42, sessionEpoch: 2, partitions: [one(2, 0)], forgotten: [one(0, 5)] }
  expect(session.next([one(1, 9), one(2, 0)])).toEqual(third)
})

test('FetchSession replaces a topic that was made anew', () => {
  const session = new FetchSession()
  session.next([one(0, 5)])
  session.accept(42)
  expect(session.next([one(0, 5, 'id-2')])).toMatchObject({
    partitions: [one(0, 5, 'id-2')],
    forgotten: [one(0, 5)],
  })
})

test('FetchSession tells all each time to a broker that keeps none', () => {
  const session = new FetchSession()
  session.next([one(0, 5)])
  session.accept(0)
  const again = { sessionId: 0, sessionEpoch: 0, partitions: [one(0, 5)] }
  expect(session.next([one(0, 5)])).toMatchObject(again)
})

test('FetchSession ends the old session and tells all after reset()', () => {
  const session = new FetchSession()
  session.next([one(0, 5)])
  session.accept(42)
  session.next([one(0, 6)])
  session.reset()
  const again = { sessionId: 42, sessionEpoch: 0, partitions: [one(0, 6)], forgotten: [] }
  expect(session.next([one(0, 6)])).toEqual(again)
})
