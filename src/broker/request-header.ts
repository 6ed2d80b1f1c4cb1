import { type Api, requestHeaderVersion } from '../protocol/api.ts'
import { ProtocolError, type Reader } from '../protocol/reader.ts'

export interface RequestHeader {
  readonly apiKey: number
  readonly apiVersion: number
  readonly correlationId: number
  readonly clientId: string | null
}

/**
 * Reads a header of the version that key and version of the request ask for; the reader stands at
 * the body afterwards. Throws ProtocolError for a key that `findApi` does not know: nobody can tell
 * then what the header looks like.
 */
export function readRequestHeader(
  reader: Reader,
  findApi: (key: number) => Pick<Api<never, never>, 'key' | 'flexibleVersion'> | undefined,
): RequestHeader {
  const apiKey = reader.int16()
  const apiVersion = reader.int16()
  const api = findApi(apiKey)
  if (api === undefined) throw new ProtocolError(`Invalid API key ${apiKey}`)
  const correlationId = reader.int32()
  // The client id keeps its int16 length in every version of the header.
  const clientId = reader.nullableString(false)
  if (requestHeaderVersion(api, apiVersion) === 2) reader.skipTaggedFields()
  return { apiKey, apiVersion, correlationId, clientId }
}
