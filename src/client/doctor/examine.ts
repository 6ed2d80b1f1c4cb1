/**
 * Why can't I connect? Each step of a connection by itself, from the name to the addresses that the
 * cluster advertises; where one fails, further questions to the port find out what is there.
 */

import { KafkaError } from '../../protocol/errors.ts'
import type { Runtime } from '../../runtime/runtime.ts'
import { addressText, type HostPort } from '../bootstrap.ts'
import type { ClientConfig } from '../client-config.ts'
import {
  advertisedAdvice,
  codeOf,
  connectionAdvice,
  type Dialled,
  withoutSaslAdvice,
} from '../connection-advice.ts'
import { type BrokerInfo, fetchMetadata } from '../metadata.ts'
import { OtherProtocolError } from '../other-protocol.ts'
import type { ClientSecurity } from '../security/client-security.ts'
import { dial, offeredMechanisms, open, speaksHttp, speaksKafka, speaksTls } from './probes.ts'

export type StepName =
  | 'settings'
  | 'resolve'
  | 'dial'
  | 'tls'
  | 'versions'
  | 'login'
  | 'cluster'
  | 'advertised'

export interface Step {
  readonly step: StepName
  /** What was tried: a host, or `host:port`. */
  readonly target: string
  /** `warning`: it works here, and may not elsewhere. */
  readonly result: 'ok' | 'warning' | 'failed'
  /** What was seen. */
  readonly detail: string
  /** One sentence: what to change. */
  readonly advice: string | undefined
}

/** The steps as they are done; the first that fails ends those of its server. */
export async function* examine(runtime: Runtime, config: ClientConfig): AsyncGenerator<Step> {
  let security: ClientSecurity = {}
  const protocol = config.security?.protocol ?? 'PLAINTEXT'
  if (config.security) {
    try {
      const { openSecurity } = await import('../security/client-security.ts')
      security = await openSecurity(runtime, config.security)
    } catch (error) {
      const advice = `Correct the setting: ${textOf(error)}`
      yield failed('settings', protocol, textOf(error), advice)
      return
    }
  }
  yield ok('settings', protocol, `security.protocol=${protocol}`)
  const patient = new Examination(runtime, config, security)
  for (const address of config.bootstrapServers) yield* patient.bootstrap(address)
}

class Examination {
  readonly #runtime: Runtime
  readonly #config: ClientConfig
  readonly #security: ClientSecurity
  readonly #seen = new Set<string>()

  constructor(runtime: Runtime, config: ClientConfig, security: ClientSecurity) {
    this.#runtime = runtime
    this.#config = config
    this.#security = security
  }

  async *bootstrap(address: HostPort): AsyncGenerator<Step> {
    const where = addressText(address)
    this.#seen.add(where)
    const isReached = yield* this.#reach(this.#dialled(address, false))
    if (!isReached) return
    const connection = await open(this.#runtime, address, this.#config, this.#security)
    let brokers: readonly BrokerInfo[]
    try {
      const send = connection.send.bind(connection)
      const metadata = await fetchMetadata({ send }, { topics: [] })
      brokers = metadata.brokers
      const names = brokers.map((broker) => addressText(broker)).join(', ')
      const detail = `cluster ${metadata.clusterId} advertises ${names}`
      yield ok('cluster', where, detail)
    } catch (error) {
      yield this.#failure('cluster', error, this.#dialled(address, false))
      return
    } finally {
      connection.close()
    }
    for (const broker of brokers) yield* this.#advertised(broker)
  }

  async *#advertised(broker: BrokerInfo): AsyncGenerator<Step> {
    const where = addressText(broker)
    const target = `${where} (broker ${broker.id})`
    if (this.#seen.has(where)) {
      yield ok('advertised', target, 'the address that was dialled')
      return
    }
    this.#seen.add(where)
    const dialled = this.#dialled(broker, true)
    for await (const step of this.#reach(dialled)) {
      if (step.result !== 'ok') {
        const advice = step.advice ?? advertisedAdvice({ address: broker }, step.detail)
        yield { ...step, step: 'advertised', target, advice }
        if (step.result === 'failed') return
      }
    }
    yield ok('advertised', target, 'reached')
  }

  /** Name, port, TLS, versions, login. Returns whether all of it works. */
  async *#reach(dialled: Dialled): AsyncGenerator<Step, boolean> {
    const { address } = dialled
    const { host, port } = address
    let addresses: readonly string[]
    try {
      addresses = await this.#runtime.network.resolve(host)
      yield ok('resolve', host, addresses.join(', '))
    } catch (error) {
      yield this.#failure('resolve', networkFailure(error), dialled)
      return false
    }
    const refusals: [string, unknown][] = []
    for (const one of addresses) {
      const refusal = await dial(this.#runtime, { host: one, port })
      if (refusal !== undefined) refusals.push([one, refusal])
    }
    if (refusals.length === addresses.length) {
      yield await this.#unreached(dialled, refusals[0]![1])
      return false
    }
    yield dialStep(addresses, refusals, address)
    return yield* this.#speak(dialled)
  }

