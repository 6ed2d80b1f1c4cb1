import * as api0 from './0-produce.ts'
import * as api1 from './1-fetch.ts'
import * as api2 from './2-list-offsets.ts'
import * as api3 from './3-metadata.ts'
import * as api4 from './4-leader-and-isr.ts'
import * as api5 from './5-stop-replica.ts'
import * as api6 from './6-update-metadata.ts'
import * as api7 from './7-controlled-shutdown.ts'
import * as api8 from './8-offset-commit.ts'
import * as api9 from './9-offset-fetch.ts'
import * as api10 from './10-find-coordinator.ts'
import * as api11 from './11-join-group.ts'
import * as api12 from './12-heartbeat.ts'
import * as api13 from './13-leave-group.ts'
import * as api14 from './14-sync-group.ts'
import * as api15 from './15-describe-groups.ts'
import * as api16 from './16-list-groups.ts'
import * as api17 from './17-sasl-handshake.ts'
import * as api18 from './18-api-versions.ts'
import * as api19 from './19-create-topics.ts'
import * as api20 from './20-delete-topics.ts'
import * as api21 from './21-delete-records.ts'
import * as api22 from './22-init-producer-id.ts'
import * as api23 from './23-offset-for-leader-epoch.ts'
import * as api24 from './24-add-partitions-to-txn.ts'
import * as api25 from './25-add-offsets-to-txn.ts'
import * as api26 from './26-end-txn.ts'
import * as api27 from './27-write-txn-markers.ts'
import * as api28 from './28-txn-offset-commit.ts'
import * as api29 from './29-describe-acls.ts'
import * as api30 from './30-create-acls.ts'
import * as api31 from './31-delete-acls.ts'
import * as api32 from './32-describe-configs.ts'
import * as api33 from './33-alter-configs.ts'
import * as api34 from './34-alter-replica-log-dirs.ts'
import * as api35 from './35-describe-log-dirs.ts'
import * as api36 from './36-sasl-authenticate.ts'
import * as api37 from './37-create-partitions.ts'
import * as api38 from './38-create-delegation-token.ts'
import * as api39 from './39-renew-delegation-token.ts'
import * as api40 from './40-expire-delegation-token.ts'
import * as api41 from './41-describe-delegation-token.ts'
import * as api42 from './42-delete-groups.ts'
import * as api43 from './43-elect-leaders.ts'
import * as api44 from './44-incremental-alter-configs.ts'
import * as api45 from './45-alter-partition-reassignments.ts'
import * as api46 from './46-list-partition-reassignments.ts'
import * as api47 from './47-offset-delete.ts'
import * as api48 from './48-describe-client-quotas.ts'
import * as api49 from './49-alter-client-quotas.ts'
import * as api50 from './50-describe-user-scram-credentials.ts'
import * as api51 from './51-alter-user-scram-credentials.ts'
import * as api52 from './52-vote.ts'
import * as api53 from './53-begin-quorum-epoch.ts'
import * as api54 from './54-end-quorum-epoch.ts'
import * as api55 from './55-describe-quorum.ts'
import * as api56 from './56-alter-partition.ts'
import * as api57 from './57-update-features.ts'
import * as api58 from './58-envelope.ts'
import * as api59 from './59-fetch-snapshot.ts'
import * as api60 from './60-describe-cluster.ts'
import * as api61 from './61-describe-producers.ts'
import * as api62 from './62-broker-registration.ts'
import * as api63 from './63-broker-heartbeat.ts'
import * as api64 from './64-unregister-broker.ts'
import * as api65 from './65-describe-transactions.ts'
import * as api66 from './66-list-transactions.ts'
import * as api67 from './67-allocate-producer-ids.ts'
import * as api68 from './68-consumer-group-heartbeat.ts'
import * as api69 from './69-consumer-group-describe.ts'
import * as api70 from './70-controller-registration.ts'
import * as api71 from './71-get-telemetry-subscriptions.ts'
import * as api72 from './72-push-telemetry.ts'
import * as api73 from './73-assign-replicas-to-dirs.ts'
import * as api74 from './74-list-config-resources.ts'
import * as api75 from './75-describe-topic-partitions.ts'
import * as api76 from './76-share-group-heartbeat.ts'
import * as api77 from './77-share-group-describe.ts'
import * as api78 from './78-share-fetch.ts'
import * as api79 from './79-share-acknowledge.ts'
import * as api80 from './80-add-raft-voter.ts'
import * as api81 from './81-remove-raft-voter.ts'
import * as api82 from './82-update-raft-voter.ts'
import * as api83 from './83-initialize-share-group-state.ts'
import * as api84 from './84-read-share-group-state.ts'
import * as api85 from './85-write-share-group-state.ts'
import * as api86 from './86-delete-share-group-state.ts'
import * as api87 from './87-read-share-group-state-summary.ts'
import * as api88 from './88-streams-group-heartbeat.ts'
import * as api89 from './89-streams-group-describe.ts'
import * as api90 from './90-describe-share-group-offsets.ts'
import * as api91 from './91-alter-share-group-offsets.ts'
import * as api92 from './92-delete-share-group-offsets.ts'
import * as headers from './headers.ts'
import type { MessageSchema } from './notation.ts'
import * as abortTransactionRecord from './records/abort-transaction-record.ts'
import * as accessControlEntryRecord from './records/access-control-entry-record.ts'
import * as beginTransactionRecord from './records/begin-transaction-record.ts'
import * as brokerRegistrationChangeRecord from './records/broker-registration-change-record.ts'
import * as clearElrRecord from './records/clear-elr-record.ts'
import * as clientQuotaRecord from './records/client-quota-record.ts'
import * as configRecord from './records/config-record.ts'
import * as consumerGroupCurrentMemberAssignment from './records/consumer-group-current-member-assignment.ts'
import * as consumerGroupMemberMetadata from './records/consumer-group-member-metadata.ts'
import * as consumerGroupMetadata from './records/consumer-group-metadata.ts'
import * as consumerGroupPartitionMetadata from './records/consumer-group-partition-metadata.ts'
import * as consumerGroupRegularExpression from './records/consumer-group-regular-expression.ts'
import * as consumerGroupTargetAssignmentMember from './records/consumer-group-target-assignment-member.ts'
import * as consumerGroupTargetAssignmentMetadata from './records/consumer-group-target-assignment-metadata.ts'
import * as consumerProtocolAssignment from './records/consumer-protocol-assignment.ts'
import * as consumerProtocolSubscription from './records/consumer-protocol-subscription.ts'
import * as controlRecordTypeSchema from './records/control-record-type-schema.ts'
import * as defaultPrincipalData from './records/default-principal-data.ts'
import * as delegationTokenRecord from './records/delegation-token-record.ts'
import * as endTransactionRecord from './records/end-transaction-record.ts'
import * as endTxnMarker from './records/end-txn-marker.ts'
import * as featureLevelRecord from './records/feature-level-record.ts'
import * as fenceBrokerRecord from './records/fence-broker-record.ts'
import * as groupMetadata from './records/group-metadata.ts'
import * as kRaftVersionRecord from './records/k-raft-version-record.ts'
import * as leaderChangeMessage from './records/leader-change-message.ts'
import * as legacyOffsetCommit from './records/legacy-offset-commit.ts'
import * as noOpRecord from './records/no-op-record.ts'
import * as offsetCommit from './records/offset-commit.ts'
import * as partitionChangeRecord from './records/partition-change-record.ts'
import * as partitionRecord from './records/partition-record.ts'
import * as producerIdsRecord from './records/producer-ids-record.ts'
import * as producerSnapshot from './records/producer-snapshot.ts'
import * as quorumStateData from './records/quorum-state-data.ts'
import * as registerBrokerRecord from './records/register-broker-record.ts'
import * as registerControllerRecord from './records/register-controller-record.ts'
import * as remoteLogSegmentMetadataRecord from './records/remote-log-segment-metadata-record.ts'
import * as remoteLogSegmentMetadataSnapshotRecord from './records/remote-log-segment-metadata-snapshot-record.ts'
import * as remoteLogSegmentMetadataUpdateRecord from './records/remote-log-segment-metadata-update-record.ts'
import * as remotePartitionDeleteMetadataRecord from './records/remote-partition-delete-metadata-record.ts'
import * as removeAccessControlEntryRecord from './records/remove-access-control-entry-record.ts'
import * as removeDelegationTokenRecord from './records/remove-delegation-token-record.ts'
import * as removeTopicRecord from './records/remove-topic-record.ts'
import * as removeUserScramCredentialRecord from './records/remove-user-scram-credential-record.ts'
import * as shareGroupCurrentMemberAssignment from './records/share-group-current-member-assignment.ts'
import * as shareGroupMemberMetadata from './records/share-group-member-metadata.ts'
import * as shareGroupMetadata from './records/share-group-metadata.ts'
import * as shareGroupStatePartitionMetadata from './records/share-group-state-partition-metadata.ts'
import * as shareGroupTargetAssignmentMember from './records/share-group-target-assignment-member.ts'
import * as shareGroupTargetAssignmentMetadata from './records/share-group-target-assignment-metadata.ts'
import * as shareSnapshot from './records/share-snapshot.ts'
import * as shareUpdate from './records/share-update.ts'
import * as snapshotFooterRecord from './records/snapshot-footer-record.ts'
import * as snapshotHeaderRecord from './records/snapshot-header-record.ts'
import * as streamsGroupCurrentMemberAssignment from './records/streams-group-current-member-assignment.ts'
import * as streamsGroupMemberMetadata from './records/streams-group-member-metadata.ts'
import * as streamsGroupMetadata from './records/streams-group-metadata.ts'
import * as streamsGroupTargetAssignmentMember from './records/streams-group-target-assignment-member.ts'
import * as streamsGroupTargetAssignmentMetadata from './records/streams-group-target-assignment-metadata.ts'
import * as streamsGroupTopology from './records/streams-group-topology.ts'
import * as subscriptionInfoData from './records/subscription-info-data.ts'
import * as topicRecord from './records/topic-record.ts'
import * as transactionLog from './records/transaction-log.ts'
import * as unfenceBrokerRecord from './records/unfence-broker-record.ts'
import * as unregisterBrokerRecord from './records/unregister-broker-record.ts'
import * as userScramCredentialRecord from './records/user-scram-credential-record.ts'
import * as votersRecord from './records/voters-record.ts'
import * as zkMigrationStateRecord from './records/zk-migration-state-record.ts'

