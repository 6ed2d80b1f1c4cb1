import { createServer } from 'node:net'

/**
 * Below the ports that systems give to outgoing connections: one of those could take the port, or the
 * next one, between the look and the use.
 */
const FIRST_PORT = 12_000
const PORT_COUNT = 18_000
const MAX_ATTEMPTS = 100

/** A port on loopback that nobody listens on now, nor on the next one. */
export async function freePort(): Promise<number> {
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
    const port = FIRST_PORT + 2 * Math.floor((Math.random() * PORT_COUNT) / 2)
    if ((await isFree(port)) && (await isFree(port + 1))) return port
  }
  throw new Error('There is no free port')
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.on('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
}
