/**
 * Producers, transactions and members of a group, with a broker that is killed at any moment, from
 * one seed against a model. A failing test tells its seed, which then goes into `SEEDS`.
 */
import { expect, test } from 'vitest'
import { Copier } from './exactly-once/copier.ts'
import { feedInTransactions, feedOneByOne } from './exactly-once/feeders.ts'
import { Model } from './exactly-once/model.ts'
import { readCommitted } from './exactly-once/reader.ts'
import { PARTITIONS, SOURCE, TARGET, World } from './exactly-once/world.ts'

const SEEDS = [1, Math.floor(Math.random() * 2 ** 31)]
/** On a machine that has much else to do. */
const TEST_LIMIT_MS = 60_000
const FEEDING_MS = 8_000
/** Sessions end in it, and transactions that were left open. */
const SETTLING_MS = 120_000
const COPYING_LIMIT_MS = 600_000

/** Time passes, and the broker is killed now and then. */
async function live(world: World, durationMs: number): Promise<void> {
  const endMs = world.nowMs + durationMs
  while (world.nowMs < endMs) {
    await world.pass(1 + world.random.below(40))
    if (world.chance(0.01)) await world.restart()
  }
}

async function readAll(world: World, topic: string): Promise<string[][]> {
  const partitions = Array.from({ length: PARTITIONS }, (_, partition) => partition)
  return world.until(Promise.all(partitions.map((each) => readCommitted(world, topic, each))))
}

test.each(SEEDS)(
  'what is committed is there once, in order, also of copies (seed %i)',
  async (seed) => {
    const world = new World(seed)
    const model = new Model()
    await world.start()
    await world.createTopics()
    const feeders = Promise.all([
      feedOneByOne(world, model),
      feedInTransactions(world, model, 'feeder-1'),
      feedInTransactions(world, model, 'feeder-2'),
    ])
    const copiers = ['copier-1', 'copier-2', 'copier-3'].map(
      (name) => new Copier(world, model, name),
    )
    const copying = Promise.all(copiers.map((copier) => copier.run()))
    world.watch(feeders)
    world.watch(copying)
    await live(world, FEEDING_MS)
    world.isFed = true
    await world.until(feeders)
    await world.pass(SETTLING_MS)
    const source = await readAll(world, SOURCE)
    const count = source.flat().length
    const limitMs = world.nowMs + COPYING_LIMIT_MS
    while ((await readAll(world, TARGET)).flat().length < count && world.nowMs < limitMs) {
      await world.pass(1000)
    }
    world.isOver = true
    await world.until(copying)
    await world.restart()
    expect(await readAll(world, SOURCE)).toEqual(source)
    expect(await readAll(world, TARGET)).toEqual(source)
    source.forEach((visible, partition) => {
      model.checkSource(partition, visible)
    })
    model.checkUnknown(new Map(source.entries()))
    expect(model.count('committed')).toBeGreaterThan(0)
    expect(model.count('aborted')).toBeGreaterThan(0)
  },
  TEST_LIMIT_MS,
)
