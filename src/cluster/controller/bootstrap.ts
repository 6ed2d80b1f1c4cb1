import {
  ELIGIBLE_LEADER_REPLICAS_VERSION,
  hasMetadataTransactions,
  METADATA_VERSION,
} from '../features.ts'
import { ConfigResourceType } from '../image/configs-image.ts'
import { type MetadataRecord, metadataRecord } from '../metadata-record.ts'

const TRANSACTION_NAME = 'Bootstrap records'

/**
 * What a controller writes when it takes the lead of an empty log: the records that formatting left
 * in `bootstrap.checkpoint`, in one transaction. With ELR the cluster-wide `min.insync.replicas`
 * becomes part of the metadata, as the controller itself now depends on it.
 */
export function bootstrapRecords(
  bootstrap: readonly MetadataRecord[],
  options: { minInSyncReplicas: number; isInTransaction: boolean },
): MetadataRecord[] {
  const records: MetadataRecord[] = []
  if (options.isInTransaction) records.push(abortRecord())
  const isTransaction = hasMetadataTransactions(levelIn(bootstrap, METADATA_VERSION))
  if (isTransaction) {
    records.push(metadataRecord('BeginTransactionRecord', { name: TRANSACTION_NAME }))
  }
  records.push(...bootstrap)
  if (levelIn(bootstrap, ELIGIBLE_LEADER_REPLICAS_VERSION) > 0) {
    const data = {
      resourceType: ConfigResourceType.broker,
      resourceName: '',
      name: 'min.insync.replicas',
      value: String(options.minInSyncReplicas),
    }
    records.push(metadataRecord('ConfigRecord', data))
  }
  if (isTransaction) records.push(metadataRecord('EndTransactionRecord', {}))
  return records
}

/** Ends a transaction that its controller did not live to end. */
export function abortRecord(): MetadataRecord {
  return metadataRecord('AbortTransactionRecord', { reason: 'Controller failover' })
}

function levelIn(records: readonly MetadataRecord[], name: string): number {
  for (const record of records) {
    if (record.type === 'FeatureLevelRecord' && record.data.name === name) {
      return record.data.featureLevel
    }
  }
  return 0
}
