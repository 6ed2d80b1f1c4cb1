import { clientConfig } from '../client/client-config.ts'
import { examine, type Step } from '../client/doctor/examine.ts'
import { bootstrapServer } from './shared/bootstrap.ts'
import { readClientConfig } from './shared/client-config.ts'
import { joptCommand } from './shared/command.ts'
import type { CommandContext } from './shared/context.ts'
import { EXIT_FAILURE, EXIT_OK } from './shared/exit-codes.ts'
import { outputFormat, outputOption, printData, reportKind } from './shared/report.ts'
import { styleFor } from './shared/terminal.ts'

const stepReport = reportKind('steps', {
  step: 'settings, resolve, dial, tls, versions, login, cluster or advertised',
  target: 'The host or address that was tried',
  result: 'ok, failed, or warning where it works here and may not elsewhere',
  detail: 'What was seen',
  advice: 'One sentence: what to change',
})

/** Our own: no script of Kafka's tells why it can't connect. */
export const command = joptCommand({
  name: 'doctor',
  summary: "Find out why a client can't connect, and what to change",
  purpose:
    'This tool makes a connection step by step, from the name to the advertised addresses, and says what to change.',
  showsUsageWithoutArguments: false,
  examples: [
    { title: 'The local broker', command: 'kafka-ts doctor' },
    {
      title: 'Another one, with the settings that a client has',
      command:
        'kafka-ts doctor --bootstrap-server kafka.example.com:9092 --command-config client.properties',
    },
  ],
  reports: [stepReport],
  options: {
    'bootstrap-server': {
      description: 'Brokers to examine, host:port[,host:port...]',
      argument: 'server to connect to',
    },
    'command-config': {
      description: 'Properties file with client settings (security, timeouts)',
      argument: 'command config property file',
    },
    output: outputOption,
    help: { description: 'Show usage and stop' },
    version: { description: 'Show the Kafka version and stop' },
  },
  async run(options, context) {
    const format = outputFormat(options)
    const properties = readClientConfig(context, options.value('command-config'))
    properties.set('bootstrap.servers', bootstrapServer(options.value('bootstrap-server'), context))
    const steps: Step[] = []
    for await (const step of examine(context.runtime, clientConfig(properties))) {
      steps.push(step)
      if (format === 'text') await showStep(step, context)
    }
    if (format !== 'text') await printData(context, format, stepReport, steps)
    else await showDiagnosis(steps, context)
    return steps.some(({ result }) => result === 'failed') ? EXIT_FAILURE : EXIT_OK
  },
})

const RESULT_WIDTH = 'warning'.length
const STEP_WIDTH = 'advertised'.length

async function showStep({ step, target, result, detail }: Step, context: CommandContext) {
  const { stdout, env } = context
  const style = await styleFor(stdout, env)
  const paint = result === 'ok' ? style.faint : style.error
  const mark = paint(result.padEnd(RESULT_WIDTH))
  stdout.line(`${mark}  ${step.padEnd(STEP_WIDTH)}  ${target}: ${detail}`)
  await stdout.flush()
}

async function showDiagnosis(steps: readonly Step[], { stdout, env }: CommandContext) {
  const style = await styleFor(stdout, env)
  const told = steps.find(({ result }) => result === 'failed') ??
    steps.find(({ result }) => result === 'warning') ?? { advice: 'All of it works' }
  if (told.advice !== undefined) stdout.line(`\n${style.strong(`${told.advice}.`)}`)
}
