import { expect, test } from 'vitest'
import { command } from '../../src/commands/profile/index.ts'
import { nodeRuntime } from '../../src/runtime/runtime.ts'
import { runInProcess } from '../support/command-context.ts'
import { MemoryFileSystem } from '../support/memory-file-system.ts'
import { prompts } from '../support/prompts.ts'

function user() {
  const runtime = { ...nodeRuntime, fileSystem: new MemoryFileSystem() }
  const env = { XDG_CONFIG_HOME: '/config' }
  return (line: string, answers?: Record<string, string>) =>
    runInProcess(command, line.split(' '), {
      runtime,
      env,
      ...(answers ? { ask: prompts(answers) } : {}),
    })
}

test('profile adds, lists, shows, uses and removes', async () => {
  const profile = user()
  const login = '--bootstrap-server b:1 --tls --user al --mechanism PLAIN'
  await profile(`add prod ${login}`, { 'Password of prod': 'pass"word' })
  await profile('add dev --bootstrap-server localhost:9092')
  await profile('use dev')
  expect((await profile('list')).stdout).toBe('* dev  localhost:9092\n  prod  b:1\n')
  expect((await profile('show prod')).stdout).toBe(
    [
      'bootstrap.servers=b:1',
      'security.protocol=SASL_SSL',
      'sasl.mechanism=PLAIN',
      'sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required username="al" password="[hidden]";\n',
    ].join('\n'),
  )
  await profile('remove dev')
  expect((await profile('list --output jsonl')).stdout).toBe(
    '{"name":"prod","servers":"b:1","protocol":"SASL_SSL","used":false}\n',
  )
})

test('profile add takes no secret from the command line, and asks on a terminal only', async () => {
  const profile = user()
  const typed = await profile('add p --bootstrap-server b:1 --property ssl.key.password=x')
  expect(typed).toMatchObject({ exitCode: 1 })
  expect(typed.stderr).toContain('is a secret')
  const piped = await profile('add p --bootstrap-server b:1 --user al')
  expect(piped.stderr).toContain('There is no terminal')
  await profile('add p --bootstrap-server b:1 --user al --password-env PW')
  expect((await profile('show p')).stdout).toContain(`password="\${env:PW}"`)
  expect((await profile('add p --bootstrap-server b:2')).stderr).toContain('--force replaces it')
})
