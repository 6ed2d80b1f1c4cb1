import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'

/** A request of a control port: where to, and what with. */
export interface HttpRequest {
  readonly method: string
  /** Without query. */
  readonly path: string
  readonly body: string
}

export interface HttpAnswer {
  readonly status: number
  readonly body: string
}

export interface HttpServer {
  readonly port: number
  close(): Promise<void>
}

/** Longer bodies are refused. */
const MAX_BODY_BYTES = 16 * 1024 * 1024

/** Serves JSON on the loopback alone. Rejects with Node's error; port 0 takes a free one. */
export function serveJson(
  port: number,
  handle: (request: HttpRequest) => Promise<HttpAnswer>,
): Promise<HttpServer> {
  const server = createServer((incoming, outgoing) => {
    answer(incoming, outgoing, handle).catch(() => outgoing.destroy())
  })
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      resolve({
        port: typeof address === 'object' && address !== null ? address.port : port,
        close() {
          server.closeAllConnections()
          return new Promise((closed) => server.close(() => closed()))
        },
      })
    })
  })
}

async function answer(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  handle: (request: HttpRequest) => Promise<HttpAnswer>,
): Promise<void> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of incoming) {
    bytes += chunk.length
    if (bytes > MAX_BODY_BYTES) {
      outgoing.writeHead(413).end()
      return
    }
    chunks.push(chunk)
  }
  const { pathname } = new URL(incoming.url ?? '/', 'http://localhost')
  const body = Buffer.concat(chunks).toString()
  const given = await handle({ method: incoming.method ?? 'GET', path: pathname, body })
  outgoing.writeHead(given.status, { 'content-type': 'application/json' }).end(given.body)
}

/** Posts JSON and reads JSON. Rejects with one line when nobody answers. */
export async function postJson(
  url: string,
  body: unknown,
): Promise<{ status: number; body: unknown }> {
  let response: Response
  try {
    response = await fetch(url, { method: 'POST', body: JSON.stringify(body) })
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new Error(`Nobody answers at ${url}: ${reason}`, { cause: error })
  }
  const text = await response.text()
  return { status: response.status, body: text === '' ? null : JSON.parse(text) }
}
