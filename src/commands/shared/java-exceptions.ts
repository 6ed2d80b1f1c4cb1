/**
 * The names of Java's exceptions, which Kafka's tools show to the user. Most follow from the name of
 * the error: UNKNOWN_TOPIC_OR_PARTITION is UnknownTopicOrPartitionException.
 */
const IRREGULAR: Readonly<Record<string, string>> = {
  UNKNOWN_SERVER_ERROR: 'UnknownServer',
  CORRUPT_MESSAGE: 'CorruptRecord',
  REQUEST_TIMED_OUT: 'Timeout',
  MESSAGE_TOO_LARGE: 'RecordTooLarge',
  STALE_CONTROLLER_EPOCH: 'ControllerMoved',
  NETWORK_EXCEPTION: 'Network',
  INVALID_TOPIC_EXCEPTION: 'InvalidTopic',
  RECORD_LIST_TOO_LARGE: 'RecordBatchTooLarge',
  TOPIC_AUTHORIZATION_FAILED: 'TopicAuthorization',
  GROUP_AUTHORIZATION_FAILED: 'GroupAuthorization',
  CLUSTER_AUTHORIZATION_FAILED: 'ClusterAuthorization',
  TOPIC_ALREADY_EXISTS: 'TopicExists',
  INVALID_CONFIG: 'InvalidConfiguration',
  OUT_OF_ORDER_SEQUENCE_NUMBER: 'OutOfOrderSequence',
  DUPLICATE_SEQUENCE_NUMBER: 'DuplicateSequence',
  INVALID_PRODUCER_ID_MAPPING: 'InvalidPidMapping',
  INVALID_TRANSACTION_TIMEOUT: 'InvalidTxnTimeout',
  TRANSACTIONAL_ID_AUTHORIZATION_FAILED: 'TransactionalIdAuthorization',
  KAFKA_STORAGE_ERROR: 'KafkaStorage',
  SASL_AUTHENTICATION_FAILED: 'SaslAuthentication',
  DELEGATION_TOKEN_AUTH_DISABLED: 'DelegationTokenDisabled',
  DELEGATION_TOKEN_REQUEST_NOT_ALLOWED: 'UnsupportedByAuthentication',
  DELEGATION_TOKEN_AUTHORIZATION_FAILED: 'DelegationTokenAuthorization',
  NON_EMPTY_GROUP: 'GroupNotEmpty',
  PRINCIPAL_DESERIALIZATION_FAILURE: 'PrincipalDeserialization',
  FETCH_SESSION_TOPIC_ID_ERROR: 'FetchSessionTopicId',
}

/** `TopicExistsException` for TOPIC_ALREADY_EXISTS. */
export function exceptionName(errorName: string): string {
  const words = errorName.split('_').map((word) => word.charAt(0) + word.slice(1).toLowerCase())
  return `${IRREGULAR[errorName] ?? words.join('')}Exception`
}

/** `org.apache.kafka.common.errors.TopicExistsException`. */
export function exceptionClass(errorName: string): string {
  return `org.apache.kafka.common.errors.${exceptionName(errorName)}`
}
