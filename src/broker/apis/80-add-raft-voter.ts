import { refuseToAddVoter } from '../../cluster/raft/voter-changes.ts'
import { AddRaftVoter, newAddRaftVoterResponse } from '../../protocol/messages/80-add-raft-voter.ts'
import { handler } from './handler.ts'

/**
 * Asks for another voter of the metadata log (KIP-853). The quorum of a single node takes none, and
 * says so as Apache does. v1: the answer need not wait for the commit.
 */
export const addRaftVoter = handler(
  AddRaftVoter,
  {
    versions: [0, 1],
    on: 'both',
    failure: (errorCode, errorMessage) => newAddRaftVoterResponse({ errorCode, errorMessage }),
  },
  (request, { services, access }) => {
    access.demandCluster('ALTER')
    const { clusterId, nodeId, quorumVoter, controller } = services
    const { kraftVersion } = controller
    const quorum = { clusterId, kraftVersion, voter: { nodeId, ...quorumVoter } }
    const { code, message } = refuseToAddVoter(quorum, request)
    return newAddRaftVoterResponse({ errorCode: code, errorMessage: message })
  },
)
