import { toNumber } from '../../../src/protocol/int64.ts'
import { newProduceRequest, Produce } from '../../../src/protocol/messages/0-produce.ts'
import {
  InitProducerId,
  newInitProducerIdRequest,
} from '../../../src/protocol/messages/22-init-producer-id.ts'
import { EndTxn, newEndTxnRequest } from '../../../src/protocol/messages/26-end-txn.ts'
import { ZERO_UUID } from '../../../src/protocol/uuid.ts'
import { buildUncompressedBatch } from '../../../src/records/batch-builder.ts'
import { check, type World } from './world.ts'

const TRANSACTION_TIMEOUT_MS = 20_000

/** A producer with an id, as clients have it: it sends again what was not answered. */
export class SimulatedProducer {
  readonly #world: World
  readonly transactionalId: string | null
  producerId = -1
  producerEpoch = -1
  #sequences = new Map<string, number>()

  constructor(world: World, transactionalId: string | null) {
    this.#world = world
    this.transactionalId = transactionalId
  }

  /** Ends what a predecessor left open, and shuts it out. */
  async init(): Promise<void> {
    const { transactionalId } = this
    const options = { transactionalId, transactionTimeoutMs: TRANSACTION_TIMEOUT_MS }
    const answer = await this.#world.retrying(async () => {
      const request = newInitProducerIdRequest(options)
      const got = await this.#world.call(InitProducerId, 4, request)
      check(got.errorCode)
      return got
    })
    this.#adopt(toNumber(answer.producerId), answer.producerEpoch)
  }

  async send(topic: string, partition: number, values: readonly string[]): Promise<void> {
    const key = `${topic}-${partition}`
    const baseSequence = this.#sequences.get(key) ?? 0
    const { transactionalId, producerId, producerEpoch } = this
    const isTransactional = transactionalId !== null
    await this.#world.retrying(async () => {
      const records = buildUncompressedBatch(
        values.map((value) => ({
          timestamp: this.#world.nowMs,
          key: null,
          value: Buffer.from(value),
        })),
        { producerId, producerEpoch, baseSequence, isTransactional },
      )
      const partitionData = [{ index: partition, records }]
      const topicData = [{ name: topic, topicId: ZERO_UUID, partitionData }]
      const request = newProduceRequest({ acks: -1, timeoutMs: 5000, transactionalId, topicData })
      const answer = await this.#world.call(Produce, 12, request)
      check(answer.responses[0]!.partitionResponses[0]!.errorCode)
    })
    this.#sequences.set(key, baseSequence + values.length)
  }

  async end(committed: boolean): Promise<void> {
    const { transactionalId, producerId, producerEpoch } = this
    const answer = await this.#world.retrying(async () => {
      const transaction = { transactionalId: transactionalId!, producerId, producerEpoch }
      const request = newEndTxnRequest({ ...transaction, committed })
      const got = await this.#world.call(EndTxn, 5, request)
      check(got.errorCode)
      return got
    })
    this.#adopt(toNumber(answer.producerId), answer.producerEpoch)
  }

  #adopt(producerId: number, producerEpoch: number): void {
    this.producerId = producerId
    this.producerEpoch = producerEpoch
    this.#sequences = new Map()
  }
}
