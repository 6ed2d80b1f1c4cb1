import {
  type HttpAnswer,
  type HttpRequest,
  type HttpServer,
  serveJson,
} from '../runtime/json-http.ts'
import { controlVerbs, type Verbs } from './control-verbs.ts'
import type { KafkaBroker } from './types/broker.ts'

/**
 * Serves the verbs of a broker on a port of the loopback: `POST /VERB` with a JSON object, or nothing,
 * as its body. The answer is JSON; of what can't be done `{ "error": … }` with status 400.
 */
export function serveControl(kafka: KafkaBroker, port: number): Promise<HttpServer> {
  const verbs = controlVerbs(kafka)
  return serveJson(port, (request) => answer(verbs, request))
}

async function answer(verbs: Verbs, { method, path, body }: HttpRequest): Promise<HttpAnswer> {
  const name = path.slice(1)
  if (!Object.hasOwn(verbs, name)) {
    return failed(404, `Unknown verb '${name}': there are ${Object.keys(verbs).join(', ')}`)
  }
  if (method !== 'POST') return failed(405, `'${name}' is for POST, not ${method}`)
  try {
    const result = await verbs[name]!(body === '' ? {} : JSON.parse(body))
    return { status: 200, body: printed(result ?? {}) }
  } catch (error) {
    return failed(400, error instanceof Error ? error.message : String(error))
  }
}

function failed(status: number, error: string): HttpAnswer {
  return { status, body: printed({ error }) }
}

/** Numbers that JSON can't hold exactly are told as text. */
function printed(value: unknown): string {
  return JSON.stringify(value, (_, each) => (typeof each === 'bigint' ? String(each) : each))
}
