import type { MetadataImage } from '../image/metadata-image.ts'
import type { MetadataBatch } from '../metadata-loader.ts'
import type { MetadataRecord } from '../metadata-record.ts'

/** The log of the cluster's metadata, as the controller that leads it sees it. */
export interface MetadataLog {
  /** The term of this node's lead. */
  readonly epoch: number
  /** The offset that the next record gets. */
  readonly endOffset: number
  /** The level of `kraft.version`: from 1 on the log names the voters itself (KIP-853). */
  readonly kraftVersion: number
  /** Writes a higher level, and with level 1 the voters, into the log. */
  upgradeKraftVersion(level: number): void
  /** Appends records as one batch, which a crash leaves whole or not at all. */
  append(records: readonly MetadataRecord[]): MetadataBatch
  /** Resolves once all that was appended before the call is on disk. */
  sync(): Promise<void>
  /** Brings what was appended to disk soon; one sync serves all that comes until then. */
  syncSoon(): void
  /** Writes a snapshot when enough was appended; the image holds every record of the log. */
  snapshotIfDue(image: MetadataImage): void
  close(): void
}
