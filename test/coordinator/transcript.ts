import type { Api } from '../../src/protocol/api.ts'
import { findCodec } from '../../src/protocol/codec.ts'
import { type Json, messageFromJson, messageToJson } from '../../src/protocol/json.ts'
import { ApiVersions, newApiVersionsRequest } from '../../src/protocol/messages/18-api-versions.ts'
import { RawClient } from '../support/raw-client.ts'

/**
 * A conversation with a broker: each step sends a request on a connection, takes an answer, or both.
 * What a broker makes up (member ids, producer ids) is bound to a name and stands as `$name` in all that follows.
 */
export interface Step {
  readonly on: string
  readonly api: string
  readonly version: number
  /** Left out: only the answer of an earlier step is taken. */
  readonly request?: Json
  /** The answer comes later: the request is parked. */
  readonly isParked?: boolean
  /** Sent again while the answer has this text: something is still going on behind it. */
  readonly whileText?: string
  /** Names for what the answer says, by the path of its field: `memberId`, `topics.0.topicId`. */
  readonly bind?: Readonly<Record<string, string>>
  /** The answer is of this broker alone: only names are taken of it. */
  readonly isUntold?: boolean
  readonly response?: Json
}

export interface Transcript {
  readonly name: string
  readonly steps: readonly Step[]
}

const MAX_ATTEMPTS = 5_000

export class Conversation {
  readonly #port: number
  readonly #clients = new Map<string, RawClient>()
  readonly #names = new Map<string, string>()
  /** By name: a number, and the field that it is hidden in. */
  readonly #numbers = new Map<string, { readonly field: string; readonly value: string }>()

  constructor(port: number) {
    this.#port = port
  }

  /** Plays a step; gives the answer with bound names in place. */
  async play(step: Step): Promise<Json | undefined> {
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
      const answer = await this.#playOnce(step)
      const { whileText } = step
      const isOver = whileText === undefined || !JSON.stringify(answer).includes(whileText)
      if (isOver) return answer
    }
    throw new Error(`'${step.api}' is still answered with '${step.whileText}'`)
  }

  async #playOnce(step: Step): Promise<Json | undefined> {
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
      const value = fieldAt(answer, field)
      if (typeof value !== 'string' || value === '') continue
      // An int64: the same digits may stand for something else in another field.
      if (/^-?\d+$/.test(value)) this.#numbers.set(name, { field, value })
      else this.#names.set(value, `$${name}`)
    }
    return step.isUntold ? undefined : this.#hide(answer)
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
    for (const [name, { value }] of this.#numbers)
      text = text.replaceAll(`"$${name}"`, `"${value}"`)
    return JSON.parse(text) as Json
  }

  #hide(json: Json): Json {
    let text = JSON.stringify(json)
    for (const [value, name] of this.#names) text = text.replaceAll(value, name)
    for (const [name, { field, value }] of this.#numbers) {
      text = text.replaceAll(`"${field}":"${value}"`, `"${field}":"$${name}"`)
    }
    text = text.replace(/"transactionStartTimeMs":"\d{9,}"/g, '"transactionStartTimeMs":"$time"')
    text = text.replaceAll(`"port":${this.#port}`, '"port":"$port"')
    text = text.replace(/"host":"(localhost|127\.0\.0\.1)"/g, '"host":"$host"')
    return JSON.parse(text) as Json
  }
}

function fieldAt(json: Json, path: string): Json | undefined {
  let found: Json | undefined = json
  for (const name of path.split('.')) {
    if (found === null || typeof found !== 'object') return undefined
    found = (found as Record<string, Json>)[name]
  }
  return found
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

/** Apache answers for groups, members and partitions in the order of a hash table. */
export function inOrder(step: Step): Step {
  return { ...step, response: sorted(step.response ?? null) }
}

function sorted(json: Json): Json {
  if (Array.isArray(json)) {
    const ids = /^\d+$|"(groupId|memberId|transactionalId|partitionIndex)"/
    const isOrdered = !json.some((each) => ids.test(JSON.stringify(each)))
    const elements = json.map(sorted)
    return isOrdered ? elements : elements.sort((a, b) => (idOf(a) < idOf(b) ? -1 : 1))
  }
  if (json === null || typeof json !== 'object') return json
  return Object.fromEntries(Object.entries(json).map(([name, value]) => [name, sorted(value)]))
}

function idOf(json: Json): string {
  if (typeof json === 'number') return String(json)
  const { groupId, memberId, transactionalId, partitionIndex } = json as Record<string, Json>
  return String(groupId ?? memberId ?? transactionalId ?? partitionIndex)
}
