import { field, message } from './notation.ts'

export const request = message(
  'request',
  'DeleteTopicsRequest',
  { apiKey: 20, versions: '1-6', flexible: '4+', listeners: ['broker', 'controller'] },
  [
    field('Topics', '[]DeleteTopicState', '6+', {}, [
      field('Name', 'string', '6+', { nullable: '6+', default: null, entity: 'topicName' }),
      field('TopicId', 'uuid', '6+'),
    ]),
    field('TopicNames', '[]string', '0-5', { ignorable: true, entity: 'topicName' }),
    field('TimeoutMs', 'int32', '0+'),
  ],
)

export const response = message(
  'response',
  'DeleteTopicsResponse',
  { apiKey: 20, versions: '1-6', flexible: '4+' },
  [
    field('ThrottleTimeMs', 'int32', '1+', { ignorable: true }),
    field('Responses', '[]DeletableTopicResult', '0+', {}, [
      field('Name', 'string', '0+', { nullable: '6+', mapKey: true, entity: 'topicName' }),
      field('TopicId', 'uuid', '6+', { ignorable: true }),
      field('ErrorCode', 'int16', '0+'),
      field('ErrorMessage', 'string', '5+', { nullable: '5+', default: null, ignorable: true }),
    ]),
  ],
)
