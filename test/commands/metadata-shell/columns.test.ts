import { expect, test } from 'vitest'
import { columnLines } from '../../../src/commands/metadata-shell/columns.ts'

test('columnLines() takes as many columns as fit', () => {
  const names = ['acls', 'cluster', 'configs', 'features', 'topics']
  expect(columnLines(names, 40)).toEqual(['acls  cluster  configs  features  topics'])
  expect(columnLines(names, 39)).toEqual(['acls     configs   topics', 'cluster  features'])
  expect(columnLines(names, 10)).toEqual(names)
  expect(columnLines(names, undefined)).toEqual(names)
})
