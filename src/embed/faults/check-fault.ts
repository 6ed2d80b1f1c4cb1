import { handlers } from '../../broker/apis/index.ts'
import { type ErrorName, errorCode } from '../../protocol/errors.ts'
import { API_NAMES } from '../types/api-name.ts'
import type { FaultSpec } from '../types/faults.ts'
import { hasErrorShape } from './error-answers.ts'

const ACTS = ['error', 'delayMs', 'drop', 'blackHole', 'corrupt', 'throttleMs'] as const
const FILTERS = [
  'topic',
  'partition',
  'clientId',
  'groupId',
  'transactionalId',
  'times',
  'skip',
  'when',
] as const
const KNOWN = new Set<string>(['api', ...ACTS, ...FILTERS])
const KNOWN_APIS = new Set<string>(API_NAMES)

/** Throws TypeError with one line for what is wrong; a fault may come from a file. */
export function checkFault(spec: FaultSpec): void {
  const given = spec as unknown as Readonly<Record<string, unknown>>
  for (const name of Object.keys(given)) {
    if (!KNOWN.has(name)) throw new TypeError(`Unknown field '${name}' of a fault`)
  }
  checkApis(given.api)
  const acts = ACTS.filter((name) => given[name] !== undefined)
  if (acts.length !== 1) {
    const found = acts.length === 0 ? 'none' : acts.join(' and ')
    throw new TypeError(`A fault does one of ${ACTS.join(', ')}; here is ${found}`)
  }
  if (given.error !== undefined) checkError(given.error, given.api)
  for (const name of ['drop', 'blackHole'] as const) {
    if (given[name] === undefined || given[name] === 'before' || given[name] === 'after') continue
    throw new TypeError(`Invalid '${name}' of a fault: it is 'before' or 'after'`)
  }
  for (const name of ['delayMs', 'throttleMs', 'times', 'skip', 'partition'] as const) {
    const value = given[name]
    if (value === undefined || (typeof value === 'number' && value >= 0)) continue
    throw new TypeError(`Invalid '${name}' of a fault: it is a number from 0, not ${String(value)}`)
  }
}

function checkApis(given: unknown): void {
  if (given === '*') return
  const apis = Array.isArray(given) ? given : [given]
  for (const api of apis) {
    if (KNOWN_APIS.has(api)) continue
    const close = API_NAMES.find((name) => name.toLowerCase() === String(api).toLowerCase())
    const advice = close === undefined ? '' : `: did you mean '${close}'?`
    throw new TypeError(`Unknown API '${api}' of a fault${advice}`)
  }
  if (apis.length === 0) throw new TypeError("A fault needs an API, or '*'")
}

/** Answers of some rare APIs have no place for an error that is not about one of their entries. */
function checkError(name: unknown, apis: unknown): void {
  for (const api of Array.isArray(apis) ? apis : [apis]) {
    const handler = handlers.find((each) => each.api.name === api)
    if (handler === undefined || handler.failure !== undefined || hasErrorShape(api)) continue
    throw new TypeError(`There is no answer of '${api}' with an error of your choice: use 'drop'`)
  }
  try {
    errorCode(name as ErrorName)
  } catch {
    throw new TypeError(`Unknown error '${name}': it is one of Kafka's, as NOT_LEADER_OR_FOLLOWER`)
  }
}
