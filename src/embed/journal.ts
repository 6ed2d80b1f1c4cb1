import { type Answer, BorrowedResponse, CLOSE } from '../broker/apis/handler.ts'
import type { Exchange } from '../broker/request-tap.ts'
import { subjectOf } from './faults/subject.ts'
import type { ApiName } from './types/api-name.ts'
import type { JournalEntry, RequestFilter, RequestOutcome } from './types/requests.ts'

/** Longer bytes in a message, records above all, are cut for the journal. */
const MAX_BYTES_KEPT = 16 * 1024

/** An entry that is still being written. */
export type OpenEntry = { -readonly [Name in keyof JournalEntry]: JournalEntry[Name] } & {
  readonly faults: number[]
}

/** The newest requests of clients, and what became of them. */
export class Journal {
  readonly #size: number
  #entries: OpenEntry[] = []
  #sequence = 0

  constructor(size: number) {
    this.#size = size
  }

  /** Undefined where nothing is remembered. The memory of the request may be used again later. */
  open({ handler, request, context }: Exchange): OpenEntry | undefined {
    this.#sequence++
    if (this.#size === 0) return undefined
    const { connection, services, apiVersion, clientId, correlationId } = context
    const entry: OpenEntry = {
      sequence: this.#sequence,
      api: handler.api.name as ApiName,
      version: apiVersion,
      clientId,
      correlationId,
      from: `${connection.clientAddress}:${connection.clientPort}`,
      at: new Date(services.clock.nowMs()),
      ...subjectOf(request, services.image),
      request: kept(request),
      response: undefined,
      outcome: 'in work',
      faults: [],
    }
    this.#entries.push(entry)
    // Cut by half a size at once: an array is not to be moved for each request.
    if (this.#entries.length > 1.5 * this.#size) this.#entries = this.#entries.slice(-this.#size)
    return entry
  }

  find(api: ApiName | undefined, filter: RequestFilter = {}): JournalEntry[] {
    const { topic, clientId, groupId, transactionalId } = filter
    return this.#entries
      .slice(-this.#size || this.#entries.length)
      .filter(
        (entry) =>
          (api === undefined || entry.api === api) &&
          (topic === undefined || entry.topics.includes(topic)) &&
          (clientId === undefined || entry.clientId === clientId) &&
          (groupId === undefined || entry.groupId === groupId) &&
          (transactionalId === undefined || entry.transactionalId === transactionalId),
      )
  }

  /** The newest in a line each, for the error of a wait. */
  tail(count: number): string {
    const last = this.#entries.slice(-count)
    return last
      .map(({ api, version, clientId, outcome, topics }) => {
        const about = topics.length > 0 ? ` of ${topics.join(', ')}` : ''
        return `${api} v${version}${about} by '${clientId ?? ''}' (${outcome})`
      })
      .join('; ')
  }

  clear(): void {
    this.#entries = []
  }
}

/** Writes down the answer that leaves. */
export function closeEntry(entry: OpenEntry | undefined, answer: Answer<unknown>): void {
  if (entry === undefined) return
  const isPlain = entry.outcome === 'in work'
  if (answer === CLOSE) entry.outcome = isPlain ? 'closed' : entry.outcome
  else if (answer === null) entry.outcome = isPlain ? 'no answer' : entry.outcome
  else {
    if (isPlain) entry.outcome = 'answered'
    entry.response = kept(answer instanceof BorrowedResponse ? answer.response : answer)
  }
}

export function markOutcome(entry: OpenEntry | undefined, fault: number, outcome?: RequestOutcome) {
  if (entry === undefined) return
  entry.faults.push(fault)
  if (outcome !== undefined) entry.outcome = outcome
}

/** A copy that stays as it is, with bytes of its own. */
function kept(value: unknown): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value.subarray(0, MAX_BYTES_KEPT))
  if (Array.isArray(value)) return value.map(kept)
  if (typeof value !== 'object' || value === null) return value
  const copy: Record<string, unknown> = {}
  for (const [name, field] of Object.entries(value)) copy[name] = kept(field)
  return copy
}
