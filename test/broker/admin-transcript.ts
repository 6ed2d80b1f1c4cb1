import type { Json } from '../../src/protocol/json.ts'
import type { Step } from '../coordinator/transcript.ts'

/** Apache answers settings, and more, in the order of a hash table. */
export function inOrder(step: Step): Step {
  return { ...step, response: sorted(step.response ?? null) }
}

const NAMED = ['configs', 'configResources']

function sorted(json: Json): Json {
  if (Array.isArray(json)) return json.map(sorted)
  if (json === null || typeof json !== 'object') return json
  const fields = Object.entries(json).map(([name, value]) => {
    const inner = sorted(value)
    return [name, NAMED.includes(name) && Array.isArray(inner) ? byText(inner) : inner]
  })
  return Object.fromEntries(fields)
}

function byText(elements: readonly Json[]): Json[] {
  return [...elements].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
}
