import { expect, test } from 'vitest'
import { RootLogger } from '../../src/broker/root-logger.ts'
import { lineLogger } from '../../src/runtime/logger.ts'

test('RootLogger changes what the node tells', () => {
  const lines: string[] = []
  const logger = lineLogger(
    (line) => lines.push(line),
    'info',
    () => 0,
  )
  const root = new RootLogger(logger)
  logger.debug('one')
  root.level = 'TRACE'
  logger.debug('two')
  root.level = 'FATAL'
  logger.warn('three')
  logger.error('four')
  expect(lines.map((line) => line.trim().split(' ').at(-1))).toEqual(['two', 'four'])
  expect(root.level).toBe('FATAL')
})
