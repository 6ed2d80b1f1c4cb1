import { field, message } from './notation.ts'

export const request = message(
  'request',
  'BeginQuorumEpochRequest',
  { apiKey: 53, versions: '0-1', flexible: '1+', listeners: ['controller'] },
  [
    field('ClusterId', 'string', '0+', { nullable: '0+', default: null }),
    field('VoterId', 'int32', '1+', { default: -1, ignorable: true, entity: 'brokerId' }),
    field('Topics', '[]TopicData', '0+', {}, [
      field('TopicName', 'string', '0+', { entity: 'topicName' }),
      field('Partitions', '[]PartitionData', '0+', {}, [
        field('PartitionIndex', 'int32', '0+'),
        field('VoterDirectoryId', 'uuid', '1+', { ignorable: true }),
        field('LeaderId', 'int32', '0+', { entity: 'brokerId' }),
        field('LeaderEpoch', 'int32', '0+'),
      ]),
    ]),
    field('LeaderEndpoints', '[]LeaderEndpoint', '1+', { ignorable: true }, [
      field('Name', 'string', '1+', { mapKey: true }),
      field('Host', 'string', '1+'),
      field('Port', 'uint16', '1+'),
    ]),
  ],
)

export const response = message(
  'response',
  'BeginQuorumEpochResponse',
  { apiKey: 53, versions: '0-1', flexible: '1+' },
  [
    field('ErrorCode', 'int16', '0+'),
    field('Topics', '[]TopicData', '0+', {}, [
      field('TopicName', 'string', '0+', { entity: 'topicName' }),
      field('Partitions', '[]PartitionData', '0+', {}, [
        field('PartitionIndex', 'int32', '0+'),
        field('ErrorCode', 'int16', '0+'),
        field('LeaderId', 'int32', '0+', { entity: 'brokerId' }),
        field('LeaderEpoch', 'int32', '0+'),
      ]),
    ]),
    field('NodeEndpoints', '[]NodeEndpoint', '1+', { tag: 0, tagged: '1+' }, [
      field('NodeId', 'int32', '1+', { mapKey: true, entity: 'brokerId' }),
      field('Host', 'string', '1+'),
      field('Port', 'uint16', '1+'),
    ]),
  ],
)
