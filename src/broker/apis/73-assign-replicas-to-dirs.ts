import {
  AssignReplicasToDirs,
  newAssignReplicasToDirsResponse,
} from '../../protocol/messages/73-assign-replicas-to-dirs.ts'
import { handler } from './handler.ts'

/** A broker tells in which of its log directories its replicas lie (KIP-858). */
export const assignReplicasToDirs = handler(
  AssignReplicasToDirs,
  {
    versions: [0, 0],
    on: 'controller',
    failure: (errorCode) => newAssignReplicasToDirsResponse({ errorCode }),
  },
  (request, { services, access }) => {
    access.demandCluster('CLUSTER_ACTION')
    return services.controller.assignReplicasToDirs(request)
  },
)
