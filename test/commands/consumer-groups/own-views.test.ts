import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { BrokerServer } from '../../../src/broker/broker-server.ts'
import { command as configs } from '../../../src/commands/configs/index.ts'
import { command as producer } from '../../../src/commands/console-producer/index.ts'
import { command as groups } from '../../../src/commands/consumer-groups/index.ts'
import type { Command } from '../../../src/commands/shared/command.ts'
import { command as topics } from '../../../src/commands/topics/index.ts'
import { startTestBroker } from '../../support/broker.ts'
import { runInProcess } from '../../support/command-context.ts'

let broker: BrokerServer

beforeAll(async () => {
  broker = await startTestBroker()
  await run(topics, '--create --topic t')
  const text = [1, 2, 3, 4].map((n) => `${n}\n`).join('')
  await run(producer, '--topic t', text)
  await run(groups, '--reset-offsets --group g --topic t --to-offset 1 --execute')
})

afterAll(() => broker.close())

function run(command: Command, line: string, stdin = '') {
  const words = ['--bootstrap-server', `127.0.0.1:${broker.port}`, ...line.split(' ')]
  return runInProcess(command, words, { stdin })
}

describe('consumer-groups', () => {
  test('--peek shows what was read last and what comes next', async () => {
    const { stdout } = await run(groups, '--peek 1 --group g --output jsonl')
    const rows = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(rows).toMatchObject([
      { groupOffset: 1, offset: 0, isRead: true, value: '1' },
      { groupOffset: 1, offset: 1, isRead: false, value: '2' },
    ])
  })

  test('lag --lag-time tells how old the oldest unread record is', async () => {
    const { stdout } = await run(groups, 'lag --group g --lag-time --output json')
    const [row] = JSON.parse(stdout)
    expect(row).toMatchObject({ currentOffset: 1, logEndOffset: 4, lag: 3 })
    expect(row.lagTimeMs).toBeGreaterThanOrEqual(0)
  })

  test('lag --watch prints a row for each look, and stops after --rounds', async () => {
    const result = await run(groups, 'lag --watch 0.01 --rounds 2')
    expect(result).toMatchObject({ exitCode: 0, stderr: '' })
    const [title, ...rows] = result.stdout.trim().split('\n')
    expect(title).toContain('CATCH-UP')
    expect(rows).toHaveLength(2)
  })

  test.each([
    ['--peek 1 --list', "can't be used with option"],
    ['--peek 1', '--group'],
    ['--peek 0 --group g', 'between 1 and'],
    ['--describe --group g --watch 1', '--watch goes with lag'],
    ['--list --lag-time', '--lag-time goes with lag and --describe'],
    ['lag --rounds 2', '--rounds goes with --watch'],
  ])('%s is refused', async (line, message) => {
    const result = await run(groups, line)
    expect(result.exitCode).toBe(1)
    expect(result.stderr).toContain(message)
  })
})

describe('--dry-run says what would happen and changes nothing:', () => {
  test.each<[string, Command, string, string]>([
    [
      'topics',
      topics,
      '--create --topic new --partitions 3',
      'Would create topic new with 3 partitions',
    ],
    ['topics', topics, '--alter --topic t --partitions 5', 'Would raise topic t from 1 to 5'],
    ['topics', topics, '--delete --topic t', 'Would delete topic t'],
    ['configs', configs, '--alter --topic t --add-config retention.ms=5', 'to 5 (now 604800000)'],
    ['groups', groups, '--delete --group g', "Would delete group 'g' with its 1 committed"],
    [
      'groups',
      groups,
      '--delete-offsets --group g --topic t',
      "Would delete the offset 1 of group 'g'",
    ],
  ])('%s', async (_, command, line, message) => {
    const result = await run(command, `${line} --dry-run`)
    expect(result.stdout).toContain(message)
    expect(result.exitCode).toBe(0)
  })

  test('nothing has changed', async () => {
    const { stdout } = await run(topics, '--describe --exclude-internal')
    expect(stdout).toContain('PartitionCount: 1')
    expect(stdout).not.toMatch(/retention\.ms|Topic: new/)
    const lag = await run(groups, 'lag --group g --output json')
    expect(JSON.parse(lag.stdout)).toHaveLength(1)
  })

  test('what the broker would refuse is refused', async () => {
    const result = await run(topics, '--alter --topic t --partitions 1 --dry-run')
    expect(result.exitCode).toBe(1)
    expect(result.stdout).toContain('already has 1 partition')
  })
})
