import type { Command } from './shared/command.ts'

/** The catalogue: what `kafka-ts` lists, and what it loads when a command is run. */
export interface CommandEntry {
  readonly name: string
  readonly summary: string
  readonly theme: Theme
  /** Each import stands here literally: the build turns each into a bundle of its own. */
  load(): Promise<{ readonly command: Command }>
}

export type Theme = keyof typeof THEMES

export const THEMES = {
  broker: 'Run a broker',
  records: 'Write and read records',
  topics: 'Topics and their records',
  groups: 'Consumer groups',
  cluster: 'Cluster and settings',
  tools: 'Tools of kafka-ts',
} as const

export const commands: readonly CommandEntry[] = [
  {
    name: 'server-start',
    summary: 'Start a broker, with a data directory or with a server.properties file',
    theme: 'broker',
    load: () => import('./server-start/index.ts'),
  },
  {
    name: 'server-stop',
    summary: 'Stop the brokers of this machine that server-start runs',
    theme: 'broker',
    load: () => import('./server-stop.ts'),
  },
  {
    name: 'storage',
    summary: "Format a node's log directories and look at them",
    theme: 'broker',
    load: () => import('./storage/index.ts'),
  },
  {
    name: 'dump-log',
    summary: 'Show what is in the files of a log',
    theme: 'broker',
    load: () => import('./dump-log/index.ts'),
  },
  {
    name: 'graduate',
    summary: 'Move a data directory to Apache Kafka: check it, write a server.properties for it',
    theme: 'broker',
    load: () => import('./graduate.ts'),
  },
  {
    name: 'zookeeper-server-start',
    summary: 'Not needed: a kafka-ts node keeps the metadata itself',
    theme: 'broker',
    load: () => import('./zookeeper-server-start.ts'),
  },
  {
    name: 'console-producer',
    summary: 'Write lines of standard input as records',
    theme: 'records',
    load: () => import('./console-producer/index.ts'),
  },
  {
    name: 'console-consumer',
    summary: 'Print the records of topics',
    theme: 'records',
    load: () => import('./console-consumer/index.ts'),
  },
  {
    name: 'console-share-consumer',
    summary: 'Print the records of a topic as a member of a share group',
    theme: 'records',
    load: () => import('./console-share-consumer/index.ts'),
  },
  {
    name: 'producer-perf-test',
    summary: 'Measure how fast records can be written',
    theme: 'records',
    load: () => import('./producer-perf-test/index.ts'),
  },
  {
    name: 'consumer-perf-test',
    summary: 'Measure how fast records can be read',
    theme: 'records',
    load: () => import('./consumer-perf-test/index.ts'),
  },
  {
    name: 'e2e-latency',
    summary: 'Measure how long a record takes from its producer to its consumer',
    theme: 'records',
    load: () => import('./e2e-latency/index.ts'),
  },
  {
    name: 'verifiable-producer',
    summary: 'Write numbers that rise, and tell as JSON what became of each',
    theme: 'records',
    load: () => import('./verifiable-producer/index.ts'),
  },
  {
    name: 'verifiable-consumer',
    summary: 'Read a topic as a member of a group, and tell as JSON what happens',
    theme: 'records',
    load: () => import('./verifiable-consumer/index.ts'),
  },
  {
    name: 'topics',
    summary: 'Create, list, describe, alter and delete topics',
    theme: 'topics',
    load: () => import('./topics/index.ts'),
  },
  {
    name: 'get-offsets',
    summary: 'Show the first, last or timestamped offsets of partitions',
    theme: 'topics',
    load: () => import('./get-offsets.ts'),
  },
  {
    name: 'delete-records',
    summary: 'Delete the records of partitions before an offset',
    theme: 'topics',
    load: () => import('./delete-records.ts'),
  },
  {
    name: 'transactions',
    summary: 'See transactions and their producers, find and abort hanging ones',
    theme: 'topics',
    load: () => import('./transactions/index.ts'),
  },
  {
    name: 'consumer-groups',
    summary: 'See the lag of consumer groups, reset or delete their offsets',
    theme: 'groups',
    load: () => import('./consumer-groups/index.ts'),
  },
  {
    name: 'share-groups',
    summary: 'See where share groups are, reset or delete their offsets',
    theme: 'groups',
    load: () => import('./share-groups/index.ts'),
  },
  {
    name: 'groups',
    summary: 'List the groups of all types',
    theme: 'groups',
    load: () => import('./groups.ts'),
  },
  {
    name: 'configs',
    summary: 'Show and change the settings of topics, brokers, groups, users and clients',
    theme: 'cluster',
    load: () => import('./configs/index.ts'),
  },
  {
    name: 'acls',
    summary: 'Add, list and remove rules of who may do what',
    theme: 'cluster',
    load: () => import('./acls/index.ts'),
  },
  {
    name: 'broker-api-versions',
    summary: 'Show which versions of which APIs each broker speaks',
    theme: 'cluster',
    load: () => import('./broker-api-versions.ts'),
  },
  {
    name: 'features',
    summary: 'Show and change the feature levels of a cluster',
    theme: 'cluster',
    load: () => import('./features/index.ts'),
  },
  {
    name: 'cluster',
    summary: 'Show the id and the nodes of a cluster, unregister a broker',
    theme: 'cluster',
    load: () => import('./cluster.ts'),
  },
  {
    name: 'metadata-quorum',
    summary: 'Show the quorum of controllers, add and remove controllers',
    theme: 'cluster',
    load: () => import('./metadata-quorum/index.ts'),
  },
  {
    name: 'metadata-shell',
    summary: "Look around in a cluster's metadata, as in a file system",
    theme: 'cluster',
    load: () => import('./metadata-shell/index.ts'),
  },
  {
    name: 'log-dirs',
    summary: 'Show how large the partitions in the log directories of brokers are',
    theme: 'cluster',
    load: () => import('./log-dirs.ts'),
  },
  {
    name: 'leader-election',
    summary: 'Have partitions elect their preferred leader, or any where there is none',
    theme: 'cluster',
    load: () => import('./leader-election.ts'),
  },
  {
    name: 'reassign-partitions',
    summary: 'Move partitions to other brokers and directories',
    theme: 'cluster',
    load: () => import('./reassign-partitions/index.ts'),
  },
  {
    name: 'replica-verification',
    summary: 'Compare the replicas of partitions, until it is stopped',
    theme: 'cluster',
    load: () => import('./replica-verification/index.ts'),
  },
  {
    name: 'client-metrics',
    summary: 'Say which metrics clients push to the brokers',
    theme: 'cluster',
    load: () => import('./client-metrics.ts'),
  },
  {
    name: 'delegation-tokens',
    summary: 'Create, renew, expire and list delegation tokens',
    theme: 'cluster',
    load: () => import('./delegation-tokens.ts'),
  },
  {
    name: 'jmx',
    summary: 'Not there: JMX is the protocol of the JVM; says what to use instead',
    theme: 'cluster',
    load: () => import('./jmx.ts'),
  },
  {
    name: 'profile',
    summary: 'Name the settings of a cluster, and choose by that name',
    theme: 'tools',
    load: () => import('./profile/index.ts'),
  },
  {
    name: 'doctor',
    summary: "Find out why a client can't connect, and what to change",
    theme: 'tools',
    load: () => import('./doctor.ts'),
  },
  {
    name: 'install-aliases',
    summary: "Write Kafka's script names (kafka-topics.sh, ...) into a folder, for kafka-ts",
    theme: 'tools',
    load: () => import('./install-aliases.ts'),
  },
  {
    name: 'protocol',
    summary: "Decode and encode Kafka's messages as JSON lines",
    theme: 'tools',
    load: () => import('./protocol/index.ts'),
  },
  {
    name: 'fault',
    summary: 'Have a broker that was started with --control fail on purpose',
    theme: 'tools',
    load: () => import('./fault/index.ts'),
  },
]

/** Finds a command by its name, also under the name of Kafka's script: `kafka-topics.sh`. */
export function findCommand(name: string): CommandEntry | undefined {
  const bare = name.replace(/^kafka-/, '').replace(/\.(sh|bat)$/, '')
  return commands.find((entry) => entry.name === bare)
}
