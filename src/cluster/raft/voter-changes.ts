import { KafkaError } from '../../protocol/errors.ts'
import type { AddRaftVoterRequest } from '../../protocol/messages/80-add-raft-voter.ts'
import type { RemoveRaftVoterRequest } from '../../protocol/messages/81-remove-raft-voter.ts'
import { ZERO_UUID } from '../../protocol/uuid.ts'
import type { Voter } from './voters.ts'

/** The quorum of the metadata log, whose only voter is this node. */
export interface OnlyVoter {
  readonly clusterId: string
  readonly voter: Voter
  /** The level of `kraft.version`: at 0 the voters stand in the settings and can't change. */
  readonly kraftVersion: number
}

/**
 * Why a voter can't join (KIP-853): this node is a quorum by itself, so that nobody ever answers for
 * the one that would.
 */
export function refuseToAddVoter(quorum: OnlyVoter, request: AddRaftVoterRequest): KafkaError {
  const { voterId, voterDirectoryId, listeners } = request
  const { voter } = quorum
  const mismatch = checkVoter(quorum, request, 'Add')
  if (mismatch !== undefined) return mismatch
  const listener = voter.endpoints[0]?.name ?? 'CONTROLLER'
  if (!listeners.some(({ name }) => name.toUpperCase() === listener)) {
    const byName = new Map(listeners.map((each) => [each.name.toUpperCase(), each]))
    const endpoints = [...byName]
      .map(([name, { host, port }]) => `ListenerName(${name})=${host}/<unresolved>:${port}`)
      .join(', ')
    const message = `Add voter request didn't include the endpoint (Endpoints(endpoints={${endpoints}})) for the default listener ListenerName(${listener})`
    return new KafkaError('INVALID_REQUEST', message)
  }
  const unsupported = checkKraftVersion(quorum, 'adding')
  if (unsupported !== undefined) return unsupported
  if (voterId === voter.nodeId) {
    return new KafkaError(
      'DUPLICATE_VOTER',
      `The voter id for ${print(voterId, voterDirectoryId)} is already part of the set of voters [${print(voter.nodeId, voter.directoryId)}].`,
    )
  }
  const message =
    'Aborted add voter operation for since API_VERSIONS returned an error BROKER_NOT_AVAILABLE'
  return new KafkaError('REQUEST_TIMED_OUT', message)
}

/** Why a voter can't leave: it is none, or the last one. */
export function refuseToRemoveVoter(
  quorum: OnlyVoter,
  request: RemoveRaftVoterRequest,
): KafkaError {
  const { voter } = quorum
  const refusal = checkVoter(quorum, request, 'Remove') ?? checkKraftVersion(quorum, 'removing')
  if (refusal !== undefined) return refusal
  return new KafkaError(
    'VOTER_NOT_FOUND',
    `Cannot remove voter ${print(request.voterId, request.voterDirectoryId)} from the set of voters [${print(voter.nodeId, voter.directoryId)}]`,
  )
}

function checkVoter(
  { clusterId: ours }: OnlyVoter,
  { clusterId, voterId, voterDirectoryId }: RemoveRaftVoterRequest,
  operation: 'Add' | 'Remove',
): KafkaError | undefined {
  if (clusterId !== null && clusterId !== ours) {
    const message = `The given id "${clusterId}" doesn't match the cluster id "${ours}"`
    return new KafkaError('INCONSISTENT_CLUSTER_ID', message)
  }
  if (voterId >= 0 && voterDirectoryId !== ZERO_UUID) return undefined
  const message = `${operation} voter request didn't include a valid voter`
  return new KafkaError('INVALID_REQUEST', message)
}

function checkKraftVersion(
  { kraftVersion }: OnlyVoter,
  operation: 'adding' | 'removing',
): KafkaError | undefined {
  if (kraftVersion > 0) return undefined
  const message = `Cluster doesn't support ${operation} voter because the kraft.version feature is ${kraftVersion}`
  return new KafkaError('UNSUPPORTED_VERSION', message)
}

function print(id: number, directoryId: string): string {
  return `ReplicaKey(id=${id}, directoryId=${directoryId})`
}
