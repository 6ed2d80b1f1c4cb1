import { expect, onTestFinished, test } from 'vitest'
import {
  DescribeConfigs,
  newDescribeConfigsRequest,
  newDescribeConfigsResource,
} from '../../src/protocol/messages/32-describe-configs.ts'
import {
  DescribeCluster,
  newDescribeClusterRequest,
} from '../../src/protocol/messages/60-describe-cluster.ts'
import {
  AllocateProducerIds,
  newAllocateProducerIdsRequest,
} from '../../src/protocol/messages/67-allocate-producer-ids.ts'
import {
  AssignReplicasToDirs,
  newAssignReplicasToDirsRequest,
  newRequestDirectoryData,
  newRequestPartitionData,
  newRequestTopicData,
} from '../../src/protocol/messages/73-assign-replicas-to-dirs.ts'
import { RawClient } from '../support/raw-client.ts'
import { BrokerWorld } from './broker-world.ts'

const LISTENERS = 'PLAINTEXT://127.0.0.1:0,CONTROLLER://127.0.0.1:0'

test('the listener of the controller answers brokers and administrators', async () => {
  const world = await BrokerWorld.start({ overrides: { listeners: LISTENERS } })
  const topicId = await world.createTopic('t')
  const { ports, services } = world.broker
  const client = await RawClient.connect(ports.get('CONTROLLER')!)
  onTestFinished(() => client.close())

  const cluster = newDescribeClusterRequest({ endpointType: 2 })
  expect(await client.request(DescribeCluster, 1, cluster)).toMatchObject({
    errorCode: 0,
    endpointType: 2,
    controllerId: 1,
  })

  const configurationKeys = ['num.io.threads']
  const fields = { resourceType: 4, resourceName: '1', configurationKeys }
  const resources = [newDescribeConfigsResource(fields)]
  const described = await client.request(
    DescribeConfigs,
    4,
    newDescribeConfigsRequest({ resources }),
  )
  expect(described.results[0]!.configs).toMatchObject([{ name: 'num.io.threads', value: '8' }])

  const broker = { brokerId: 1, brokerEpoch: services.image.cluster.broker(1)!.epoch }
  const allocate = (of: { brokerId: number; brokerEpoch: number }) =>
    client.request(AllocateProducerIds, 0, newAllocateProducerIdsRequest(of))
  expect(await allocate(broker)).toMatchObject({ errorCode: 0, producerIdLen: 1000 })
  expect(await allocate({ brokerId: 9, brokerEpoch: 1 })).toMatchObject({ errorCode: 77 })

  const directoryId = 'p1GBTivhR-Sj7plS_8fJcg'
  const partitions = [0, 5].map((partitionIndex) => newRequestPartitionData({ partitionIndex }))
  const topics = [newRequestTopicData({ topicId, partitions })]
  const directories = [newRequestDirectoryData({ id: directoryId, topics })]
  const request = newAssignReplicasToDirsRequest({ ...broker, directories })
  const assigned = await client.request(AssignReplicasToDirs, 0, request)
  expect(assigned.directories[0]!.topics[0]!.partitions).toEqual([
    { partitionIndex: 0, errorCode: 0 },
    { partitionIndex: 5, errorCode: 3 },
  ])
  expect(services.image.topics.partition('t', 0)!.directories).toEqual([directoryId])
})
