// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { MessageType } from '../../api.ts'
import type { Reader } from '../../reader.ts'
import type { Writer } from '../../writer.ts'

export const EndTxnMarker: MessageType<EndTxnMarker> = {
  name: 'EndTxnMarker',
  apiKey: -1,
  minVersion: 0,
  maxVersion: 0,
  read: readEndTxnMarker,
  write: writeEndTxnMarker,
}

export interface EndTxnMarker {
  coordinatorEpoch: number
}

export function newEndTxnMarker(fields?: Partial<EndTxnMarker>): EndTxnMarker {
  const message: EndTxnMarker = {
    coordinatorEpoch: 0,
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readEndTxnMarker(reader: Reader, _version: number): EndTxnMarker {
  const message = newEndTxnMarker()
  message.coordinatorEpoch = reader.int32()
  return message
}

export function writeEndTxnMarker(
  writer: Writer,
  message: EndTxnMarker,
  _version: number,
): void {
  writer.int32(message.coordinatorEpoch)
}
