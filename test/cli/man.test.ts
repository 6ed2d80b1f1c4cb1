import { expect, test } from 'vitest'
import { commands } from '../../src/commands/index.ts'
import { renderCommandPage, renderMainPage } from '../../src/commands/shared/man-page.ts'

// `npx vitest run test/cli/man.test.ts -u` rewrites the pages.
test('man/kafka-ts.1 lists the commands', async () => {
  await expect(renderMainPage(commands)).toMatchFileSnapshot('../../man/kafka-ts.1')
})

test.each(commands.map((entry) => [entry.name, entry] as const))(
  'man/kafka-ts-%s.1 follows from the command',
  async (name, entry) => {
    const { command } = await entry.load()
    const page = renderCommandPage(command)
    await expect(page).toMatchFileSnapshot(`../../man/kafka-ts-${name}.1`)
  },
)
