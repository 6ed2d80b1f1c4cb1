import { field, message } from './notation.ts'

export const request = message(
  'request',
  'DeleteShareGroupOffsetsRequest',
  { apiKey: 92, versions: '0', flexible: '0+', listeners: ['broker'] },
  [
    field('GroupId', 'string', '0+', { entity: 'groupId' }),
    field('Topics', '[]DeleteShareGroupOffsetsRequestTopic', '0+', {}, [
      field('TopicName', 'string', '0+', { entity: 'topicName' }),
    ]),
  ],
)

export const response = message(
  'response',
  'DeleteShareGroupOffsetsResponse',
  { apiKey: 92, versions: '0', flexible: '0+' },
  [
    field('ThrottleTimeMs', 'int32', '0+'),
    field('ErrorCode', 'int16', '0+'),
    field('ErrorMessage', 'string', '0+', { nullable: '0+', default: null }),
    field('Responses', '[]DeleteShareGroupOffsetsResponseTopic', '0+', {}, [
      field('TopicName', 'string', '0+', { entity: 'topicName' }),
      field('TopicId', 'uuid', '0+'),
      field('ErrorCode', 'int16', '0+'),
      field('ErrorMessage', 'string', '0+', { nullable: '0+', default: null }),
    ]),
  ],
)
