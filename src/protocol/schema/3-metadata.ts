import { field, message } from './notation.ts'

export const request = message(
  'request',
  'MetadataRequest',
  { apiKey: 3, versions: '0-13', flexible: '9+', listeners: ['broker'] },
  [
    field('Topics', '[]MetadataRequestTopic', '0+', { nullable: '1+' }, [
      field('TopicId', 'uuid', '10+', { ignorable: true }),
      field('Name', 'string', '0+', { nullable: '10+', entity: 'topicName' }),
    ]),
    field('AllowAutoTopicCreation', 'bool', '4+', { default: true }),
    field('IncludeClusterAuthorizedOperations', 'bool', '8-10'),
    field('IncludeTopicAuthorizedOperations', 'bool', '8+'),
  ],
)

export const response = message(
  'response',
  'MetadataResponse',
  { apiKey: 3, versions: '0-13', flexible: '9+' },
  [
    field('ThrottleTimeMs', 'int32', '3+', { ignorable: true }),
    field('Brokers', '[]MetadataResponseBroker', '0+', {}, [
      field('NodeId', 'int32', '0+', { mapKey: true, entity: 'brokerId' }),
      field('Host', 'string', '0+'),
      field('Port', 'int32', '0+'),
      field('Rack', 'string', '1+', { nullable: '1+', default: null, ignorable: true }),
    ]),
    field('ClusterId', 'string', '2+', { nullable: '2+', default: null, ignorable: true }),
    field('ControllerId', 'int32', '1+', { default: -1, ignorable: true, entity: 'brokerId' }),
    field('Topics', '[]MetadataResponseTopic', '0+', {}, [
      field('ErrorCode', 'int16', '0+'),
      field('Name', 'string', '0+', { nullable: '12+', mapKey: true, entity: 'topicName' }),
      field('TopicId', 'uuid', '10+', { ignorable: true }),
      field('IsInternal', 'bool', '1+', { default: false, ignorable: true }),
      field('Partitions', '[]MetadataResponsePartition', '0+', {}, [
        field('ErrorCode', 'int16', '0+'),
        field('PartitionIndex', 'int32', '0+'),
        field('LeaderId', 'int32', '0+', { entity: 'brokerId' }),
        field('LeaderEpoch', 'int32', '7+', { default: -1, ignorable: true }),
        field('ReplicaNodes', '[]int32', '0+', { entity: 'brokerId' }),
        field('IsrNodes', '[]int32', '0+', { entity: 'brokerId' }),
        field('OfflineReplicas', '[]int32', '5+', { ignorable: true, entity: 'brokerId' }),
      ]),
      field('TopicAuthorizedOperations', 'int32', '8+', { default: -2147483648 }),
    ]),
    field('ClusterAuthorizedOperations', 'int32', '8-10', { default: -2147483648 }),
    field('ErrorCode', 'int16', '13+', { ignorable: true }),
  ],
)
