// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import { readProduceRequest, writeProduceRequest, readProduceResponse, writeProduceResponse } from './0-produce.ts'
import { readFetchRequest, writeFetchRequest, readFetchResponse, writeFetchResponse } from './1-fetch.ts'
import { readListOffsetsRequest, writeListOffsetsRequest, readListOffsetsResponse, writeListOffsetsResponse } from './2-list-offsets.ts'
import { readMetadataRequest, writeMetadataRequest, readMetadataResponse, writeMetadataResponse } from './3-metadata.ts'
import { readOffsetCommitRequest, writeOffsetCommitRequest, readOffsetCommitResponse, writeOffsetCommitResponse } from './8-offset-commit.ts'
import { readOffsetFetchRequest, writeOffsetFetchRequest, readOffsetFetchResponse, writeOffsetFetchResponse } from './9-offset-fetch.ts'
import { readFindCoordinatorRequest, writeFindCoordinatorRequest, readFindCoordinatorResponse, writeFindCoordinatorResponse } from './10-find-coordinator.ts'
import { readJoinGroupRequest, writeJoinGroupRequest, readJoinGroupResponse, writeJoinGroupResponse } from './11-join-group.ts'
import { readHeartbeatRequest, writeHeartbeatRequest, readHeartbeatResponse, writeHeartbeatResponse } from './12-heartbeat.ts'
import { readLeaveGroupRequest, writeLeaveGroupRequest, readLeaveGroupResponse, writeLeaveGroupResponse } from './13-leave-group.ts'
import { readSyncGroupRequest, writeSyncGroupRequest, readSyncGroupResponse, writeSyncGroupResponse } from './14-sync-group.ts'
import { readDescribeGroupsRequest, writeDescribeGroupsRequest, readDescribeGroupsResponse, writeDescribeGroupsResponse } from './15-describe-groups.ts'
import { readListGroupsRequest, writeListGroupsRequest, readListGroupsResponse, writeListGroupsResponse } from './16-list-groups.ts'
import { readSaslHandshakeRequest, writeSaslHandshakeRequest, readSaslHandshakeResponse, writeSaslHandshakeResponse } from './17-sasl-handshake.ts'
import { readApiVersionsRequest, writeApiVersionsRequest, readApiVersionsResponse, writeApiVersionsResponse } from './18-api-versions.ts'
import { readCreateTopicsRequest, writeCreateTopicsRequest, readCreateTopicsResponse, writeCreateTopicsResponse } from './19-create-topics.ts'
import { readDeleteTopicsRequest, writeDeleteTopicsRequest, readDeleteTopicsResponse, writeDeleteTopicsResponse } from './20-delete-topics.ts'
import { readDeleteRecordsRequest, writeDeleteRecordsRequest, readDeleteRecordsResponse, writeDeleteRecordsResponse } from './21-delete-records.ts'
import { readInitProducerIdRequest, writeInitProducerIdRequest, readInitProducerIdResponse, writeInitProducerIdResponse } from './22-init-producer-id.ts'
import { readOffsetForLeaderEpochRequest, writeOffsetForLeaderEpochRequest, readOffsetForLeaderEpochResponse, writeOffsetForLeaderEpochResponse } from './23-offset-for-leader-epoch.ts'
import { readAddPartitionsToTxnRequest, writeAddPartitionsToTxnRequest, readAddPartitionsToTxnResponse, writeAddPartitionsToTxnResponse } from './24-add-partitions-to-txn.ts'
import { readAddOffsetsToTxnRequest, writeAddOffsetsToTxnRequest, readAddOffsetsToTxnResponse, writeAddOffsetsToTxnResponse } from './25-add-offsets-to-txn.ts'
import { readEndTxnRequest, writeEndTxnRequest, readEndTxnResponse, writeEndTxnResponse } from './26-end-txn.ts'
import { readWriteTxnMarkersRequest, writeWriteTxnMarkersRequest, readWriteTxnMarkersResponse, writeWriteTxnMarkersResponse } from './27-write-txn-markers.ts'
import { readTxnOffsetCommitRequest, writeTxnOffsetCommitRequest, readTxnOffsetCommitResponse, writeTxnOffsetCommitResponse } from './28-txn-offset-commit.ts'
import { readDescribeAclsRequest, writeDescribeAclsRequest, readDescribeAclsResponse, writeDescribeAclsResponse } from './29-describe-acls.ts'
import { readCreateAclsRequest, writeCreateAclsRequest, readCreateAclsResponse, writeCreateAclsResponse } from './30-create-acls.ts'
import { readDeleteAclsRequest, writeDeleteAclsRequest, readDeleteAclsResponse, writeDeleteAclsResponse } from './31-delete-acls.ts'
import { readDescribeConfigsRequest, writeDescribeConfigsRequest, readDescribeConfigsResponse, writeDescribeConfigsResponse } from './32-describe-configs.ts'
import { readAlterConfigsRequest, writeAlterConfigsRequest, readAlterConfigsResponse, writeAlterConfigsResponse } from './33-alter-configs.ts'
import { readAlterReplicaLogDirsRequest, writeAlterReplicaLogDirsRequest, readAlterReplicaLogDirsResponse, writeAlterReplicaLogDirsResponse } from './34-alter-replica-log-dirs.ts'
import { readDescribeLogDirsRequest, writeDescribeLogDirsRequest, readDescribeLogDirsResponse, writeDescribeLogDirsResponse } from './35-describe-log-dirs.ts'
import { readSaslAuthenticateRequest, writeSaslAuthenticateRequest, readSaslAuthenticateResponse, writeSaslAuthenticateResponse } from './36-sasl-authenticate.ts'
import { readCreatePartitionsRequest, writeCreatePartitionsRequest, readCreatePartitionsResponse, writeCreatePartitionsResponse } from './37-create-partitions.ts'
import { readCreateDelegationTokenRequest, writeCreateDelegationTokenRequest, readCreateDelegationTokenResponse, writeCreateDelegationTokenResponse } from './38-create-delegation-token.ts'
import { readRenewDelegationTokenRequest, writeRenewDelegationTokenRequest, readRenewDelegationTokenResponse, writeRenewDelegationTokenResponse } from './39-renew-delegation-token.ts'
import { readExpireDelegationTokenRequest, writeExpireDelegationTokenRequest, readExpireDelegationTokenResponse, writeExpireDelegationTokenResponse } from './40-expire-delegation-token.ts'
import { readDescribeDelegationTokenRequest, writeDescribeDelegationTokenRequest, readDescribeDelegationTokenResponse, writeDescribeDelegationTokenResponse } from './41-describe-delegation-token.ts'
import { readDeleteGroupsRequest, writeDeleteGroupsRequest, readDeleteGroupsResponse, writeDeleteGroupsResponse } from './42-delete-groups.ts'
import { readElectLeadersRequest, writeElectLeadersRequest, readElectLeadersResponse, writeElectLeadersResponse } from './43-elect-leaders.ts'
import { readIncrementalAlterConfigsRequest, writeIncrementalAlterConfigsRequest, readIncrementalAlterConfigsResponse, writeIncrementalAlterConfigsResponse } from './44-incremental-alter-configs.ts'
import { readAlterPartitionReassignmentsRequest, writeAlterPartitionReassignmentsRequest, readAlterPartitionReassignmentsResponse, writeAlterPartitionReassignmentsResponse } from './45-alter-partition-reassignments.ts'
import { readListPartitionReassignmentsRequest, writeListPartitionReassignmentsRequest, readListPartitionReassignmentsResponse, writeListPartitionReassignmentsResponse } from './46-list-partition-reassignments.ts'
import { readOffsetDeleteRequest, writeOffsetDeleteRequest, readOffsetDeleteResponse, writeOffsetDeleteResponse } from './47-offset-delete.ts'
import { readDescribeClientQuotasRequest, writeDescribeClientQuotasRequest, readDescribeClientQuotasResponse, writeDescribeClientQuotasResponse } from './48-describe-client-quotas.ts'
import { readAlterClientQuotasRequest, writeAlterClientQuotasRequest, readAlterClientQuotasResponse, writeAlterClientQuotasResponse } from './49-alter-client-quotas.ts'
import { readDescribeUserScramCredentialsRequest, writeDescribeUserScramCredentialsRequest, readDescribeUserScramCredentialsResponse, writeDescribeUserScramCredentialsResponse } from './50-describe-user-scram-credentials.ts'
import { readAlterUserScramCredentialsRequest, writeAlterUserScramCredentialsRequest, readAlterUserScramCredentialsResponse, writeAlterUserScramCredentialsResponse } from './51-alter-user-scram-credentials.ts'
import { readVoteRequest, writeVoteRequest, readVoteResponse, writeVoteResponse } from './52-vote.ts'
import { readBeginQuorumEpochRequest, writeBeginQuorumEpochRequest, readBeginQuorumEpochResponse, writeBeginQuorumEpochResponse } from './53-begin-quorum-epoch.ts'
import { readEndQuorumEpochRequest, writeEndQuorumEpochRequest, readEndQuorumEpochResponse, writeEndQuorumEpochResponse } from './54-end-quorum-epoch.ts'
import { readDescribeQuorumRequest, writeDescribeQuorumRequest, readDescribeQuorumResponse, writeDescribeQuorumResponse } from './55-describe-quorum.ts'
import { readAlterPartitionRequest, writeAlterPartitionRequest, readAlterPartitionResponse, writeAlterPartitionResponse } from './56-alter-partition.ts'
import { readUpdateFeaturesRequest, writeUpdateFeaturesRequest, readUpdateFeaturesResponse, writeUpdateFeaturesResponse } from './57-update-features.ts'
import { readEnvelopeRequest, writeEnvelopeRequest, readEnvelopeResponse, writeEnvelopeResponse } from './58-envelope.ts'
import { readFetchSnapshotRequest, writeFetchSnapshotRequest, readFetchSnapshotResponse, writeFetchSnapshotResponse } from './59-fetch-snapshot.ts'
import { readDescribeClusterRequest, writeDescribeClusterRequest, readDescribeClusterResponse, writeDescribeClusterResponse } from './60-describe-cluster.ts'
import { readDescribeProducersRequest, writeDescribeProducersRequest, readDescribeProducersResponse, writeDescribeProducersResponse } from './61-describe-producers.ts'
import { readBrokerRegistrationRequest, writeBrokerRegistrationRequest, readBrokerRegistrationResponse, writeBrokerRegistrationResponse } from './62-broker-registration.ts'
import { readBrokerHeartbeatRequest, writeBrokerHeartbeatRequest, readBrokerHeartbeatResponse, writeBrokerHeartbeatResponse } from './63-broker-heartbeat.ts'
import { readUnregisterBrokerRequest, writeUnregisterBrokerRequest, readUnregisterBrokerResponse, writeUnregisterBrokerResponse } from './64-unregister-broker.ts'
import { readDescribeTransactionsRequest, writeDescribeTransactionsRequest, readDescribeTransactionsResponse, writeDescribeTransactionsResponse } from './65-describe-transactions.ts'
import { readListTransactionsRequest, writeListTransactionsRequest, readListTransactionsResponse, writeListTransactionsResponse } from './66-list-transactions.ts'
import { readAllocateProducerIdsRequest, writeAllocateProducerIdsRequest, readAllocateProducerIdsResponse, writeAllocateProducerIdsResponse } from './67-allocate-producer-ids.ts'
import { readConsumerGroupHeartbeatRequest, writeConsumerGroupHeartbeatRequest, readConsumerGroupHeartbeatResponse, writeConsumerGroupHeartbeatResponse } from './68-consumer-group-heartbeat.ts'
import { readConsumerGroupDescribeRequest, writeConsumerGroupDescribeRequest, readConsumerGroupDescribeResponse, writeConsumerGroupDescribeResponse } from './69-consumer-group-describe.ts'
import { readControllerRegistrationRequest, writeControllerRegistrationRequest, readControllerRegistrationResponse, writeControllerRegistrationResponse } from './70-controller-registration.ts'
import { readGetTelemetrySubscriptionsRequest, writeGetTelemetrySubscriptionsRequest, readGetTelemetrySubscriptionsResponse, writeGetTelemetrySubscriptionsResponse } from './71-get-telemetry-subscriptions.ts'
import { readPushTelemetryRequest, writePushTelemetryRequest, readPushTelemetryResponse, writePushTelemetryResponse } from './72-push-telemetry.ts'
import { readAssignReplicasToDirsRequest, writeAssignReplicasToDirsRequest, readAssignReplicasToDirsResponse, writeAssignReplicasToDirsResponse } from './73-assign-replicas-to-dirs.ts'
import { readListConfigResourcesRequest, writeListConfigResourcesRequest, readListConfigResourcesResponse, writeListConfigResourcesResponse } from './74-list-config-resources.ts'
import { readDescribeTopicPartitionsRequest, writeDescribeTopicPartitionsRequest, readDescribeTopicPartitionsResponse, writeDescribeTopicPartitionsResponse } from './75-describe-topic-partitions.ts'
import { readShareGroupHeartbeatRequest, writeShareGroupHeartbeatRequest, readShareGroupHeartbeatResponse, writeShareGroupHeartbeatResponse } from './76-share-group-heartbeat.ts'
import { readShareGroupDescribeRequest, writeShareGroupDescribeRequest, readShareGroupDescribeResponse, writeShareGroupDescribeResponse } from './77-share-group-describe.ts'
import { readShareFetchRequest, writeShareFetchRequest, readShareFetchResponse, writeShareFetchResponse } from './78-share-fetch.ts'
import { readShareAcknowledgeRequest, writeShareAcknowledgeRequest, readShareAcknowledgeResponse, writeShareAcknowledgeResponse } from './79-share-acknowledge.ts'
import { readAddRaftVoterRequest, writeAddRaftVoterRequest, readAddRaftVoterResponse, writeAddRaftVoterResponse } from './80-add-raft-voter.ts'
import { readRemoveRaftVoterRequest, writeRemoveRaftVoterRequest, readRemoveRaftVoterResponse, writeRemoveRaftVoterResponse } from './81-remove-raft-voter.ts'
import { readUpdateRaftVoterRequest, writeUpdateRaftVoterRequest, readUpdateRaftVoterResponse, writeUpdateRaftVoterResponse } from './82-update-raft-voter.ts'
import { readInitializeShareGroupStateRequest, writeInitializeShareGroupStateRequest, readInitializeShareGroupStateResponse, writeInitializeShareGroupStateResponse } from './83-initialize-share-group-state.ts'
import { readReadShareGroupStateRequest, writeReadShareGroupStateRequest, readReadShareGroupStateResponse, writeReadShareGroupStateResponse } from './84-read-share-group-state.ts'
import { readWriteShareGroupStateRequest, writeWriteShareGroupStateRequest, readWriteShareGroupStateResponse, writeWriteShareGroupStateResponse } from './85-write-share-group-state.ts'
import { readDeleteShareGroupStateRequest, writeDeleteShareGroupStateRequest, readDeleteShareGroupStateResponse, writeDeleteShareGroupStateResponse } from './86-delete-share-group-state.ts'
import { readReadShareGroupStateSummaryRequest, writeReadShareGroupStateSummaryRequest, readReadShareGroupStateSummaryResponse, writeReadShareGroupStateSummaryResponse } from './87-read-share-group-state-summary.ts'
import { readStreamsGroupHeartbeatRequest, writeStreamsGroupHeartbeatRequest, readStreamsGroupHeartbeatResponse, writeStreamsGroupHeartbeatResponse } from './88-streams-group-heartbeat.ts'
import { readStreamsGroupDescribeRequest, writeStreamsGroupDescribeRequest, readStreamsGroupDescribeResponse, writeStreamsGroupDescribeResponse } from './89-streams-group-describe.ts'
import { readDescribeShareGroupOffsetsRequest, writeDescribeShareGroupOffsetsRequest, readDescribeShareGroupOffsetsResponse, writeDescribeShareGroupOffsetsResponse } from './90-describe-share-group-offsets.ts'
import { readAlterShareGroupOffsetsRequest, writeAlterShareGroupOffsetsRequest, readAlterShareGroupOffsetsResponse, writeAlterShareGroupOffsetsResponse } from './91-alter-share-group-offsets.ts'
import { readDeleteShareGroupOffsetsRequest, writeDeleteShareGroupOffsetsRequest, readDeleteShareGroupOffsetsResponse, writeDeleteShareGroupOffsetsResponse } from './92-delete-share-group-offsets.ts'
import { readRequestHeader, writeRequestHeader, readResponseHeader, writeResponseHeader } from './headers.ts'
import { readAbortTransactionRecord, writeAbortTransactionRecord } from './records/abort-transaction-record.ts'
import { readAccessControlEntryRecord, writeAccessControlEntryRecord } from './records/access-control-entry-record.ts'
import { readBeginTransactionRecord, writeBeginTransactionRecord } from './records/begin-transaction-record.ts'
import { readBrokerRegistrationChangeRecord, writeBrokerRegistrationChangeRecord } from './records/broker-registration-change-record.ts'
import { readClearElrRecord, writeClearElrRecord } from './records/clear-elr-record.ts'
import { readClientQuotaRecord, writeClientQuotaRecord } from './records/client-quota-record.ts'
import { readConfigRecord, writeConfigRecord } from './records/config-record.ts'
import { readConsumerGroupCurrentMemberAssignmentKey, writeConsumerGroupCurrentMemberAssignmentKey, readConsumerGroupCurrentMemberAssignmentValue, writeConsumerGroupCurrentMemberAssignmentValue } from './records/consumer-group-current-member-assignment.ts'
import { readConsumerGroupMemberMetadataKey, writeConsumerGroupMemberMetadataKey, readConsumerGroupMemberMetadataValue, writeConsumerGroupMemberMetadataValue } from './records/consumer-group-member-metadata.ts'
import { readConsumerGroupMetadataKey, writeConsumerGroupMetadataKey, readConsumerGroupMetadataValue, writeConsumerGroupMetadataValue } from './records/consumer-group-metadata.ts'
import { readConsumerGroupPartitionMetadataKey, writeConsumerGroupPartitionMetadataKey, readConsumerGroupPartitionMetadataValue, writeConsumerGroupPartitionMetadataValue } from './records/consumer-group-partition-metadata.ts'
import { readConsumerGroupRegularExpressionKey, writeConsumerGroupRegularExpressionKey, readConsumerGroupRegularExpressionValue, writeConsumerGroupRegularExpressionValue } from './records/consumer-group-regular-expression.ts'
import { readConsumerGroupTargetAssignmentMemberKey, writeConsumerGroupTargetAssignmentMemberKey, readConsumerGroupTargetAssignmentMemberValue, writeConsumerGroupTargetAssignmentMemberValue } from './records/consumer-group-target-assignment-member.ts'
import { readConsumerGroupTargetAssignmentMetadataKey, writeConsumerGroupTargetAssignmentMetadataKey, readConsumerGroupTargetAssignmentMetadataValue, writeConsumerGroupTargetAssignmentMetadataValue } from './records/consumer-group-target-assignment-metadata.ts'
import { readConsumerProtocolAssignment, writeConsumerProtocolAssignment } from './records/consumer-protocol-assignment.ts'
import { readConsumerProtocolSubscription, writeConsumerProtocolSubscription } from './records/consumer-protocol-subscription.ts'
import { readControlRecordTypeSchema, writeControlRecordTypeSchema } from './records/control-record-type-schema.ts'
import { readDefaultPrincipalData, writeDefaultPrincipalData } from './records/default-principal-data.ts'
import { readDelegationTokenRecord, writeDelegationTokenRecord } from './records/delegation-token-record.ts'
import { readEndTransactionRecord, writeEndTransactionRecord } from './records/end-transaction-record.ts'
import { readEndTxnMarker, writeEndTxnMarker } from './records/end-txn-marker.ts'
import { readFeatureLevelRecord, writeFeatureLevelRecord } from './records/feature-level-record.ts'
import { readFenceBrokerRecord, writeFenceBrokerRecord } from './records/fence-broker-record.ts'
import { readGroupMetadataKey, writeGroupMetadataKey, readGroupMetadataValue, writeGroupMetadataValue } from './records/group-metadata.ts'
import { readKRaftVersionRecord, writeKRaftVersionRecord } from './records/k-raft-version-record.ts'
import { readLeaderChangeMessage, writeLeaderChangeMessage } from './records/leader-change-message.ts'
import { readLegacyOffsetCommitKey, writeLegacyOffsetCommitKey, readLegacyOffsetCommitValue, writeLegacyOffsetCommitValue } from './records/legacy-offset-commit.ts'
import { readNoOpRecord, writeNoOpRecord } from './records/no-op-record.ts'
import { readOffsetCommitKey, writeOffsetCommitKey, readOffsetCommitValue, writeOffsetCommitValue } from './records/offset-commit.ts'
import { readPartitionChangeRecord, writePartitionChangeRecord } from './records/partition-change-record.ts'
import { readPartitionRecord, writePartitionRecord } from './records/partition-record.ts'
import { readProducerIdsRecord, writeProducerIdsRecord } from './records/producer-ids-record.ts'
import { readProducerSnapshot, writeProducerSnapshot } from './records/producer-snapshot.ts'
import { readQuorumStateData, writeQuorumStateData } from './records/quorum-state-data.ts'
import { readRegisterBrokerRecord, writeRegisterBrokerRecord } from './records/register-broker-record.ts'
import { readRegisterControllerRecord, writeRegisterControllerRecord } from './records/register-controller-record.ts'
import { readRemoteLogSegmentMetadataRecord, writeRemoteLogSegmentMetadataRecord } from './records/remote-log-segment-metadata-record.ts'
import { readRemoteLogSegmentMetadataSnapshotRecord, writeRemoteLogSegmentMetadataSnapshotRecord } from './records/remote-log-segment-metadata-snapshot-record.ts'
import { readRemoteLogSegmentMetadataUpdateRecord, writeRemoteLogSegmentMetadataUpdateRecord } from './records/remote-log-segment-metadata-update-record.ts'
import { readRemotePartitionDeleteMetadataRecord, writeRemotePartitionDeleteMetadataRecord } from './records/remote-partition-delete-metadata-record.ts'
import { readRemoveAccessControlEntryRecord, writeRemoveAccessControlEntryRecord } from './records/remove-access-control-entry-record.ts'
import { readRemoveDelegationTokenRecord, writeRemoveDelegationTokenRecord } from './records/remove-delegation-token-record.ts'
import { readRemoveTopicRecord, writeRemoveTopicRecord } from './records/remove-topic-record.ts'
import { readRemoveUserScramCredentialRecord, writeRemoveUserScramCredentialRecord } from './records/remove-user-scram-credential-record.ts'
import { readShareGroupCurrentMemberAssignmentKey, writeShareGroupCurrentMemberAssignmentKey, readShareGroupCurrentMemberAssignmentValue, writeShareGroupCurrentMemberAssignmentValue } from './records/share-group-current-member-assignment.ts'
import { readShareGroupMemberMetadataKey, writeShareGroupMemberMetadataKey, readShareGroupMemberMetadataValue, writeShareGroupMemberMetadataValue } from './records/share-group-member-metadata.ts'
import { readShareGroupMetadataKey, writeShareGroupMetadataKey, readShareGroupMetadataValue, writeShareGroupMetadataValue } from './records/share-group-metadata.ts'
import { readShareGroupStatePartitionMetadataKey, writeShareGroupStatePartitionMetadataKey, readShareGroupStatePartitionMetadataValue, writeShareGroupStatePartitionMetadataValue } from './records/share-group-state-partition-metadata.ts'
import { readShareGroupTargetAssignmentMemberKey, writeShareGroupTargetAssignmentMemberKey, readShareGroupTargetAssignmentMemberValue, writeShareGroupTargetAssignmentMemberValue } from './records/share-group-target-assignment-member.ts'
import { readShareGroupTargetAssignmentMetadataKey, writeShareGroupTargetAssignmentMetadataKey, readShareGroupTargetAssignmentMetadataValue, writeShareGroupTargetAssignmentMetadataValue } from './records/share-group-target-assignment-metadata.ts'
import { readShareSnapshotKey, writeShareSnapshotKey, readShareSnapshotValue, writeShareSnapshotValue } from './records/share-snapshot.ts'
import { readShareUpdateKey, writeShareUpdateKey, readShareUpdateValue, writeShareUpdateValue } from './records/share-update.ts'
import { readSnapshotFooterRecord, writeSnapshotFooterRecord } from './records/snapshot-footer-record.ts'
import { readSnapshotHeaderRecord, writeSnapshotHeaderRecord } from './records/snapshot-header-record.ts'
import { readStreamsGroupCurrentMemberAssignmentKey, writeStreamsGroupCurrentMemberAssignmentKey, readStreamsGroupCurrentMemberAssignmentValue, writeStreamsGroupCurrentMemberAssignmentValue } from './records/streams-group-current-member-assignment.ts'
import { readStreamsGroupMemberMetadataKey, writeStreamsGroupMemberMetadataKey, readStreamsGroupMemberMetadataValue, writeStreamsGroupMemberMetadataValue } from './records/streams-group-member-metadata.ts'
import { readStreamsGroupMetadataKey, writeStreamsGroupMetadataKey, readStreamsGroupMetadataValue, writeStreamsGroupMetadataValue } from './records/streams-group-metadata.ts'
import { readStreamsGroupTargetAssignmentMemberKey, writeStreamsGroupTargetAssignmentMemberKey, readStreamsGroupTargetAssignmentMemberValue, writeStreamsGroupTargetAssignmentMemberValue } from './records/streams-group-target-assignment-member.ts'
import { readStreamsGroupTargetAssignmentMetadataKey, writeStreamsGroupTargetAssignmentMetadataKey, readStreamsGroupTargetAssignmentMetadataValue, writeStreamsGroupTargetAssignmentMetadataValue } from './records/streams-group-target-assignment-metadata.ts'
import { readStreamsGroupTopologyKey, writeStreamsGroupTopologyKey, readStreamsGroupTopologyValue, writeStreamsGroupTopologyValue } from './records/streams-group-topology.ts'
import { readSubscriptionInfoData, writeSubscriptionInfoData } from './records/subscription-info-data.ts'
import { readTopicRecord, writeTopicRecord } from './records/topic-record.ts'
import { readTransactionLogKey, writeTransactionLogKey, readTransactionLogValue, writeTransactionLogValue } from './records/transaction-log.ts'
import { readUnfenceBrokerRecord, writeUnfenceBrokerRecord } from './records/unfence-broker-record.ts'
import { readUnregisterBrokerRecord, writeUnregisterBrokerRecord } from './records/unregister-broker-record.ts'
import { readUserScramCredentialRecord, writeUserScramCredentialRecord } from './records/user-scram-credential-record.ts'
import { readVotersRecord, writeVotersRecord } from './records/voters-record.ts'
import { readZkMigrationStateRecord, writeZkMigrationStateRecord } from './records/zk-migration-state-record.ts'

