import { field, message } from '../notation.ts'

export const consumerGroupTargetAssignmentMetadataKey = message(
  'coordinator-key',
  'ConsumerGroupTargetAssignmentMetadataKey',
  { apiKey: 6, versions: '0', flexible: 'none' },
  [field('GroupId', 'string', '0')],
)

export const consumerGroupTargetAssignmentMetadataValue = message(
  'coordinator-value',
  'ConsumerGroupTargetAssignmentMetadataValue',
  { apiKey: 6, versions: '0', flexible: '0+' },
  [
    field('AssignmentEpoch', 'int32', '0+'),
    field('AssignmentTimestamp', 'int64', '0+', {
      tag: 0,
      tagged: '0+',
      default: 0,
      ignorable: true,
    }),
  ],
)
