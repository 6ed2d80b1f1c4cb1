import { field, message } from '../notation.ts'

export const legacyOffsetCommitKey = message(
  'coordinator-key',
  'LegacyOffsetCommitKey',
  { apiKey: 0, versions: '0', flexible: 'none' },
  [field('group', 'string', '0'), field('topic', 'string', '0'), field('partition', 'int32', '0')],
)

export const legacyOffsetCommitValue = message(
  'coordinator-value',
  'LegacyOffsetCommitValue',
  { apiKey: 0, versions: '0', flexible: 'none' },
  [
    field('offset', 'int64', '0'),
    field('metadata', 'string', '0'),
    field('commitTimestamp', 'int64', '0'),
  ],
)
