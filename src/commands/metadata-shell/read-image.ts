import type { MetadataImage } from '../../cluster/image/metadata-image.ts'
import { MetadataLoader } from '../../cluster/metadata-loader.ts'
import { readMetadataBatch } from '../../cluster/raft/metadata-batch.ts'
import * as batch from '../../records/record-batch.ts'
import { CommandError } from '../shared/command-error.ts'

/**
 * What a segment of the metadata log, or a snapshot, says at its end. A batch that is being written
 * right now is left out, so a running node's file can be read.
 */
export function readImage(data: Buffer, path: string): MetadataImage {
  const loader = new MetadataLoader()
  try {
    for (const position of batch.batches(data)) {
      batch.ensureValid(data, position)
      if (!batch.isControl(data, position)) loader.apply(readMetadataBatch(data, position))
    }
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new CommandError(`Unexpected error: Read of '${path}' failed: ${reason}`, { cause })
  }
  if (!loader.image.isEmpty) return loader.image
  throw new CommandError(`Unexpected error: '${path}' holds no records of metadata`)
}
