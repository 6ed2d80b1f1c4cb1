import type { RequestOptions } from 'node:https'

/** A form sent to a server, as everything outside of `runtime` sees it. */
export interface HttpPost {
  readonly url: URL
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  readonly timeoutMs: number
  /** Certificates, in PEM, that an `https:` server may be signed by; left out: Node's own. */
  readonly ca?: readonly string[] | undefined
}

export interface HttpAnswer {
  readonly status: number
  readonly body: string
}

/** An answer beyond this is cut: nobody who is asked here has so much to say. */
const MAX_ANSWER_BYTES = 1024 * 1024

/** Rejects with Node's error when the server can't be reached, or says too much. */
export async function httpPost({
  url,
  headers,
  body,
  timeoutMs,
  ca,
}: HttpPost): Promise<HttpAnswer> {
  const { request } = await import(url.protocol === 'http:' ? 'node:http' : 'node:https')
  const options: RequestOptions = {
    method: 'POST',
    headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) },
    timeout: timeoutMs,
    ...(ca === undefined ? {} : { ca: [...ca] }),
  }
  return new Promise((resolve, reject) => {
    const sent: import('node:http').ClientRequest = request(url, options)
    sent.on('error', reject)
    sent.on('timeout', () => sent.destroy(new Error(`No answer within ${timeoutMs} ms`)))
    sent.on('response', (response) => {
      const chunks: Buffer[] = []
      let length = 0
      response.on('data', (chunk: Buffer) => {
        chunks.push(chunk)
        length += chunk.length
        if (length > MAX_ANSWER_BYTES) sent.destroy(new Error('The answer is too long'))
      })
      response.on('error', reject)
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString() }),
      )
    })
    sent.end(body)
  })
}
