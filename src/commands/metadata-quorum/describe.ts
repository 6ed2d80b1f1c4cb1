import { describeCluster } from '../../client/admin/describe-cluster.ts'
import {
  describeQuorum,
  type QuorumDescription,
  type QuorumEndpoint,
  type QuorumReplica,
} from '../../client/admin/quorum.ts'
import { ZERO_UUID } from '../../protocol/uuid.ts'
import { adminOptions, clusterOptions } from '../shared/admin-options.ts'
import { argparseSubcommand } from '../shared/command.ts'
import { CommandError } from '../shared/command-error.ts'
import { outputFormat, outputOption, printData, reportKind } from '../shared/report.ts'
import { withCluster } from '../shared/with-cluster.ts'

export const describeSubcommand = argparseSubcommand({
  summary: 'Show who leads the metadata quorum and how far the others are',
  options: {
    ...adminOptions,
    status: { description: 'The state of the quorum in a few lines' },
    replication: { description: 'One row for each voter and observer' },
    output: outputOption,
    'human-readable': { description: 'With --replication: how long ago, instead of timestamps' },
  },
  run: async (options, context) => {
    const isReplication = options.has('replication')
    if (options.has('status') && isReplication) {
      throw new CommandError(
        'Only one of --status or --replication should be specified with describe sub-command',
      )
    }
    if (!isReplication && !options.has('status')) {
      throw new CommandError(
        'One of --status or --replication must be specified with describe sub-command',
      )
    }
    const isReadable = options.has('human-readable')
    if (isReadable && !isReplication) {
      throw new CommandError(
        'The option --human-readable is only supported along with --replication',
      )
    }
    const format = outputFormat(options)
    if (format !== 'text') {
      const { clusterId, quorum } = await withCluster(
        context,
        clusterOptions(options),
        async (cluster) => ({
          clusterId: (await describeCluster(cluster)).clusterId,
          quorum: await describeQuorum(cluster),
        }),
      )
      if (isReplication) await printData(context, format, replicaReport, replicaRows(quorum))
      else await printData(context, format, quorumReport, [quorumRow(clusterId, quorum)])
      return 0
    }
    const lines = await withCluster(context, clusterOptions(options), async (cluster) => {
      if (!isReplication) {
        const { clusterId } = await describeCluster(cluster)
        return statusLines(clusterId, await describeQuorum(cluster))
      }
      const quorum = await describeQuorum(cluster)
      const { clock } = context.runtime
      return replicationLines(quorum, isReadable ? clock.nowMs() : undefined)
    })
    for (const line of lines) context.stdout.line(line)
    return 0
  },
})

export const quorumReport = reportKind('describe --status: the quorum', {
  clusterId: 'Id of the cluster',
  leaderId: 'Node that leads',
  leaderEpoch: 'Its epoch',
  highWatermark: 'Up to here the metadata log is committed',
  voters: 'Ids of the voters',
  observers: 'Ids of the observers',
})

function quorumRow(clusterId: string | null, quorum: QuorumDescription) {
  const { leaderId, leaderEpoch, highWatermark } = quorum
  const ids = (replicas: readonly QuorumReplica[]) => replicas.map(({ id }) => id)
  return {
    clusterId,
    leaderId,
    leaderEpoch,
    highWatermark,
    voters: ids(quorum.voters),
    observers: ids(quorum.observers),
  }
}

export const replicaReport = reportKind('describe --replication: replicas', {
  nodeId: 'Node',
  directoryId: 'Directory of its metadata log; null before KRaft version 1',
  status: 'Leader, Follower or Observer',
  logEndOffset: 'Where its log ends',
  lag: 'How many records it is behind the leader',
  lastFetchTimestamp: 'Milliseconds; null where the leader does not know',
  lastCaughtUpTimestamp: 'Milliseconds; null where the leader does not know',
  endpoints: 'Where a voter listens, as NAME://HOST:PORT',
})

function replicaRows(quorum: QuorumDescription) {
  const leader = leaderOf(quorum)
  const row = (replica: QuorumReplica, status: string) => ({
    nodeId: replica.id,
    directoryId: replica.directoryId === ZERO_UUID ? null : replica.directoryId,
    status,
    logEndOffset: replica.logEndOffset,
    lag: leader.logEndOffset - replica.logEndOffset,
    lastFetchTimestamp: knownTime(replica.lastFetchTimestampMs),
    lastCaughtUpTimestamp: knownTime(replica.lastCaughtUpTimestampMs),
    endpoints: replica.endpoints.map(endpointText),
  })
  return [
    ...quorum.voters.map((voter) => row(voter, voter === leader ? 'Leader' : 'Follower')),
    ...quorum.observers.map((observer) => row(observer, 'Observer')),
  ]
}

