/**
 * Every error of the protocol guide ("Error Codes"): code, whether a client may simply try again,
 * whether it should refresh its metadata first, and the name of Java's exception, which Kafka's
 * tools print.
 */
const ERRORS = {
  UNKNOWN_SERVER_ERROR: {
    code: -1,
    isRetriable: false,
    refreshesMetadata: false,
    exception: 'UnknownServerException',
  },
  NONE: { code: 0, isRetriable: false, refreshesMetadata: false, exception: null },
  OFFSET_OUT_OF_RANGE: {
    code: 1,
    isRetriable: false,
    refreshesMetadata: false,
    exception: 'OffsetOutOfRangeException',
  },
  CORRUPT_MESSAGE: {
    code: 2,
    isRetriable: true,
    refreshesMetadata: false,
    exception: 'CorruptRecordException',
  },
  UNKNOWN_TOPIC_OR_PARTITION: {
    code: 3,
    isRetriable: true,
    refreshesMetadata: true,
    exception: 'UnknownTopicOrPartitionException',
  },
  INVALID_FETCH_SIZE: {
    code: 4,
    isRetriable: false,
    refreshesMetadata: false,
    exception: 'InvalidFetchSizeException',
  },
  LEADER_NOT_AVAILABLE: {
    code: 5,
    isRetriable: true,
    refreshesMetadata: true,
    exception: 'LeaderNotAvailableException',
  },
  NOT_LEADER_OR_FOLLOWER: {
    code: 6,
    isRetriable: true,
    refreshesMetadata: true,
    exception: 'NotLeaderOrFollowerException',
  },
  REQUEST_TIMED_OUT: {
    code: 7,
    isRetriable: true,
    refreshesMetadata: false,
    exception: 'TimeoutException',
  },
  BROKER_NOT_AVAILABLE: {
    code: 8,
    isRetriable: false,
    refreshesMetadata: false,
    exception: 'BrokerNotAvailableException',
  },
  REPLICA_NOT_AVAILABLE: {
    code: 9,
    isRetriable: true,
    refreshesMetadata: true,
    exception: 'ReplicaNotAvailableException',
  },
  MESSAGE_TOO_LARGE: {
    code: 10,
    isRetriable: false,
    refreshesMetadata: false,
    exception: 'RecordTooLargeException',
  },
  STALE_CONTROLLER_EPOCH: {
    code: 11,
    isRetriable: false,
    refreshesMetadata: false,
    exception: 'ControllerMovedException',
  },
  OFFSET_METADATA_TOO_LARGE: {
    code: 12,
    isRetriable: false,
    refreshesMetadata: false,
    exception: 'OffsetMetadataTooLarge',
  },
  NETWORK_EXCEPTION: {
    code: 13,
    isRetriable: true,
    refreshesMetadata: true,
    exception: 'NetworkException',
  },
  COORDINATOR_LOAD_IN_PROGRESS: {
    code: 14,
    isRetriable: true,
    refreshesMetadata: false,
    exception: 'CoordinatorLoadInProgressException',
  },
  COORDINATOR_NOT_AVAILABLE: {
    code: 15,
    isRetriable: true,
    refreshesMetadata: false,
    exception: 'CoordinatorNotAvailableException',
  },
  NOT_COORDINATOR: {
    code: 16,
    isRetriable: true,
    refreshesMetadata: false,
    exception: 'NotCoordinatorException',
  },
  INVALID_TOPIC_EXCEPTION: {
    code: 17,
    isRetriable: false,
    refreshesMetadata: false,
    exception: 'InvalidTopicException',
  },
  RECORD_LIST_TOO_LARGE: {
    code: 18,
    isRetriable: false,
    refreshesMetadata: false,
    exception: 'RecordBatchTooLargeException',
  },
  NOT_ENOUGH_REPLICAS: {
    code: 19,
    isRetriable: true,
    refreshesMetadata: false,
    exception: 'NotEnoughReplicasException',
  },
  NOT_ENOUGH_REPLICAS_AFTER_APPEND: {
    code: 20,
    isRetriable: true,
    refreshesMetadata: false,
    exception: 'NotEnoughReplicasAfterAppendException',
  },
  INVALID_REQUIRED_ACKS: {
    code: 21,
    isRetriable: false,
    refreshesMetadata: false,
    exception: 'InvalidRequiredAcksException',
  },
  ILLEGAL_GENERATION: {
    code: 22,
    isRetriable: false,
    refreshesMetadata: false,
    exception: 'IllegalGenerationException',
  },
  INCONSISTENT_GROUP_PROTOCOL: {
    code: 23,
    isRetriable: false,
    refreshesMetadata: false,
    exception: 'InconsistentGroupProtocolException',
  },
  INVALID_GROUP_ID: {
    code: 24,
    isRetriable: false,
    refreshesMetadata: false,
    exception: 'InvalidGroupIdException',
  },
  UNKNOWN_MEMBER_ID: {
    code: 25,
    isRetriable: false,
    refreshesMetadata: false,
    exception: 'UnknownMemberIdException',
  },
  INVALID_SESSION_TIMEOUT: {
    code: 26,
    isRetriable: false,
    refreshesMetadata: false,
    exception: 'InvalidSessionTimeoutException',
  },
  REBALANCE_IN_PROGRESS: {
    code: 27,
    isRetriable: false,
    refreshesMetadata: false,
    exception: 'RebalanceInProgressException',
  },
  INVALID_COMMIT_OFFSET_SIZE: {
    code: 28,
    isRetriable: false,
    refreshesMetadata: false,
    exception: 'InvalidCommitOffsetSizeException',
  },
  TOPIC_AUTHORIZATION_FAILED: {
    code: 29,
    isRetriable: false,
    refreshesMetadata: false,
    exception: 'TopicAuthorizationException',
  },
  GROUP_AUTHORIZATION_FAILED: {
    code: 30,
    isRetriable: false,
    refreshesMetadata: false,
    exception: 'GroupAuthorizationException',
  },
  CLUSTER_AUTHORIZATION_FAILED: {
    code: 31,
    isRetriable: false,
    refreshesMetadata: false,
    exception: 'ClusterAuthorizationException',
  },
  INVALID_TIMESTAMP: {
    code: 32,
    isRetriable: false,
    refreshesMetadata: false,
    exception: 'InvalidTimestampException',
  },
  UNSUPPORTED_SASL_MECHANISM: {
    code: 33,
    isRetriable: false,
    refreshesMetadata: false,
    exception: 'UnsupportedSaslMechanismException',
  },
  ILLEGAL_SASL_STATE: {
    code: 34,
    isRetriable: false,
    refreshesMetadata: false,
    exception: 'IllegalSaslStateException',
  },
  UNSUPPORTED_VERSION: {
    code: 35,
    isRetriable: false,
    refreshesMetadata: false,
    exception: 'UnsupportedVersionException',
  },
  TOPIC_ALREADY_EXISTS: {
    code: 36,
    isRetriable: false,
    refreshesMetadata: false,
    exception: 'TopicExistsException',
  },
  INVALID_PARTITIONS: {
    code: 37,
    isRetriable: false,
    refreshesMetadata: false,
    exception: 'InvalidPartitionsException',
  },
  INVALID_REPLICATION_FACTOR: {
    code: 38,
    isRetriable: false,
    refreshesMetadata: false,
    exception: 'InvalidReplicationFactorException',
  },
  INVALID_REPLICA_ASSIGNMENT: {
    code: 39,
    isRetriable: false,
    refreshesMetadata: false,
    exception: 'InvalidReplicaAssignmentException',
  },
  INVALID_CONFIG: {
    code: 40,
    isRetriable: false,
    refreshesMetadata: false,
    exception: 'InvalidConfigurationException',
  },
  NOT_CONTROLLER: {
    code: 41,
    isRetriable: true,
    refreshesMetadata: false,
    exception: 'NotControllerException',
  },
  INVALID_REQUEST: {
    code: 42,
    isRetriable: false,
    refreshesMetadata: false,
    exception: 'InvalidRequestException',
  },
  UNSUPPORTED_FOR_MESSAGE_FORMAT: {
    code: 43,
    isRetriable: false,
    refreshesMetadata: false,
    exception: 'UnsupportedForMessageFormatException',
  },
  POLICY_VIOLATION: {
    code: 44,
    isRetriable: false,
    refreshesMetadata: false,
    exception: 'PolicyViolationException',
  },
  OUT_OF_ORDER_SEQUENCE_NUMBER: {
    code: 45,
    isRetriable: false,
    refreshesMetadata: false,
    exception: 'OutOfOrderSequenceException',
  },
  DUPLICATE_SEQUENCE_NUMBER: {
    code: 46,
    isRetriable: false,
    refreshesMetadata: false,
    exception: 'DuplicateSequenceException',
  },
  INVALID_PRODUCER_EPOCH: {
    code: 47,
    isRetriable: false,
    refreshesMetadata: false,
    exception: 'InvalidProducerEpochException',
  },
  INVALID_TXN_STATE: {
    code: 48,
    isRetriable: false,
    refreshesMetadata: false,
    exception: 'InvalidTxnStateException',
  },
  INVALID_PRODUCER_ID_MAPPING: {
    code: 49,
    isRetriable: false,
    refreshesMetadata: false,
    exception: 'InvalidPidMappingException',
  },
  INVALID_TRANSACTION_TIMEOUT: {
    code: 50,
    isRetriable: false,
    refreshesMetadata: false,
    exception: 'InvalidTxnTimeoutException',
  },
  CONCURRENT_TRANSACTIONS: {
    code: 51,
    isRetriable: true,
    refreshesMetadata: false,
    exception: 'ConcurrentTransactionsException',
  },
  TRANSACTION_COORDINATOR_FENCED: {
    code: 52,
    isRetriable: false,
    refreshesMetadata: false,
    exception: 'TransactionCoordinatorFencedException',
  },
  TRANSACTIONAL_ID_AUTHORIZATION_FAILED: {
    code: 53,
    isRetriable: false,
    refreshesMetadata: false,
    exception: 'TransactionalIdAuthorizationException',
  },
  SECURITY_DISABLED: {
    code: 54,
    isRetriable: false,
    refreshesMetadata: false,
    exception: 'SecurityDisabledException',
  },
  OPERATION_NOT_ATTEMPTED: {
    code: 55,
    isRetriable: false,
    refreshesMetadata: false,
    exception: 'OperationNotAttemptedException',
  },
  KAFKA_STORAGE_ERROR: {
    code: 56,
    isRetriable: true,
    refreshesMetadata: true,
    exception: 'KafkaStorageException',
  },
  LOG_DIR_NOT_FOUND: {
    code: 57,
    isRetriable: false,
    refreshesMetadata: false,
    exception: 'LogDirNotFoundException',
  },
  SASL_AUTHENTICATION_FAILED: {
    code: 58,
    isRetriable: false,
    refreshesMetadata: false,
    exception: 'SaslAuthenticationException',
  },
  UNKNOWN_PRODUCER_ID: {
    code: 59,
    isRetriable: false,
    refreshesMetadata: false,
    exception: 'UnknownProducerIdException',
  },
  REASSIGNMENT_IN_PROGRESS: {
    code: 60,
    isRetriable: false,
    refreshesMetadata: false,
    exception: 'ReassignmentInProgressException',
  },
  DELEGATION_TOKEN_AUTH_DISABLED: {
    code: 61,
    isRetriable: false,
    refreshesMetadata: false,
    exception: 'DelegationTokenDisabledException',
  },
  DELEGATION_TOKEN_NOT_FOUND: {
    code: 62,
    isRetriable: false,
    refreshesMetadata: false,
    exception: 'DelegationTokenNotFoundException',
  },
  DELEGATION_TOKEN_OWNER_MISMATCH: {
    code: 63,
    isRetriable: false,
    refreshesMetadata: false,
    exception: 'DelegationTokenOwnerMismatchException',
  },
  DELEGATION_TOKEN_REQUEST_NOT_ALLOWED: {
    code: 64,
    isRetriable: false,
    refreshesMetadata: false,
    exception: 'UnsupportedByAuthenticationException',
  },
  DELEGATION_TOKEN_AUTHORIZATION_FAILED: {
    code: 65,
    isRetriable: false,
    refreshesMetadata: false,
    exception: 'DelegationTokenAuthorizationException',
  },
  DELEGATION_TOKEN_EXPIRED: {
    code: 66,
    isRetriable: false,
    refreshesMetadata: false,
    exception: 'DelegationTokenExpiredException',
  },
  INVALID_PRINCIPAL_TYPE: {
    code: 67,
    isRetriable: false,
    refreshesMetadata: false,
    exception: 'InvalidPrincipalTypeException',
  },
  NON_EMPTY_GROUP: {
    code: 68,
    isRetriable: false,
    refreshesMetadata: false,
    exception: 'GroupNotEmptyException',
  },
  GROUP_ID_NOT_FOUND: {
    code: 69,
    isRetriable: false,
    refreshesMetadata: false,
    exception: 'GroupIdNotFoundException',
  },
  FETCH_SESSION_ID_NOT_FOUND: {
    code: 70,
    isRetriable: true,
    refreshesMetadata: false,
    exception: 'FetchSessionIdNotFoundException',
  },
  INVALID_FETCH_SESSION_EPOCH: {
    code: 71,
    isRetriable: true,
    refreshesMetadata: false,
    exception: 'InvalidFetchSessionEpochException',
  },
  LISTENER_NOT_FOUND: {
    code: 72,
    isRetriable: true,
    refreshesMetadata: true,
    exception: 'ListenerNotFoundException',
  },
  TOPIC_DELETION_DISABLED: {
    code: 73,
    isRetriable: false,
    refreshesMetadata: false,
    exception: 'TopicDeletionDisabledException',
  },
  FENCED_LEADER_EPOCH: {
    code: 74,
    isRetriable: true,
    refreshesMetadata: true,
    exception: 'FencedLeaderEpochException',
  },
  UNKNOWN_LEADER_EPOCH: {
    code: 75,
    isRetriable: true,
    refreshesMetadata: false,
    exception: 'UnknownLeaderEpochException',
  },
  UNSUPPORTED_COMPRESSION_TYPE: {
    code: 76,
    isRetriable: false,
    refreshesMetadata: false,
    exception: 'UnsupportedCompressionTypeException',
  },
  STALE_BROKER_EPOCH: {
    code: 77,
    isRetriable: false,
    refreshesMetadata: false,
    exception: 'StaleBrokerEpochException',
  },
  OFFSET_NOT_AVAILABLE: {
    code: 78,
    isRetriable: true,
    refreshesMetadata: false,
    exception: 'OffsetNotAvailableException',
  },
  MEMBER_ID_REQUIRED: {
    code: 79,
    isRetriable: false,
    refreshesMetadata: false,
    exception: 'MemberIdRequiredException',
  },
  PREFERRED_LEADER_NOT_AVAILABLE: {
    code: 80,
    isRetriable: true,
    refreshesMetadata: true,
    exception: 'PreferredLeaderNotAvailableException',
  },
  GROUP_MAX_SIZE_REACHED: {
    code: 81,
    isRetriable: false,
    refreshesMetadata: false,
    exception: 'GroupMaxSizeReachedException',
  },
  FENCED_INSTANCE_ID: {
    code: 82,
    isRetriable: false,
    refreshesMetadata: false,
    exception: 'FencedInstanceIdException',
  },
  ELIGIBLE_LEADERS_NOT_AVAILABLE: {
    code: 83,
    isRetriable: true,
    refreshesMetadata: true,
    exception: 'EligibleLeadersNotAvailableException',
  },
  ELECTION_NOT_NEEDED: {
    code: 84,
    isRetriable: true,
    refreshesMetadata: true,
    exception: 'ElectionNotNeededException',
  },
  NO_REASSIGNMENT_IN_PROGRESS: {
    code: 85,
    isRetriable: false,
    refreshesMetadata: false,
    exception: 'NoReassignmentInProgressException',
  },
  GROUP_SUBSCRIBED_TO_TOPIC: {
    code: 86,
    isRetriable: false,
    refreshesMetadata: false,
    exception: 'GroupSubscribedToTopicException',
  },
  INVALID_RECORD: {
    code: 87,
    isRetriable: false,
    refreshesMetadata: false,
    exception: 'InvalidRecordException',
  },
  UNSTABLE_OFFSET_COMMIT: {
    code: 88,
    isRetriable: true,
    refreshesMetadata: false,
    exception: 'UnstableOffsetCommitException',
  },
  THROTTLING_QUOTA_EXCEEDED: {
    code: 89,
    isRetriable: true,
    refreshesMetadata: false,
    exception: 'ThrottlingQuotaExceededException',
  },
  PRODUCER_FENCED: {
    code: 90,
    isRetriable: false,
    refreshesMetadata: false,
    exception: 'ProducerFencedException',
  },
  RESOURCE_NOT_FOUND: {
    code: 91,
    isRetriable: false,
    refreshesMetadata: false,
    exception: 'ResourceNotFoundException',
  },
  DUPLICATE_RESOURCE: {
    code: 92,
    isRetriable: false,
    refreshesMetadata: false,
    exception: 'DuplicateResourceException',
  },
  UNACCEPTABLE_CREDENTIAL: {
    code: 93,
    isRetriable: false,
    refreshesMetadata: false,
    exception: 'UnacceptableCredentialException',
  },
  INCONSISTENT_VOTER_SET: {
    code: 94,
    isRetriable: false,
    refreshesMetadata: false,
    exception: 'InconsistentVoterSetException',
  },
  INVALID_UPDATE_VERSION: {
    code: 95,
    isRetriable: false,
    refreshesMetadata: false,
    exception: 'InvalidUpdateVersionException',
  },
  FEATURE_UPDATE_FAILED: {
    code: 96,
    isRetriable: false,
    refreshesMetadata: false,
    exception: 'FeatureUpdateFailedException',
  },
  PRINCIPAL_DESERIALIZATION_FAILURE: {
    code: 97,
    isRetriable: false,
    refreshesMetadata: false,
    exception: 'PrincipalDeserializationException',
  },
  SNAPSHOT_NOT_FOUND: {
    code: 98,
    isRetriable: false,
    refreshesMetadata: false,
    exception: 'SnapshotNotFoundException',
  },
  POSITION_OUT_OF_RANGE: {
    code: 99,
    isRetriable: false,
    refreshesMetadata: false,
    exception: 'PositionOutOfRangeException',
  },
  UNKNOWN_TOPIC_ID: {
    code: 100,
    isRetriable: true,
    refreshesMetadata: true,
    exception: 'UnknownTopicIdException',
  },
  DUPLICATE_BROKER_REGISTRATION: {
    code: 101,
    isRetriable: false,
    refreshesMetadata: false,
    exception: 'DuplicateBrokerRegistrationException',
  },
  BROKER_ID_NOT_REGISTERED: {
    code: 102,
    isRetriable: false,
    refreshesMetadata: false,
    exception: 'BrokerIdNotRegisteredException',
  },
  INCONSISTENT_TOPIC_ID: {
    code: 103,
    isRetriable: true,
    refreshesMetadata: true,
    exception: 'InconsistentTopicIdException',
  },
  INCONSISTENT_CLUSTER_ID: {
    code: 104,
    isRetriable: false,
    refreshesMetadata: false,
    exception: 'InconsistentClusterIdException',
  },
  TRANSACTIONAL_ID_NOT_FOUND: {
    code: 105,
    isRetriable: false,
    refreshesMetadata: false,
    exception: 'TransactionalIdNotFoundException',
  },
  FETCH_SESSION_TOPIC_ID_ERROR: {
    code: 106,
    isRetriable: true,
    refreshesMetadata: false,
    exception: 'FetchSessionTopicIdException',
  },
  INELIGIBLE_REPLICA: {
    code: 107,
    isRetriable: false,
    refreshesMetadata: false,
    exception: 'IneligibleReplicaException',
  },
  NEW_LEADER_ELECTED: {
    code: 108,
    isRetriable: false,
    refreshesMetadata: false,
    exception: 'NewLeaderElectedException',
  },
  OFFSET_MOVED_TO_TIERED_STORAGE: {
    code: 109,
    isRetriable: false,
    refreshesMetadata: false,
    exception: 'OffsetMovedToTieredStorageException',
  },
  FENCED_MEMBER_EPOCH: {
    code: 110,
    isRetriable: false,
    refreshesMetadata: false,
    exception: 'FencedMemberEpochException',
  },
  UNRELEASED_INSTANCE_ID: {
    code: 111,
    isRetriable: false,
    refreshesMetadata: false,
    exception: 'UnreleasedInstanceIdException',
  },
  UNSUPPORTED_ASSIGNOR: {
    code: 112,
    isRetriable: false,
    refreshesMetadata: false,
    exception: 'UnsupportedAssignorException',
  },
  STALE_MEMBER_EPOCH: {
    code: 113,
    isRetriable: false,
    refreshesMetadata: false,
    exception: 'StaleMemberEpochException',
  },
  MISMATCHED_ENDPOINT_TYPE: {
    code: 114,
    isRetriable: false,
    refreshesMetadata: false,
    exception: 'MismatchedEndpointTypeException',
  },
  UNSUPPORTED_ENDPOINT_TYPE: {
    code: 115,
    isRetriable: false,
    refreshesMetadata: false,
    exception: 'UnsupportedEndpointTypeException',
  },
  UNKNOWN_CONTROLLER_ID: {
    code: 116,
    isRetriable: false,
    refreshesMetadata: false,
    exception: 'UnknownControllerIdException',
  },
  UNKNOWN_SUBSCRIPTION_ID: {
    code: 117,
    isRetriable: false,
    refreshesMetadata: false,
    exception: 'UnknownSubscriptionIdException',
  },
  TELEMETRY_TOO_LARGE: {
    code: 118,
    isRetriable: false,
    refreshesMetadata: false,
    exception: 'TelemetryTooLargeException',
  },
  INVALID_REGISTRATION: {
    code: 119,
    isRetriable: false,
    refreshesMetadata: false,
    exception: 'InvalidRegistrationException',
  },
  TRANSACTION_ABORTABLE: {
    code: 120,
    isRetriable: false,
    refreshesMetadata: false,
    exception: 'TransactionAbortableException',
  },
  INVALID_RECORD_STATE: {
    code: 121,
    isRetriable: false,
    refreshesMetadata: false,
    exception: 'InvalidRecordStateException',
  },
  SHARE_SESSION_NOT_FOUND: {
    code: 122,
    isRetriable: true,
    refreshesMetadata: false,
    exception: 'ShareSessionNotFoundException',
  },
  INVALID_SHARE_SESSION_EPOCH: {
    code: 123,
    isRetriable: true,
    refreshesMetadata: false,
    exception: 'InvalidShareSessionEpochException',
  },
  FENCED_STATE_EPOCH: {
    code: 124,
    isRetriable: false,
    refreshesMetadata: false,
    exception: 'FencedStateEpochException',
  },
  INVALID_VOTER_KEY: {
    code: 125,
    isRetriable: false,
    refreshesMetadata: false,
    exception: 'InvalidVoterKeyException',
  },
  DUPLICATE_VOTER: {
    code: 126,
    isRetriable: false,
    refreshesMetadata: false,
    exception: 'DuplicateVoterException',
  },
  VOTER_NOT_FOUND: {
    code: 127,
    isRetriable: false,
    refreshesMetadata: false,
    exception: 'VoterNotFoundException',
  },
  INVALID_REGULAR_EXPRESSION: {
    code: 128,
    isRetriable: false,
    refreshesMetadata: false,
    exception: 'InvalidRegularExpression',
  },
  REBOOTSTRAP_REQUIRED: {
    code: 129,
    isRetriable: false,
    refreshesMetadata: false,
    exception: 'RebootstrapRequiredException',
  },
  STREAMS_INVALID_TOPOLOGY: {
    code: 130,
    isRetriable: false,
    refreshesMetadata: false,
    exception: 'StreamsInvalidTopologyException',
  },
  STREAMS_INVALID_TOPOLOGY_EPOCH: {
    code: 131,
    isRetriable: false,
    refreshesMetadata: false,
    exception: 'StreamsInvalidTopologyEpochException',
  },
  STREAMS_TOPOLOGY_FENCED: {
    code: 132,
    isRetriable: false,
    refreshesMetadata: false,
    exception: 'StreamsTopologyFencedException',
  },
  SHARE_SESSION_LIMIT_REACHED: {
    code: 133,
    isRetriable: true,
    refreshesMetadata: false,
    exception: 'ShareSessionLimitReachedException',
  },
} as const satisfies Record<string, ErrorFacts>

interface ErrorFacts {
  readonly code: number
  readonly isRetriable: boolean
  readonly refreshesMetadata: boolean
  readonly exception: string | null
}

export type ErrorName = keyof typeof ERRORS

const nameByCode = new Map<number, ErrorName>(
  Object.entries(ERRORS).map(([name, facts]) => [facts.code, name as ErrorName]),
)

/** An answer that the protocol has a code for. `message` is what the peer is told, when the API can carry it. */
export class KafkaError extends Error {
  override readonly name = 'KafkaError'
  readonly error: ErrorName

  constructor(error: ErrorName, message?: string, options?: ErrorOptions) {
    super(message ?? error, options)
    this.error = error
  }

  get code(): number {
    return ERRORS[this.error].code
  }
}

export function errorCode(name: ErrorName): number {
  return ERRORS[name].code
}

/** A code that this release does not know reads as UNKNOWN_SERVER_ERROR. */
export function errorName(code: number): ErrorName {
  return nameByCode.get(code) ?? 'UNKNOWN_SERVER_ERROR'
}

export function errorFacts(name: ErrorName): ErrorFacts {
  return ERRORS[name]
}
