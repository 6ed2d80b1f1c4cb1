import type { MessageType } from './api.ts'
import { ProtocolError, Reader } from './reader.ts'
import { Writer } from './writer.ts'

/** The only version of the frame around a metadata record. */
const METADATA_FRAME_VERSION = 1

/** A KRaft metadata record as a record's value: uvarint frame version, type, version, then the body. */
export function writeMetadataRecord<Message>(
  type: MessageType<Message>,
  message: Message,
  version: number,
): Buffer {
  const writer = new Writer()
  writer.uvarint(METADATA_FRAME_VERSION)
  writer.uvarint(type.apiKey)
  writer.uvarint(version)
  type.write(writer, message, version)
  return writer.toBuffer()
}

/** Reads the head of a metadata record; the reader stands at the body afterwards. */
export function readMetadataRecordHead(reader: Reader): { apiKey: number; version: number } {
  const frameVersion = reader.uvarint()
  if (frameVersion !== METADATA_FRAME_VERSION) {
    throw new ProtocolError(`A metadata record in frame version ${frameVersion}`)
  }
  return { apiKey: reader.uvarint(), version: reader.uvarint() }
}

/** A coordinator's key: int16 record type, then the body at version 0. */
export function writeCoordinatorKey<Message>(type: MessageType<Message>, message: Message): Buffer {
  const writer = new Writer()
  writer.int16(type.apiKey)
  type.write(writer, message, 0)
  return writer.toBuffer()
}

/** A coordinator's value or a message nested in another: int16 version, then the body. */
export function writeVersioned<Message>(
  type: MessageType<Message>,
  message: Message,
  version: number,
): Buffer {
  const writer = new Writer()
  writer.int16(version)
  type.write(writer, message, version)
  return writer.toBuffer()
}

/** Throws ProtocolError for a version that the type does not have, and for bytes that are left. */
export function readVersioned<Message>(type: MessageType<Message>, bytes: Buffer): Message {
  const reader = new Reader(bytes)
  const version = reader.int16()
  if (version < type.minVersion || version > type.maxVersion) {
    throw new ProtocolError(`'${type.name}' has no version ${version}`)
  }
  const message = type.read(reader, version)
  reader.expectEnd()
  return message
}
