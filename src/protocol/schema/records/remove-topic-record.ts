import { field, message } from '../notation.ts'

export const removeTopicRecord = message(
  'metadata',
  'RemoveTopicRecord',
  { apiKey: 9, versions: '0', flexible: '0+' },
  [field('TopicId', 'uuid', '0+')],
)
