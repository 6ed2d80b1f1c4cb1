import { type ErrorName, KafkaError } from '../../protocol/errors.ts'
import { InvariantError } from '../../runtime/assert.ts'
import { operationError } from '../runtime/operation-errors.ts'

/** Turns a failure into an answer. A broken invariant is none. */
export function answering<Response>(
  answer: (error: ErrorName) => Response,
): (cause: unknown) => Response {
  return answeringWithMessage((error) => answer(error))
}

/** As `answering` for responses with room for words; of what we did wrong there are none. */
export function answeringWithMessage<Response>(
  answer: (error: ErrorName, message: string | null) => Response,
): (cause: unknown) => Response {
  return (cause) => {
    if (cause instanceof InvariantError) throw cause
    const error = operationError(cause)
    const isTold = cause instanceof KafkaError && cause.error === error && !isSurprise(cause)
    return answer(error, isTold && cause.message !== error ? cause.message : null)
  }
}

/** Something of ours has failed: what it says is for the log. */
function isSurprise({ error, cause }: KafkaError): boolean {
  return error === 'UNKNOWN_SERVER_ERROR' && cause !== undefined
}
