import { field, message } from './notation.ts'

export const request = message(
  'request',
  'ShareAcknowledgeRequest',
  { apiKey: 79, versions: '1-2', flexible: '0+', listeners: ['broker'] },
  [
    field('GroupId', 'string', '0+', { nullable: '0+', default: null, entity: 'groupId' }),
    field('MemberId', 'string', '0+', { nullable: '0+' }),
    field('ShareSessionEpoch', 'int32', '0+'),
    field('IsRenewAck', 'bool', '2+', { default: false }),
    field('Topics', '[]AcknowledgeTopic', '0+', {}, [
      field('TopicId', 'uuid', '0+', { mapKey: true }),
      field('Partitions', '[]AcknowledgePartition', '0+', {}, [
        field('PartitionIndex', 'int32', '0+', { mapKey: true }),
        field('AcknowledgementBatches', '[]AcknowledgementBatch', '0+', {}, [
          field('FirstOffset', 'int64', '0+'),
          field('LastOffset', 'int64', '0+'),
          field('AcknowledgeTypes', '[]int8', '0+'),
        ]),
      ]),
    ]),
  ],
)

export const response = message(
  'response',
  'ShareAcknowledgeResponse',
  { apiKey: 79, versions: '1-2', flexible: '0+' },
  [
    field('ThrottleTimeMs', 'int32', '0+'),
    field('ErrorCode', 'int16', '0+'),
    field('ErrorMessage', 'string', '0+', { nullable: '0+', default: null }),
    field('AcquisitionLockTimeoutMs', 'int32', '2+', { ignorable: true }),
    field('Responses', '[]ShareAcknowledgeTopicResponse', '0+', {}, [
      field('TopicId', 'uuid', '0+', { mapKey: true }),
      field('Partitions', '[]PartitionData', '0+', {}, [
        field('PartitionIndex', 'int32', '0+'),
        field('ErrorCode', 'int16', '0+'),
        field('ErrorMessage', 'string', '0+', { nullable: '0+', default: null }),
        field('CurrentLeader', 'LeaderIdAndEpoch', '0+', {}, [
          field('LeaderId', 'int32', '0+'),
          field('LeaderEpoch', 'int32', '0+'),
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
