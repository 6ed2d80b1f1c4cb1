/** What our node and Apache Kafka announce: keys, versions, and features with their levels. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { BrokerServer } from '../../src/broker/broker-server.ts'
import {
  ApiVersions,
  type ApiVersionsResponse,
  newApiVersionsRequest,
} from '../../src/protocol/messages/18-api-versions.ts'
import { startTestBroker } from '../support/broker.ts'
import { freePort } from '../support/free-port.ts'
import { hasOracle, type OracleBroker, startOracle } from '../support/oracle.ts'
import { RawClient } from '../support/raw-client.ts'

/**
 * What only other nodes of a cluster ask: Fetch, Vote, BeginQuorumEpoch, EndQuorumEpoch,
 * AlterPartition, Envelope, FetchSnapshot, BrokerRegistration, BrokerHeartbeat,
 * ControllerRegistration and UpdateRaftVoter. A single node has none.
 */
const NOT_SERVED_AMONG_CONTROLLERS = [1, 52, 53, 54, 56, 58, 59, 62, 63, 70, 82]

const LISTENERS = 'PLAINTEXT://127.0.0.1:0,CONTROLLER://127.0.0.1:0'

describe.skipIf(!hasOracle)('a node announces what Apache Kafka does', () => {
  let oracle: OracleBroker | undefined
  let broker: BrokerServer | undefined
  let port = 0

  beforeAll(async () => {
    port = await freePort()
    oracle = await startOracle(port)
    broker = await startTestBroker({ overrides: { listeners: LISTENERS } })
  })

  afterAll(async () => {
    await broker?.close()
    await oracle?.stop()
  })

  test.each([0, 1, 2, 3, 4])('to clients, version %d', async (version) => {
    const ours = await ask(broker!.port, version)
    expect(ours).toEqual(await ask(port, version))
  })

  test('on the listener of the controller', async () => {
    const ours = await ask(broker!.ports.get('CONTROLLER')!, 4)
    const theirs = await ask(port + 1, 4)
    const isServed = ({ apiKey }: { apiKey: number }) =>
      !NOT_SERVED_AMONG_CONTROLLERS.includes(apiKey)
    expect(ours).toEqual({ ...theirs, apiKeys: theirs.apiKeys.filter(isServed) })
  })
})

/** Without the epoch, which is an offset in the metadata; features as a set. */
async function ask(port: number, version: number): Promise<ApiVersionsResponse> {
  const client = await RawClient.connect(port, 'localhost')
  const software = { clientSoftwareName: 'a', clientSoftwareVersion: '1' }
  const request = newApiVersionsRequest(version >= 3 ? software : {})
  const answer = await client.request(ApiVersions, version, request)
  client.close()
  answer.finalizedFeatures.sort((a, b) => (a.name < b.name ? -1 : 1))
  return { ...answer, finalizedFeaturesEpoch: 0 }
}
