import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { renderFile, renderIndex } from '../../src/protocol/generate.ts'
import { schemaFiles } from '../../src/protocol/schema/index.ts'

const MESSAGES = join(import.meta.dirname, '../../src/protocol/messages')

// `npm run generate` is this test with `-u`: it writes the files that it otherwise compares.
describe('the generated messages', () => {
  for (const file of schemaFiles) {
    const code = renderFile(file)
    if (code === null) continue
    test(`${file.path}.ts is what its schema says`, async () => {
      await expect(code).toMatchFileSnapshot(join(MESSAGES, `${file.path}.ts`))
    })
  }

  test('index.ts names every codec', async () => {
    await expect(renderIndex(schemaFiles)).toMatchFileSnapshot(join(MESSAGES, 'index.ts'))
  })
})
