import { buildUncompressedBatch } from '../../records/batch-builder.ts'
import * as batch from '../../records/record-batch.ts'
import { readUncompressedRecords } from '../../records/record-reader.ts'
import type { MetadataBatch } from '../metadata-loader.ts'
import {
  decodeMetadataRecord,
  encodeMetadataRecord,
  type MetadataRecord,
} from '../metadata-record.ts'

export interface BatchPlace {
  readonly baseOffset: number
  readonly epoch: number
  readonly timestampMs: number
}

/** Metadata records as one batch of the log or of a snapshot. */
export function buildMetadataBatch(
  records: readonly MetadataRecord[],
  { baseOffset, epoch, timestampMs }: BatchPlace,
): Buffer {
  const inputs = records.map((record) => ({
    timestamp: timestampMs,
    key: null,
    value: encodeMetadataRecord(record),
  }))
  return buildUncompressedBatch(inputs, { baseOffset, partitionLeaderEpoch: epoch })
}

/** The batch at `position`, which is whole, valid and no control batch. */
export function readMetadataBatch(buffer: Buffer, position: number): MetadataBatch {
  const records = readUncompressedRecords(buffer, position)
  return {
    lastOffset: batch.lastOffset(buffer, position),
    epoch: batch.partitionLeaderEpoch(buffer, position),
    timestampMs: batch.maxTimestamp(buffer, position),
    records: records.map(({ value }) => decodeMetadataRecord(value!)),
  }
}
