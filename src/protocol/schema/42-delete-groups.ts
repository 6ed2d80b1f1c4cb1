import { field, message } from './notation.ts'

export const request = message(
  'request',
  'DeleteGroupsRequest',
  { apiKey: 42, versions: '0-2', flexible: '2+', listeners: ['broker'] },
  [field('GroupsNames', '[]string', '0+', { entity: 'groupId' })],
)

export const response = message(
  'response',
  'DeleteGroupsResponse',
  { apiKey: 42, versions: '0-2', flexible: '2+' },
  [
    field('ThrottleTimeMs', 'int32', '0+'),
    field('Results', '[]DeletableGroupResult', '0+', {}, [
      field('GroupId', 'string', '0+', { mapKey: true, entity: 'groupId' }),
      field('ErrorCode', 'int16', '0+'),
    ]),
  ],
)
