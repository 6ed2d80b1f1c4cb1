import type { Consumer, Kafka, Producer } from 'kafkajs'

/** An order as the shop writes it. */
export interface Order {
  readonly id: string
  readonly total: number
}

/**
 * Bills orders: reads `orders`, writes `invoices`, and commits both together in one transaction, so
 * that an order is billed exactly once. What is no order goes to `orders-dead`, with the reason.
 */
export class Billing {
  readonly #consumer: Consumer
  readonly #producer: Producer

  constructor(kafka: Kafka) {
    this.#consumer = kafka.consumer({ groupId: 'billing', maxWaitTimeInMs: 100 })
    this.#producer = kafka.producer({
      transactionalId: 'billing',
      idempotent: true,
      maxInFlightRequests: 1,
    })
  }

  async start(): Promise<void> {
    await this.#producer.connect()
    await this.#consumer.subscribe({ topic: 'orders', fromBeginning: true })
    await this.#consumer.run({
      autoCommit: false,
      eachMessage: async ({ topic, partition, message }) => {
        const transaction = await this.#producer.transaction()
        try {
          await transaction.send(outcomeOf(message.key, message.value))
          const offsets = [{ partition, offset: String(Number(message.offset) + 1) }]
          await transaction.sendOffsets({
            consumerGroupId: 'billing',
            topics: [{ topic, partitions: offsets }],
          })
          await transaction.commit()
        } catch (error) {
          await transaction.abort()
          throw error
        }
      },
    })
  }

  async stop(): Promise<void> {
    await this.#consumer.disconnect()
    await this.#producer.disconnect()
  }
}

function outcomeOf(key: Buffer | null, value: Buffer | null) {
  try {
    const order = parseOrder(value)
    return {
      topic: 'invoices',
      messages: [{ key: order.id, value: JSON.stringify({ due: order.total }) }],
    }
  } catch (error) {
    const headers = { reason: error instanceof Error ? error.message : String(error) }
    return { topic: 'orders-dead', messages: [{ key, value, headers }] }
  }
}

function parseOrder(value: Buffer | null): Order {
  const { id, total } = JSON.parse(value?.toString() ?? '') as Partial<Order>
  if (typeof id !== 'string' || typeof total !== 'number') throw new Error('no id or no total')
  return { id, total }
}