  async *#speak(dialled: Dialled): AsyncGenerator<Step, boolean> {
    const { address } = dialled
    const where = addressText(address)
    const { tls, sasl } = this.#security
    if (tls) {
      const refusal = await this.#handshake(dialled)
      yield refusal ?? ok('tls', where, 'the certificate is valid and trusted')
      if (refusal) return false
    }
    try {
      const plain = await open(this.#runtime, address, this.#config, tls ? { tls } : {})
      const { length } = plain.apiVersions.apiKeys
      plain.close()
      yield ok('versions', where, `a Kafka broker with ${length} APIs`)
    } catch (error) {
      yield this.#failure('versions', await this.#closerLook(error, address), dialled)
      return false
    }
    const offered = await offeredMechanisms(this.#runtime, address, this.#config, this.#security)
    const login = sasl ? await this.#login(dialled, offered) : loginMissing(dialled, offered)
    yield login
    return login.result !== 'failed'
  }

  async #handshake(dialled: Dialled): Promise<Step | undefined> {
    const { tls } = this.#security
    const { address } = dialled
    try {
      const socket = await this.#runtime.network.connect({
        ...address,
        timeoutMs: this.#config.connectTimeoutMs,
        tls: tls!,
      })
      socket.on('error', () => {})
      socket.destroy()
      return undefined
    } catch (error) {
      const isPlain = await speaksKafka(this.#runtime, address, this.#config, {})
      const step = this.#failure('tls', error, dialled)
      if (!isPlain) return step
      const plain = dialled.protocol === 'SASL_SSL' ? 'SASL_PLAINTEXT' : 'PLAINTEXT'
      const advice = `${addressText(address)} is a Kafka broker in plain text, without TLS: set security.protocol=${plain}, or name the port of a TLS listener`
      return { ...step, advice }
    }
  }

  async #login(dialled: Dialled, offered: readonly string[] | undefined): Promise<Step> {
    const where = addressText(dialled.address)
    if (offered === undefined) {
      const advice = withoutSaslAdvice(dialled)
      return failed('login', where, 'the listener knows no SASL', advice)
    }
    try {
      const { address } = dialled
      const connection = await open(this.#runtime, address, this.#config, this.#security)
      connection.close()
      const { mechanism } = this.#security.sasl!
      return ok('login', where, `let in by ${mechanism}`)
    } catch (error) {
      return this.#failure('login', error, dialled)
    }
  }

  /** A port that says nothing, or hangs up: is it TLS, is it a web server? */
  async #closerLook(error: unknown, address: HostPort): Promise<unknown> {
    const isSilent =
      error instanceof KafkaError &&
      (error.error === 'REQUEST_TIMED_OUT' || error.error === 'NETWORK_EXCEPTION')
    if (!isSilent || error.cause instanceof OtherProtocolError || this.#security.tls) return error
    if (await speaksTls(this.#runtime, address)) {
      return networkFailure(new OtherProtocolError('TLS'))
    }
    const isHttp = await speaksHttp(this.#runtime, address)
    return isHttp ? networkFailure(new OtherProtocolError('HTTP')) : error
  }

  /** Nothing answers; on the loopback, the broker may listen on the other kind of address. */
  async #unreached(dialled: Dialled, refusal: unknown): Promise<Step> {
    const { host, port } = dialled.address
    const step = this.#failure('dial', networkFailure(refusal), dialled)
    const other = OTHER_LOOPBACK[host]
    if (other === undefined) return step
    const refusedThere = await dial(this.#runtime, { host: other, port })
    if (refusedThere !== undefined) return step
    const there = addressText({ host: other, port })
    const advice = `Nothing listens on ${addressText(dialled.address)}, but something does on ${there}: dial ${there}, or have the broker listen on both`
    return { ...step, advice }
  }

  #failure(step: StepName, error: unknown, dialled: Dialled): Step {
    const target = step === 'resolve' ? dialled.address.host : addressText(dialled.address)
    return failed(step, target, causeText(error), connectionAdvice(error, dialled))
  }

  #dialled({ host, port }: HostPort, isAdvertised: boolean): Dialled {
    const protocol = this.#config.security?.protocol ?? 'PLAINTEXT'
    return { address: { host, port }, isAdvertised, protocol }
  }
}

const OTHER_LOOPBACK: Readonly<Record<string, string>> = { '::1': '127.0.0.1', '127.0.0.1': '::1' }

function dialStep(
  addresses: readonly string[],
  refusals: readonly (readonly [string, unknown])[],
  { host, port }: HostPort,
): Step {
  const target = addressText({ host, port })
  if (refusals.length === 0) return ok('dial', target, 'connected')
  const refused = refusals.map(([one]) => one)
  const taken = addresses.filter((one) => !refused.includes(one))
  return {
    step: 'dial',
    target,
    result: 'warning',
    detail: `connected by ${taken.join(', ')}, not by ${refused.join(', ')}`,
    advice: `'${host}' has several addresses, and the broker listens on ${taken.join(', ')} only: clients that try but the first fail, so dial ${addressText({ host: taken[0]!, port })}, or have the broker listen on all`,
  }
}

function loginMissing(dialled: Dialled, offered: readonly string[] | undefined): Step {
  const where = addressText(dialled.address)
  if (offered === undefined) return ok('login', where, 'none is asked for')
  const protocol = dialled.protocol === 'SSL' ? 'SASL_SSL' : 'SASL_PLAINTEXT'
  const names = offered.join(', ')
  const advice = `${where} asks for a login by ${names}: set security.protocol=${protocol}, sasl.mechanism and sasl.jaas.config in the file of --command-config`
  return failed('login', where, `a login is asked for: ${names}`, advice)
}

function networkFailure(cause: unknown): KafkaError {
  return new KafkaError('NETWORK_EXCEPTION', textOf(cause), { cause })
}

function ok(step: StepName, target: string, detail: string): Step {
  return { step, target, result: 'ok', detail, advice: undefined }
}

function failed(step: StepName, target: string, detail: string, advice: string | undefined): Step {
  return { step, target, result: 'failed', detail, advice }
}

/** The innermost reason, as short as Node tells it. */
function causeText(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const { cause } = error
  if (!(cause instanceof Error)) return error.message
  return cause.message === '' ? (codeOf(cause) ?? cause.name) : cause.message
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
