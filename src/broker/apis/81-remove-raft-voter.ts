import { refuseToRemoveVoter } from '../../cluster/raft/voter-changes.ts'
import {
  newRemoveRaftVoterResponse,
  RemoveRaftVoter,
} from '../../protocol/messages/81-remove-raft-voter.ts'
import { handler } from './handler.ts'

/** Asks a voter of the metadata log to leave (KIP-853); the last one stays. */
export const removeRaftVoter = handler(
  RemoveRaftVoter,
  {
    versions: [0, 0],
    on: 'both',
    failure: (errorCode, errorMessage) => newRemoveRaftVoterResponse({ errorCode, errorMessage }),
  },
  (request, { services, access }) => {
    access.demandCluster('ALTER')
    const { clusterId, nodeId, quorumVoter, controller } = services
    const { kraftVersion } = controller
    const quorum = { clusterId, kraftVersion, voter: { nodeId, ...quorumVoter } }
    const { code, message } = refuseToRemoveVoter(quorum, request)
    return newRemoveRaftVoterResponse({ errorCode: code, errorMessage: message })
  },
)
