/** What Kafka's own tools printed, replayed against the built program and our broker. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { transcriptDifferences } from '../cli/differences.ts'
import { builtProgram, runBuilt } from '../support/built-program.ts'
import { loadTranscripts, TranscriptPlayer } from '../support/cli-transcripts.ts'
import { freePort } from '../support/free-port.ts'

const folder = join(import.meta.dirname, '../cli/transcripts')
const files = readdirSync(folder).filter((name) => name.endsWith('.jsonl'))
const runTag = Math.random().toString(36).slice(2, 8).padEnd(6, 'x')

let dataDirectory: string
const brokers: ChildProcess[] = []
let player: TranscriptPlayer

beforeAll(async () => {
  dataDirectory = mkdtempSync(join(tmpdir(), 'kafka-ts-transcripts-'))
  // The recorded broker had Kafka's default delay before a group's first rebalance.
  const plain = await startBroker('data', ['group.initial.rebalance.delay.ms=3000'])
  const withAuthorizer = await startBroker('acl', [
    'authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer',
    'super.users=User:ANONYMOUS',
  ])
  for (const bootstrap of [plain, withAuthorizer]) {
    // The command retries until the broker listens.
    expect(runBuilt(['topics', '--bootstrap-server', bootstrap, '--list']).exitCode).toBe(0)
  }
  player = new TranscriptPlayer({ bootstrap: plain, aclBootstrap: withAuthorizer, run: runTag })
})

async function startBroker(name: string, overrides: readonly string[]): Promise<string> {
  const port = await freePort()
  const words = ['server-start', '--dir', join(dataDirectory, name), '--port', String(port)]
  for (const override of overrides) words.push('--override', override)
  // A registry of its own, so that a server-stop elsewhere on the machine does not stop this node.
  const env = { ...process.env, XDG_RUNTIME_DIR: dataDirectory }
  brokers.push(spawn(process.execPath, [builtProgram, ...words], { stdio: 'ignore', env }))
  return `localhost:${port}`
}

afterAll(async () => {
  for (const broker of brokers) {
    const closed = new Promise((resolve) => broker.once('close', resolve))
    broker.kill('SIGTERM')
    await closed
  }
  rmSync(dataDirectory, { recursive: true, force: true })
})

describe.each(files)('%s', (file) => {
  const cases = loadTranscripts(join(folder, file))
  const held = cases.filter(({ id }) => transcriptDifferences[id] === undefined)

  test.each(held.map((one) => [one.id, one] as const))('%s', async (_, transcript) => {
    expect(await player.play(transcript)).toEqual([])
  })
})

test('every known difference names a case that there is', () => {
  const ids = new Set(files.flatMap((file) => loadTranscripts(join(folder, file)).map((c) => c.id)))
  expect(Object.keys(transcriptDifferences).filter((id) => !ids.has(id))).toEqual([])
})
