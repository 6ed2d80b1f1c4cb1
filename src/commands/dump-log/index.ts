import { basename } from 'node:path'
import { joptCommand } from '../shared/command.ts'
import { CommandError, usageError } from '../shared/command-error.ts'
import type { CommandContext } from '../shared/context.ts'
import { Dump } from './dump.ts'
import { dumpIndex, dumpTimeIndex } from './dump-indexes.ts'
import { dumpLog } from './dump-records.ts'
import { dumpProducerSnapshot, dumpTxnIndex } from './dump-state-files.ts'
import { type DumpOptions, options } from './options.ts'

export const command = joptCommand({
  name: 'dump-log',
  summary: 'Show what is in the files of a log',
  purpose:
    'This tool helps to parse a log file and dump its contents to the console, useful for debugging a seemingly corrupt log segment.',
  examples: [
    {
      title: 'The records of a segment, with keys and values',
      command:
        'kafka-ts dump-log --files kafka-data/test-0/00000000000000000000.log --print-data-log',
    },
    {
      title: 'What groups have committed',
      command:
        'kafka-ts dump-log --files kafka-data/__consumer_offsets-12/00000000000000000000.log --offsets-decoder',
    },
    {
      title: 'Topics, settings and brokers as the cluster has noted them',
      command:
        'kafka-ts dump-log --files kafka-data/__cluster_metadata-0/00000000000000000000.log --cluster-metadata-decoder',
    },
    {
      title: 'Whether an index fits its log',
      command:
        'kafka-ts dump-log --files kafka-data/test-0/00000000000000000000.index --verify-index-only',
    },
  ],
  options,
  async run(given, context) {
    const files = given.value('files')
    if (files === undefined) throw usageError('Missing required argument "[files]"')
    const dump = new Dump(given, context)
    for (const file of files.split(',').map((part) => part.trim())) {
      context.stdout.line(`Dumping ${file}`)
      await dumpFile(file, dump, given, context)
      await context.stdout.ready()
    }
    if (dump.tellProblems()) context.noteFailure()
    return undefined
  },
})

async function dumpFile(
  file: string,
  dump: Dump,
  given: DumpOptions,
  context: CommandContext,
): Promise<void> {
  const name = basename(file)
  const dot = name.lastIndexOf('.')
  if (dot < 0) {
    throw new CommandError(
      'Exception in thread "main" java.lang.StringIndexOutOfBoundsException: begin -1, end ' +
        `${name.length}, length ${name.length}`,
    )
  }
  try {
    switch (name.slice(dot)) {
      case '.log':
      case '.checkpoint':
        return await dumpLog(file, dump, given)
      case '.index':
        return dumpIndex(file, dump, given)
      case '.timeindex':
        return await dumpTimeIndex(file, dump, given)
      case '.snapshot':
        return dumpProducerSnapshot(file, dump)
      case '.txnindex':
        return dumpTxnIndex(file, dump)
    }
    context.noteFailure()
    context.stderr.line(`Ignoring unknown file ${file}`)
  } catch (cause) {
    throw told(cause, file)
  }
}

/** A file that is not there, and bytes that are too few, are told as Java tells them. */
function told(cause: unknown, file: string): unknown {
  if (cause instanceof RangeError) {
    const text = 'Exception in thread "main" java.nio.BufferUnderflowException'
    return new CommandError(text, { cause })
  }
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
  if (code !== 'ENOENT') return cause
  const text = `Exception in thread "main" java.nio.file.NoSuchFileException: ${file}`
  return new CommandError(text, { cause })
}
