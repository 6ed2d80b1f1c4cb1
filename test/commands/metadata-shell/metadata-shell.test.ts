import { describe, expect, test } from 'vitest'
import { metadataRecord } from '../../../src/cluster/metadata-record.ts'
import { buildMetadataBatch } from '../../../src/cluster/raft/metadata-batch.ts'
import { command } from '../../../src/commands/metadata-shell/index.ts'
import { nodeRuntime } from '../../../src/runtime/runtime.ts'
import { runInProcess } from '../../support/command-context.ts'
import { MemoryFileSystem } from '../../support/memory-file-system.ts'

const topicId = 'y8TidiL7TjykXtyt9GKzQw'
const directory = 'ujWwtcThRuKJmKOT0LE7tw'
const log = buildMetadataBatch(
  [
    metadataRecord('FeatureLevelRecord', { name: 'metadata.version', featureLevel: 30 }),
    metadataRecord('FeatureLevelRecord', { name: 'group.version', featureLevel: 1 }),
    metadataRecord('TopicRecord', { name: 'orders', topicId }),
    metadataRecord(
      'PartitionRecord',
      {
        partitionId: 0,
        topicId,
        replicas: [1],
        isr: [1],
        removingReplicas: [],
        addingReplicas: [],
        leader: 1,
        leaderRecoveryState: 0,
        leaderEpoch: 2,
        partitionEpoch: 3,
        directories: [directory],
        eligibleLeaderReplicas: null,
        lastKnownElr: null,
      },
      1,
    ),
    metadataRecord('ConfigRecord', {
      resourceType: 2,
      resourceName: 'orders',
      name: 'retention.ms',
      value: '5',
    }),
  ],
  { baseOffset: 0, epoch: 1, timestampMs: Date.UTC(2026, 0, 2) },
)

function shell(words: readonly string[], stdin = '', data = log) {
  const fileSystem = new MemoryFileSystem()
  fileSystem.makeDirectory('/w')
  fileSystem.writeFile('/w/log', data)
  return runInProcess(command, ['-s', 'log', ...words], {
    runtime: { ...nodeRuntime, fileSystem },
    workingDirectory: '/w',
    stdin,
    isStrict: true,
  })
}

describe('metadata-shell', () => {
  test.each([
    [['ls'], 'image\nlocal\n'],
    [
      ['cat', '/image/topics/byName/*/0'],
      `PartitionRegistration(replicas=[1], directories=[${directory}], isr=[1], removingReplicas=[], addingReplicas=[], elr=[], lastKnownElr=[], leader=1, leaderRecoveryState=RECOVERED, leaderEpoch=2, partitionEpoch=3)\n`,
    ],
    [['cat', '/image/provenance'], 'offset 4, epoch 1, time 2026-01-02T00:00:00Z[UTC]\n'],
    [
      ['find', 'image/configs'],
      'image/configs\nimage/configs/TOPIC:orders\nimage/configs/TOPIC:orders/retention.ms\n',
    ],
    [
      ['tree', '/image/features'],
      'finalized_group.version:\n  1\nmetadataVersion:\n  Optional[4.3-IV0]\n',
    ],
    [['ls', '/image/topics/{byId,byName}'], `byId:\n${topicId}\n\nbyName:\norders\n`],
  ])('%j', async (words, stdout) => {
    expect(await shell(words)).toEqual({ exitCode: 0, stdout, stderr: '' })
  })

  test.each([
    [['cat', '/nope'], 'cat: /nope: No such file or directory.\n'],
    [['cat', '/image'], 'cat: /image: Is a directory\n'],
    [['cd', '/image'], "invalid choice: 'cd' (choose from 'cat', 'find', 'ls', 'tree')\n"],
  ])('%j is told, and fails under --strict', async (words, stdout) => {
    expect(await shell(words)).toEqual({ exitCode: 1, stdout, stderr: '' })
  })

  test('reads lines until exit', async () => {
    const run = await shell([], "cd 'image'/topics\npwd\ncd ..\nls ./topics\nhistory 1\nexit\nls\n")
    expect(run).toMatchObject({ exitCode: 0, stderr: '' })
    expect(run.stdout).toBe(
      'Loading...\nStarting...\n[ Kafka Metadata Shell ]\n' +
        '>> >> /image/topics\n>> >> byId\nbyName\n>>     4  history 1\n>> ',
    )
  })

  test('leaves out a batch that is not whole, and refuses a file without any', async () => {
    const cut = Buffer.concat([log, log.subarray(0, 50)])
    expect(await shell(['cat', '/image/topics/byName/orders/name'], '', cut)).toMatchObject({
      exitCode: 0,
      stdout: 'orders\n',
    })
    expect(await shell(['ls'], '', log.subarray(0, 50))).toMatchObject({
      exitCode: 1,
      stderr: "Unexpected error: 'log' holds no records of metadata\n",
    })
  })

  test('refuses a damaged batch', async () => {
    const damaged = Buffer.from(log)
    damaged[damaged.length - 1]! ^= 1
    const run = await shell(['ls'], '', damaged)
    expect(run).toMatchObject({ exitCode: 1, stdout: '' })
    expect(run.stderr).toContain("Unexpected error: Read of 'log' failed: ")
  })
})
