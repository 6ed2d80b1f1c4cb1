// Makes a fresh clone ready: installs what the lockfile names, builds when a source is newer than
// the build. Plain Node without packages, because it runs before there are any. `--build-only`
// installs nothing.
import { spawnSync } from 'node:child_process'
import { existsSync, lstatSync, readdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')

// The install below runs this script again, by way of `prepare`.
if (process.env.KAFKA_TS_INSTALLING) process.exit(0)

const installed = modifiedMs('node_modules/.package-lock.json')
// An install would empty what a link of a second work tree points to.
const isLink =
  existsSync(join(root, 'node_modules')) && lstatSync(join(root, 'node_modules')).isSymbolicLink()
const mayInstall = !isLink && !process.argv.includes('--build-only')
if (mayInstall && (installed === 0 || installed < modifiedMs('package-lock.json'))) {
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'])
}
const built = modifiedMs('dist/.built')
if (built === 0 || built < newestMs('src') || built < newestMs('scripts') || built < installed) {
  run(process.execPath, ['scripts/build.mjs'])
}

function modifiedMs(path) {
  const full = join(root, path)
  return existsSync(full) ? statSync(full).mtimeMs : 0
}

function newestMs(folder) {
  let newest = 0
  for (const entry of readdirSync(join(root, folder), { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    newest = Math.max(newest, statSync(join(entry.parentPath ?? entry.path, entry.name)).mtimeMs)
  }
  return newest
}

// npm's own chatter goes to stderr, so that the output of the command that follows stays clean.
function run(command, args) {
  const isWindows = process.platform === 'win32'
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    env: { ...localEnvironment(), KAFKA_TS_INSTALLING: '1' },
    stdio: ['ignore', 2, 2],
    shell: isWindows && command === 'npm',
  })
  if (error) console.error(`Cannot run '${command}': ${error.message}`)
  if (status !== 0) process.exit(status ?? 1)
}

// `npm i -g .` sets these for all that it starts, but what is installed here is for this folder.
function localEnvironment() {
  const { npm_config_global, npm_config_location, npm_config_prefix, ...env } = process.env
  return env
}
