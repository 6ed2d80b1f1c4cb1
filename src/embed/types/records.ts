/**
 * What a record may be made of: text as it is, bytes as they are, null as Kafka's null (a tombstone
 * in a compacted topic), and anything else as JSON.
 */
export type RecordData = string | Uint8Array | null | JsonValue

export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [name: string]: JsonValue | undefined }

/** A record to be written. */
export interface NewRecord {
  /** Records with the same key go to the same partition. Left out: none, spread over partitions. */
  readonly key?: RecordData
  readonly value?: RecordData
  readonly headers?: Readonly<Record<string, string | Uint8Array | null>>
  /** Left out: by the key, as Java's producer chooses it. */
  readonly partition?: number
  /** Milliseconds since the epoch, or a date. Left out: now. */
  readonly timestamp?: number | Date
}

/** Where a record was written. */
export interface WrittenRecord {
  readonly topic: string
  readonly partition: number
  /** −1 with `acks=0`: the broker does not tell. */
  readonly offset: number
}

/** A record as it was read. */
export interface ReadRecord {
  readonly topic: string
  readonly partition: number
  readonly offset: number
  /** Milliseconds since the epoch. */
  readonly timestamp: number
  readonly key: Buffer | null
  readonly value: Buffer | null
  readonly headers: readonly { readonly key: string; readonly value: Buffer | null }[]
  /** The key as UTF-8. */
  readonly keyText: string | null
  /** The value as UTF-8. */
  readonly text: string | null
  /** The value of the first header of that name, as UTF-8; undefined when there is none. */
  header(name: string): string | null | undefined
  /** The value, parsed. Throws SyntaxError, with the place of the record, when it is no JSON. */
  // biome-ignore lint/suspicious/noExplicitAny: as JSON.parse, unless the caller says what it is.
  json<T = any>(): T
}

/** `read_committed` leaves out what belongs to open and aborted transactions. */
export type IsolationLevel = 'read_committed' | 'read_uncommitted'

export interface ReadOptions {
  /** One partition alone. Left out: all, by partition and offset. */
  readonly partition?: number
  /** The first offset that is wanted, in each partition. Left out: the earliest. */
  readonly fromOffset?: number
  /** At most so many records. Default: 10,000. */
  readonly limit?: number
  /** Default: `read_committed`. */
  readonly isolation?: IsolationLevel
}
