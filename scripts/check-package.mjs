// Packs the package, installs it into an empty project, and uses it there as its users do: `import`
// and `require`, strict types for both, the examples under each test runner, publint and
// arethetypeswrong. Takes minutes and the network, so it is run by hand and before a release.
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const project = mkdtempSync(join(tmpdir(), 'package-'))
const TOOLS = [
  'typescript@7.0.2',
  '@types/node@20.19.43',
  'vitest@4.1.11',
  'jest@30',
  'mocha@11',
  'publint@0.3.25',
  '@arethetypeswrong/cli@0.18.5',
]

try {
  run('npm', ['pack', '--pack-destination', project], root)
  const tarball = readdirSync(project).find((name) => name.endsWith('.tgz'))
  writeFileSync(join(project, 'package.json'), '{ "private": true, "type": "module" }\n')
  run('npm', ['install', '--no-audit', '--no-fund', `./${tarball}`])

  const use = 'startBroker().then((kafka) => kafka.stop())'
  run('node', [
    '--input-type=module',
    '-e',
    `import { startBroker } from 'kafka-ts-broker'; ${use}`,
  ])
  run('node', [
    '--input-type=commonjs',
    '-e',
    `const { startBroker } = require('kafka-ts-broker'); ${use}`,
  ])
  run('node_modules/.bin/kafka-ts', ['--version'])

  run('npm', ['install', '--no-audit', '--no-fund', '--save-dev', ...TOOLS])
  cpSync(join(root, 'examples'), join(project, 'examples'), { recursive: true })
  run('npx', ['tsc', '-p', 'examples'])
  run('node', ['--test', 'examples/recipes/node-test.test.cjs'])
  run('npx', ['vitest', 'run', 'examples/orders'])
  run('npx', ['jest', '--rootDir', 'examples/recipes', '--testMatch', '**/jest.test.cjs'])
  run('npx', ['mocha', 'examples/recipes/mocha.spec.mjs'])
  run('npx', ['publint', '--strict', 'node_modules/kafka-ts-broker'])
  run('npx', ['attw', tarball])
} finally {
  rmSync(project, { recursive: true, force: true })
}

function run(command, words, cwd = project) {
  console.log(`\n> ${command} ${words.join(' ')}`)
  const { status, error } = spawnSync(command, words, { cwd, stdio: 'inherit' })
  if (error) throw error
  if (status !== 0) throw new Error(`'${command}' ended with ${status}`)
}
