import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { BrokerConfig } from '../../src/config/broker-config.ts'
import { parseProperties } from '../../src/config/properties.ts'

test('The shipped config/server.properties is one that the node takes without a warning', () => {
  const path = new URL('../../config/server.properties', import.meta.url)
  const config = BrokerConfig.parse(parseProperties(readFileSync(path)))
  expect(config.warnings).toEqual([])
  expect(config.formatsEmptyDirectory).toBe(false)
  expect(config.brokerListeners).toMatchObject([{ name: 'PLAINTEXT', host: null, port: 9092 }])
  expect(config.controllerListeners).toMatchObject([{ name: 'CONTROLLER', port: 9093 }])
  expect(config.advertisedListeners).toMatchObject([{ host: 'localhost', port: 9092 }])
})
