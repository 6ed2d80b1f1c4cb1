import { readConsumerProtocolSubscription } from '../../../protocol/messages/records/consumer-protocol-subscription.ts'
import { ProtocolError, Reader } from '../../../protocol/reader.ts'
import type { ClassicGroup } from './classic-group.ts'

/** The protocol type of consumers; their metadata can be read, that of others can't. */
export const CONSUMER_PROTOCOL_TYPE = 'consumer'

/**
 * The topics that the members of a group of consumers are subscribed to; null where their metadata
 * can't be told or read. Every version of the metadata begins as version 0 does, so that is what is
 * read of it.
 */
export function subscribedTopicsOf(group: ClassicGroup): ReadonlySet<string> | null {
  if (!group.usesConsumerProtocol) return null
  const topics = new Set<string>()
  if (group.size === 0) return topics
  if (group.protocolName === null) return null
  try {
    for (const member of group.members) {
      const reader = new Reader(member.metadata(group.protocolName) ?? Buffer.alloc(0))
      reader.int16()
      for (const topic of readConsumerProtocolSubscription(reader, 0).topics) topics.add(topic)
    }
    return topics
  } catch (error) {
    if (error instanceof ProtocolError || error instanceof RangeError) return null
    throw error
  }
}
