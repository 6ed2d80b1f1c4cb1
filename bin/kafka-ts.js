#!/usr/bin/env node
import { existsSync } from 'node:fs'
import * as module from 'node:module'
import { fileURLToPath } from 'node:url'

const built = fileURLToPath(new URL('../dist/cli.cjs', import.meta.url))
if (!existsSync(built)) {
  console.error('kafka-ts is not built yet. Type: npm run build (npm start and npm test do it too)')
  process.exit(1)
}
// Node 22 keeps the compiled code on disk, which saves about 10 ms of each start.
module.enableCompileCache?.()
module
  .createRequire(import.meta.url)(built)
  .main(process.argv.slice(2))
