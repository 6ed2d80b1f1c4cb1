import { readFileSync } from 'node:fs'
import type { Json } from '../../src/protocol/json.ts'
import { Conversation, type Step, type Transcript } from '../coordinator/transcript.ts'

/**
 * Conversations about access rules, SCRAM users, quotas and authentication, as Apache Kafka 4.3.1 had
 * them with its StandardAuthorizer and the settings below.
 */
export const securityTranscripts: readonly Transcript[] = JSON.parse(
  readFileSync(new URL('fixtures/security-transcripts.json', import.meta.url), 'utf8'),
)

export const AUTHORIZER_SETTINGS: Readonly<Record<string, string>> = {
  'authorizer.class.name': 'org.apache.kafka.metadata.authorizer.StandardAuthorizer',
  'allow.everyone.if.no.acl.found': 'true',
  'offsets.topic.num.partitions': '4',
  'transaction.state.log.num.partitions': '4',
  'share.coordinator.state.topic.num.partitions': '2',
}

const MUTATION = /^(Create|Delete|Alter|IncrementalAlter)/

/** Plays all steps; `pause` comes after what a cluster of Apache takes up a little later. */
export async function play(
  port: number,
  { steps }: Transcript,
  pause: () => Promise<void>,
): Promise<Step[]> {
  let conversation = new Conversation(port)
  await prepare(conversation, pause)
  const played: Step[] = []
  for (const step of steps) {
    let response: Json | undefined
    try {
      response = await conversation.play(step)
    } catch (error) {
      if (!String(error).includes('closed the connection')) throw error
      response = 'CLOSED'
      conversation = new Conversation(port)
    }
    played.push({ ...step, response: response ?? null })
    if (MUTATION.test(step.api)) await pause()
  }
  conversation.close()
  return played
}

/** Waits until groups and transactions have their coordinators. */
async function prepare(conversation: Conversation, pause: () => Promise<void>): Promise<void> {
  const ask = (api: string, version: number, request: Json) =>
    conversation.play({ on: 'first', api, version, request }) as Promise<Record<string, Json>>
  const groups = ['open', 'seen', 'closed', 'opens']
  for (let attempt = 0; attempt < 100; attempt++) {
    let isReady = true
    for (const keyType of [0, 1]) {
      const answer = await ask('FindCoordinator', 4, { keyType, coordinatorKeys: groups })
      if (JSON.stringify(answer).includes('"errorCode":15')) isReady = false
    }
    for (const groupId of groups) {
      const { errorCode } = await ask('OffsetFetch', 7, { groupId, topics: null })
      if (errorCode !== 0 && errorCode !== 30) isReady = false
    }
    const producer = await ask('InitProducerId', 4, {
      transactionalId: null,
      transactionTimeoutMs: 1000,
    })
    if (isReady && producer.errorCode === 0) return
    await pause()
  }
  throw new Error('The coordinators do not come up')
}

const NODE_DEPENDENT = new Set([
  'clusterId',
  'nodeId',
  'controllerId',
  'producerId',
  'logDir',
  'totalBytes',
  'usableBytes',
])
/** Answers that we give in the order of Apache's hash tables: clients are known to compare them. */
const ORDERED = new Set(['DescribeClientQuotas'])
const ZERO_UUID = 'AAAAAAAAAAAAAAAAAAAAAA'

/** What is the same on every node; sorted where Apache's hash tables give an order that ours has not. */
export function comparable(step: Step): Step {
  return { ...step, response: normal(step.response ?? null, step.api) }
}

function normal(json: Json, api: string): Json {
  if (Array.isArray(json)) {
    const elements = json.filter((each) => !isInternal(each)).map((each) => normal(each, api))
    if (ORDERED.has(api)) return elements
    return elements.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
  }
  if (json === null || typeof json !== 'object') return json
  const entries = Object.entries(json).map(([name, value]): [string, Json] => {
    if (NODE_DEPENDENT.has(name)) return [name, isPlaceholder(value, name) ? value : '*']
    if (name === 'topicId') return [name, value === ZERO_UUID ? value : '*']
    // Settings of new topics have tests of their own.
    if (name === 'configs' && api === 'CreateTopics') return [name, (value as Json[]).length > 0]
    // Apache prints the whole request here.
    if (name === 'errorMessage' && / permission\.$/.test(String(value))) return [name, 'needs it']
    return [name, normal(value, api)]
  })
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** No id, as opposed to one that a node has made up. */
function isPlaceholder(value: Json, name: string): boolean {
  return name.endsWith('Id') && Number(value) === -1
}

/** Topics that coordinators make when they are first asked. */
function isInternal(json: Json): boolean {
  return (
    json !== null && typeof json === 'object' && 'name' in json && /^__/.test(String(json.name))
  )
}
