// Writes the declarations of the package's main module, for `import` and for `require`: the same
// files twice, since it is the package.json beside them that tells which of the two they are for.
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const emitted = join(root, 'dist/types/emitted')
rmSync(join(root, 'dist/types'), { recursive: true, force: true })
const tsc = join(root, 'node_modules/typescript/bin/tsc')
const { status } = spawnSync(
  process.execPath,
  [tsc, '-p', join(root, 'tsconfig.types.json'), '--outDir', emitted],
  { stdio: 'inherit' },
)
if (status !== 0) process.exit(status ?? 1)

const wanted = new Set()
collect(join(emitted, 'index.d.ts'))
for (const [folder, type] of [
  ['esm', 'module'],
  ['cjs', 'commonjs'],
]) {
  const target = join(root, 'dist/types', folder)
  for (const file of wanted) {
    const path = join(target, file.slice(emitted.length + 1))
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, withJsImports(readFileSync(file, 'utf8')))
  }
  writeFileSync(join(target, 'package.json'), `${JSON.stringify({ type })}\n`)
}
rmSync(emitted, { recursive: true })

/** What the main module's declarations are made of, and nothing of the rest. */
function collect(file) {
  if (wanted.has(file)) return
  wanted.add(file)
  for (const [, target] of readFileSync(file, 'utf8').matchAll(/from '(\.[^']+)\.ts'/g)) {
    collect(resolve(dirname(file), `${target}.d.ts`))
  }
}

function withJsImports(text) {
  return text.replaceAll(/(from '\.[^']+)\.ts'/g, "$1.js'")
}
