/** The UUID of sixteen zero bytes: Kafka's "none". */
export const ZERO_UUID = 'AAAAAAAAAAAAAAAAAAAAAA'

/** The topic id of `__cluster_metadata`. */
export const METADATA_TOPIC_ID = 'AAAAAAAAAAAAAAAAAAAAAQ'

export const UUID_BYTES = 16

/** Sixteen bytes at `position` as 22 characters of URL-safe base64. */
export function readUuid(buffer: Buffer, position: number): string {
  return buffer.toString('base64url', position, position + UUID_BYTES)
}

/** Throws RangeError for a text that is not a UUID in Kafka's form. */
export function writeUuid(buffer: Buffer, uuid: string, position: number): void {
  const written = uuid.length === 22 ? buffer.write(uuid, position, UUID_BYTES, 'base64url') : 0
  if (written !== UUID_BYTES) throw new RangeError(`'${uuid}' is not a UUID of 22 characters`)
}