export const codecs = {
  ProduceRequest: { read: readProduceRequest, write: writeProduceRequest },
  ProduceResponse: { read: readProduceResponse, write: writeProduceResponse },
  FetchRequest: { read: readFetchRequest, write: writeFetchRequest },
  FetchResponse: { read: readFetchResponse, write: writeFetchResponse },
  ListOffsetsRequest: { read: readListOffsetsRequest, write: writeListOffsetsRequest },
  ListOffsetsResponse: { read: readListOffsetsResponse, write: writeListOffsetsResponse },
  MetadataRequest: { read: readMetadataRequest, write: writeMetadataRequest },
  MetadataResponse: { read: readMetadataResponse, write: writeMetadataResponse },
  OffsetCommitRequest: { read: readOffsetCommitRequest, write: writeOffsetCommitRequest },
  OffsetCommitResponse: { read: readOffsetCommitResponse, write: writeOffsetCommitResponse },
  OffsetFetchRequest: { read: readOffsetFetchRequest, write: writeOffsetFetchRequest },
  OffsetFetchResponse: { read: readOffsetFetchResponse, write: writeOffsetFetchResponse },
  FindCoordinatorRequest: { read: readFindCoordinatorRequest, write: writeFindCoordinatorRequest },
  FindCoordinatorResponse: { read: readFindCoordinatorResponse, write: writeFindCoordinatorResponse },
  JoinGroupRequest: { read: readJoinGroupRequest, write: writeJoinGroupRequest },
  JoinGroupResponse: { read: readJoinGroupResponse, write: writeJoinGroupResponse },
  HeartbeatRequest: { read: readHeartbeatRequest, write: writeHeartbeatRequest },
  HeartbeatResponse: { read: readHeartbeatResponse, write: writeHeartbeatResponse },
  LeaveGroupRequest: { read: readLeaveGroupRequest, write: writeLeaveGroupRequest },
  LeaveGroupResponse: { read: readLeaveGroupResponse, write: writeLeaveGroupResponse },
  SyncGroupRequest: { read: readSyncGroupRequest, write: writeSyncGroupRequest },
  SyncGroupResponse: { read: readSyncGroupResponse, write: writeSyncGroupResponse },
  DescribeGroupsRequest: { read: readDescribeGroupsRequest, write: writeDescribeGroupsRequest },
  DescribeGroupsResponse: { read: readDescribeGroupsResponse, write: writeDescribeGroupsResponse },
  ListGroupsRequest: { read: readListGroupsRequest, write: writeListGroupsRequest },
  ListGroupsResponse: { read: readListGroupsResponse, write: writeListGroupsResponse },
  SaslHandshakeRequest: { read: readSaslHandshakeRequest, write: writeSaslHandshakeRequest },
  SaslHandshakeResponse: { read: readSaslHandshakeResponse, write: writeSaslHandshakeResponse },
  ApiVersionsRequest: { read: readApiVersionsRequest, write: writeApiVersionsRequest },
  ApiVersionsResponse: { read: readApiVersionsResponse, write: writeApiVersionsResponse },
  CreateTopicsRequest: { read: readCreateTopicsRequest, write: writeCreateTopicsRequest },
  CreateTopicsResponse: { read: readCreateTopicsResponse, write: writeCreateTopicsResponse },
  DeleteTopicsRequest: { read: readDeleteTopicsRequest, write: writeDeleteTopicsRequest },
  DeleteTopicsResponse: { read: readDeleteTopicsResponse, write: writeDeleteTopicsResponse },
  DeleteRecordsRequest: { read: readDeleteRecordsRequest, write: writeDeleteRecordsRequest },
  DeleteRecordsResponse: { read: readDeleteRecordsResponse, write: writeDeleteRecordsResponse },
  InitProducerIdRequest: { read: readInitProducerIdRequest, write: writeInitProducerIdRequest },
  InitProducerIdResponse: { read: readInitProducerIdResponse, write: writeInitProducerIdResponse },
  OffsetForLeaderEpochRequest: { read: readOffsetForLeaderEpochRequest, write: writeOffsetForLeaderEpochRequest },
  OffsetForLeaderEpochResponse: { read: readOffsetForLeaderEpochResponse, write: writeOffsetForLeaderEpochResponse },
  AddPartitionsToTxnRequest: { read: readAddPartitionsToTxnRequest, write: writeAddPartitionsToTxnRequest },
  AddPartitionsToTxnResponse: { read: readAddPartitionsToTxnResponse, write: writeAddPartitionsToTxnResponse },
  AddOffsetsToTxnRequest: { read: readAddOffsetsToTxnRequest, write: writeAddOffsetsToTxnRequest },
  AddOffsetsToTxnResponse: { read: readAddOffsetsToTxnResponse, write: writeAddOffsetsToTxnResponse },
  EndTxnRequest: { read: readEndTxnRequest, write: writeEndTxnRequest },
  EndTxnResponse: { read: readEndTxnResponse, write: writeEndTxnResponse },
  WriteTxnMarkersRequest: { read: readWriteTxnMarkersRequest, write: writeWriteTxnMarkersRequest },
  WriteTxnMarkersResponse: { read: readWriteTxnMarkersResponse, write: writeWriteTxnMarkersResponse },
  TxnOffsetCommitRequest: { read: readTxnOffsetCommitRequest, write: writeTxnOffsetCommitRequest },
  TxnOffsetCommitResponse: { read: readTxnOffsetCommitResponse, write: writeTxnOffsetCommitResponse },
  DescribeAclsRequest: { read: readDescribeAclsRequest, write: writeDescribeAclsRequest },
  DescribeAclsResponse: { read: readDescribeAclsResponse, write: writeDescribeAclsResponse },
  CreateAclsRequest: { read: readCreateAclsRequest, write: writeCreateAclsRequest },
  CreateAclsResponse: { read: readCreateAclsResponse, write: writeCreateAclsResponse },
  DeleteAclsRequest: { read: readDeleteAclsRequest, write: writeDeleteAclsRequest },
  DeleteAclsResponse: { read: readDeleteAclsResponse, write: writeDeleteAclsResponse },
  DescribeConfigsRequest: { read: readDescribeConfigsRequest, write: writeDescribeConfigsRequest },
  DescribeConfigsResponse: { read: readDescribeConfigsResponse, write: writeDescribeConfigsResponse },
  AlterConfigsRequest: { read: readAlterConfigsRequest, write: writeAlterConfigsRequest },
  AlterConfigsResponse: { read: readAlterConfigsResponse, write: writeAlterConfigsResponse },
  AlterReplicaLogDirsRequest: { read: readAlterReplicaLogDirsRequest, write: writeAlterReplicaLogDirsRequest },
  AlterReplicaLogDirsResponse: { read: readAlterReplicaLogDirsResponse, write: writeAlterReplicaLogDirsResponse },
  DescribeLogDirsRequest: { read: readDescribeLogDirsRequest, write: writeDescribeLogDirsRequest },
  DescribeLogDirsResponse: { read: readDescribeLogDirsResponse, write: writeDescribeLogDirsResponse },
  SaslAuthenticateRequest: { read: readSaslAuthenticateRequest, write: writeSaslAuthenticateRequest },
  SaslAuthenticateResponse: { read: readSaslAuthenticateResponse, write: writeSaslAuthenticateResponse },
  CreatePartitionsRequest: { read: readCreatePartitionsRequest, write: writeCreatePartitionsRequest },
  CreatePartitionsResponse: { read: readCreatePartitionsResponse, write: writeCreatePartitionsResponse },
  CreateDelegationTokenRequest: { read: readCreateDelegationTokenRequest, write: writeCreateDelegationTokenRequest },
  CreateDelegationTokenResponse: { read: readCreateDelegationTokenResponse, write: writeCreateDelegationTokenResponse },
  RenewDelegationTokenRequest: { read: readRenewDelegationTokenRequest, write: writeRenewDelegationTokenRequest },
  RenewDelegationTokenResponse: { read: readRenewDelegationTokenResponse, write: writeRenewDelegationTokenResponse },
  ExpireDelegationTokenRequest: { read: readExpireDelegationTokenRequest, write: writeExpireDelegationTokenRequest },
  ExpireDelegationTokenResponse: { read: readExpireDelegationTokenResponse, write: writeExpireDelegationTokenResponse },
  DescribeDelegationTokenRequest: { read: readDescribeDelegationTokenRequest, write: writeDescribeDelegationTokenRequest },
  DescribeDelegationTokenResponse: { read: readDescribeDelegationTokenResponse, write: writeDescribeDelegationTokenResponse },
  DeleteGroupsRequest: { read: readDeleteGroupsRequest, write: writeDeleteGroupsRequest },
  DeleteGroupsResponse: { read: readDeleteGroupsResponse, write: writeDeleteGroupsResponse },
  ElectLeadersRequest: { read: readElectLeadersRequest, write: writeElectLeadersRequest },
  ElectLeadersResponse: { read: readElectLeadersResponse, write: writeElectLeadersResponse },
  IncrementalAlterConfigsRequest: { read: readIncrementalAlterConfigsRequest, write: writeIncrementalAlterConfigsRequest },
  IncrementalAlterConfigsResponse: { read: readIncrementalAlterConfigsResponse, write: writeIncrementalAlterConfigsResponse },
  AlterPartitionReassignmentsRequest: { read: readAlterPartitionReassignmentsRequest, write: writeAlterPartitionReassignmentsRequest },
  AlterPartitionReassignmentsResponse: { read: readAlterPartitionReassignmentsResponse, write: writeAlterPartitionReassignmentsResponse },
  ListPartitionReassignmentsRequest: { read: readListPartitionReassignmentsRequest, write: writeListPartitionReassignmentsRequest },
  ListPartitionReassignmentsResponse: { read: readListPartitionReassignmentsResponse, write: writeListPartitionReassignmentsResponse },
  OffsetDeleteRequest: { read: readOffsetDeleteRequest, write: writeOffsetDeleteRequest },
  OffsetDeleteResponse: { read: readOffsetDeleteResponse, write: writeOffsetDeleteResponse },
  DescribeClientQuotasRequest: { read: readDescribeClientQuotasRequest, write: writeDescribeClientQuotasRequest },
  DescribeClientQuotasResponse: { read: readDescribeClientQuotasResponse, write: writeDescribeClientQuotasResponse },
  AlterClientQuotasRequest: { read: readAlterClientQuotasRequest, write: writeAlterClientQuotasRequest },
  AlterClientQuotasResponse: { read: readAlterClientQuotasResponse, write: writeAlterClientQuotasResponse },
  DescribeUserScramCredentialsRequest: { read: readDescribeUserScramCredentialsRequest, write: writeDescribeUserScramCredentialsRequest },
  DescribeUserScramCredentialsResponse: { read: readDescribeUserScramCredentialsResponse, write: writeDescribeUserScramCredentialsResponse },
  AlterUserScramCredentialsRequest: { read: readAlterUserScramCredentialsRequest, write: writeAlterUserScramCredentialsRequest },
  AlterUserScramCredentialsResponse: { read: readAlterUserScramCredentialsResponse, write: writeAlterUserScramCredentialsResponse },
  VoteRequest: { read: readVoteRequest, write: writeVoteRequest },
  VoteResponse: { read: readVoteResponse, write: writeVoteResponse },
  BeginQuorumEpochRequest: { read: readBeginQuorumEpochRequest, write: writeBeginQuorumEpochRequest },
  BeginQuorumEpochResponse: { read: readBeginQuorumEpochResponse, write: writeBeginQuorumEpochResponse },
  EndQuorumEpochRequest: { read: readEndQuorumEpochRequest, write: writeEndQuorumEpochRequest },
  EndQuorumEpochResponse: { read: readEndQuorumEpochResponse, write: writeEndQuorumEpochResponse },
  DescribeQuorumRequest: { read: readDescribeQuorumRequest, write: writeDescribeQuorumRequest },
  DescribeQuorumResponse: { read: readDescribeQuorumResponse, write: writeDescribeQuorumResponse },
  AlterPartitionRequest: { read: readAlterPartitionRequest, write: writeAlterPartitionRequest },
  AlterPartitionResponse: { read: readAlterPartitionResponse, write: writeAlterPartitionResponse },
  UpdateFeaturesRequest: { read: readUpdateFeaturesRequest, write: writeUpdateFeaturesRequest },
  UpdateFeaturesResponse: { read: readUpdateFeaturesResponse, write: writeUpdateFeaturesResponse },
  EnvelopeRequest: { read: readEnvelopeRequest, write: writeEnvelopeRequest },
  EnvelopeResponse: { read: readEnvelopeResponse, write: writeEnvelopeResponse },
  FetchSnapshotRequest: { read: readFetchSnapshotRequest, write: writeFetchSnapshotRequest },
  FetchSnapshotResponse: { read: readFetchSnapshotResponse, write: writeFetchSnapshotResponse },
  DescribeClusterRequest: { read: readDescribeClusterRequest, write: writeDescribeClusterRequest },
  DescribeClusterResponse: { read: readDescribeClusterResponse, write: writeDescribeClusterResponse },
  DescribeProducersRequest: { read: readDescribeProducersRequest, write: writeDescribeProducersRequest },
  DescribeProducersResponse: { read: readDescribeProducersResponse, write: writeDescribeProducersResponse },
  BrokerRegistrationRequest: { read: readBrokerRegistrationRequest, write: writeBrokerRegistrationRequest },
  BrokerRegistrationResponse: { read: readBrokerRegistrationResponse, write: writeBrokerRegistrationResponse },
  BrokerHeartbeatRequest: { read: readBrokerHeartbeatRequest, write: writeBrokerHeartbeatRequest },
  BrokerHeartbeatResponse: { read: readBrokerHeartbeatResponse, write: writeBrokerHeartbeatResponse },
  UnregisterBrokerRequest: { read: readUnregisterBrokerRequest, write: writeUnregisterBrokerRequest },
  UnregisterBrokerResponse: { read: readUnregisterBrokerResponse, write: writeUnregisterBrokerResponse },
  DescribeTransactionsRequest: { read: readDescribeTransactionsRequest, write: writeDescribeTransactionsRequest },
  DescribeTransactionsResponse: { read: readDescribeTransactionsResponse, write: writeDescribeTransactionsResponse },
  ListTransactionsRequest: { read: readListTransactionsRequest, write: writeListTransactionsRequest },
  ListTransactionsResponse: { read: readListTransactionsResponse, write: writeListTransactionsResponse },
  AllocateProducerIdsRequest: { read: readAllocateProducerIdsRequest, write: writeAllocateProducerIdsRequest },
  AllocateProducerIdsResponse: { read: readAllocateProducerIdsResponse, write: writeAllocateProducerIdsResponse },
  ConsumerGroupHeartbeatRequest: { read: readConsumerGroupHeartbeatRequest, write: writeConsumerGroupHeartbeatRequest },
  ConsumerGroupHeartbeatResponse: { read: readConsumerGroupHeartbeatResponse, write: writeConsumerGroupHeartbeatResponse },
  ConsumerGroupDescribeRequest: { read: readConsumerGroupDescribeRequest, write: writeConsumerGroupDescribeRequest },
  ConsumerGroupDescribeResponse: { read: readConsumerGroupDescribeResponse, write: writeConsumerGroupDescribeResponse },
  ControllerRegistrationRequest: { read: readControllerRegistrationRequest, write: writeControllerRegistrationRequest },
  ControllerRegistrationResponse: { read: readControllerRegistrationResponse, write: writeControllerRegistrationResponse },
  GetTelemetrySubscriptionsRequest: { read: readGetTelemetrySubscriptionsRequest, write: writeGetTelemetrySubscriptionsRequest },
  GetTelemetrySubscriptionsResponse: { read: readGetTelemetrySubscriptionsResponse, write: writeGetTelemetrySubscriptionsResponse },
  PushTelemetryRequest: { read: readPushTelemetryRequest, write: writePushTelemetryRequest },
  PushTelemetryResponse: { read: readPushTelemetryResponse, write: writePushTelemetryResponse },
  AssignReplicasToDirsRequest: { read: readAssignReplicasToDirsRequest, write: writeAssignReplicasToDirsRequest },
  AssignReplicasToDirsResponse: { read: readAssignReplicasToDirsResponse, write: writeAssignReplicasToDirsResponse },
  ListConfigResourcesRequest: { read: readListConfigResourcesRequest, write: writeListConfigResourcesRequest },
  ListConfigResourcesResponse: { read: readListConfigResourcesResponse, write: writeListConfigResourcesResponse },
  DescribeTopicPartitionsRequest: { read: readDescribeTopicPartitionsRequest, write: writeDescribeTopicPartitionsRequest },
  DescribeTopicPartitionsResponse: { read: readDescribeTopicPartitionsResponse, write: writeDescribeTopicPartitionsResponse },
  ShareGroupHeartbeatRequest: { read: readShareGroupHeartbeatRequest, write: writeShareGroupHeartbeatRequest },
  ShareGroupHeartbeatResponse: { read: readShareGroupHeartbeatResponse, write: writeShareGroupHeartbeatResponse },
  ShareGroupDescribeRequest: { read: readShareGroupDescribeRequest, write: writeShareGroupDescribeRequest },
  ShareGroupDescribeResponse: { read: readShareGroupDescribeResponse, write: writeShareGroupDescribeResponse },
  ShareFetchRequest: { read: readShareFetchRequest, write: writeShareFetchRequest },
  ShareFetchResponse: { read: readShareFetchResponse, write: writeShareFetchResponse },
  ShareAcknowledgeRequest: { read: readShareAcknowledgeRequest, write: writeShareAcknowledgeRequest },
  ShareAcknowledgeResponse: { read: readShareAcknowledgeResponse, write: writeShareAcknowledgeResponse },
  AddRaftVoterRequest: { read: readAddRaftVoterRequest, write: writeAddRaftVoterRequest },
  AddRaftVoterResponse: { read: readAddRaftVoterResponse, write: writeAddRaftVoterResponse },
  RemoveRaftVoterRequest: { read: readRemoveRaftVoterRequest, write: writeRemoveRaftVoterRequest },
  RemoveRaftVoterResponse: { read: readRemoveRaftVoterResponse, write: writeRemoveRaftVoterResponse },
  UpdateRaftVoterRequest: { read: readUpdateRaftVoterRequest, write: writeUpdateRaftVoterRequest },
  UpdateRaftVoterResponse: { read: readUpdateRaftVoterResponse, write: writeUpdateRaftVoterResponse },
  InitializeShareGroupStateRequest: { read: readInitializeShareGroupStateRequest, write: writeInitializeShareGroupStateRequest },
  InitializeShareGroupStateResponse: { read: readInitializeShareGroupStateResponse, write: writeInitializeShareGroupStateResponse },
  ReadShareGroupStateRequest: { read: readReadShareGroupStateRequest, write: writeReadShareGroupStateRequest },
  ReadShareGroupStateResponse: { read: readReadShareGroupStateResponse, write: writeReadShareGroupStateResponse },
  WriteShareGroupStateRequest: { read: readWriteShareGroupStateRequest, write: writeWriteShareGroupStateRequest },
  WriteShareGroupStateResponse: { read: readWriteShareGroupStateResponse, write: writeWriteShareGroupStateResponse },
  DeleteShareGroupStateRequest: { read: readDeleteShareGroupStateRequest, write: writeDeleteShareGroupStateRequest },
  DeleteShareGroupStateResponse: { read: readDeleteShareGroupStateResponse, write: writeDeleteShareGroupStateResponse },
  ReadShareGroupStateSummaryRequest: { read: readReadShareGroupStateSummaryRequest, write: writeReadShareGroupStateSummaryRequest },
  ReadShareGroupStateSummaryResponse: { read: readReadShareGroupStateSummaryResponse, write: writeReadShareGroupStateSummaryResponse },
  StreamsGroupHeartbeatRequest: { read: readStreamsGroupHeartbeatRequest, write: writeStreamsGroupHeartbeatRequest },
  StreamsGroupHeartbeatResponse: { read: readStreamsGroupHeartbeatResponse, write: writeStreamsGroupHeartbeatResponse },
  StreamsGroupDescribeRequest: { read: readStreamsGroupDescribeRequest, write: writeStreamsGroupDescribeRequest },
  StreamsGroupDescribeResponse: { read: readStreamsGroupDescribeResponse, write: writeStreamsGroupDescribeResponse },
  DescribeShareGroupOffsetsRequest: { read: readDescribeShareGroupOffsetsRequest, write: writeDescribeShareGroupOffsetsRequest },
  DescribeShareGroupOffsetsResponse: { read: readDescribeShareGroupOffsetsResponse, write: writeDescribeShareGroupOffsetsResponse },
  AlterShareGroupOffsetsRequest: { read: readAlterShareGroupOffsetsRequest, write: writeAlterShareGroupOffsetsRequest },
  AlterShareGroupOffsetsResponse: { read: readAlterShareGroupOffsetsResponse, write: writeAlterShareGroupOffsetsResponse },
  DeleteShareGroupOffsetsRequest: { read: readDeleteShareGroupOffsetsRequest, write: writeDeleteShareGroupOffsetsRequest },
  DeleteShareGroupOffsetsResponse: { read: readDeleteShareGroupOffsetsResponse, write: writeDeleteShareGroupOffsetsResponse },
  RequestHeader: { read: readRequestHeader, write: writeRequestHeader },
  ResponseHeader: { read: readResponseHeader, write: writeResponseHeader },
  AbortTransactionRecord: { read: readAbortTransactionRecord, write: writeAbortTransactionRecord },
  AccessControlEntryRecord: { read: readAccessControlEntryRecord, write: writeAccessControlEntryRecord },
  BeginTransactionRecord: { read: readBeginTransactionRecord, write: writeBeginTransactionRecord },
  BrokerRegistrationChangeRecord: { read: readBrokerRegistrationChangeRecord, write: writeBrokerRegistrationChangeRecord },
  ClearElrRecord: { read: readClearElrRecord, write: writeClearElrRecord },
  ClientQuotaRecord: { read: readClientQuotaRecord, write: writeClientQuotaRecord },
  ConfigRecord: { read: readConfigRecord, write: writeConfigRecord },
  ConsumerGroupCurrentMemberAssignmentKey: { read: readConsumerGroupCurrentMemberAssignmentKey, write: writeConsumerGroupCurrentMemberAssignmentKey },
  ConsumerGroupCurrentMemberAssignmentValue: { read: readConsumerGroupCurrentMemberAssignmentValue, write: writeConsumerGroupCurrentMemberAssignmentValue },
  ConsumerGroupMemberMetadataKey: { read: readConsumerGroupMemberMetadataKey, write: writeConsumerGroupMemberMetadataKey },
  ConsumerGroupMemberMetadataValue: { read: readConsumerGroupMemberMetadataValue, write: writeConsumerGroupMemberMetadataValue },
  ConsumerGroupMetadataKey: { read: readConsumerGroupMetadataKey, write: writeConsumerGroupMetadataKey },
  ConsumerGroupMetadataValue: { read: readConsumerGroupMetadataValue, write: writeConsumerGroupMetadataValue },
  ConsumerGroupPartitionMetadataKey: { read: readConsumerGroupPartitionMetadataKey, write: writeConsumerGroupPartitionMetadataKey },
  ConsumerGroupPartitionMetadataValue: { read: readConsumerGroupPartitionMetadataValue, write: writeConsumerGroupPartitionMetadataValue },
  ConsumerGroupRegularExpressionKey: { read: readConsumerGroupRegularExpressionKey, write: writeConsumerGroupRegularExpressionKey },
  ConsumerGroupRegularExpressionValue: { read: readConsumerGroupRegularExpressionValue, write: writeConsumerGroupRegularExpressionValue },
  ConsumerGroupTargetAssignmentMemberKey: { read: readConsumerGroupTargetAssignmentMemberKey, write: writeConsumerGroupTargetAssignmentMemberKey },
  ConsumerGroupTargetAssignmentMemberValue: { read: readConsumerGroupTargetAssignmentMemberValue, write: writeConsumerGroupTargetAssignmentMemberValue },
  ConsumerGroupTargetAssignmentMetadataKey: { read: readConsumerGroupTargetAssignmentMetadataKey, write: writeConsumerGroupTargetAssignmentMetadataKey },
  ConsumerGroupTargetAssignmentMetadataValue: { read: readConsumerGroupTargetAssignmentMetadataValue, write: writeConsumerGroupTargetAssignmentMetadataValue },
  ConsumerProtocolAssignment: { read: readConsumerProtocolAssignment, write: writeConsumerProtocolAssignment },
  ConsumerProtocolSubscription: { read: readConsumerProtocolSubscription, write: writeConsumerProtocolSubscription },
  ControlRecordTypeSchema: { read: readControlRecordTypeSchema, write: writeControlRecordTypeSchema },
  DefaultPrincipalData: { read: readDefaultPrincipalData, write: writeDefaultPrincipalData },
  DelegationTokenRecord: { read: readDelegationTokenRecord, write: writeDelegationTokenRecord },
  EndTransactionRecord: { read: readEndTransactionRecord, write: writeEndTransactionRecord },
  EndTxnMarker: { read: readEndTxnMarker, write: writeEndTxnMarker },
  FeatureLevelRecord: { read: readFeatureLevelRecord, write: writeFeatureLevelRecord },
  FenceBrokerRecord: { read: readFenceBrokerRecord, write: writeFenceBrokerRecord },
  GroupMetadataKey: { read: readGroupMetadataKey, write: writeGroupMetadataKey },
  GroupMetadataValue: { read: readGroupMetadataValue, write: writeGroupMetadataValue },
  KRaftVersionRecord: { read: readKRaftVersionRecord, write: writeKRaftVersionRecord },
  LeaderChangeMessage: { read: readLeaderChangeMessage, write: writeLeaderChangeMessage },
  LegacyOffsetCommitKey: { read: readLegacyOffsetCommitKey, write: writeLegacyOffsetCommitKey },
  LegacyOffsetCommitValue: { read: readLegacyOffsetCommitValue, write: writeLegacyOffsetCommitValue },
  NoOpRecord: { read: readNoOpRecord, write: writeNoOpRecord },
  OffsetCommitKey: { read: readOffsetCommitKey, write: writeOffsetCommitKey },
  OffsetCommitValue: { read: readOffsetCommitValue, write: writeOffsetCommitValue },
  PartitionChangeRecord: { read: readPartitionChangeRecord, write: writePartitionChangeRecord },
  PartitionRecord: { read: readPartitionRecord, write: writePartitionRecord },
  ProducerIdsRecord: { read: readProducerIdsRecord, write: writeProducerIdsRecord },
  ProducerSnapshot: { read: readProducerSnapshot, write: writeProducerSnapshot },
  QuorumStateData: { read: readQuorumStateData, write: writeQuorumStateData },
  RegisterBrokerRecord: { read: readRegisterBrokerRecord, write: writeRegisterBrokerRecord },
  RegisterControllerRecord: { read: readRegisterControllerRecord, write: writeRegisterControllerRecord },
  RemoteLogSegmentMetadataRecord: { read: readRemoteLogSegmentMetadataRecord, write: writeRemoteLogSegmentMetadataRecord },
  RemoteLogSegmentMetadataSnapshotRecord: { read: readRemoteLogSegmentMetadataSnapshotRecord, write: writeRemoteLogSegmentMetadataSnapshotRecord },
  RemoteLogSegmentMetadataUpdateRecord: { read: readRemoteLogSegmentMetadataUpdateRecord, write: writeRemoteLogSegmentMetadataUpdateRecord },
  RemotePartitionDeleteMetadataRecord: { read: readRemotePartitionDeleteMetadataRecord, write: writeRemotePartitionDeleteMetadataRecord },
  RemoveAccessControlEntryRecord: { read: readRemoveAccessControlEntryRecord, write: writeRemoveAccessControlEntryRecord },
  RemoveDelegationTokenRecord: { read: readRemoveDelegationTokenRecord, write: writeRemoveDelegationTokenRecord },
  RemoveTopicRecord: { read: readRemoveTopicRecord, write: writeRemoveTopicRecord },
  RemoveUserScramCredentialRecord: { read: readRemoveUserScramCredentialRecord, write: writeRemoveUserScramCredentialRecord },
  ShareGroupCurrentMemberAssignmentKey: { read: readShareGroupCurrentMemberAssignmentKey, write: writeShareGroupCurrentMemberAssignmentKey },
  ShareGroupCurrentMemberAssignmentValue: { read: readShareGroupCurrentMemberAssignmentValue, write: writeShareGroupCurrentMemberAssignmentValue },
  ShareGroupMemberMetadataKey: { read: readShareGroupMemberMetadataKey, write: writeShareGroupMemberMetadataKey },
  ShareGroupMemberMetadataValue: { read: readShareGroupMemberMetadataValue, write: writeShareGroupMemberMetadataValue },
  ShareGroupMetadataKey: { read: readShareGroupMetadataKey, write: writeShareGroupMetadataKey },
  ShareGroupMetadataValue: { read: readShareGroupMetadataValue, write: writeShareGroupMetadataValue },
  ShareGroupStatePartitionMetadataKey: { read: readShareGroupStatePartitionMetadataKey, write: writeShareGroupStatePartitionMetadataKey },
  ShareGroupStatePartitionMetadataValue: { read: readShareGroupStatePartitionMetadataValue, write: writeShareGroupStatePartitionMetadataValue },
  ShareGroupTargetAssignmentMemberKey: { read: readShareGroupTargetAssignmentMemberKey, write: writeShareGroupTargetAssignmentMemberKey },
  ShareGroupTargetAssignmentMemberValue: { read: readShareGroupTargetAssignmentMemberValue, write: writeShareGroupTargetAssignmentMemberValue },
  ShareGroupTargetAssignmentMetadataKey: { read: readShareGroupTargetAssignmentMetadataKey, write: writeShareGroupTargetAssignmentMetadataKey },
  ShareGroupTargetAssignmentMetadataValue: { read: readShareGroupTargetAssignmentMetadataValue, write: writeShareGroupTargetAssignmentMetadataValue },
  ShareSnapshotKey: { read: readShareSnapshotKey, write: writeShareSnapshotKey },
  ShareSnapshotValue: { read: readShareSnapshotValue, write: writeShareSnapshotValue },
  ShareUpdateKey: { read: readShareUpdateKey, write: writeShareUpdateKey },
  ShareUpdateValue: { read: readShareUpdateValue, write: writeShareUpdateValue },
  SnapshotFooterRecord: { read: readSnapshotFooterRecord, write: writeSnapshotFooterRecord },
  SnapshotHeaderRecord: { read: readSnapshotHeaderRecord, write: writeSnapshotHeaderRecord },
  StreamsGroupCurrentMemberAssignmentKey: { read: readStreamsGroupCurrentMemberAssignmentKey, write: writeStreamsGroupCurrentMemberAssignmentKey },
  StreamsGroupCurrentMemberAssignmentValue: { read: readStreamsGroupCurrentMemberAssignmentValue, write: writeStreamsGroupCurrentMemberAssignmentValue },
  StreamsGroupMemberMetadataKey: { read: readStreamsGroupMemberMetadataKey, write: writeStreamsGroupMemberMetadataKey },
  StreamsGroupMemberMetadataValue: { read: readStreamsGroupMemberMetadataValue, write: writeStreamsGroupMemberMetadataValue },
  StreamsGroupMetadataKey: { read: readStreamsGroupMetadataKey, write: writeStreamsGroupMetadataKey },
  StreamsGroupMetadataValue: { read: readStreamsGroupMetadataValue, write: writeStreamsGroupMetadataValue },
  StreamsGroupTargetAssignmentMemberKey: { read: readStreamsGroupTargetAssignmentMemberKey, write: writeStreamsGroupTargetAssignmentMemberKey },
  StreamsGroupTargetAssignmentMemberValue: { read: readStreamsGroupTargetAssignmentMemberValue, write: writeStreamsGroupTargetAssignmentMemberValue },
  StreamsGroupTargetAssignmentMetadataKey: { read: readStreamsGroupTargetAssignmentMetadataKey, write: writeStreamsGroupTargetAssignmentMetadataKey },
  StreamsGroupTargetAssignmentMetadataValue: { read: readStreamsGroupTargetAssignmentMetadataValue, write: writeStreamsGroupTargetAssignmentMetadataValue },
  StreamsGroupTopologyKey: { read: readStreamsGroupTopologyKey, write: writeStreamsGroupTopologyKey },
  StreamsGroupTopologyValue: { read: readStreamsGroupTopologyValue, write: writeStreamsGroupTopologyValue },
  SubscriptionInfoData: { read: readSubscriptionInfoData, write: writeSubscriptionInfoData },
  TopicRecord: { read: readTopicRecord, write: writeTopicRecord },
  TransactionLogKey: { read: readTransactionLogKey, write: writeTransactionLogKey },
  TransactionLogValue: { read: readTransactionLogValue, write: writeTransactionLogValue },
  UnfenceBrokerRecord: { read: readUnfenceBrokerRecord, write: writeUnfenceBrokerRecord },
  UnregisterBrokerRecord: { read: readUnregisterBrokerRecord, write: writeUnregisterBrokerRecord },
  UserScramCredentialRecord: { read: readUserScramCredentialRecord, write: writeUserScramCredentialRecord },
  VotersRecord: { read: readVotersRecord, write: writeVotersRecord },
  ZkMigrationStateRecord: { read: readZkMigrationStateRecord, write: writeZkMigrationStateRecord },
}
