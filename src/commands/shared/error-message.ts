import { javaText } from '../../client/error-texts.ts'
import { KafkaError } from '../../protocol/errors.ts'
import { isTlsError } from '../../runtime/network.ts'
import { SaslError } from '../../security/sasl/sasl-client.ts'

export function errorMessage(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

/** `class: message`, as Java prints an exception. */
export function exceptionText(error: unknown): string {
  if (error instanceof KafkaError || isTlsError(error) || error instanceof SaslError) {
    return javaText(error)
  }
  return `java.lang.IllegalArgumentException: ${errorMessage(error)}`
}
