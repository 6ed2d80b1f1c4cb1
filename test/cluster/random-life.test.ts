/** Random lives of a node's metadata, with crashes, against a model in a map. */
import { expect, test } from 'vitest'
import type { Controller } from '../../src/cluster/controller/controller.ts'
import {
  newCreatableTopic,
  newCreateTopicsRequest,
} from '../../src/protocol/messages/19-create-topics.ts'
import { newDeleteTopicsRequest } from '../../src/protocol/messages/20-delete-topics.ts'
import {
  newCreatePartitionsRequest,
  newCreatePartitionsTopic,
} from '../../src/protocol/messages/37-create-partitions.ts'
import { SeededRandom } from '../support/seeded-random.ts'
import { NodeWorld } from './node-world.ts'

interface ModelTopic {
  partitions: number
  readonly configs: Map<string, string>
}

type Model = Map<string, ModelTopic>

const STEPS = 250
/** Small, so that segments roll, snapshots are written and old ones go within one life. */
const CONFIG = { segmentBytes: 6000, maxBytesBetweenSnapshots: 3000, retentionBytes: 20_000 }

function view({ image }: Controller): Model {
  const model: Model = new Map()
  for (const { name, partitions } of image.topics.all()) {
    for (const partition of partitions) expect(partition).toMatchObject({ leader: 1, isr: [1] })
    const configs = new Map(image.configs.topic(name))
    model.set(name, { partitions: partitions.length, configs })
  }
  return new Map([...model].sort())
}

class Life {
  readonly #world = new NodeWorld()
  readonly #random: SeededRandom
  readonly #model: Model = new Map()
  #controller!: Controller
  #brokerEpoch = -1

  constructor(seed: number) {
    this.#random = new SeededRandom(seed)
    this.#world.format()
  }

  async live(): Promise<void> {
    await this.#start(-1)
    for (let step = 0; step < STEPS; step++) await this.#step()
    this.#compare()
  }

  #pick(count: number): number {
    return Math.floor(this.#random.next() * count)
  }

  #name(): string {
    return `topic-${this.#pick(12)}`
  }

  async #start(previousBrokerEpoch: number): Promise<void> {
    this.#controller = await this.#world.open(CONFIG)
    this.#brokerEpoch = await this.#world.startBroker(this.#controller, previousBrokerEpoch)
  }

  #compare(): void {
    expect(view(this.#controller)).toEqual(new Map([...this.#model].sort()))
  }

  async #step(): Promise<void> {
    const roll = this.#pick(20)
    if (roll < 8) return this.#create(this.#name())
    if (roll < 11) return this.#delete(this.#name())
    if (roll < 13) return this.#grow(this.#name())
    if (roll < 18) return this.#configure(this.#name())
    this.#compare()
    return roll === 18 ? this.#crash() : this.#restart()
  }

  async #create(name: string): Promise<void> {
    const partitions = 1 + this.#pick(3)
    const topic = newCreatableTopic({ name, numPartitions: partitions, replicationFactor: 1 })
    const request = newCreateTopicsRequest({ topics: [topic] })
    const { topics } = await this.#controller.createTopics(request)
    expect(topics[0]!.errorCode === 0).toBe(!this.#model.has(name))
    if (!this.#model.has(name)) this.#model.set(name, { partitions, configs: new Map() })
  }

  async #delete(name: string): Promise<void> {
    const request = newDeleteTopicsRequest({ topicNames: [name] })
    const { responses } = await this.#controller.deleteTopics(request)
    expect(responses[0]!.errorCode === 0).toBe(this.#model.delete(name))
  }

  async #grow(name: string): Promise<void> {
    const known = this.#model.get(name)
    const count = (known?.partitions ?? 0) + 1
    const topics = [newCreatePartitionsTopic({ name, count, assignments: null })]
    const request = newCreatePartitionsRequest({ topics })
    const { results } = await this.#controller.createPartitions(request)
    expect(results[0]!.errorCode === 0).toBe(known !== undefined)
    if (known !== undefined) known.partitions = count
  }

  async #configure(name: string): Promise<void> {
    const known = this.#model.get(name)
    if (known === undefined) return
    const key = `config-${this.#pick(3)}`
    const value = this.#pick(3) === 0 ? null : String(this.#pick(5))
    const resource = { type: 2, name }
    await this.#controller.alterConfigs([{ resource, configs: new Map([[key, value]]) }])
    if (value === null) known.configs.delete(key)
    else known.configs.set(key, value)
  }

  /** The process dies, or the power fails once what was answered is on disk. */
  async #crash(): Promise<void> {
    if (this.#random.next() < 0.5) {
      await this.#world.untilSynced()
      this.#world.disk.crash(this.#random)
    }
    await this.#start(-1)
    this.#compare()
  }

  async #restart(): Promise<void> {
    await this.#controller.startControlledShutdown(1, this.#brokerEpoch)
    await this.#controller.fenceBroker(1, this.#brokerEpoch)
    this.#controller.close()
    await this.#start(this.#brokerEpoch)
    this.#compare()
  }
}

test.each(Array.from({ length: 12 }, (_, index) => 4711 + index))(
  'metadata survives a random life with crashes (seed %i)',
  async (seed) => {
    await new Life(seed).live()
  },
)
