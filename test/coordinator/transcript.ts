import type { Api } from '../../src/protocol/api.ts'
import { findCodec } from '../../src/protocol/codec.ts'
import { type Json, messageFromJson, messageToJson } from '../../src/protocol/json.ts'
import { ApiVersions, newApiVersionsRequest } from '../../src/protocol/messages/18-api-versions.ts'
import { RawClient } from '../support/raw-client.ts'

/**
 * A conversation with a broker: each step sends a request on a connection, takes an answer, or both.
 * What a broker makes up (member ids) is bound to a name and stands as `$name` in all that follows.
 */
export interface Step {
  readonly on: string
  readonly api: string
  readonly version: number
  /** Left out: only the answer of an earlier step is taken. */
  readonly request?: Json
  /** The answer comes later: the request is parked. */
  readonly isParked?: boolean
  /** Names for what the answer says, by the name of its field. */
  readonly bind?: Readonly<Record<string, string>>
  readonly response?: Json
}

export interface Transcript {
  readonly name: string
  readonly steps: readonly Step[]
}

export class Conversation {
  readonly #port: number
  readonly #clients = new Map<string, RawClient>()
  readonly #names = new Map<string, string>()

  constructor(port: number) {
    this.#port = port
  }

  /** Plays a step; gives the answer with bound names in place. */
  async play(step: Step): Promise<Json | undefined> {
    const client = await this.#client(step.on)
    if (step.request !== undefined) {
      client.send(apiOf(step, 'request'), step.version, this.#fill(step.request), 'raw')
    }
    if (step.isParked) {
      await this.#pass()
      return undefined
    }
    const answer = (await client.receive(apiOf(step, 'response'), step.version)) as Json
    for (const [field, name] of Object.entries(step.bind ?? {})) {
      const value = (answer as Record<string, Json>)[field]
      if (typeof value === 'string' && value !== '') this.#names.set(value, `$${name}`)
    }
    return this.#hide(answer)
  }

  close(): void {
    for (const client of this.#clients.values()) client.close()
  }

  /** Two round trips of another client: the broker has seen what was sent before. */
  async #pass(): Promise<void> {
    const client = await this.#client('bystander')
    for (let i = 0; i < 2; i += 1) await client.request(ApiVersions, 0, newApiVersionsRequest())
  }

  async #client(name: string): Promise<RawClient> {
    const known = this.#clients.get(name)
    if (known !== undefined) return known
    const client = await RawClient.connect(this.#port)
    this.#clients.set(name, client)
    return client
  }

  #fill(json: Json): Json {
    let text = JSON.stringify(json)
    for (const [value, name] of this.#names) text = text.replaceAll(`"${name}"`, `"${value}"`)
    return JSON.parse(text) as Json
  }

  #hide(json: Json): Json {
    let text = JSON.stringify(json)
    for (const [value, name] of this.#names) text = text.replaceAll(value, name)
    text = text.replaceAll(`"port":${this.#port}`, '"port":"$port"')
    text = text.replace(/"host":"(localhost|127\.0\.0\.1)"/g, '"host":"$host"')
    return JSON.parse(text) as Json
  }
}

/** An API whose messages are JSON. */
function apiOf({ api, version }: Step, kind: 'request' | 'response'): Api<Json, Json> {
  const [request, response] = [findCodec(`${api}Request`)!, findCodec(`${api}Response`)!]
  const codec = kind === 'request' ? request : response
  const flexible = request.schema.flexible
  return {
    key: request.schema.apiKey!,
    name: api,
    minVersion: 0,
    maxVersion: version,
    flexibleVersion: flexible === 'none' ? 99 : Number.parseInt(flexible, 10),
    isLatestUnstable: false,
    readRequest: () => null,
    writeRequest: (writer, json) =>
      codec.write(writer, messageFromJson(codec.schema, json, version), version),
    readResponse: (reader) => messageToJson(codec.schema, codec.read(reader, version), version),
    writeResponse: () => {},
  }
}

/** Apache answers for groups and members in the order of a hash table. */
export function inOrder(step: Step): Step {
  return { ...step, response: sorted(step.response ?? null) }
}

function sorted(json: Json): Json {
  if (Array.isArray(json)) {
    const isOrdered = !json.some((each) => /"(groupId|memberId)"/.test(JSON.stringify(each)))
    const elements = json.map(sorted)
    return isOrdered ? elements : elements.sort((a, b) => (idOf(a) < idOf(b) ? -1 : 1))
  }
  if (json === null || typeof json !== 'object') return json
  return Object.fromEntries(Object.entries(json).map(([name, value]) => [name, sorted(value)]))
}

function idOf(json: Json): string {
  const { groupId, memberId } = json as Record<string, Json>
  return String(groupId ?? memberId)
}
