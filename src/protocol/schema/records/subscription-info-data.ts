import { field, message, struct } from '../notation.ts'

export const subscriptionInfoData = message(
  'data',
  'SubscriptionInfoData',
  {
    versions: '1-11',
    flexible: 'none',
    commonStructs: [
      struct('TaskId', '1-6', [
        field('topicGroupId', 'int32', '1-6'),
        field('partition', 'int32', '1-6'),
      ]),
      struct('TaskOffsetSum', '7+', [
        field('topicGroupId', 'int32', '7+'),
        field('partition', 'int32', '10+'),
        field('offsetSum', 'int64', '10+'),
        field('namedTopology', 'string', '10+', { nullable: '10+' }),
        field('partitionToOffsetSum', '[]PartitionToOffsetSum', '7-9'),
      ]),
      struct('PartitionToOffsetSum', '7-9', [
        field('partition', 'int32', '7-9'),
        field('offsetSum', 'int64', '7-9'),
      ]),
      struct('ClientTag', '11+', [field('key', 'bytes', '11+'), field('value', 'bytes', '11+')]),
    ],
  },
  [
    field('version', 'int32', '1+'),
    field('latestSupportedVersion', 'int32', '3+', { default: -1 }),
    field('processId', 'uuid', '1+'),
    field('prevTasks', '[]TaskId', '1-6'),
    field('standbyTasks', '[]TaskId', '1-6'),
    field('userEndPoint', 'bytes', '2+'),
    field('taskOffsetSums', '[]TaskOffsetSum', '7+'),
    field('uniqueField', 'int8', '8+'),
    field('errorCode', 'int32', '9+'),
    field('clientTags', '[]ClientTag', '11+'),
  ],
)
