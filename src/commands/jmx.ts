import { joptCommand } from './shared/command.ts'
import { CommandError } from './shared/command-error.ts'

/**
 * JMX is the JVM's own protocol of serialized Java objects: no broker of ours has it, and nothing
 * but a JVM speaks it. So the tool takes Kafka's options, and says where the same figures are.
 */
export const command = joptCommand({
  name: 'jmx',
  summary: 'Not there: JMX is the protocol of the JVM; says what to use instead',
  purpose: 'Dump JMX values to standard output.',
  examples: [
    {
      title: 'What to use instead for the figure that a script asks for',
      command:
        'kafka-ts jmx --object-name kafka.server:type=BrokerTopicMetrics,name=BytesInPerSec --one-time true',
    },
  ],
  options: {
    attributes: { description: 'Comma list of attributes', argument: 'name' },
    'date-format': {
      description: 'SimpleDateFormat pattern of the time column',
      argument: 'format',
    },
    help: { description: 'Show usage and stop' },
    'jmx-auth-prop': { description: 'user=password', argument: 'jmx-auth-prop' },
    'jmx-ssl-enable': { description: 'Use TLS', argument: 'ssl-enable', default: 'false' },
    'jmx-url': {
      description: 'JMX service URL',
      argument: 'service-url',
      default: 'service:jmx:rmi:///jndi/rmi://:9999/jmxrmi',
    },
    'object-name': {
      description: 'JMX object name or pattern',
      argument: 'name',
      isRepeatable: true,
    },
    'one-time': {
      description: 'Poll once',
      argument: 'one-time',
      isArgumentOptional: true,
      default: 'false',
    },
    'report-format': {
      description: 'original, properties, csv or tsv',
      argument: 'report-format',
      default: 'original',
    },
    'reporting-interval': {
      description: 'Poll interval in milliseconds; -1 means once',
      argument: 'ms',
      type: 'integer',
      default: 2000,
    },
    version: { description: 'Show the Kafka version and stop' },
    wait: { description: 'Wait for the named objects to appear' },
  },
  run: async (options) => {
    const names = options.values('object-name')
    const instead = INSTEAD.filter(
      ([pattern]) => names.length === 0 || names.some((name) => pattern.test(name)),
    )
    const hints = (instead.length === 0 ? INSTEAD : instead).map(([, hint]) => `  ${hint}`)
    throw new CommandError(
      [
        'JMX is spoken by JVMs only: kafka-ts neither serves it nor reads it. Use instead:',
        ...hints,
        'For the other figures of an Apache broker have a JMX exporter in its JVM serve them over HTTP.',
      ].join('\n'),
    )
  },
})

/** By the object names that Kafka's documentation has scripts ask for. */
const INSTEAD: readonly (readonly [RegExp, string])[] = [
  [
    /Log|Size|Partition|Replica/,
    'kafka-ts log-dirs --describe --output json    sizes and lags of replicas',
  ],
  [
    /UnderReplicated|UnderMinIsr|Offline|Isr|Partition/,
    'kafka-ts topics --describe --under-replicated-partitions    what lacks replicas',
  ],
  [
    /BrokerTopic|Messages|Bytes|Offset/,
    'kafka-ts get-offsets    how far the logs have grown, twice for a rate',
  ],
  [
    /lag|group|consumer/i,
    'kafka-ts consumer-groups --describe --all-groups --output json    lag of groups',
  ],
  [/Controller|raft|quorum/i, 'kafka-ts metadata-quorum describe --status    the controllers'],
  [
    /producer|client/i,
    'kafka-ts client-metrics    have clients push their own metrics to the broker (KIP-714)',
  ],
]
