import { consumerConfig } from '../../client/consumer/consumer-config.ts'
import { GroupReader } from '../../client/consumer/group-reader.ts'
import { isForKafkajs, KafkajsGroup } from '../../client/consumer/kafkajs-group.ts'
import type { ReaderSource } from '../../client/consumer/partition-reader.ts'
import type { Runtime } from '../../runtime/runtime.ts'
import type { RecordSource } from './record-source.ts'

/** Reads as a member of a group, and commits what was printed. */
export function openGroupSource(
  runtime: Runtime,
  properties: ReadonlyMap<string, string>,
  groupId: string,
  topics: ReaderSource,
): RecordSource {
  const Group = isForKafkajs(consumerConfig(properties)) ? KafkajsGroup : GroupReader
  const group = new Group(runtime, properties, groupId, topics)
  return {
    next: (timeoutMs) => group.next(timeoutMs),
    printed: (partition, nextOffset) => group.done(partition, nextOffset),
    close: () => group.close(),
  }
}
