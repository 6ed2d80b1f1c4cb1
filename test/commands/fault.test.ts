import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { command } from '../../src/commands/fault/index.ts'
import { createAdmin, createProducer } from '../../src/index.ts'
import { builtProgram } from '../support/built-program.ts'
import { runInProcess } from '../support/command-context.ts'

const folder = mkdtempSync(join(tmpdir(), 'fault-'))
let server: ReturnType<typeof spawn>
let bootstrapServers = ''
let control = ''

beforeAll(async () => {
  const ready = new Promise<void>((resolve) => {
    const watcher = watch(folder, (_, name) => {
      if (name !== 'ready') return
      watcher.close()
      resolve()
    })
  })
  const words = [
    '--memory',
    '--port',
    '0',
    '--host',
    '127.0.0.1',
    '--ready-file',
    'ready',
    '--control',
    '0',
  ]
  server = spawn(process.execPath, [builtProgram, 'server-start', ...words], { cwd: folder })
  await ready
  const lines = readFileSync(join(folder, 'ready'), 'utf8').split('\n')
  bootstrapServers = lines[0]!
  control = lines[1]!
})

afterAll(async () => {
  const ended = new Promise((resolve) => server.once('exit', resolve))
  server.kill('SIGTERM')
  await ended
  rmSync(folder, { recursive: true })
})

const fault = (...words: string[]) =>
  runInProcess(command, ['--control', control, ...words], { workingDirectory: folder })

test('fault makes server-start --control fail, tells what was met, and sets it back', async () => {
  const made = await fault(
    '--api',
    'Produce',
    '--topic',
    'orders',
    '--error',
    'NOT_LEADER_OR_FOLLOWER',
    '--times',
    '2',
  )
  expect(made).toEqual({
    exitCode: 0,
    stdout:
      '{"id":1,"api":"Produce","topic":"orders","times":2,"error":"NOT_LEADER_OR_FOLLOWER","hits":0}\n',
    stderr: '',
  })
  writeFileSync(
    join(folder, 'faults.yaml'),
    '- api: Produce\n  drop: after\n  times: 1\n- {api: [Fetch], delayMs: 5}\n',
  )
  expect((await fault('--file', 'faults.yaml')).stdout.split('\n')).toHaveLength(3)

  const producer = createProducer({ bootstrapServers, settings: { 'retry.backoff.ms': 1 } })
  await producer.send('orders', { key: Buffer.from([0xff]), value: 'one' })
  await producer.close()
  const outcomes = JSON.parse((await fault('--do', 'requests', '{"api":"Produce"}')).stdout)
  expect(outcomes.map((each: { outcome: string }) => each.outcome)).toEqual([
    'failed',
    'failed',
    'answered',
  ])
  const [record] = JSON.parse(
    (await fault('--do', 'wait-for-records', '{"topic":"orders"}')).stdout,
  )
  expect(record).toMatchObject({ value: 'one', keyBase64: '/w==' })

  await fault('--do', 'snapshot')
  await fault('--do', 'reset')
  const admin = createAdmin({ bootstrapServers })
  expect(await admin.topics()).toEqual([])
  await fault('--do', 'restore')
  expect(await admin.topics()).toEqual(['orders'])
  await admin.close()
  const before = JSON.parse((await fault('--do', 'status')).stdout)
  const after = JSON.parse((await fault('--do', 'advance', '{"days":1}')).stdout)
  expect(Date.parse(after.now) - Date.parse(before.now)).toBeGreaterThanOrEqual(86_400_000)
})

test('fault tells in one line what is wrong', async () => {
  const error = async (...words: string[]) => (await fault(...words)).stderr.split('\n')[0]
  expect(await error('--api', 'produce', '--corrupt')).toContain("did you mean 'Produce'?")
  expect(await error('--do', 'x')).toContain("Unknown verb 'x': there are status, ")
  expect(await error('--do', 'advance', '{"years":1}')).toContain("Unknown unit of time 'years'")
  expect(await error('--file', 'none.yaml')).toContain("Read of 'none.yaml' failed")
  expect(await error('--api', 'Fetch', '--do', 'reset')).toContain(
    'Give one of --api, --file and --do',
  )
  const nobody = await runInProcess(command, ['--control', '127.0.0.1:1', '--do', 'reset'])
  expect(nobody.stderr).toContain('Nobody answers at http://127.0.0.1:1/reset: ')
})
