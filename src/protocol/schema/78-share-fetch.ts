import { field, message } from './notation.ts'

export const request = message(
  'request',
  'ShareFetchRequest',
  { apiKey: 78, versions: '1-2', flexible: '0+', listeners: ['broker'] },
  [
    field('GroupId', 'string', '0+', { nullable: '0+', default: null, entity: 'groupId' }),
    field('MemberId', 'string', '0+', { nullable: '0+' }),
    field('ShareSessionEpoch', 'int32', '0+'),
    field('MaxWaitMs', 'int32', '0+'),
    field('MinBytes', 'int32', '0+'),
    field('MaxBytes', 'int32', '0+', { default: 2147483647 }),
    field('MaxRecords', 'int32', '1+'),
    field('BatchSize', 'int32', '1+'),
    field('ShareAcquireMode', 'int8', '2+', { default: 0, ignorable: true }),
    field('IsRenewAck', 'bool', '2+', { default: false }),
    field('Topics', '[]FetchTopic', '0+', {}, [
      field('TopicId', 'uuid', '0+', { mapKey: true }),
      field('Partitions', '[]FetchPartition', '0+', {}, [
        field('PartitionIndex', 'int32', '0+', { mapKey: true }),
        field('PartitionMaxBytes', 'int32', '0'),
        field('AcknowledgementBatches', '[]AcknowledgementBatch', '0+', {}, [
          field('FirstOffset', 'int64', '0+'),
          field('LastOffset', 'int64', '0+'),
          field('AcknowledgeTypes', '[]int8', '0+'),
        ]),
      ]),
    ]),
    field('ForgottenTopicsData', '[]ForgottenTopic', '0+', {}, [
      field('TopicId', 'uuid', '0+'),
      field('Partitions', '[]int32', '0+'),
    ]),
  ],
)

export const response = message(
  'response',
  'ShareFetchResponse',
  { apiKey: 78, versions: '1-2', flexible: '0+' },
  [
    field('ThrottleTimeMs', 'int32', '0+'),
    field('ErrorCode', 'int16', '0+'),
    field('ErrorMessage', 'string', '0+', { nullable: '0+', default: null }),
    field('AcquisitionLockTimeoutMs', 'int32', '1+'),
    field('Responses', '[]ShareFetchableTopicResponse', '0+', {}, [
      field('TopicId', 'uuid', '0+', { mapKey: true }),
      field('Partitions', '[]PartitionData', '0+', {}, [
        field('PartitionIndex', 'int32', '0+'),
        field('ErrorCode', 'int16', '0+'),
        field('ErrorMessage', 'string', '0+', { nullable: '0+', default: null }),
        field('AcknowledgeErrorCode', 'int16', '0+'),
        field('AcknowledgeErrorMessage', 'string', '0+', { nullable: '0+', default: null }),
        field('CurrentLeader', 'LeaderIdAndEpoch', '0+', {}, [
          field('LeaderId', 'int32', '0+'),
          field('LeaderEpoch', 'int32', '0+'),
        ]),
        field('Records', 'records', '0+', { nullable: '0' }),
        field('AcquiredRecords', '[]AcquiredRecords', '0+', {}, [
          field('FirstOffset', 'int64', '0+'),
          field('LastOffset', 'int64', '0+'),
          field('DeliveryCount', 'int16', '0+'),
        ]),
      ]),
    ]),
    field('NodeEndpoints', '[]NodeEndpoint', '0+', {}, [
      field('NodeId', 'int32', '0+', { mapKey: true, entity: 'brokerId' }),
      field('Host', 'string', '0+'),
      field('Port', 'int32', '0+'),
      field('Rack', 'string', '0+', { nullable: '0+', default: null }),
    ]),
  ],
)
