import { type ErrorName, errorFacts, errorName, KafkaError } from '../protocol/errors.ts'
import { isTlsError } from '../runtime/network.ts'
import { SaslError } from '../security/sasl/sasl-client.ts'

/**
 * What Java's client says for an error code when the broker sends no words of its own. Kafka's tools
 * print these, so they are its words; an error that is missing here is told by its name.
 */
const TEXTS: Partial<Record<ErrorName, string>> = {
  UNKNOWN_SERVER_ERROR: 'The server experienced an unexpected error when processing the request.',
  OFFSET_OUT_OF_RANGE:
    'The requested offset is not within the range of offsets maintained by the server.',
  CORRUPT_MESSAGE:
    'This message has failed its CRC checksum, exceeds the valid size, has a null key for a compacted topic, or is otherwise corrupt.',
  UNKNOWN_TOPIC_OR_PARTITION: 'This server does not host this topic-partition.',
  LEADER_NOT_AVAILABLE:
    'There is no leader for this topic-partition as we are in the middle of a leadership election.',
  NOT_LEADER_OR_FOLLOWER:
    'For requests intended only for the leader, this error indicates that the broker is not the current leader. For requests intended for any replica, this error indicates that the broker is not a replica of the topic partition.',
  PREFERRED_LEADER_NOT_AVAILABLE: 'The preferred leader was not available.',
  ELECTION_NOT_NEEDED: 'Leader election not needed for topic partition.',
  ELIGIBLE_LEADERS_NOT_AVAILABLE: 'Eligible topic partition leaders are not available.',
  REQUEST_TIMED_OUT: 'The request timed out.',
  MESSAGE_TOO_LARGE:
    'The request included a message larger than the max message size the server will accept.',
  OFFSET_METADATA_TOO_LARGE: 'The metadata field of the offset request was too large.',
  NETWORK_EXCEPTION: 'The server disconnected before a response was received.',
  COORDINATOR_LOAD_IN_PROGRESS: "The coordinator is loading and hence can't process requests.",
  COORDINATOR_NOT_AVAILABLE: 'The coordinator is not available.',
  NOT_COORDINATOR: 'This is not the correct coordinator.',
  INVALID_TOPIC_EXCEPTION: 'The request attempted to perform an operation on an invalid topic.',
  RECORD_LIST_TOO_LARGE:
    'The request included message batch larger than the configured segment size on the server.',
  NOT_ENOUGH_REPLICAS:
    'Messages are rejected since there are fewer in-sync replicas than required.',
  NOT_ENOUGH_REPLICAS_AFTER_APPEND:
    'Messages are written to the log, but to fewer in-sync replicas than required.',
  ILLEGAL_GENERATION: 'Specified group generation id is not valid.',
  INVALID_GROUP_ID: 'The group id is invalid.',
  UNKNOWN_MEMBER_ID: 'The coordinator is not aware of this member.',
  REBALANCE_IN_PROGRESS: 'The group is rebalancing, so a rejoin is needed.',
  TOPIC_AUTHORIZATION_FAILED: 'Topic authorization failed.',
  FENCED_INSTANCE_ID:
    'The broker rejected this static consumer since another consumer with the same group.instance.id has registered with a different member.id.',
  GROUP_AUTHORIZATION_FAILED: 'Group authorization failed.',
  CLUSTER_AUTHORIZATION_FAILED: 'Cluster authorization failed.',
  UNSUPPORTED_VERSION: 'The version of API is not supported.',
  TOPIC_ALREADY_EXISTS: 'Topic with this name already exists.',
  INVALID_PARTITIONS: 'Number of partitions is below 1.',
  INVALID_REPLICATION_FACTOR:
    'Replication factor is below 1 or larger than the number of available brokers.',
  INVALID_CONFIG: 'Configuration is invalid.',
  NOT_CONTROLLER: 'This is not the correct controller for this cluster.',
  INVALID_REQUEST:
    'This most likely occurs because of a request being malformed by the client library or the message was sent to an incompatible broker. See the broker logs for more details.',
  POLICY_VIOLATION: 'Request parameters do not satisfy the configured policy.',
  OUT_OF_ORDER_SEQUENCE_NUMBER: 'The broker received an out of order sequence number.',
  KAFKA_STORAGE_ERROR: 'Disk error when trying to access log file on the disk.',
  SECURITY_DISABLED: 'Security features are disabled.',
  GROUP_ID_NOT_FOUND: 'The group id does not exist.',
  NON_EMPTY_GROUP: 'The group is not empty.',
  GROUP_SUBSCRIBED_TO_TOPIC:
    'Deleting offsets of a topic is forbidden while the consumer group is actively subscribed to it.',
  DELEGATION_TOKEN_AUTH_DISABLED: 'Delegation Token feature is not enabled.',
  DELEGATION_TOKEN_NOT_FOUND: 'Delegation Token is not found on server.',
  DELEGATION_TOKEN_OWNER_MISMATCH: 'Specified Principal is not valid Owner/Renewer.',
  DELEGATION_TOKEN_REQUEST_NOT_ALLOWED:
    'Delegation Token requests are not allowed on PLAINTEXT/1-way SSL channels and on delegation token authenticated channels.',
  DELEGATION_TOKEN_AUTHORIZATION_FAILED: 'Delegation Token authorization failed.',
  DELEGATION_TOKEN_EXPIRED: 'Delegation Token is expired.',
  INVALID_PRINCIPAL_TYPE: 'Supplied principalType is not supported.',
  TOPIC_DELETION_DISABLED: 'Topic deletion is disabled.',
  UNKNOWN_TOPIC_ID: 'This server does not host this topic ID.',
  INVALID_RECORD: 'This record has failed the validation on the broker and hence will be rejected.',
  THROTTLING_QUOTA_EXCEEDED: 'The throttling quota has been exceeded.',
  UNSTABLE_OFFSET_COMMIT: 'There are unstable offsets that need to be cleared.',
}

