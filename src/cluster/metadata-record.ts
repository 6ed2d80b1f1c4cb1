import type { MessageType } from '../protocol/api.ts'
import { readMetadataRecordHead, writeMetadataRecord } from '../protocol/framing.ts'
import { AbortTransactionRecord } from '../protocol/messages/records/abort-transaction-record.ts'
import { AccessControlEntryRecord } from '../protocol/messages/records/access-control-entry-record.ts'
import { BeginTransactionRecord } from '../protocol/messages/records/begin-transaction-record.ts'
import { BrokerRegistrationChangeRecord } from '../protocol/messages/records/broker-registration-change-record.ts'
import { ClearElrRecord } from '../protocol/messages/records/clear-elr-record.ts'
import { ClientQuotaRecord } from '../protocol/messages/records/client-quota-record.ts'
import { ConfigRecord } from '../protocol/messages/records/config-record.ts'
import { DelegationTokenRecord } from '../protocol/messages/records/delegation-token-record.ts'
import { EndTransactionRecord } from '../protocol/messages/records/end-transaction-record.ts'
import { FeatureLevelRecord } from '../protocol/messages/records/feature-level-record.ts'
import { FenceBrokerRecord } from '../protocol/messages/records/fence-broker-record.ts'
import { NoOpRecord } from '../protocol/messages/records/no-op-record.ts'
import { PartitionChangeRecord } from '../protocol/messages/records/partition-change-record.ts'
import { PartitionRecord } from '../protocol/messages/records/partition-record.ts'
import { ProducerIdsRecord } from '../protocol/messages/records/producer-ids-record.ts'
import { RegisterBrokerRecord } from '../protocol/messages/records/register-broker-record.ts'
import { RegisterControllerRecord } from '../protocol/messages/records/register-controller-record.ts'
import { RemoveAccessControlEntryRecord } from '../protocol/messages/records/remove-access-control-entry-record.ts'
import { RemoveDelegationTokenRecord } from '../protocol/messages/records/remove-delegation-token-record.ts'
import { RemoveTopicRecord } from '../protocol/messages/records/remove-topic-record.ts'
import { RemoveUserScramCredentialRecord } from '../protocol/messages/records/remove-user-scram-credential-record.ts'
import { TopicRecord } from '../protocol/messages/records/topic-record.ts'
import { UnfenceBrokerRecord } from '../protocol/messages/records/unfence-broker-record.ts'
import { UnregisterBrokerRecord } from '../protocol/messages/records/unregister-broker-record.ts'
import { UserScramCredentialRecord } from '../protocol/messages/records/user-scram-credential-record.ts'
import { ZkMigrationStateRecord } from '../protocol/messages/records/zk-migration-state-record.ts'
import { Reader } from '../protocol/reader.ts'

/** The types of the metadata log's records, Kafka 4.3's whole list. */
const recordTypes = {
  RegisterBrokerRecord,
  UnregisterBrokerRecord,
  TopicRecord,
  PartitionRecord,
  ConfigRecord,
  PartitionChangeRecord,
  FenceBrokerRecord,
  UnfenceBrokerRecord,
  RemoveTopicRecord,
  DelegationTokenRecord,
  UserScramCredentialRecord,
  FeatureLevelRecord,
  ClientQuotaRecord,
  ProducerIdsRecord,
  BrokerRegistrationChangeRecord,
  AccessControlEntryRecord,
  RemoveAccessControlEntryRecord,
  NoOpRecord,
  ZkMigrationStateRecord,
  RemoveUserScramCredentialRecord,
  BeginTransactionRecord,
  EndTransactionRecord,
  AbortTransactionRecord,
  RemoveDelegationTokenRecord,
  RegisterControllerRecord,
  ClearElrRecord,
}

type RecordTypes = typeof recordTypes

export type MetadataRecordName = keyof RecordTypes

/** The content of a record of the given type. */
export type RecordData<Name extends MetadataRecordName> =
  RecordTypes[Name] extends MessageType<infer Message> ? Message : never

/** A record of the metadata log: `switch (record.type)` narrows `record.data`. */
export type MetadataRecord = {
  [Name in MetadataRecordName]: {
    readonly type: Name
    readonly version: number
    readonly data: Readonly<RecordData<Name>>
  }
}[MetadataRecordName]

/** A record this release cannot read: the directory was used with a newer Kafka. */
export class UnknownMetadataRecordError extends Error {
  override readonly name = 'UnknownMetadataRecordError'
}

const typeByKey = new Map<number, MessageType<unknown> & { name: string }>(
  Object.values(recordTypes).map((type) => [type.apiKey, type as MessageType<unknown>]),
)

export function metadataRecord<Name extends MetadataRecordName>(
  type: Name,
  data: RecordData<Name>,
  version = 0,
): MetadataRecord {
  return { type, version, data } as MetadataRecord
}

/** A record as a value of the log: uvarint frame version, type and version, then the body. */
export function encodeMetadataRecord(record: MetadataRecord): Buffer {
  const type = recordTypes[record.type] as MessageType<unknown>
  return writeMetadataRecord(type, record.data, record.version)
}

/** Throws UnknownMetadataRecordError for what a newer Kafka wrote, ProtocolError for broken bytes. */
export function decodeMetadataRecord(value: Buffer): MetadataRecord {
  const reader = new Reader(value)
  const { apiKey, version } = readMetadataRecordHead(reader)
  const type = typeByKey.get(apiKey)
  if (type === undefined) {
    throw new UnknownMetadataRecordError(`Unknown metadata record type ${apiKey}`)
  }
  if (version < type.minVersion || version > type.maxVersion) {
    throw new UnknownMetadataRecordError(
      `Unsupported version ${version} of '${type.name}': ${type.minVersion} to ${type.maxVersion} are known`,
    )
  }
  const data = type.read(reader, version)
  reader.expectEnd()
  return { type: type.name, version, data } as MetadataRecord
}
