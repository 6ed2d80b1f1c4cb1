import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { defaultLogConfig } from '../../src/config/log-config.ts'
import { nodeRuntime } from '../../src/runtime/runtime.ts'
import { LogManager } from '../../src/storage/log-manager.ts'
import { batchOf, readAll } from '../support/logs.ts'

let directory: string

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'kafka-ts-storage-'))
})

afterEach(() => {
  rmSync(directory, { recursive: true, force: true })
})

test('LogManager lives on real files through an orderly stop and a kill', async () => {
  const config = { ...defaultLogConfig, segmentBytes: 1_000_000, indexIntervalBytes: 10_000 }
  const start = () =>
    new LogManager({ ...nodeRuntime, directories: [directory], configOf: () => config })
  let manager = start()
  const topicPartition = { topic: 'real', partition: 3 }
  const log = manager.getOrCreateLog(topicPartition, 't5zzex80S2yId78_q88R_A')
  const value = 'x'.repeat(5000)
  for (let i = 0; i < 500; i++) {
    log.appendAsLeader(batchOf([`${i}${value}`, `${i}`], { timestamp: 1000 + i }), 0)
  }
  await log.flush()
  expect(log.recoveryPoint).toBe(1000)
  expect(log.segments.length).toBe(3)
  const records = readAll(log)

  await manager.shutdown(1)
  manager = start()
  expect(readAll(manager.getLog('real', 3)!)).toEqual(records)
  expect(await manager.getLog('real', 3)!.findOffset(1250, 'log-end')).toMatchObject({
    offset: 499,
  })

  manager.abandon()
  manager = start()
  const recovered = manager.getLog('real', 3)!
  expect(readAll(recovered)).toEqual(records)
  expect(recovered.appendAsLeader(batchOf(['next']), 0).firstOffset).toBe(1000)
  expect(() => start()).toThrow('is in use')
  manager.deleteLog(topicPartition)
  expect(manager.getLog('real', 3)).toBeUndefined()
  await manager.shutdown(1)
})
