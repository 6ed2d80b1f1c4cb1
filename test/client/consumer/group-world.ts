import { Kafka, logLevel } from 'kafkajs'
import { describeGroups } from '../../../src/client/admin/describe-groups.ts'
import { listGroupOffsets } from '../../../src/client/admin/group-offsets.ts'
import { createTopics } from '../../../src/client/admin/topics.ts'
import { clientConfig } from '../../../src/client/client-config.ts'
import { Cluster } from '../../../src/client/cluster.ts'
import { KafkaError } from '../../../src/protocol/errors.ts'
import { nodeRuntime } from '../../../src/runtime/runtime.ts'
import { startTestBroker } from '../../support/broker.ts'

/** The settings of a quick member. */
export const memberProperties = (port: number, more: Readonly<Record<string, string>> = {}) =>
  new Map([
    ['bootstrap.servers', `127.0.0.1:${port}`],
    ['auto.offset.reset', 'earliest'],
    ['heartbeat.interval.ms', '50'],
    ['fetch.max.wait.ms', '50'],
    ...Object.entries(more),
  ])

/** A broker with the topic `words`, and what a test needs to look at it from outside. */
export async function groupWorld(partitions: number, cleanups: (() => Promise<unknown>)[]) {
  const broker = await startTestBroker({ overrides: { 'offsets.topic.num.partitions': '3' } })
  cleanups.push(() => broker.close())
  const cluster = new Cluster(nodeRuntime, clientConfig(memberProperties(broker.port)))
  cleanups.push(() => cluster.close())
  await createTopics(cluster, [{ name: 'words', partitions }])
  return {
    port: broker.port,
    async write(values: readonly string[]) {
      const kafka = new Kafka({
        brokers: [`127.0.0.1:${broker.port}`],
        logLevel: logLevel.NOTHING,
      })
      const producer = kafka.producer()
      await producer.connect()
      const messages = values.map((value, index) => ({ value, partition: index % partitions }))
      await producer.send({ topic: 'words', messages })
      await producer.disconnect()
    },
    /** How many partitions each member has, ascending; empty while the group is not stable. */
    async shares(): Promise<number[]> {
      const group = (await describeGroups(cluster, ['readers'])).get('readers')
      if (group === undefined || group instanceof KafkaError || group.state !== 'Stable') return []
      return group.members.map(({ assignment }) => assignment.length).sort()
    },
    async committed(): Promise<Record<number, number>> {
      const offsets = await listGroupOffsets(cluster, 'readers')
      return Object.fromEntries(offsets.map(({ partition, offset }) => [partition, offset]))
    },
  }
}
