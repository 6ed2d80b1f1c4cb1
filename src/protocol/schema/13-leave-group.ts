import { field, message } from './notation.ts'

export const request = message(
  'request',
  'LeaveGroupRequest',
  { apiKey: 13, versions: '0-5', flexible: '4+', listeners: ['broker'] },
  [
    field('GroupId', 'string', '0+', { entity: 'groupId' }),
    field('MemberId', 'string', '0-2'),
    field('Members', '[]MemberIdentity', '3+', {}, [
      field('MemberId', 'string', '3+'),
      field('GroupInstanceId', 'string', '3+', { nullable: '3+', default: null }),
      field('Reason', 'string', '5+', { nullable: '5+', default: null, ignorable: true }),
    ]),
  ],
)

export const response = message(
  'response',
  'LeaveGroupResponse',
  { apiKey: 13, versions: '0-5', flexible: '4+' },
  [
    field('ThrottleTimeMs', 'int32', '1+', { ignorable: true }),
    field('ErrorCode', 'int16', '0+'),
    field('Members', '[]MemberResponse', '3+', {}, [
      field('MemberId', 'string', '3+'),
      field('GroupInstanceId', 'string', '3+', { nullable: '3+' }),
      field('ErrorCode', 'int16', '3+'),
    ]),
  ],
)
