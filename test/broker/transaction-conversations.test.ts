import { describe, expect, test } from 'vitest'
import { BrokerWorld } from './broker-world.ts'
import { TransactionConversation } from './transaction-conversation.ts'
import { snapshotOf, transactionConversations } from './transaction-conversations.ts'

/** The snapshots are what Apache Kafka 4.3.1 says; `test/oracle` compares them with a live one. */
describe('transactions in partitions: a broker answers as Apache Kafka does', () => {
  test.each(transactionConversations)('$name', async ({ name, isVerified, configs, run }) => {
    const overrides = { 'transaction.partition.verification.enable': String(isVerified ?? false) }
    const { client } = await BrokerWorld.start({ overrides })
    const talk = new TransactionConversation(client, 't')
    await talk.createTopic(configs)
    await run(talk)
    await expect(`${talk.lines.join('\n')}\n`).toMatchFileSnapshot(snapshotOf(name))
  })
})
