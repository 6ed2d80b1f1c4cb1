import { field, message } from '../notation.ts'

export const clearElrRecord = message(
  'metadata',
  'ClearElrRecord',
  { apiKey: 28, versions: '0', flexible: '0+' },
  [field('TopicName', 'string', '0+', { entity: 'topicName' })],
)
