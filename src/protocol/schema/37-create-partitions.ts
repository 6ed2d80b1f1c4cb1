import { field, message } from './notation.ts'

export const request = message(
  'request',
  'CreatePartitionsRequest',
  { apiKey: 37, versions: '0-3', flexible: '2+', listeners: ['broker', 'controller'] },
  [
    field('Topics', '[]CreatePartitionsTopic', '0+', {}, [
      field('Name', 'string', '0+', { mapKey: true, entity: 'topicName' }),
      field('Count', 'int32', '0+'),
      field('Assignments', '[]CreatePartitionsAssignment', '0+', { nullable: '0+' }, [
        field('BrokerIds', '[]int32', '0+', { entity: 'brokerId' }),
      ]),
    ]),
    field('TimeoutMs', 'int32', '0+'),
    field('ValidateOnly', 'bool', '0+'),
  ],
)

export const response = message(
  'response',
  'CreatePartitionsResponse',
  { apiKey: 37, versions: '0-3', flexible: '2+' },
  [
    field('ThrottleTimeMs', 'int32', '0+'),
    field('Results', '[]CreatePartitionsTopicResult', '0+', {}, [
      field('Name', 'string', '0+', { entity: 'topicName' }),
      field('ErrorCode', 'int16', '0+'),
      field('ErrorMessage', 'string', '0+', { nullable: '0+', default: null }),
    ]),
  ],
)
