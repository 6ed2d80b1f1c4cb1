import { describe, expect, test } from 'vitest'
import { listPartitionReassignments } from '../../../src/cluster/controller/partition-reassignments.ts'
import {
  newCreatableTopic,
  newCreateTopicsRequest,
} from '../../../src/protocol/messages/19-create-topics.ts'
import { newElectLeadersRequest } from '../../../src/protocol/messages/43-elect-leaders.ts'
import { newAlterPartitionReassignmentsRequest } from '../../../src/protocol/messages/45-alter-partition-reassignments.ts'
import { newListPartitionReassignmentsRequest } from '../../../src/protocol/messages/46-list-partition-reassignments.ts'
import { controllerWorld } from '../controller-world.ts'

/** Brokers 1 to 3, and topic `a` with one partition on 1 and 2. */
async function world() {
  const made = await controllerWorld({ brokers: [1, 2, 3] })
  const { controller } = made
  const assignments = [{ partitionIndex: 0, brokerIds: [1, 2] }]
  const fields = { name: 'a', numPartitions: -1, replicationFactor: -1, assignments }
  const topics = [newCreatableTopic(fields)]
  await controller.createTopics(newCreateTopicsRequest({ topics }))
  const partition = () => controller.image.topics.partition('a', 0)!
  const epochOf = (id: number) => controller.image.cluster.broker(id)!.epoch
  const elect = async (electionType: number) => {
    const topicPartitions = [{ topic: 'a', partitions: [0] }]
    const request = newElectLeadersRequest({ electionType, topicPartitions })
    const { replicaElectionResults } = await controller.electLeaders(request)
    return replicaElectionResults[0]!.partitionResult[0]!.errorCode
  }
  const move = async (replicas: number[] | null, allowReplicationFactorChange = true) => {
    const request = newAlterPartitionReassignmentsRequest({
      allowReplicationFactorChange,
      topics: [{ name: 'a', partitions: [{ partitionIndex: 0, replicas }] }],
    })
    const { responses } = await controller.alterPartitionReassignments(request)
    return responses[0]!.partitions[0]!
  }
  const moves = () =>
    listPartitionReassignments(
      controller.image,
      newListPartitionReassignmentsRequest({ topics: null }),
    ).topics.flatMap(({ partitions }) => partitions)
  return { ...made, partition, epochOf, elect, move, moves }
}

describe('ElectLeaders', () => {
  test('brings the preferred leader back', async () => {
    const { controller, partition, epochOf, elect } = await world()
    await controller.startControlledShutdown(1, epochOf(1))
    expect(partition()).toMatchObject({ leader: 2, isr: [2] })
    expect(await elect(0)).toBe(80)
    expect(await elect(1)).toBe(84)
  })
})

describe('reassignments', () => {
  test('another order of replicas is done at once, and the new first one may lead', async () => {
    const { partition, move, elect } = await world()
    expect(await move([2, 1])).toMatchObject({ errorCode: 0 })
    expect(partition()).toMatchObject({ replicas: [2, 1], leader: 1, isr: [1, 2] })
    expect(await elect(0)).toBe(0)
    expect(partition().leader).toBe(2)
  })

  test('a replica less is done at once, and moves the lead where it has to', async () => {
    const { partition, move, moves } = await world()
    await move([2])
    expect(partition()).toMatchObject({ replicas: [2], isr: [2], leader: 2 })
    expect(partition().directories).toHaveLength(1)
    expect(moves()).toEqual([])
  })

  test('a new replica is added until it has caught up, and can be taken back', async () => {
    const { partition, move, moves } = await world()
    await move([1, 3])
    expect(moves()).toEqual([
      { partitionIndex: 0, replicas: [1, 3, 2], addingReplicas: [3], removingReplicas: [2] },
    ])
    expect(partition()).toMatchObject({ isr: [1, 2], leader: 1 })
    expect(partition().directories).toHaveLength(3)
    expect(await move(null)).toMatchObject({ errorCode: 0 })
    expect(partition()).toMatchObject({ replicas: [1, 2], addingReplicas: [], leader: 1 })
    expect(await move(null)).toMatchObject({ errorCode: 85, errorMessage: null })
  })

  test('the number of replicas stays where it has to', async () => {
    const { move } = await world()
    expect(await move([1], false)).toMatchObject({
      errorCode: 38,
      errorMessage: 'The replication factor is changed from 2 to 1',
    })
  })
})

test('a broker that is unregistered leaves its partitions to the others', async () => {
  const { controller, partition } = await world()
  await controller.unregisterBroker(1)
  expect(controller.image.cluster.broker(1)).toBeUndefined()
  expect(partition()).toMatchObject({ leader: 2, isr: [2] })
})
