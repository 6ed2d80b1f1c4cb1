// One broker for all workers, for vitest's and jest's `globalSetup` and for Playwright's: each test
// file takes topics of its own by a prefix, as `reset()` would disturb the others.
import { startBroker } from 'kafka-ts-broker'

let kafka

export async function setup() {
  kafka = await startBroker()
  process.env.KAFKA_BOOTSTRAP_SERVERS = kafka.bootstrapServers
}

export async function teardown() {
  await kafka?.stop()
}

/** jest and Playwright take a function, and what it returns ends it. */
export default async function globalSetup() {
  await setup()
  return teardown
}
