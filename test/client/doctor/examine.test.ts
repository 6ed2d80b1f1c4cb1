import { expect, test } from 'vitest'
import { clientConfig } from '../../../src/client/client-config.ts'
import { examine, type Step } from '../../../src/client/doctor/examine.ts'
import { Metadata, newMetadataResponse } from '../../../src/protocol/messages/3-metadata.ts'
import {
  newSaslHandshakeResponse,
  SaslHandshake,
} from '../../../src/protocol/messages/17-sasl-handshake.ts'
import type { Runtime } from '../../../src/runtime/runtime.ts'
import { FakeBroker } from '../fake-broker.ts'

const UNSUPPORTED_SASL_MECHANISM = 33
const ILLEGAL_SASL_STATE = 34

function broker(advertised: { host: string; port: number }, mechanisms: string[] = []) {
  const brokers = [{ nodeId: 1, ...advertised, rack: null }]
  const errorCode = mechanisms.length > 0 ? UNSUPPORTED_SASL_MECHANISM : ILLEGAL_SASL_STATE
  return new FakeBroker()
    .serve(Metadata, () => newMetadataResponse({ brokers, clusterId: 'c', controllerId: 1 }))
    .serve(SaslHandshake, () => newSaslHandshakeResponse({ errorCode, mechanisms }))
}

/** The broker at some addresses; a name of none is unknown. */
function worldOf(fake: FakeBroker, names: Record<string, string[]>, listening: string[]): Runtime {
  const runtime = fake.runtime()
  const refuse = (host: string, code: string) =>
    Object.assign(new Error(`${code} ${host}`), { code })
  return {
    ...runtime,
    network: {
      ...runtime.network,
      resolve: async (host) => {
        const addresses = names[host]
        if (!addresses) throw refuse(host, 'ENOTFOUND')
        return addresses
      },
      connect: async (options) => {
        const addresses = names[options.host] ?? [options.host]
        if (addresses.some((one) => listening.includes(one)))
          return runtime.network.connect(options)
        throw refuse(options.host, 'ECONNREFUSED')
      },
    },
  }
}

async function examined(runtime: Runtime, server: string): Promise<Step[]> {
  const config = clientConfig(new Map([['bootstrap.servers', server]]))
  const steps: Step[] = []
  for await (const step of examine(runtime, config)) steps.push(step)
  return steps
}

const names = { here: ['127.0.0.1'], both: ['::1', '127.0.0.1'], '::1': ['::1'] }

test('examine() finds nothing where all works', async () => {
  const runtime = worldOf(broker({ host: 'here', port: 1 }), names, ['127.0.0.1'])
  const steps = await examined(runtime, 'here:1')
  expect(steps.map(({ step, result }) => `${step} ${result}`)).toEqual(
    ['settings', 'resolve', 'dial', 'versions', 'login', 'cluster', 'advertised'].map(
      (step) => `${step} ok`,
    ),
  )
})

test.each([
  ['a name without an address', 'nowhere:1', 'resolve', "The name 'nowhere' has no address"],
  ['the other loopback', '[::1]:1', 'dial', 'something does on 127.0.0.1:1: dial 127.0.0.1:1'],
])('examine() tells of %s', async (_, server, step, advice) => {
  const steps = await examined(
    worldOf(broker({ host: 'here', port: 1 }), names, ['127.0.0.1']),
    server,
  )
  expect(steps.at(-1)).toMatchObject({ step, result: 'failed' })
  expect(steps.at(-1)?.advice).toContain(advice)
})

test('examine() warns of an address on which the broker does not listen', async () => {
  const steps = await examined(
    worldOf(broker({ host: 'both', port: 1 }), names, ['127.0.0.1']),
    'both:1',
  )
  expect(steps.filter(({ result }) => result !== 'ok')).toMatchObject([
    { step: 'dial', result: 'warning', detail: 'connected by 127.0.0.1, not by ::1' },
  ])
})

test('examine() tells of an advertised address that is known inside of a container only', async () => {
  const runtime = worldOf(broker({ host: 'kafka', port: 9092 }), names, ['127.0.0.1'])
  const steps = await examined(runtime, 'here:1')
  expect(steps.at(-1)).toMatchObject({ step: 'advertised', target: 'kafka:9092 (broker 1)' })
  expect(steps.at(-1)?.advice).toContain('set advertised.listeners')
})

test('examine() names the mechanisms of a listener that asks for a login', async () => {
  const fake = broker({ host: 'here', port: 1 }, ['PLAIN', 'SCRAM-SHA-512'])
  const steps = await examined(worldOf(fake, names, ['127.0.0.1']), 'here:1')
  expect(steps.at(-1)).toMatchObject({ step: 'login', result: 'failed' })
  expect(steps.at(-1)?.advice).toContain('login by PLAIN, SCRAM-SHA-512: set security.protocol=')
})
