import { expect, test } from 'vitest'
import type { QuorumReplica } from '../../src/client/admin/quorum.ts'
import { controllerEndpoints } from '../../src/commands/metadata-quorum/controllers.ts'
import { replicationLines, statusLines } from '../../src/commands/metadata-quorum/describe.ts'
import { command } from '../../src/commands/metadata-quorum/index.ts'
import { runInProcess } from '../support/command-context.ts'

const replica = (id: number, logEndOffset: number, timeMs: number): QuorumReplica => ({
  id,
  directoryId: 'yndgyTnTRueCLsnLo4mVSw',
  logEndOffset,
  lastFetchTimestampMs: timeMs,
  lastCaughtUpTimestampMs: timeMs,
  endpoints: id === 1 ? [{ name: 'CONTROLLER', host: '::1', port: 9093 }] : [],
})
const quorum = {
  leaderId: 2,
  leaderEpoch: 7,
  highWatermark: 90,
  voters: [replica(1, 80, 400), replica(2, 100, 1000)],
  observers: [replica(3, 90, -1)],
}

test('statusLines() tells how far the slowest voter is behind', () => {
  expect(statusLines('c', quorum).slice(0, 6)).toEqual([
    'ClusterId:              c',
    'LeaderId:               2',
    'LeaderEpoch:            7',
    'HighWatermark:          90',
    'MaxFollowerLag:         20',
    'MaxFollowerLagTimeMs:   600',
  ])
  expect(statusLines('c', quorum)[6]).toContain(
    '[{"id": 1, "directoryId": "yndgyTnTRueCLsnLo4mVSw", "endpoints": ["CONTROLLER://[::1]:9093"]}, {"id": 2, ',
  )
})

test('replicationLines() puts the leader first, times as ages when asked', () => {
  const cells = replicationLines(quorum, 1500).map((line) =>
    line.split('\t').map((cell) => cell.trim()),
  )
  expect(cells.map((row) => [row[0], row[3], row[4], row[6]])).toEqual([
    ['NodeId', 'Lag', 'LastFetchTimestamp', 'Status'],
    ['2', '0', '500 ms ago', 'Leader'],
    ['1', '20', '1100 ms ago', 'Follower'],
    ['3', '10', '-1', 'Observer'],
  ])
  expect(() => replicationLines(quorum, 900)).toThrow('possible drift in system clock')
})

test('controllerEndpoints() takes advertised addresses before those listened on', () => {
  const properties = new Map([
    ['listeners', 'PLAINTEXT://:9092,CONTROLLER://:9093'],
    ['controller.listener.names', 'CONTROLLER'],
  ])
  const port = 9093
  expect(controllerEndpoints(properties)).toEqual([{ name: 'CONTROLLER', host: 'localhost', port }])
  properties.set('advertised.listeners', 'CONTROLLER://a:1')
  expect(controllerEndpoints(properties)).toEqual([{ name: 'CONTROLLER', host: 'a', port: 1 }])
})

test.each([
  [['add-controller'], 'You must supply the configuration file of the controller you are adding'],
  [['remove-controller', '-i', '-1', '-d', 'x'], 'Invalid negative --controller-id: -1'],
  [
    ['remove-controller', '-i', '9', '-d', 'abc'],
    'Failed to parse --controller-directory-id: Input string `abc` decoded as 2 bytes',
  ],
])('%j is refused before a cluster is asked', async (words, message) => {
  const result = await runInProcess(command, words)
  expect(result).toMatchObject({ exitCode: 1, stdout: '' })
  expect(result.stderr).toContain(message)
})
