import { KafkaError } from '../../protocol/errors.ts'

/** The KafkaError that `act` throws, for a handler that answers it item by item. */
export function attempt(act: () => void): KafkaError | undefined {
  try {
    act()
    return undefined
  } catch (error) {
    if (error instanceof KafkaError) return error
    throw error
  }
}
