import type { Kafka, KafkaConfig } from 'kafkajs'
import { loadNative } from '../../records/native.ts'

/** kafkajs's level for no log at all. */
const NOTHING = 0
/** A broker in the same process is back within milliseconds: a test need not wait for kafkajs's 300. */
const RETRY = { initialRetryTime: 50, retries: 10 }

/** Loads kafkajs when it is asked for: that takes longer than to start a broker. */
export function openKafkajs(bootstrapServers: string, config: Partial<KafkaConfig> = {}): Kafka {
  const kafkajs = loadNative<typeof import('kafkajs')>('kafkajs')
  if (kafkajs === undefined) throw new Error("The package 'kafkajs' is not installed")
  return new kafkajs.Kafka({
    brokers: [bootstrapServers],
    logLevel: NOTHING,
    retry: RETRY,
    ...config,
  })
}
