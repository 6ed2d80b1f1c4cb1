import { field, message } from './notation.ts'

export const request = message(
  'request',
  'SyncGroupRequest',
  { apiKey: 14, versions: '0-5', flexible: '4+', listeners: ['broker'] },
  [
    field('GroupId', 'string', '0+', { entity: 'groupId' }),
    field('GenerationId', 'int32', '0+'),
    field('MemberId', 'string', '0+'),
    field('GroupInstanceId', 'string', '3+', { nullable: '3+', default: null }),
    field('ProtocolType', 'string', '5+', { nullable: '5+', default: null, ignorable: true }),
    field('ProtocolName', 'string', '5+', { nullable: '5+', default: null, ignorable: true }),
    field('Assignments', '[]SyncGroupRequestAssignment', '0+', {}, [
      field('MemberId', 'string', '0+'),
      field('Assignment', 'bytes', '0+'),
    ]),
  ],
)

export const response = message(
  'response',
  'SyncGroupResponse',
  { apiKey: 14, versions: '0-5', flexible: '4+' },
  [
    field('ThrottleTimeMs', 'int32', '1+', { ignorable: true }),
    field('ErrorCode', 'int16', '0+'),
    field('ProtocolType', 'string', '5+', { nullable: '5+', default: null, ignorable: true }),
    field('ProtocolName', 'string', '5+', { nullable: '5+', default: null, ignorable: true }),
    field('Assignment', 'bytes', '0+'),
  ],
)
