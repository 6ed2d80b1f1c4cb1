import { toNumber } from '../../protocol/int64.ts'
import type { ProducerIdsRecord } from '../../protocol/messages/records/producer-ids-record.ts'
import { type MetadataRecord, metadataRecord } from '../metadata-record.ts'

/** Which producer ids were handed out to brokers, in blocks: all below `nextProducerId`. */
export class ProducerIdsImage {
  #nextProducerId = 0

  get nextProducerId(): number {
    return this.#nextProducerId
  }

  set(record: ProducerIdsRecord): void {
    this.#nextProducerId = toNumber(record.nextProducerId)
  }

  *records(): Generator<MetadataRecord> {
    if (this.#nextProducerId === 0) return
    const nextProducerId = this.#nextProducerId
    yield metadataRecord('ProducerIdsRecord', { brokerId: -1, brokerEpoch: -1, nextProducerId })
  }
}
