import { describe, expect, test } from 'vitest'
import { joptCommand } from '../../../src/commands/shared/command.ts'
import { renderCommandPage } from '../../../src/commands/shared/man-page.ts'
import {
  type DataFormat,
  outputFormat,
  outputOption,
  printData,
  reportKind,
  wantsData,
} from '../../../src/commands/shared/report.ts'
import { commandContext, runInProcess } from '../../support/command-context.ts'

const kind = reportKind('things', { name: 'Its name', size: 'Bytes', parts: 'Its parts' })
const rows = [
  { parts: [0, 1], size: 2n ** 60n, name: 'a' },
  { name: 'b', size: undefined, parts: [{ id: 1 }] },
]

async function printed(format: DataFormat): Promise<string> {
  const context = commandContext([])
  await printData(context, format, kind, rows)
  return context.stdout.text
}

describe('printData()', () => {
  test('prints one array with the fields in their documented order', async () => {
    const text = await printed('json')
    expect(JSON.parse(text)).toEqual([
      { name: 'a', size: '1152921504606846976', parts: [0, 1] },
      { name: 'b', size: null, parts: [{ id: 1 }] },
    ])
    expect(text.indexOf('name')).toBeLessThan(text.indexOf('size'))
  })

  test('prints an object a line', async () => {
    expect(await printed('jsonl')).toBe(
      '{"name":"a","size":"1152921504606846976","parts":[0,1]}\n' +
        '{"name":"b","size":null,"parts":[{"id":1}]}\n',
    )
  })

  test('prints a frame', async () => {
    const lines = (await printed('table')).split('\n')
    expect(lines[1]).toMatch(/^│ name │ size +│ parts/)
    expect(lines[3]).toContain('│ 0,1')
    expect(lines[5]).toContain('[{"id":1}]')
  })
})

const command = joptCommand({
  name: 'things',
  summary: 'List things',
  purpose: 'Lists things.',
  examples: [],
  reports: [kind],
  options: { output: outputOption },
  showsUsageWithoutArguments: false,
  async run(options, { stdout }) {
    stdout.line(outputFormat(options))
    return undefined
  },
})

test('--output is refused before anything is done when its value is none', async () => {
  expect(await runInProcess(command, [])).toMatchObject({ stdout: 'text\n', exitCode: 0 })
  expect(await runInProcess(command, ['--output', 'xml'])).toMatchObject({
    exitCode: 1,
    stdout: '',
    stderr: "Cannot parse argument 'xml' of option output: text, json, jsonl, table\n",
  })
})

test('wantsData() tells whether stdout is for a program', () => {
  expect(wantsData(['--list', '--output', 'json'])).toBe(true)
  expect(wantsData(['--output=jsonl'])).toBe(true)
  expect(wantsData(['--output', 'text'])).toBe(false)
  expect(wantsData(['--list'])).toBe(false)
})

test('the manual page documents the fields', () => {
  const page = renderCommandPage(command)
  expect(page).toContain('.SH OUTPUT FIELDS')
  expect(page).toContain('.SS things\n.TP\n.B name\nIts name.\n')
})
