import type {
  Voter as VoterRecord,
  VotersRecord,
} from '../../protocol/messages/records/voters-record.ts'

/** A member of the quorum: a node and the directory that holds its log (KIP-853). */
export interface Voter {
  readonly nodeId: number
  readonly directoryId: string
  readonly endpoints: readonly VoterEndpoint[]
}

export interface VoterEndpoint {
  /** The listener's name. */
  readonly name: string
  readonly host: string
  readonly port: number
}

/** The versions of `kraft.version` that a voter of this release supports. */
const SUPPORTED_KRAFT_VERSIONS = { minSupportedVersion: 0, maxSupportedVersion: 1 }

export function votersRecord(voters: readonly Voter[]): VotersRecord {
  return {
    version: 0,
    voters: voters.map(({ nodeId, directoryId, endpoints }) => ({
      voterId: nodeId,
      voterDirectoryId: directoryId,
      endpoints: endpoints.map((endpoint) => ({ ...endpoint })),
      kRaftVersionFeature: { ...SUPPORTED_KRAFT_VERSIONS },
    })),
  }
}

export function votersOf(record: VotersRecord): Voter[] {
  return record.voters.map(({ voterId, voterDirectoryId, endpoints }: VoterRecord) => ({
    nodeId: voterId,
    directoryId: voterDirectoryId,
    endpoints,
  }))
}
