import { usageError } from '../shared/command-error.ts'
import type { CommandContext } from '../shared/context.ts'
import { requireOptions } from '../shared/option-rules.ts'
import type { ProducerOptions } from './options.ts'
import { findPartitioner } from './partitioner.ts'
import { producerProperties } from './properties.ts'
import { RecordProducer } from './record-producer.ts'
import { sendLines } from './send-lines.ts'

export async function run(options: ProducerOptions, context: CommandContext): Promise<number> {
  requireOptions(options, ['topic'])
  checkOwnOptions(options)
  const properties = producerProperties(options, context)
  const partitioner = await findPartitioner(
    properties.get('partitioner.class'),
    context.workingDirectory,
  )
  const send = await openSource(options, context)
  const producer = new RecordProducer({ options, properties, partitioner, context })
  await producer.run(() => send(producer))
  return 0
}

type Send = (producer: RecordProducer) => Promise<void>

/** What brings the records; mistakes in its settings are told before anything is sent. */
async function openSource(options: ProducerOptions, context: CommandContext): Promise<Send> {
  const template = options.value('template')
  if (template === undefined) return sendLines(options, context)
  const { sendTemplate } = await import('./send-template.ts')
  return sendTemplate(options, context)
}

function checkOwnOptions(options: ProducerOptions): void {
  for (const name of ['count', 'key-template'] as const) {
    if (options.has(name) && !options.has('template')) {
      throw usageError(`--${name} goes with --template`)
    }
  }
  const rate = options.value('rate')
  if (rate !== undefined && !(rate > 0)) throw usageError(`--rate ${rate} is not above 0`)
  const input = options.value('input')
  if (input !== 'lines' && input !== 'json') {
    throw usageError(`--input '${input}' is none of lines, json`)
  }
  if (options.has('template') && options.has('input')) {
    throw usageError('--template takes no --input')
  }
}
