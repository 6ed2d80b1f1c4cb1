import type { Results } from '../../client/admin/results.ts'
import { KafkaError } from '../../protocol/errors.ts'

/** All values, or the first error of a thing that was asked about. */
export function valuesOf<Value>(results: Results<Value>): Value[] {
  return [...results.values()].map((result) => {
    if (result instanceof KafkaError) throw result
    return result
  })
}
