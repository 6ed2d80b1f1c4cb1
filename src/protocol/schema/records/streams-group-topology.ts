import { field, message, struct } from '../notation.ts'

export const streamsGroupTopologyKey = message(
  'coordinator-key',
  'StreamsGroupTopologyKey',
  { apiKey: 23, versions: '0', flexible: 'none' },
  [field('GroupId', 'string', '0')],
)

export const streamsGroupTopologyValue = message(
  'coordinator-value',
  'StreamsGroupTopologyValue',
  {
    apiKey: 23,
    versions: '0',
    flexible: '0+',
    commonStructs: [
      struct('TopicConfig', '0+', [field('key', 'string', '0+'), field('value', 'string', '0+')]),
      struct('TopicInfo', '0+', [
        field('Name', 'string', '0+'),
        field('Partitions', 'int32', '0+'),
        field('ReplicationFactor', 'int16', '0+'),
        field('TopicConfigs', '[]TopicConfig', '0+'),
      ]),
    ],
  },
  [
    field('Epoch', 'int32', '0+'),
    field('Subtopologies', '[]Subtopology', '0+', {}, [
      field('SubtopologyId', 'string', '0+'),
      field('SourceTopics', '[]string', '0+'),
      field('SourceTopicRegex', '[]string', '0+'),
      field('StateChangelogTopics', '[]TopicInfo', '0+'),
      field('RepartitionSinkTopics', '[]string', '0+'),
      field('RepartitionSourceTopics', '[]TopicInfo', '0+'),
      field('CopartitionGroups', '[]CopartitionGroup', '0+', {}, [
        field('SourceTopics', '[]int16', '0+'),
        field('SourceTopicRegex', '[]int16', '0+'),
        field('RepartitionSourceTopics', '[]int16', '0+'),
      ]),
    ]),
  ],
)
