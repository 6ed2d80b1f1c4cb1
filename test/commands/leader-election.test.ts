import { expect, test } from 'vitest'
import { command } from '../../src/commands/leader-election.ts'
import { startTestBroker } from '../support/broker.ts'
import { runInProcess } from '../support/command-context.ts'

test.each([
  [['--topic', 't'], 'Missing required option(s): election-type\n'],
  [
    ['--election-type', 'preferred'],
    'One and only one of the following options is required: topic, all-topic-partitions, path-to-json-file\n',
  ],
  [
    ['--election-type', 'sideways', '--all-topic-partitions'],
    "Cannot parse argument 'sideways' of option election-type\n",
  ],
])('%j is refused before a cluster is asked', async (words, stderr) => {
  expect(await runInProcess(command, words)).toEqual({ exitCode: 1, stdout: '', stderr })
})

test('A partition that is not there is told, and fails the command', async () => {
  const broker = await startTestBroker()
  try {
    const server = `127.0.0.1:${broker.port}`
    const words = ['--bootstrap-server', server, '--election-type', 'Unclean']
    const none = await runInProcess(command, [...words, '--topic', 'none', '--partition', '0'])
    expect(none).toEqual({
      exitCode: 1,
      stdout:
        'Error completing leader election (UNCLEAN) for partition: none-0: ' +
        'org.apache.kafka.common.errors.UnknownTopicOrPartitionException: No such topic as none\n',
      stderr: '1 replica(s) could not be elected\n',
    })
    const all = await runInProcess(command, [...words, '--all-topic-partitions'])
    expect(all).toEqual({ exitCode: 0, stdout: '', stderr: '' })
  } finally {
    await broker.close()
  }
})
