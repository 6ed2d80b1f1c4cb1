import { afterAll, beforeAll, expect, test } from 'vitest'
import type { BrokerServer } from '../../../src/broker/broker-server.ts'
import { command } from '../../../src/commands/topics/index.ts'
import { startTestBroker } from '../../support/broker.ts'
import { runInProcess } from '../../support/command-context.ts'
import { prompts } from '../../support/prompts.ts'

let broker: BrokerServer
beforeAll(async () => {
  broker = await startTestBroker()
})
afterAll(() => broker.close())

const TOPIC = '--topic (Topic name; a regular expression except with --create)'
const DELETE = 'Delete with all records: t?'

test('topics asks on a terminal for what is missing, and before it deletes', async () => {
  const topics = (line: string, answers?: Record<string, string | boolean>) =>
    runInProcess(command, [...line.split(' '), '--bootstrap-server', `127.0.0.1:${broker.port}`], {
      ...(answers ? { ask: prompts(answers) } : {}),
    })
  const piped = await topics('--create')
  expect(piped).toMatchObject({ exitCode: 1 })
  expect(piped.stderr).toContain('Missing required argument "[topic]"')
  expect((await topics('--create', { [TOPIC]: 't' })).stdout).toBe('Created topic t.\n')
  await topics('--delete', { [TOPIC]: 't', [DELETE]: false })
  expect((await topics('--list')).stdout).toBe('t\n')
  await topics('--delete --topic t --force', {})
  expect((await topics('--list')).stdout).not.toContain('t\n')
})
