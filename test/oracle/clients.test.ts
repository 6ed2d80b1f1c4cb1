import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  type BrokerProcess,
  REPOSITORY,
  run,
  startBrokerProcess,
  temporaryDirectory,
} from '../support/broker-process.ts'
import { hasOracle, sharedPath } from '../support/oracle.ts'

// Clients of other languages against the built broker, each as its users install it.
const directory = temporaryDirectory('clients')
let broker: BrokerProcess

beforeAll(async () => {
  broker = await startBrokerProcess(join(directory.path, 'data'))
})

afterAll(async () => {
  await broker.stop()
  directory.remove()
})

function has(command: string, ...args: readonly string[]): boolean {
  const found = spawnSync(command, args).status === 0
  if (!found) console.warn(`SKIPPED: '${command}' is not on this machine`)
  return found
}

async function failuresOf(script: string): Promise<string[]> {
  const { stdout } = await run(sharedPath('conformance', script), [broker.bootstrap])
  expect(stdout).toMatch(/\d+ passed, \d+ failed/)
  return [...stdout.matchAll(/^FAIL (.*)$/gm)].map(([, name]) => name!)
}

describe('clients', () => {
  test.skipIf(!has('go', 'version'))('franz-go', { timeout: 300_000 }, async () => {
    const { stdout, stderr } = await run(join(REPOSITORY, 'test/clients/run.sh'), [
      'go',
      broker.bootstrap,
    ])
    expect(stdout + stderr).toMatch(/^go: [1-9]\d* passed, 0 failed$/m)
  })

  test.skipIf(!has('python3', '--version'))('kafka-python', { timeout: 300_000 }, async () => {
    const { stdout, stderr } = await run(join(REPOSITORY, 'test/clients/run.sh'), [
      'python',
      broker.bootstrap,
    ])
    expect(stdout + stderr).toMatch(/^python: [1-9]\d* passed, 0 failed$/m)
  })

  test.skipIf(!has('npm', '--version'))('@platformatic/kafka', { timeout: 300_000 }, async () => {
    const { stdout, stderr } = await run(join(REPOSITORY, 'test/clients/run.sh'), [
      'node',
      broker.bootstrap,
    ])
    expect(stdout + stderr).toMatch(/^node: [1-9]\d* passed, 0 failed$/m)
  })

  test.skipIf(!hasOracle || !has('kcat', '-V'))('librdkafka', { timeout: 300_000 }, async () => {
    const failures = await failuresOf('kcat.sh')
    expect(failures).toEqual([])
  })

  const hasJava = hasOracle && has('java', '-version')
  test.skipIf(!hasJava).each(['classic', 'consumer'])(
    'Java, exactly once, in groups of the %s protocol',
    { timeout: 300_000 },
    async (protocol) => {
      const { stdout } = await run(join(REPOSITORY, 'test/clients/run.sh'), [
        'java',
        broker.bootstrap,
        protocol,
      ])
      expect(stdout).toMatch(/^java: [1-9]\d* passed, 0 failed$/m)
    },
  )

  test.skipIf(!hasJava)('Java', { timeout: 600_000 }, async () => {
    expect(await failuresOf('java-tools.sh')).toEqual([])
  })
})
