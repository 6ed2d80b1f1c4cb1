// Bundles the command-line program: one CommonJS file for the entry and one per command, so that
// `kafka-ts topics` parses the code of `topics` and nothing else.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const dist = join(root, 'dist')

// Native packages and what is loaded only on demand stay outside of the bundles.
const external = [
  '@node-rs/crc32',
  'snappy',
  'lz4-napi',
  '@mongodb-js/zstd',
  'kafkajs',
  'chalk',
  'cli-table3',
  'ora',
]

const commands = readdirSync(join(root, 'src/commands'), { withFileTypes: true }).flatMap(
  (entry) => {
    if (entry.isDirectory() && entry.name !== 'shared') {
      return [
        { out: `commands/${entry.name}`, in: join(root, 'src/commands', entry.name, 'index.ts') },
      ]
    }
    if (entry.name.endsWith('.ts') && entry.name !== 'index.ts') {
      const name = entry.name.slice(0, -3)
      return [{ out: `commands/${name}`, in: join(root, 'src/commands', entry.name) }]
    }
    return []
  },
)

rmSync(dist, { recursive: true, force: true })
mkdirSync(dist, { recursive: true })
await build({
  absWorkingDir: root,
  entryPoints: [{ out: 'cli', in: join(root, 'src/cli.ts') }, ...commands],
  outdir: dist,
  outExtension: { '.js': '.cjs' },
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  minifySyntax: true,
  minifyWhitespace: true,
  sourcemap: false,
  // CommonJS has no `import.meta`; `records/native.ts` requires native packages from its own place.
  banner: { js: 'const __moduleUrl = require("node:url").pathToFileURL(__filename).href;' },
  define: { 'import.meta.url': '__moduleUrl' },
  external,
  logLevel: 'warning',
})
writeFileSync(join(dist, '.built'), '')
