import { field, message } from '../notation.ts'

export const topicRecord = message(
  'metadata',
  'TopicRecord',
  { apiKey: 2, versions: '0', flexible: '0+' },
  [field('Name', 'string', '0+', { entity: 'topicName' }), field('TopicId', 'uuid', '0+')],
)
