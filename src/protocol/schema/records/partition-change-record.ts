import { field, message } from '../notation.ts'

export const partitionChangeRecord = message(
  'metadata',
  'PartitionChangeRecord',
  { apiKey: 5, versions: '0-2', flexible: '0+' },
  [
    field('PartitionId', 'int32', '0+', { default: -1 }),
    field('TopicId', 'uuid', '0+'),
    field('Isr', '[]int32', '0+', {
      nullable: '0+',
      tag: 0,
      tagged: '0+',
      default: null,
      entity: 'brokerId',
    }),
    field('Leader', 'int32', '0+', { tag: 1, tagged: '0+', default: -2, entity: 'brokerId' }),
    field('Replicas', '[]int32', '0+', {
      nullable: '0+',
      tag: 2,
      tagged: '0+',
      default: null,
      entity: 'brokerId',
    }),
    field('RemovingReplicas', '[]int32', '0+', {
      nullable: '0+',
      tag: 3,
      tagged: '0+',
      default: null,
      entity: 'brokerId',
    }),
    field('AddingReplicas', '[]int32', '0+', {
      nullable: '0+',
      tag: 4,
      tagged: '0+',
      default: null,
      entity: 'brokerId',
    }),
    field('LeaderRecoveryState', 'int8', '0+', { tag: 5, tagged: '0+', default: -1 }),
    field('Directories', '[]uuid', '1+', { nullable: '1+', tag: 8, tagged: '1+', default: null }),
    field('EligibleLeaderReplicas', '[]int32', '2+', {
      nullable: '2+',
      tag: 6,
      tagged: '2+',
      default: null,
      entity: 'brokerId',
    }),
    field('LastKnownElr', '[]int32', '2+', {
      nullable: '2+',
      tag: 7,
      tagged: '2+',
      default: null,
      entity: 'brokerId',
    }),
  ],
)
