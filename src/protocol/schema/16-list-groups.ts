import { field, message } from './notation.ts'

export const request = message(
  'request',
  'ListGroupsRequest',
  { apiKey: 16, versions: '0-5', flexible: '3+', listeners: ['broker'] },
  [field('StatesFilter', '[]string', '4+'), field('TypesFilter', '[]string', '5+')],
)

export const response = message(
  'response',
  'ListGroupsResponse',
  { apiKey: 16, versions: '0-5', flexible: '3+' },
  [
    field('ThrottleTimeMs', 'int32', '1+', { ignorable: true }),
    field('ErrorCode', 'int16', '0+'),
    field('Groups', '[]ListedGroup', '0+', {}, [
      field('GroupId', 'string', '0+', { entity: 'groupId' }),
      field('ProtocolType', 'string', '0+'),
      field('GroupState', 'string', '4+', { ignorable: true }),
      field('GroupType', 'string', '5+', { ignorable: true }),
    ]),
  ],
)
