import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Json } from '../../src/protocol/json.ts'
import { nodeFileSystem } from '../../src/runtime/file-system.ts'
import {
  AUTHORIZER_SETTINGS,
  comparable,
  play,
  securityTranscripts,
} from '../broker/security-conversation.ts'
import { Conversation, type Step } from '../coordinator/transcript.ts'
import { startTestBroker } from '../support/broker.ts'
import { temporaryDirectory } from '../support/broker-process.ts'
import { freePort } from '../support/free-port.ts'
import { hasOracle, type OracleBroker, startOracle, startOracleOn } from '../support/oracle.ts'

/** The conversations that our broker is held to are still those of Apache Kafka. */
describe.skipIf(!hasOracle)('conversations about security', () => {
  let oracle: OracleBroker | undefined

  beforeAll(async () => {
    const settings = Object.entries(AUTHORIZER_SETTINGS).map((entry) => entry.join('='))
    oracle = await startOracle(await freePort(), settings)
  })

  afterAll(() => oracle?.stop())

  test.each(securityTranscripts)('$name', async (transcript) => {
    const port = Number(oracle!.bootstrap.split(':')[1])
    // What is written is seen by the next request a little later.
    const played = await play(port, transcript, () => sleep(150))
    expect(played.map(comparable)).toEqual(transcript.steps.map(comparable))
  })
})

describe.skipIf(!hasOracle)('a directory with access rules, SCRAM users and quotas', () => {
  test('tells the same of them to us and to Apache Kafka', async () => {
    const place = temporaryDirectory('security')
    const ours = () =>
      startTestBroker({
        overrides: { ...AUTHORIZER_SETTINGS, 'log.dirs': place.path },
        runtime: { fileSystem: nodeFileSystem },
      })
    const first = await ours()
    await tell(first.port, 'alice')
    const known = await ask(first.port)
    expect(JSON.stringify(known)).toContain('User:alice')
    await first.close()

    const theirs = await startOracleOn(place.path, await freePort(), AUTHORIZER_SETTINGS)
    const port = Number(theirs.bootstrap.split(':')[1])
    expect(await ask(port)).toEqual(known)
    await tell(port, 'bob')
    await sleep(500)
    const more = await ask(port)
    await theirs.stop()

    const last = await ours()
    expect(await ask(last.port)).toEqual(more)
    await last.close()
    place.remove()
  })
})

const ALL_RULES = {
  resourceTypeFilter: 1,
  resourceNameFilter: null,
  patternTypeFilter: 1,
  principalFilter: null,
  hostFilter: null,
  operation: 1,
  permissionType: 1,
}
const QUESTIONS: readonly Step[] = [
  { on: 'a', api: 'DescribeAcls', version: 3, request: ALL_RULES },
  { on: 'a', api: 'DescribeUserScramCredentials', version: 0, request: { users: null } },
  { on: 'a', api: 'DescribeClientQuotas', version: 1, request: { components: [] } },
]

async function ask(port: number): Promise<Step[]> {
  const conversation = new Conversation(port)
  const answers: Step[] = []
  for (const step of QUESTIONS) {
    answers.push(comparable({ ...step, response: (await conversation.play(step)) ?? null }))
  }
  conversation.close()
  return answers
}

/** Makes a rule about a user, its SCRAM credential and a quota for it. */
async function tell(port: number, user: string): Promise<void> {
  const conversation = new Conversation(port)
  const rule = { resourceType: 2, resourceName: 'a-', resourcePatternType: 4, host: '*' }
  const permission = { principal: `User:${user}`, operation: 3, permissionType: 3 }
  const credential = { mechanism: 1, iterations: 4096, salt: 'aabb', saltedPassword: 'ccdd' }
  const entity = [{ entityType: 'user', entityName: user }]
  const ops = [{ key: 'request_percentage', value: 12.5, remove: false }]
  const requests: [string, number, Json][] = [
    ['CreateAcls', 3, { creations: [{ ...rule, ...permission }] }],
    [
      'AlterUserScramCredentials',
      0,
      { upsertions: [{ name: user, ...credential }], deletions: [] },
    ],
    ['AlterClientQuotas', 1, { entries: [{ entity, ops }] }],
  ]
  for (const [api, version, request] of requests) {
    const answer = await conversation.play({ on: 'a', api, version, request })
    expect(JSON.stringify(answer)).toContain('"errorCode":0')
  }
  conversation.close()
}
