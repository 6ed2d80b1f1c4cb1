import { KafkaError } from '../../protocol/errors.ts'
import { metadataRecord } from '../metadata-record.ts'
import type { ControllerContext, ControllerResult } from './controller-context.ts'

/** How many producer ids a broker gets at a time. */
export const PRODUCER_ID_BLOCK_SIZE = 1000

export interface ProducerIdBlock {
  readonly firstId: number
  readonly size: number
}

/** Ids of a block are never handed out again, used or not. */
export function allocateProducerIds(
  { image }: ControllerContext,
  brokerId: number,
  brokerEpoch: number,
): ControllerResult<ProducerIdBlock> {
  const broker = image.cluster.broker(brokerId)
  if (broker === undefined || broker.epoch !== brokerEpoch) {
    throw new KafkaError(
      'STALE_BROKER_EPOCH',
      `Expected broker epoch ${broker?.epoch ?? -1}, but got broker epoch ${brokerEpoch}`,
    )
  }
  const firstId = image.producerIds.nextProducerId
  if (firstId > Number.MAX_SAFE_INTEGER - PRODUCER_ID_BLOCK_SIZE) {
    const message = `Exhausted all producerIds as the next block's end producerId has exceeded long type limit`
    throw new KafkaError('UNKNOWN_SERVER_ERROR', message)
  }
  const nextProducerId = firstId + PRODUCER_ID_BLOCK_SIZE
  return {
    records: [metadataRecord('ProducerIdsRecord', { brokerId, brokerEpoch, nextProducerId })],
    response: { firstId, size: PRODUCER_ID_BLOCK_SIZE },
  }
}
