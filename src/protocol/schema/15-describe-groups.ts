import { field, message } from './notation.ts'

export const request = message(
  'request',
  'DescribeGroupsRequest',
  { apiKey: 15, versions: '0-6', flexible: '5+', listeners: ['broker'] },
  [
    field('Groups', '[]string', '0+', { entity: 'groupId' }),
    field('IncludeAuthorizedOperations', 'bool', '3+'),
  ],
)

export const response = message(
  'response',
  'DescribeGroupsResponse',
  { apiKey: 15, versions: '0-6', flexible: '5+' },
  [
    field('ThrottleTimeMs', 'int32', '1+', { ignorable: true }),
    field('Groups', '[]DescribedGroup', '0+', {}, [
      field('ErrorCode', 'int16', '0+'),
      field('ErrorMessage', 'string', '6+', { nullable: '6+', default: null }),
      field('GroupId', 'string', '0+', { entity: 'groupId' }),
      field('GroupState', 'string', '0+'),
      field('ProtocolType', 'string', '0+'),
      field('ProtocolData', 'string', '0+'),
      field('Members', '[]DescribedGroupMember', '0+', {}, [
        field('MemberId', 'string', '0+'),
        field('GroupInstanceId', 'string', '4+', {
          nullable: '4+',
          default: null,
          ignorable: true,
        }),
        field('ClientId', 'string', '0+'),
        field('ClientHost', 'string', '0+'),
        field('MemberMetadata', 'bytes', '0+'),
        field('MemberAssignment', 'bytes', '0+'),
      ]),
      field('AuthorizedOperations', 'int32', '3+', { default: -2147483648 }),
    ]),
  ],
)