/** One schema file: its name is also that of the generated file. */
export interface SchemaFile {
  readonly path: string
  readonly messages: readonly MessageSchema[]
}

function file(path: string, exports: Readonly<Record<string, MessageSchema>>): SchemaFile {
  return { path, messages: Object.values(exports).sort(requestsFirst) }
}

function requestsFirst(one: MessageSchema, other: MessageSchema): number {
  return Number(one.kind === 'response') - Number(other.kind === 'response')
}

/** Every schema of Kafka 4.3, by file. */
export const schemaFiles: readonly SchemaFile[] = [
  file('0-produce', api0),
  file('1-fetch', api1),
  file('2-list-offsets', api2),
  file('3-metadata', api3),
  file('4-leader-and-isr', api4),
  file('5-stop-replica', api5),
  file('6-update-metadata', api6),
  file('7-controlled-shutdown', api7),
  file('8-offset-commit', api8),
  file('9-offset-fetch', api9),
  file('10-find-coordinator', api10),
  file('11-join-group', api11),
  file('12-heartbeat', api12),
  file('13-leave-group', api13),
  file('14-sync-group', api14),
  file('15-describe-groups', api15),
  file('16-list-groups', api16),
  file('17-sasl-handshake', api17),
  file('18-api-versions', api18),
  file('19-create-topics', api19),
  file('20-delete-topics', api20),
  file('21-delete-records', api21),
  file('22-init-producer-id', api22),
  file('23-offset-for-leader-epoch', api23),
  file('24-add-partitions-to-txn', api24),
  file('25-add-offsets-to-txn', api25),
  file('26-end-txn', api26),
  file('27-write-txn-markers', api27),
  file('28-txn-offset-commit', api28),
  file('29-describe-acls', api29),
  file('30-create-acls', api30),
  file('31-delete-acls', api31),
  file('32-describe-configs', api32),
  file('33-alter-configs', api33),
  file('34-alter-replica-log-dirs', api34),
  file('35-describe-log-dirs', api35),
  file('36-sasl-authenticate', api36),
  file('37-create-partitions', api37),
  file('38-create-delegation-token', api38),
  file('39-renew-delegation-token', api39),
  file('40-expire-delegation-token', api40),
  file('41-describe-delegation-token', api41),
  file('42-delete-groups', api42),
  file('43-elect-leaders', api43),
  file('44-incremental-alter-configs', api44),
  file('45-alter-partition-reassignments', api45),
  file('46-list-partition-reassignments', api46),
  file('47-offset-delete', api47),
  file('48-describe-client-quotas', api48),
  file('49-alter-client-quotas', api49),
  file('50-describe-user-scram-credentials', api50),
  file('51-alter-user-scram-credentials', api51),
  file('52-vote', api52),
  file('53-begin-quorum-epoch', api53),
  file('54-end-quorum-epoch', api54),
  file('55-describe-quorum', api55),
  file('56-alter-partition', api56),
  file('57-update-features', api57),
  file('58-envelope', api58),
  file('59-fetch-snapshot', api59),
  file('60-describe-cluster', api60),
  file('61-describe-producers', api61),
  file('62-broker-registration', api62),
  file('63-broker-heartbeat', api63),
  file('64-unregister-broker', api64),
  file('65-describe-transactions', api65),
  file('66-list-transactions', api66),
  file('67-allocate-producer-ids', api67),
  file('68-consumer-group-heartbeat', api68),
  file('69-consumer-group-describe', api69),
  file('70-controller-registration', api70),
  file('71-get-telemetry-subscriptions', api71),
  file('72-push-telemetry', api72),
  file('73-assign-replicas-to-dirs', api73),
  file('74-list-config-resources', api74),
  file('75-describe-topic-partitions', api75),
  file('76-share-group-heartbeat', api76),
  file('77-share-group-describe', api77),
  file('78-share-fetch', api78),
  file('79-share-acknowledge', api79),
  file('80-add-raft-voter', api80),
  file('81-remove-raft-voter', api81),
  file('82-update-raft-voter', api82),
  file('83-initialize-share-group-state', api83),
  file('84-read-share-group-state', api84),
  file('85-write-share-group-state', api85),
  file('86-delete-share-group-state', api86),
  file('87-read-share-group-state-summary', api87),
  file('88-streams-group-heartbeat', api88),
  file('89-streams-group-describe', api89),
  file('90-describe-share-group-offsets', api90),
  file('91-alter-share-group-offsets', api91),
  file('92-delete-share-group-offsets', api92),
  file('headers', headers),
  file('records/abort-transaction-record', abortTransactionRecord),
  file('records/access-control-entry-record', accessControlEntryRecord),
  file('records/begin-transaction-record', beginTransactionRecord),
  file('records/broker-registration-change-record', brokerRegistrationChangeRecord),
  file('records/clear-elr-record', clearElrRecord),
  file('records/client-quota-record', clientQuotaRecord),
  file('records/config-record', configRecord),
  file('records/consumer-group-current-member-assignment', consumerGroupCurrentMemberAssignment),
  file('records/consumer-group-member-metadata', consumerGroupMemberMetadata),
  file('records/consumer-group-metadata', consumerGroupMetadata),
  file('records/consumer-group-partition-metadata', consumerGroupPartitionMetadata),
  file('records/consumer-group-regular-expression', consumerGroupRegularExpression),
  file('records/consumer-group-target-assignment-member', consumerGroupTargetAssignmentMember),
  file('records/consumer-group-target-assignment-metadata', consumerGroupTargetAssignmentMetadata),
  file('records/consumer-protocol-assignment', consumerProtocolAssignment),
  file('records/consumer-protocol-subscription', consumerProtocolSubscription),
  file('records/control-record-type-schema', controlRecordTypeSchema),
  file('records/default-principal-data', defaultPrincipalData),
  file('records/delegation-token-record', delegationTokenRecord),
  file('records/end-transaction-record', endTransactionRecord),
  file('records/end-txn-marker', endTxnMarker),
  file('records/feature-level-record', featureLevelRecord),
  file('records/fence-broker-record', fenceBrokerRecord),
  file('records/group-metadata', groupMetadata),
  file('records/k-raft-version-record', kRaftVersionRecord),
  file('records/leader-change-message', leaderChangeMessage),
  file('records/legacy-offset-commit', legacyOffsetCommit),
  file('records/no-op-record', noOpRecord),
  file('records/offset-commit', offsetCommit),
  file('records/partition-change-record', partitionChangeRecord),
  file('records/partition-record', partitionRecord),
  file('records/producer-ids-record', producerIdsRecord),
  file('records/producer-snapshot', producerSnapshot),
  file('records/quorum-state-data', quorumStateData),
  file('records/register-broker-record', registerBrokerRecord),
  file('records/register-controller-record', registerControllerRecord),
  file('records/remote-log-segment-metadata-record', remoteLogSegmentMetadataRecord),
  file(
    'records/remote-log-segment-metadata-snapshot-record',
    remoteLogSegmentMetadataSnapshotRecord,
  ),
  file('records/remote-log-segment-metadata-update-record', remoteLogSegmentMetadataUpdateRecord),
  file('records/remote-partition-delete-metadata-record', remotePartitionDeleteMetadataRecord),
  file('records/remove-access-control-entry-record', removeAccessControlEntryRecord),
  file('records/remove-delegation-token-record', removeDelegationTokenRecord),
  file('records/remove-topic-record', removeTopicRecord),
  file('records/remove-user-scram-credential-record', removeUserScramCredentialRecord),
  file('records/share-group-current-member-assignment', shareGroupCurrentMemberAssignment),
  file('records/share-group-member-metadata', shareGroupMemberMetadata),
  file('records/share-group-metadata', shareGroupMetadata),
  file('records/share-group-state-partition-metadata', shareGroupStatePartitionMetadata),
  file('records/share-group-target-assignment-member', shareGroupTargetAssignmentMember),
  file('records/share-group-target-assignment-metadata', shareGroupTargetAssignmentMetadata),
  file('records/share-snapshot', shareSnapshot),
  file('records/share-update', shareUpdate),
  file('records/snapshot-footer-record', snapshotFooterRecord),
  file('records/snapshot-header-record', snapshotHeaderRecord),
  file('records/streams-group-current-member-assignment', streamsGroupCurrentMemberAssignment),
  file('records/streams-group-member-metadata', streamsGroupMemberMetadata),
  file('records/streams-group-metadata', streamsGroupMetadata),
  file('records/streams-group-target-assignment-member', streamsGroupTargetAssignmentMember),
  file('records/streams-group-target-assignment-metadata', streamsGroupTargetAssignmentMetadata),
  file('records/streams-group-topology', streamsGroupTopology),
  file('records/subscription-info-data', subscriptionInfoData),
  file('records/topic-record', topicRecord),
  file('records/transaction-log', transactionLog),
  file('records/unfence-broker-record', unfenceBrokerRecord),
  file('records/unregister-broker-record', unregisterBrokerRecord),
  file('records/user-scram-credential-record', userScramCredentialRecord),
  file('records/voters-record', votersRecord),
  file('records/zk-migration-state-record', zkMigrationStateRecord),
]
