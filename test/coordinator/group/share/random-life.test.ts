import { expect, test } from 'vitest'
import { SeededRandom } from '../../../support/seeded-random.ts'
import { ShareWorld } from './share-world.ts'

const MEMBERS = ['a', 'b', 'c']
const TOPICS = ['t', 'u']
const STEPS = 40

/** What members know of themselves: epochs by id. */
type Epochs = Map<string, number>

async function beat(world: ShareWorld, epochs: Epochs, id: string): Promise<void> {
  const answer = await world.heartbeat(id, epochs.get(id)!)
  const epoch = Number(answer.split(' ')[0])
  // A member that was dropped joins anew, as clients do; here it just goes.
  if (Number.isNaN(epoch)) epochs.delete(id)
  else epochs.set(id, epoch)
}

async function step(world: ShareWorld, epochs: Epochs, random: SeededRandom): Promise<ShareWorld> {
  const id = MEMBERS[random.below(MEMBERS.length)]!
  switch (random.below(7)) {
    case 0: {
      const names = TOPICS.filter(() => random.below(2) === 0)
      const answer = await world.join(id, ...(names.length === 0 ? TOPICS : names))
      epochs.set(id, Number(answer.split(' ')[0]))
      return world
    }
    case 1:
      if (epochs.has(id)) await world.heartbeat(id, -1)
      epochs.delete(id)
      return world
    case 2:
      await world.pass(random.below(50_000))
      return world
    case 3:
      await grow(world, TOPICS[random.below(2)]!)
      return world
    case 4:
      return world.restart()
    default:
      if (epochs.has(id)) await beat(world, epochs, id)
      return world
  }
}

async function grow(world: ShareWorld, topic: string): Promise<void> {
  await world.setTopic(topic, world.partitionCount(topic) + 1)
}

/** Members beat until the group has come to rest. */
async function settle(world: ShareWorld, epochs: Epochs): Promise<void> {
  for (let round = 0; round < 6; round += 1) {
    await world.pass()
    for (const id of [...epochs.keys()]) await beat(world, epochs, id)
  }
}

test('whatever happens, every partition reaches somebody who wants it, and nobody else', async () => {
  for (let seed = 1; seed <= 25; seed += 1) {
    const random = new SeededRandom(seed)
    let world = await ShareWorld.start({ t: 3, u: 1 })
    const epochs: Epochs = new Map()
    for (let i = 0; i < STEPS; i += 1) world = await step(world, epochs, random)
    await settle(world, epochs)
    const described = await world.describe()
    // Nobody who still beats is unknown, and nobody else is there.
    expect(described.members.map(({ memberId }) => memberId).sort(), `seed ${seed}`).toEqual(
      [...epochs.keys()].sort(),
    )
    for (const topic of TOPICS) {
      const readers = described.members.filter(({ subscribedTopicNames }) =>
        subscribedTopicNames.includes(topic),
      )
      const owned = described.members.flatMap(({ memberId, assignment }) =>
        assignment.topicPartitions
          .filter(({ topicName }) => topicName === topic)
          .flatMap(({ partitions }) => partitions.map((partition) => ({ memberId, partition }))),
      )
      const isReader = (id: string) => readers.some(({ memberId }) => memberId === id)
      expect(
        owned.every(({ memberId }) => isReader(memberId)),
        `seed ${seed}`,
      ).toBe(true)
      const partitions = new Set(owned.map(({ partition }) => partition))
      const expected = readers.length === 0 ? 0 : world.partitionCount(topic)
      expect(partitions.size, `seed ${seed}, topic ${topic}`).toBe(expected)
    }
    const after = await (await world.restart()).describe()
    expect(after, `seed ${seed}`).toEqual(described)
  }
})
