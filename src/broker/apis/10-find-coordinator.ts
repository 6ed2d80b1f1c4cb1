import { GROUP_METADATA_TOPIC } from '../../coordinator/group/group-coordinator.ts'
import {
  parseShareCoordinatorKey,
  SHARE_GROUP_STATE_TOPIC,
} from '../../coordinator/share-state/share-state-coordinator.ts'
import { TRANSACTION_STATE_TOPIC } from '../../coordinator/transaction/transaction-coordinator.ts'
import { type ErrorName, errorCode } from '../../protocol/errors.ts'
import {
  FindCoordinator,
  newCoordinator,
  newFindCoordinatorResponse,
} from '../../protocol/messages/10-find-coordinator.ts'
import { refusalOf } from '../../security/access.ts'
import type { BrokerEndpoint } from '../metadata-cache.ts'
import { handler, type RequestContext } from './handler.ts'

const GROUP = 0
const TRANSACTION = 1
const SHARE = 2
/** The first version that knows share groups' state. */
const FIRST_VERSION_WITH_SHARE = 6
/** The first version that asks for several at once. */
const FIRST_VERSION_WITH_BATCHES = 4

type Found =
  | { readonly error: 'NONE'; readonly node: BrokerEndpoint }
  | {
      readonly error: Exclude<ErrorName, 'NONE'>
      /** For an answer about a batch; one about a single key always has a message. */
      readonly message?: string
      readonly node?: undefined
    }

/**
 * The broker that coordinates a group or a transactional id, or keeps a share partition's state: the
 * leader of the partition of an internal topic that the key hashes to. The topic is made when the
 * first one asks; other than Apache, which sends the client away to ask again, the answer waits for
 * it.
 *
 * v1: key types. v4: several keys (KIP-699). v6: share partitions, as `groupId:topicId:partition`.
 */
export const findCoordinator = handler(
  FindCoordinator,
  {
    versions: [0, 6],
    failure: (code, message, version) =>
      version < FIRST_VERSION_WITH_BATCHES
        ? newFindCoordinatorResponse({
            errorCode: code,
            errorMessage: message,
            nodeId: -1,
            port: -1,
          })
        : newFindCoordinatorResponse(),
  },
  async (request, context) => {
    const { key, keyType, coordinatorKeys } = request
    if (context.apiVersion >= FIRST_VERSION_WITH_BATCHES) {
      const coordinators = []
      for (const each of coordinatorKeys) {
        const found = await find(context, keyType, each)
        const errorMessage = found.error === 'NONE' ? '' : (found.message ?? '')
        coordinators.push(newCoordinator({ key: each, ...answer(found), errorMessage }))
      }
      return newFindCoordinatorResponse({ coordinators })
    }
    const found = await find(context, keyType, key)
    const errorMessage = found.error === 'NONE' ? 'NONE' : (found.message ?? messageOf(found.error))
    return newFindCoordinatorResponse({ ...answer(found), errorMessage })
  },
)

const MALFORMED_MESSAGE =
  'This most likely occurs because of a request being malformed by the client library or the ' +
  'message was sent to an incompatible broker. See the broker logs for more details.'
const NOT_AVAILABLE_MESSAGE = 'The coordinator is not available.'

function messageOf(error: ErrorName): string {
  switch (error) {
    case 'INVALID_REQUEST':
      return MALFORMED_MESSAGE
    case 'GROUP_AUTHORIZATION_FAILED':
      return refusalOf('GROUP').message
    case 'TRANSACTIONAL_ID_AUTHORIZATION_FAILED':
      return refusalOf('TRANSACTIONAL_ID').message
    default:
      return NOT_AVAILABLE_MESSAGE
  }
}

async function find(context: RequestContext, keyType: number, key: string): Promise<Found> {
  const { groupCoordinator, shareStateCoordinator, transactionCoordinator } = context.services
  switch (keyType) {
    case GROUP:
      if (!context.access.allows('DESCRIBE', 'GROUP', key)) return refused('GROUP')
      return findLeader(context, GROUP_METADATA_TOPIC, () => groupCoordinator.partitionFor(key))
    case SHARE: {
      const isKnown = context.apiVersion >= FIRST_VERSION_WITH_SHARE
      const shareKey = isKnown ? parseShareCoordinatorKey(key) : undefined
      if (shareKey === undefined) return { error: 'INVALID_REQUEST' }
      context.access.demandCluster('CLUSTER_ACTION')
      const partitionId = () => shareStateCoordinator.partitionFor(shareKey)
      return findLeader(context, SHARE_GROUP_STATE_TOPIC, partitionId)
    }
    case TRANSACTION: {
      if (!context.access.allows('DESCRIBE', 'TRANSACTIONAL_ID', key)) {
        return refused('TRANSACTIONAL_ID')
      }
      const partitionId = () => transactionCoordinator.partitionFor(key)
      return findLeader(context, TRANSACTION_STATE_TOPIC, partitionId)
    }
    default:
      return { error: 'INVALID_REQUEST', message: MALFORMED_MESSAGE }
  }
}

function refused(type: 'GROUP' | 'TRANSACTIONAL_ID'): Found {
  return { error: `${type}_AUTHORIZATION_FAILED` }
}

/** `partitionOf` is asked once the topic is there, as it counts the topic's partitions. */
async function findLeader(
  { services, connection }: RequestContext,
  topic: string,
  partitionOf: () => number,
): Promise<Found> {
  const { metadataCache, topicCreator } = services
  if (metadataCache.topic(topic) === undefined) await topicCreator.create(topic)
  const partition = metadataCache.topic(topic)?.partitions[partitionOf()]
  const node = partition && metadataCache.broker(partition.leader, connection)
  return node === undefined ? { error: 'COORDINATOR_NOT_AVAILABLE' } : { error: 'NONE', node }
}

function answer({ error, node }: Found) {
  const { id = -1, host = '', port = -1 } = node ?? {}
  return { errorCode: errorCode(error), nodeId: id, host, port }
}
