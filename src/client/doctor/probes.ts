/** Questions to a port, each on a connection of its own: what is on the other side? */
import {
  newSaslHandshakeRequest,
  SaslHandshake,
} from '../../protocol/messages/17-sasl-handshake.ts'
import type { Socket, TlsOptions } from '../../runtime/network.ts'
import type { Runtime } from '../../runtime/runtime.ts'
import type { HostPort } from '../bootstrap.ts'
import type { ClientConfig } from '../client-config.ts'
import { Connection } from '../connection.ts'
import { isCertificateError } from '../connection-advice.ts'
import type { ClientSecurity } from '../security/client-security.ts'

export type Dialler = Pick<Runtime, 'network' | 'clock'>

/** Nobody waits longer for an answer here, whatever the settings of the client say. */
const PROBE_TIMEOUT_MS = 5_000

/** Undefined when the port takes a connection, else why it did not. */
export async function dial({ network }: Dialler, address: HostPort): Promise<unknown> {
  try {
    const socket = await network.connect({ ...address, timeoutMs: PROBE_TIMEOUT_MS })
    closeQuietly(socket)
    return undefined
  } catch (error) {
    return error
  }
}

/** Opens a connection as the client would, in less time. */
export function open(
  runtime: Dialler,
  address: HostPort,
  config: ClientConfig,
  security: ClientSecurity,
): Promise<Connection> {
  const options = {
    ...config,
    connectTimeoutMs: Math.min(config.connectTimeoutMs, PROBE_TIMEOUT_MS),
    requestTimeoutMs: Math.min(config.requestTimeoutMs, PROBE_TIMEOUT_MS),
  }
  return Connection.open(runtime, address, options, security)
}

/** Whether a broker answers when it is asked for its versions. */
export async function speaksKafka(
  runtime: Dialler,
  address: HostPort,
  config: ClientConfig,
  security: ClientSecurity,
): Promise<boolean> {
  try {
    const connection = await open(runtime, address, config, security)
    connection.close()
    return true
  } catch {
    return false
  }
}

const ANY_TLS: TlsOptions = { minVersion: 'TLSv1.2', maxVersion: 'TLSv1.3', checksHostName: false }

/** Whether the port speaks TLS, whoever signed its certificate. */
export async function speaksTls({ network }: Dialler, address: HostPort): Promise<boolean> {
  try {
    const socket = await network.connect({ ...address, timeoutMs: PROBE_TIMEOUT_MS, tls: ANY_TLS })
    closeQuietly(socket)
    return true
  } catch (error) {
    return isCertificateError(error)
  }
}

/** Whether a web server is there: some wait for a whole line before they say anything. */
export async function speaksHttp({ network, clock }: Dialler, address: HostPort): Promise<boolean> {
  let socket: Socket
  try {
    socket = await network.connect({ ...address, timeoutMs: PROBE_TIMEOUT_MS })
  } catch {
    return false
  }
  return new Promise((resolve) => {
    const finish = (isHttp: boolean) => {
      timer.cancel()
      closeQuietly(socket)
      resolve(isHttp)
    }
    const timer = clock.setTimer(PROBE_TIMEOUT_MS, () => finish(false))
    socket.once('data', (chunk: Buffer) => finish(chunk.toString('latin1', 0, 4) === 'HTTP'))
    socket.once('error', () => finish(false))
    socket.once('close', () => finish(false))
    socket.write('GET / HTTP/1.0\r\n\r\n')
  })
}

const UNSUPPORTED_SASL_MECHANISM = 33

/** The mechanisms of a listener that asks for a login; undefined for one that asks for none. */
export async function offeredMechanisms(
  runtime: Dialler,
  address: HostPort,
  config: ClientConfig,
  { tls }: ClientSecurity,
): Promise<readonly string[] | undefined> {
  const connection = await open(runtime, address, config, tls ? { tls } : {})
  try {
    const request = newSaslHandshakeRequest({ mechanism: 'KAFKA-TS-DOCTOR' })
    const { errorCode, mechanisms } = await connection.send(SaslHandshake, request)
    return errorCode === UNSUPPORTED_SASL_MECHANISM ? mechanisms : undefined
  } catch {
    return undefined
  } finally {
    connection.close()
  }
}

function closeQuietly(socket: Socket): void {
  socket.on('error', () => {})
  socket.destroy()
}
