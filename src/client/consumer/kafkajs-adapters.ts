import type { IHeaders, KafkaMessage, PartitionAssigner } from 'kafkajs'
import { writeVersioned } from '../../protocol/framing.ts'
import {
  ConsumerProtocolAssignment,
  newConsumerProtocolAssignment,
} from '../../protocol/messages/records/consumer-protocol-assignment.ts'
import {
  ConsumerProtocolSubscription,
  newConsumerProtocolSubscription,
} from '../../protocol/messages/records/consumer-protocol-subscription.ts'
import {
  CODEC_LZ4,
  CODEC_SNAPPY,
  CODEC_ZSTD,
  DEFAULT_MAX_DECOMPRESSED_BYTES,
  decompress,
} from '../../records/compression.ts'
import type { KafkaRecord, RecordHeader } from '../../records/record-reader.ts'
import { readConsumerProtocol } from '../admin/describe-groups.ts'
import type { Assignor } from './assignors.ts'

/** What lies between kafkajs's shapes and ours. */

/** The version of the subscriptions and assignments that every member can read. */
const PROTOCOL_VERSION = 0

/** The part of kafkajs's cluster that an assigner uses, and that its types leave out. */
interface AssignerCluster {
  addMultipleTargetTopics(topics: readonly string[]): Promise<void>
  findTopicPartitionMetadata(topic: string): readonly unknown[]
}

export function kafkajsAssigner(assignor: Assignor): PartitionAssigner {
  return ({ cluster }) => ({
    name: assignor.name,
    version: PROTOCOL_VERSION,
    protocol: ({ topics }) => ({
      name: assignor.name,
      metadata: writeVersioned(
        ConsumerProtocolSubscription,
        newConsumerProtocolSubscription({ topics: [...topics].sort() }),
        PROTOCOL_VERSION,
      ),
    }),
    async assign({ members }) {
      const subscribed = members.map(({ memberId, memberMetadata }) => ({
        memberId,
        topics: readConsumerProtocol(ConsumerProtocolSubscription, memberMetadata).topics,
      }))
      const counts = await countPartitions(
        cluster as unknown as AssignerCluster,
        new Set(subscribed.flatMap(({ topics }) => topics)),
      )
      const assignment = assignor.assign(subscribed, counts)
      return [...assignment].map(([memberId, topics]) => ({
        memberId,
        memberAssignment: writeVersioned(
          ConsumerProtocolAssignment,
          newConsumerProtocolAssignment({
            assignedPartitions: [...topics].map(([topic, partitions]) => ({ topic, partitions })),
          }),
          PROTOCOL_VERSION,
        ),
      }))
    },
  })
}

// Other members may want topics that this one did not ask for.
async function countPartitions(
  cluster: AssignerCluster,
  topics: ReadonlySet<string>,
): Promise<Map<string, number>> {
  try {
    await cluster.addMultipleTargetTopics([...topics])
  } catch {
    // A topic is gone meanwhile: it has no partitions below, the others are assigned.
  }
  return new Map(
    [...topics].map((topic) => [topic, cluster.findTopicPartitionMetadata(topic).length]),
  )
}

interface KafkajsCodec {
  compress(): Promise<Buffer>
  decompress(bytes: Buffer): Promise<Buffer>
}

/** The codecs that kafkajs does not bring: it reads with ours, and never writes. */
export function kafkajsCodecs(): ReadonlyMap<number, () => KafkajsCodec> {
  return new Map(
    [CODEC_SNAPPY, CODEC_LZ4, CODEC_ZSTD].map((codec) => [
      codec,
      () => ({
        compress: () => Promise.reject(new Error('kafkajs only reads here')),
        decompress: async (bytes: Buffer) =>
          decompress(codec, bytes, DEFAULT_MAX_DECOMPRESSED_BYTES),
      }),
    ]),
  )
}

export function toRecord(message: KafkaMessage): KafkaRecord {
  return {
    offset: Number(message.offset),
    timestamp: Number(message.timestamp),
    sequence: -1,
    key: message.key,
    value: message.value,
    headers: toHeaders(message.headers),
    attributes: message.attributes,
    offsetDelta: 0,
    timestampDelta: 0,
  }
}

/** kafkajs gathers the headers of one name, so their order among others is lost. */
function toHeaders(headers: IHeaders | undefined): RecordHeader[] {
  return Object.entries(headers ?? {}).flatMap(([key, values]) =>
    (Array.isArray(values) ? values : [values]).map((value) => ({
      key,
      value: value === undefined || value === null ? null : Buffer.from(value),
    })),
  )
}