function knownTime(timestampMs: number): number | null {
  return timestampMs < 0 ? null : timestampMs
}

function leaderOf({ leaderId, voters }: QuorumDescription): QuorumReplica {
  const leader = voters.find(({ id }) => id === leaderId)
  if (leader === undefined) throw new CommandError(`Leader ${leaderId} is not among the voters`)
  return leader
}

export function statusLines(clusterId: string | null, quorum: QuorumDescription): string[] {
  const leader = leaderOf(quorum)
  const last = quorum.voters.reduce((least, voter) =>
    voter.logEndOffset < least.logEndOffset ? voter : least,
  )
  return [
    ['ClusterId:', clusterId],
    ['LeaderId:', quorum.leaderId],
    ['LeaderEpoch:', quorum.leaderEpoch],
    ['HighWatermark:', quorum.highWatermark],
    ['MaxFollowerLag:', leader.logEndOffset - last.logEndOffset],
    ['MaxFollowerLagTimeMs:', lagTimeMs(leader, last)],
    ['CurrentVoters:', replicasText(quorum.voters)],
    ['CurrentObservers:', replicasText(quorum.observers)],
  ].map(([title, value]) => `${String(title).padEnd(24)}${value}`)
}

/** How long ago the last one had caught up, by the leader's clock; −1 when that is not known. */
function lagTimeMs(leader: QuorumReplica, last: QuorumReplica): number {
  if (leader === last) return 0
  const isKnown = leader.lastCaughtUpTimestampMs >= 0 && last.lastCaughtUpTimestampMs >= 0
  return isKnown ? leader.lastCaughtUpTimestampMs - last.lastCaughtUpTimestampMs : -1
}

/** Like JSON, with the blanks of Kafka's tool. */
function replicasText(replicas: readonly QuorumReplica[]): string {
  const texts = replicas.map(({ id, directoryId, endpoints }) => {
    const directory = directoryId === ZERO_UUID ? 'null' : `"${directoryId}"`
    const list = endpoints.map((endpoint) => `"${endpointText(endpoint)}"`).join(', ')
    const tail = endpoints.length === 0 ? '' : `, "endpoints": [${list}]`
    return `{"id": ${id}, "directoryId": ${directory}${tail}}`
  })
  return `[${texts.join(', ')}]`
}

/** `CONTROLLER://localhost:9093` */
export function endpointText({ name, host, port }: QuorumEndpoint): string {
  return `${name}://${host.includes(':') ? `[${host}]` : host}:${port}`
}

const TITLES = [
  'NodeId',
  'DirectoryId',
  'LogEndOffset',
  'Lag',
  'LastFetchTimestamp',
  'LastCaughtUpTimestamp',
  'Status',
]

/** `nowMs`: what times are told against; undefined leaves them timestamps. */
export function replicationLines(quorum: QuorumDescription, nowMs: number | undefined): string[] {
  const leader = leaderOf(quorum)
  const row = (replica: QuorumReplica, status: string) => [
    String(replica.id),
    replica.directoryId,
    String(replica.logEndOffset),
    String(leader.logEndOffset - replica.logEndOffset),
    timeText(replica.lastFetchTimestampMs, 'last fetch', nowMs),
    timeText(replica.lastCaughtUpTimestampMs, 'last caught up', nowMs),
    status,
  ]
  const followers = quorum.voters.filter((voter) => voter !== leader)
  const rows = [
    TITLES,
    row(leader, 'Leader'),
    ...followers.map((voter) => row(voter, 'Follower')),
    ...quorum.observers.map((observer) => row(observer, 'Observer')),
  ]
  const widths = TITLES.map((_, column) => Math.max(...rows.map((cells) => cells[column]!.length)))
  return rows.map((cells) =>
    cells.map((cell, column) => `${cell.padEnd(widths[column]!)}\t`).join(''),
  )
}

function timeText(timestampMs: number, what: string, nowMs: number | undefined): string {
  if (nowMs === undefined || timestampMs < 0) return String(timestampMs)
  if (timestampMs === 0 || timestampMs > nowMs) {
    throw new CommandError(
      'Error while computing relative time, possible drift in system clock.\n' +
        `Current timestamp is ${nowMs}, ${what} timestamp is ${timestampMs}`,
    )
  }
  return `${nowMs - timestampMs} ms ago`
}
