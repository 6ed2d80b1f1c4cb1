import type { Reader } from './reader.ts'
import type { Writer } from './writer.ts'

/** What is known of one API key: its codecs and the versions that they read and write. */
export interface Api<Request, Response> {
  readonly key: number
  readonly name: string
  readonly minVersion: number
  readonly maxVersion: number
  /** The first flexible version (KIP-482); beyond `maxVersion` when there is none. */
  readonly flexibleVersion: number
  /** The newest version is not released yet. */
  readonly isLatestUnstable: boolean
  readRequest(reader: Reader, version: number): Request
  writeRequest(writer: Writer, message: Request, version: number): void
  readResponse(reader: Reader, version: number): Response
  writeResponse(writer: Writer, message: Response, version: number): void
}

/** What is known of a message that is stored or nested in another one. */
export interface MessageType<Message> {
  readonly name: string
  /** The record type; −1 for plain data. */
  readonly apiKey: number
  readonly minVersion: number
  readonly maxVersion: number
  read(reader: Reader, version: number): Message
  write(writer: Writer, message: Message, version: number): void
}

const API_VERSIONS_KEY = 18

type Versions = Pick<Api<unknown, unknown>, 'key' | 'flexibleVersion'>

export function requestHeaderVersion(api: Versions, version: number): 1 | 2 {
  return version >= api.flexibleVersion ? 2 : 1
}

/** ApiVersions answers with header 0 always: a client reads it before it knows the broker (KIP-511). */
export function responseHeaderVersion(api: Versions, version: number): 0 | 1 {
  return version >= api.flexibleVersion && api.key !== API_VERSIONS_KEY ? 1 : 0
}