export function errorText(name: ErrorName): string {
  return TEXTS[name] ?? name
}

/** The error that a code in a response means; undefined for "no error". */
export function responseError(code: number, message: string | null = null): KafkaError | undefined {
  if (code === 0) return undefined
  const name = errorName(code)
  return new KafkaError(name, message ?? errorText(name))
}

/** Throws when the code of a response is an error. */
export function checkResponse(code: number, message: string | null = null): void {
  const error = responseError(code, message)
  if (error) throw error
}

/** A deadline that passed: Java's TimeoutException. */
export function timeoutError(message: string, cause?: unknown): KafkaError {
  return new KafkaError('REQUEST_TIMED_OUT', message, cause === undefined ? {} : { cause })
}

export function isRetriable(error: unknown): error is KafkaError {
  return error instanceof KafkaError && errorFacts(error.error).isRetriable
}

/** `org.apache.kafka.common.errors.TimeoutException: text`, as a Java stack trace begins. */
export function javaText(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const { name, message } = javaException(error)
  return `${name}: ${message}`
}

/** The class that Java's client throws for it. */
export function javaException(error: unknown): { readonly name: string; readonly message: string } {
  if (!(error instanceof Error)) return { name: 'java.lang.Throwable', message: String(error) }
  const { message } = error
  if (isTlsError(error)) return { name: `${EXCEPTIONS}.SslAuthenticationException`, message }
  if (error instanceof SaslError) {
    return { name: `${EXCEPTIONS}.SaslAuthenticationException`, message }
  }
  if (!(error instanceof KafkaError)) return { name: error.name, message }
  const exception = errorFacts(error.error).exception ?? 'UnknownServerException'
  return { name: `${EXCEPTIONS}.${exception}`, message }
}

const EXCEPTIONS = 'org.apache.kafka.common.errors'
