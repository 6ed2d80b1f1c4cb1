import { describe, expect, test } from 'vitest'
import { commands } from '../../src/commands/index.ts'
import { renderArgparseHelp } from '../../src/commands/shared/help.ts'
import { runInProcess } from '../support/command-context.ts'

describe.each(commands.map((entry) => [entry.name, entry] as const))('%s', (name, entry) => {
  test('its help leads with examples and lists every option', async () => {
    const { command } = await entry.load()
    expect(command.examples.length).toBeGreaterThan(0)
    for (const example of command.examples) expect(example.command).toContain(`kafka-ts ${name}`)
    if (command.syntax === 'jopt-simple') {
      const run = await runInProcess(command, ['--help'])
      expect(run).toMatchObject({ exitCode: 1, stdout: '' })
      expect(run.stderr.indexOf('Examples:')).toBeLessThan(run.stderr.indexOf('Description'))
      for (const option of Object.keys(command.options)) expect(run.stderr).toContain(`--${option}`)
      await expect(run.stderr).toMatchFileSnapshot(`__snapshots__/help/${name}.txt`)
    } else {
      const texts = Object.keys(command.subcommands).map((sub) => renderArgparseHelp(command, sub))
      const text = [renderArgparseHelp(command), ...texts].join('\n')
      await expect(text).toMatchFileSnapshot(`__snapshots__/help/${name}.txt`)
    }
  })

  test('its name and summary in the catalogue are its own', async () => {
    const { command } = await entry.load()
    expect({ name: command.name, summary: command.summary }).toEqual({
      name: entry.name,
      summary: entry.summary,
    })
  })
})
