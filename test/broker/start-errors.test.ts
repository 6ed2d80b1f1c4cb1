import { describe, expect, test } from 'vitest'
import { startBrokerServer } from '../../src/broker/broker-server.ts'
import { BrokerStartError } from '../../src/broker/broker-start-error.ts'
import { format } from '../../src/cluster/format.ts'
import { BrokerConfig } from '../../src/config/broker-config.ts'
import { ApiVersions, newApiVersionsRequest } from '../../src/protocol/messages/18-api-versions.ts'
import {
  DescribeQuorum,
  newDescribeQuorumRequest,
} from '../../src/protocol/messages/55-describe-quorum.ts'
import { systemClock } from '../../src/runtime/clock.ts'
import { silentLogger } from '../../src/runtime/logger.ts'
import { nodeNetwork } from '../../src/runtime/network.ts'
import { systemRandom } from '../../src/runtime/random.ts'
import { startTestBroker } from '../support/broker.ts'
import { MemoryFileSystem } from '../support/memory-file-system.ts'
import { RawClient } from '../support/raw-client.ts'

function runtimeOn(fileSystem: MemoryFileSystem) {
  return {
    clock: systemClock,
    fileSystem,
    network: nodeNetwork,
    random: systemRandom,
    logger: silentLogger,
  }
}

const CLUSTER_ID = 'bench-bench-bench-benchQ'.slice(0, 22)

function apacheConfig(overrides: Readonly<Record<string, string>> = {}): BrokerConfig {
  return BrokerConfig.parse(
    new Map(
      Object.entries({
        'process.roles': 'broker,controller',
        'node.id': '1',
        listeners: 'PLAINTEXT://localhost:0,CONTROLLER://localhost:0',
        'advertised.listeners': 'PLAINTEXT://localhost:0,CONTROLLER://localhost:9093',
        'controller.listener.names': 'CONTROLLER',
        'controller.quorum.bootstrap.servers': 'localhost:9093',
        'log.dirs': '/data',
        'offsets.topic.replication.factor': '1',
        ...overrides,
      }),
    ),
  )
}

async function startFailure(start: Promise<unknown>): Promise<BrokerStartError> {
  const error = await start.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(BrokerStartError)
  return error as BrokerStartError
}

describe('startBrokerServer() refuses', () => {
  test('a port that is in use', async () => {
    const first = await startTestBroker()
    const overrides = { listeners: `PLAINTEXT://127.0.0.1:${first.port}` }
    const fileSystem = new MemoryFileSystem()
    const error = await startFailure(startTestBroker({ runtime: { fileSystem }, overrides }))
    expect(fileSystem.exists('/data')).toBe(false)
    expect(error.kind).toBe('ADDRESS')
    expect(error.message).toBe(
      `Listen on '127.0.0.1:${first.port}' failed: another process listens there`,
    )
    await first.close()
  })

  test('a directory that another node works on', async () => {
    const fileSystem = new MemoryFileSystem()
    const first = await startTestBroker({ runtime: { fileSystem } })
    const error = await startFailure(startTestBroker({ runtime: { fileSystem } }))
    expect(error.kind).toBe('LOCKED_DIRECTORY')
    await first.close()
  })

  test('a directory that is not formatted, when the settings are Apache’s', async () => {
    const start = startBrokerServer(runtimeOn(new MemoryFileSystem()), apacheConfig())
    const error = await startFailure(start)
    expect(error.kind).toBe('UNFORMATTED_DIRECTORY')
    expect(error.message).toContain('not formatted')
  })

  test('a directory of another node', async () => {
    const fileSystem = new MemoryFileSystem()
    await (await startTestBroker({ runtime: { fileSystem } })).close()
    const overrides = { 'node.id': '7' }
    const error = await startFailure(startTestBroker({ runtime: { fileSystem }, overrides }))
    expect(error.kind).toBe('FOREIGN_DIRECTORY')
    expect(error.message).toContain('belongs to node 1, but this is node 7')
  })

  test('to format a directory that holds something else', async () => {
    const fileSystem = new MemoryFileSystem()
    fileSystem.makeDirectory('/data')
    fileSystem.writeFile('/data/thesis.tex', 'years of work')
    const error = await startFailure(startTestBroker({ runtime: { fileSystem } }))
    expect(error.kind).toBe('FOREIGN_DIRECTORY')
    expect(error.message).toContain('thesis.tex')
  })
})

describe('a node in combined mode', () => {
  test('answers on its CONTROLLER listener with what a controller serves', async () => {
    const fileSystem = new MemoryFileSystem()
    const runtime = runtimeOn(fileSystem)
    const config = apacheConfig()
    format(runtime, {
      clusterId: CLUSTER_ID,
      nodeId: 1,
      directories: ['/data'],
      metadataDirectory: '/data',
      quorum: {
        kind: 'initial',
        voters: [
          {
            nodeId: 1,
            directoryId: 'AdirectoryAdirectoryAA',
            endpoints: [{ name: 'CONTROLLER', host: 'localhost', port: 9093 }],
          },
        ],
      },
    })
    const node = await startBrokerServer(runtime, config)
    const client = await RawClient.connect(node.ports.get('CONTROLLER')!)
    const { apiKeys } = await client.request(ApiVersions, 0, newApiVersionsRequest())
    const keys = apiKeys.map(({ apiKey }) => apiKey)
    expect(keys).toContain(DescribeQuorum.key)
    expect(keys).not.toContain(0)
    const topics = [{ topicName: '__cluster_metadata', partitions: [{ partitionIndex: 0 }] }]
    const quorum = await client.request(DescribeQuorum, 2, newDescribeQuorumRequest({ topics }))
    expect(quorum.topics[0]!.partitions[0]).toMatchObject({
      leaderId: 1,
      currentVoters: [{ replicaId: 1, replicaDirectoryId: 'AdirectoryAdirectoryAA' }],
    })
    client.close()
    await node.close()
  })
})
