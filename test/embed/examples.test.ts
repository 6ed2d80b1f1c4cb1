import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createAdmin } from '../../src/index.ts'

const recipes = join(import.meta.dirname, '../../examples/recipes')

test('the recipe for node:test runs, in CommonJS', () => {
  const { NODE_TEST_CONTEXT: _, ...env } = process.env
  const run = spawnSync(process.execPath, ['--test', join(recipes, 'node-test.test.cjs')], {
    env,
    encoding: 'utf8',
  })
  expect(run.stdout).toContain('# pass 2')
  expect(run.status).toBe(0)
})

test('the recipe for a global set-up starts one broker, and ends it', async () => {
  const setup = await import(/* @vite-ignore */ join(recipes, 'global-setup.mjs'))
  const end = await setup.default()
  const admin = createAdmin({ bootstrapServers: process.env.KAFKA_BOOTSTRAP_SERVERS! })
  await admin.createTopic('worker-1-orders')
  expect(await admin.topics()).toEqual(['worker-1-orders'])
  await admin.close()
  await end()
})
