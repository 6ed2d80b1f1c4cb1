import { GROUP_METADATA_TOPIC } from '../../coordinator/group/group-coordinator.ts'
import { errorCode } from '../../protocol/errors.ts'
import {
  AddOffsetsToTxn,
  newAddOffsetsToTxnResponse,
} from '../../protocol/messages/25-add-offsets-to-txn.ts'
import { handler } from './handler.ts'
import { inWordsOfOldClients } from './transaction-request.ts'

const FIRST_VERSION_WITH_FENCED = 2

/**
 * Adds the partition of `__consumer_offsets` where a group lives to a transaction, so that offsets
 * can be committed in it. Producers of version 2 leave it to the commit itself (KIP-890).
 */
export const addOffsetsToTxn = handler(
  AddOffsetsToTxn,
  {
    versions: [0, 4],
    failure: (code) => newAddOffsetsToTxnResponse({ errorCode: code }),
  },
  async (request, { services, access, apiVersion }) => {
    const { transactionalId, producerId, producerEpoch, groupId } = request
    access.demand('WRITE', 'TRANSACTIONAL_ID', transactionalId)
    access.demand('READ', 'GROUP', groupId)
    const partition = services.groupCoordinator.partitionFor(groupId)
    const [error = 'NONE'] = await services.transactionCoordinator.addPartitions(
      transactionalId,
      { producerId: Number(producerId), producerEpoch },
      [{ topic: GROUP_METADATA_TOPIC, partition }],
      0,
    )
    const knowsFenced = apiVersion >= FIRST_VERSION_WITH_FENCED
    return newAddOffsetsToTxnResponse({
      errorCode: inWordsOfOldClients(errorCode(error), knowsFenced),
    })
  },
)
