import type { FetchedBatch } from '../../client/consumer/fetched-batches.ts'
import type { KafkaRecord } from '../../records/record-reader.ts'
import type { RecordSink } from './record-sink.ts'

/** Prints records. One that it can't print it refuses with an error, before it has printed a part. */
export interface Formatter {
  write(record: KafkaRecord, batch: FetchedBatch, sink: RecordSink): void
}

export type FormatterProperties = ReadonlyMap<string, string>
