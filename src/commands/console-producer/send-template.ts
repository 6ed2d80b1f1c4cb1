import type { CommandContext } from '../shared/context.ts'
import type { ProducerOptions } from './options.ts'
import type { RecordProducer } from './record-producer.ts'
import { parseTemplate } from './template.ts'

/** Made-up records, as many as `--count`, else until Ctrl-C. */
export function sendTemplate(
  options: ProducerOptions,
  { runtime }: CommandContext,
): (producer: RecordProducer) => Promise<void> {
  const value = parseTemplate(options.value('template')!, runtime)
  const keyText = options.value('key-template')
  const key = keyText === undefined ? undefined : parseTemplate(keyText, runtime)
  const count = options.value('count') ?? Number.POSITIVE_INFINITY
  return async (producer) => {
    for (let sequence = 0; sequence < count && !producer.signal.aborted; sequence++) {
      await producer.send({
        key: key === undefined ? null : Buffer.from(key(sequence)),
        value: Buffer.from(value(sequence)),
        headers: [],
      })
    }
  }
}
