import { allCodecs } from '../../protocol/codec.ts'
import { argparseCommand, argparseSubcommand } from '../shared/command.ts'
import type { CommandContext } from '../shared/context.ts'
import { lines } from '../shared/input.ts'
import { tableLines } from '../shared/table.ts'
import { decodeLine, encodeLine, type TransformLine } from './lines.ts'

export const command = argparseCommand({
  name: 'protocol',
  summary: "Decode and encode Kafka's messages as JSON lines",
  program: 'kafka-ts protocol',
  purpose:
    'Turns messages of the Kafka protocol, and record batches, from hex into JSON and back: one line out for each line in. A line that can\'t be read is answered by {"error":…} in its place, and the exit code is then 1.',
  helpExitCode: 0,
  examples: [
    {
      title: 'Read a request',
      command:
        'echo \'{"api":"ApiVersions","version":3,"kind":"request","hex":"04636c6904312e3000"}\' | kafka-ts protocol decode',
    },
    {
      title: 'Write a response',
      command:
        'echo \'{"api":"Heartbeat","version":1,"kind":"response","json":{"errorCode":27}}\' | kafka-ts protocol encode',
    },
    { title: 'See all API keys and their versions', command: 'kafka-ts protocol list' },
  ],
  subcommands: {
    decode: argparseSubcommand({
      summary: 'Read {"api","version","kind","hex"} lines, add "json" ("batches" for records)',
      options: {},
      run: (_options, context) => transformLines(context, decodeLine),
    }),
    encode: argparseSubcommand({
      summary: 'Read {"api","version","kind","json"} lines, add "hex"',
      options: {},
      run: (_options, context) => transformLines(context, encodeLine),
    }),
    list: argparseSubcommand({
      summary: 'Show API keys and versions',
      options: {},
      run: async (_options, context) => {
        for (const line of listApis()) context.stdout.line(line)
        return 0
      },
    }),
  },
})

async function transformLines(context: CommandContext, transform: TransformLine): Promise<number> {
  let exitCode = 0
  for await (const line of lines(context.stdin)) {
    if (context.stdout.isClosed) break
    try {
      context.stdout.line(JSON.stringify(await transform(line)))
    } catch (error) {
      exitCode = 1
      context.stdout.line(JSON.stringify({ error: (error as Error).message }))
    }
    await context.stdout.ready()
  }
  return exitCode
}

function listApis(): string[] {
  const rows: string[][] = []
  for (const { schema } of allCodecs()) {
    if (schema.kind !== 'request') continue
    const name = schema.name.replace(/Request$/, '')
    rows.push([String(schema.apiKey), name, schema.versions, schema.flexible])
  }
  const titles = ['KEY', 'API', 'VERSIONS', 'FLEXIBLE']
  return tableLines(
    titles.map((title) => ({ title })),
    rows,
  )
}
