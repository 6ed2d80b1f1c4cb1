// Bundles the package's main module and the command-line program: one CommonJS file for the entry and one per command, so that
// `kafka-ts topics` parses the code of `topics` and nothing else.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
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
  'inquirer',
  'ora',
  'node-forge',
  'fs-native-extensions',
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
const shared = {
  absWorkingDir: root,
  outdir: dist,
  outExtension: { '.js': '.cjs' },
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  minifySyntax: true,
  minifyWhitespace: true,
  sourcemap: false,
  // CommonJS has no `import.meta`; sources use its url to load native packages.
  define: { 'import.meta.url': 'importMetaUrl' },
  banner: { js: "const importMetaUrl=require('node:url').pathToFileURL(__filename).href;" },
  external,
  logLevel: 'warning',
}

// The catalogue's imports stay imports: of the bundle of the command. They become `require`, which
// starts a command some milliseconds sooner than `import` does.
const commandsApart = {
  name: 'commands-apart',
  setup({ onResolve }) {
    onResolve({ filter: /^\.\/[\w-]+(\/index)?\.ts$/ }, ({ path, kind, importer }) => {
      const isCatalogue = importer === join(root, 'src/commands/index.ts')
      if (kind !== 'dynamic-import' || !isCatalogue) return undefined
      return { path: path.replace(/^\.\/([\w-]+).*$/, './commands/$1.cjs'), external: true }
    })
  },
}

await Promise.all([
  build({
    ...shared,
    entryPoints: [{ out: 'cli', in: join(root, 'src/cli.ts') }],
    plugins: [commandsApart],
    supported: { 'dynamic-import': false },
  }),
  build({ ...shared, entryPoints: commands }),
  build({ ...shared, entryPoints: [{ out: 'index', in: join(root, 'src/index.ts') }] }),
])
// One instance for `import` and `require`: a KafkaError of the one is a KafkaError of the other.
const names = Object.keys(createRequire(import.meta.url)(join(dist, 'index.cjs'))).join(', ')
const wrapper = `import all from './index.cjs'\nexport const { ${names} } = all\n`
writeFileSync(join(dist, 'index.mjs'), wrapper)
writeFileSync(join(dist, '.built'), '')
