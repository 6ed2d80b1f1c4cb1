/** Transactions in partitions: what brokers say, and what they leave on disk, both ways. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { TransactionConversation } from '../broker/transaction-conversation.ts'
import { snapshotOf, transactionConversations } from '../broker/transaction-conversations.ts'
import { startBrokerProcess, temporaryDirectory } from '../support/broker-process.ts'
import { freePort } from '../support/free-port.ts'
import {
  hasOracle,
  type OracleBroker,
  oracleTool,
  startOracle,
  startOracleOn,
} from '../support/oracle.ts'
import { RawClient } from '../support/raw-client.ts'

const UNVERIFIED = { 'transaction.partition.verification.enable': 'false' }
const override = Object.entries(UNVERIFIED).flatMap((entry) => ['--override', entry.join('=')])

const portOf = ({ bootstrap }: { bootstrap: string }) => Number(bootstrap.split(':')[1])

/** Talks about `topic` to the broker; gives what was said. */
async function talkTo(
  broker: { bootstrap: string },
  topic: string,
  act: (talk: TransactionConversation) => Promise<void>,
): Promise<string[]> {
  const client = await RawClient.connect(portOf(broker), 'localhost')
  const talk = new TransactionConversation(client, topic)
  await act(talk)
  client.close()
  return talk.lines
}

describe.skipIf(!hasOracle)('conversations about transactions', () => {
  let oracle: OracleBroker | undefined

  beforeAll(async () => {
    oracle = await startOracle(await freePort())
  })

  afterAll(() => oracle?.stop())

  let isVerifying = true

  /** While the broker runs. */
  async function verify(isVerified: boolean): Promise<void> {
    if (isVerified === isVerifying) return
    isVerifying = isVerified
    const setting = `transaction.partition.verification.enable=${isVerified}`
    const place = ['--bootstrap-server', oracle!.bootstrap, '--entity-type', 'brokers']
    const change = ['--entity-default', '--alter', '--add-config', setting]
    const { exitCode } = await oracleTool(['configs', ...place, ...change])
    expect(exitCode).toBe(0)
  }

  test.each(transactionConversations)('$name', async ({ name, isVerified, configs, run }) => {
    await verify(isVerified ?? false)
    const topic = name.replaceAll(/[ ,]/g, '-')
    const said = await talkTo(oracle!, topic, async (talk) => {
      await talk.createTopic(configs)
      await run(talk)
    })
    const file = new URL(`../broker/${snapshotOf(name)}`, import.meta.url)
    expect(`${said.join('\n')}\n`).toBe(readFileSync(file, 'utf8'))
  })
})

describe.skipIf(!hasOracle)('a directory with transactions', () => {
  const place = temporaryDirectory('transactions')
  const directory = join(place.path, 'data')
  afterAll(() => place.remove())

  /** Two segments, aborted and committed transactions in both, and two that stay open. */
  async function write(talk: TransactionConversation, epoch: number): Promise<void> {
    for (const sequence of [0, 1, 2]) {
      await talk.produce({ id: 1, epoch, sequence, valueBytes: 300_000 })
      await talk.produce({ id: 2, epoch, sequence: 3 * sequence, count: 3, valueBytes: 1000 })
      await talk.abort({ id: 1, epoch })
      await talk.commit({ id: 2, epoch, coordinatorEpoch: epoch })
      await talk.produce({ id: 3, epoch, sequence, isTransactional: false, valueBytes: 100_000 })
    }
    await talk.produce({ id: 4 + 2 * epoch, epoch })
    await talk.produce({ id: 5 + 2 * epoch, epoch })
  }

  async function look(talk: TransactionConversation): Promise<void> {
    for (const isolation of [0, 1] as const) {
      for (const offset of [0, 5, 15]) await talk.fetch(offset, { isolation })
      await talk.offsets(-1, { isolation })
    }
    await talk.producers()
  }

  /** What Apache's tool reads in a file of the partition. */
  async function dump(file: string): Promise<string> {
    const path = join(directory, 't-0', file)
    const { exitCode, stdout } = await oracleTool(['dump-log', '--print-data-log', '--files', path])
    expect(exitCode).toBe(0)
    return stdout
  }

  function lastSnapshot(): string {
    const names = readdirSync(join(directory, 't-0'))
    return names
      .filter((name) => name.endsWith('.snapshot'))
      .sort()
      .at(-1)!
  }

  test('goes from us to Apache Kafka, and back', async () => {
    const first = await startBrokerProcess(directory, override)
    const written = await talkTo(first, 't', async (talk) => {
      await talk.createTopic({ 'segment.bytes': '1048576' })
      await write(talk, 0)
    })
    expect(written.filter((line) => !line.includes('NONE'))).toEqual([])
    const ours = await talkTo(first, 't', look)
    await first.kill()

    expect(await dump('00000000000000000000.log')).toMatch(
      /endTxnMarker: ABORT coordinatorEpoch: 0/,
    )
    expect(await dump('00000000000000000000.txnindex')).toMatch(/producerId: 1 firstOffset: 0/)

    const second = await startOracleOn(directory, await freePort(), UNVERIFIED)
    expect(await talkTo(second, 't', look)).toEqual(ours)
    const added = await talkTo(second, 't', async (talk) => {
      await talk.abort({ id: 4 })
      await write(talk, 1)
    })
    expect(added.filter((line) => !line.includes('NONE'))).toEqual([])
    const theirs = await talkTo(second, 't', look)
    await second.stop()

    const third = await startBrokerProcess(directory, override)
    expect(await talkTo(third, 't', look)).toEqual(theirs)
    await talkTo(third, 't', async (talk) => {
      for (const [id, epoch] of [
        [5, 0],
        [6, 1],
        [7, 1],
      ] as const)
        await talk.commit({ id, epoch })
    })
    const settled = await talkTo(third, 't', look)
    await third.stop()
    expect(await dump(lastSnapshot())).toMatch(/producerId: 7 producerEpoch: 1 coordinatorEpoch: 0/)
    const fourth = await startBrokerProcess(directory, override)
    expect(await talkTo(fourth, 't', look)).toEqual(settled)
    await fourth.stop()
  })
})
