import { field, message } from '../notation.ts'

export const offsetCommitKey = message(
  'coordinator-key',
  'OffsetCommitKey',
  { apiKey: 1, versions: '0', flexible: 'none' },
  [field('group', 'string', '0'), field('topic', 'string', '0'), field('partition', 'int32', '0')],
)

export const offsetCommitValue = message(
  'coordinator-value',
  'OffsetCommitValue',
  { apiKey: 1, versions: '0-4', flexible: '4+' },
  [
    field('offset', 'int64', '0+'),
    field('leaderEpoch', 'int32', '3+', { default: -1, ignorable: true }),
    field('metadata', 'string', '0+'),
    field('commitTimestamp', 'int64', '0+'),
    field('expireTimestamp', 'int64', '1', { default: -1, ignorable: true }),
    field('topicId', 'uuid', '4+', { tag: 0, tagged: '4+', ignorable: true }),
  ],
)
