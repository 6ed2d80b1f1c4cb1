import type { BrokerConfig } from '../config/broker-config.ts'
import type { LogCleanerConfig } from '../storage/cleaner/log-cleaner.ts'

/** The settings `log.cleaner.…` of the moment. */
export function cleanerConfig(config: BrokerConfig): LogCleanerConfig {
  const maxBytesPerSecond = config.get('log.cleaner.io.max.bytes.per.second')
  return {
    isEnabled: config.get('log.cleaner.enable') && config.get('log.cleaner.threads') > 0,
    backoffMs: config.get('log.cleaner.backoff.ms'),
    dedupeBufferBytes: config.get('log.cleaner.dedupe.buffer.size'),
    dedupeLoadFactor: config.get('log.cleaner.io.buffer.load.factor'),
    ioBufferBytes: config.get('log.cleaner.io.buffer.size'),
    maxBytesPerSecond:
      maxBytesPerSecond > Number.MAX_SAFE_INTEGER ? Number.POSITIVE_INFINITY : maxBytesPerSecond,
  }
}
