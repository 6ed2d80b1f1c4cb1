import { expect } from 'vitest'
import type { Fate, Model } from './model.ts'
import { SimulatedProducer } from './producer.ts'
import { PARTITIONS, Refused, SOURCE, type World } from './world.ts'

/** Sends records without transactions; each is sent again until it is answered. */
export async function feedOneByOne(world: World, model: Model): Promise<void> {
  const producer = new SimulatedProducer(world, null)
  await producer.init()
  for (let i = 0; !world.isFed; i++) {
    const partition = world.random.below(PARTITIONS)
    const values = Array.from({ length: 1 + world.random.below(3) }, (_, n) => `plain ${i}.${n}`)
    await producer.send(SOURCE, partition, values)
    model.answered(partition, values)
    await world.sleep(world.random.below(80))
  }
}

/** Sends records in transactions, some of which it aborts, and some it leaves open for another. */
export async function feedInTransactions(world: World, model: Model, name: string): Promise<void> {
  let producer = new SimulatedProducer(world, name)
  await producer.init()
  for (let i = 0; !world.isFed; i++) {
    const values = new Map<number, string[]>()
    const fate = await transact(world, producer, values, `${name} ${i}`)
    model.transaction(values, fate)
    if (fate === 'unknown' || world.chance(0.1)) {
      const zombie = producer
      producer = new SimulatedProducer(world, name)
      await producer.init()
      if (world.chance(0.5)) await expectFenced(world, zombie, model)
    }
    await world.sleep(world.random.below(100))
  }
  // What is open now is aborted when its time is over.
}

async function transact(
  world: World,
  producer: SimulatedProducer,
  values: Map<number, string[]>,
  name: string,
): Promise<Fate> {
  const count = 1 + world.random.below(5)
  let isEnding = false
  try {
    for (let n = 0; n < count; n++) {
      const partition = world.random.below(PARTITIONS)
      const sent = values.get(partition) ?? []
      values.set(partition, [...sent, `${name}.${n}`])
      await producer.send(SOURCE, partition, [`${name}.${n}`])
      if (world.chance(0.2)) await world.sleep(world.random.below(200))
      // Longer than the transaction may take.
      if (world.chance(0.002)) await world.sleep(40_000)
    }
    if (world.chance(0.08)) return 'unknown'
    const committed = world.chance(0.7)
    isEnding = committed
    await producer.end(committed)
    return committed ? 'committed' : 'aborted'
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return isEnding ? 'unknown' : await giveUp(producer)
  }
}

async function giveUp(producer: SimulatedProducer): Promise<Fate> {
  await producer.init()
  return 'aborted'
}

async function expectFenced(world: World, zombie: SimulatedProducer, model: Model): Promise<void> {
  const value = `zombie ${zombie.transactionalId} ${world.nowMs}`
  model.transaction(new Map([[0, [value]]]), 'aborted')
  const outcome = await zombie.send(SOURCE, 0, [value]).then(
    () => 'sent',
    (error: unknown) => (error instanceof Refused ? error.error : String(error)),
  )
  expect(outcome).toBe('INVALID_PRODUCER_EPOCH')
}
