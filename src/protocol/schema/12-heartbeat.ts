import { field, message } from './notation.ts'

export const request = message(
  'request',
  'HeartbeatRequest',
  { apiKey: 12, versions: '0-4', flexible: '4+', listeners: ['broker'] },
  [
    field('GroupId', 'string', '0+', { entity: 'groupId' }),
    field('GenerationId', 'int32', '0+'),
    field('MemberId', 'string', '0+'),
    field('GroupInstanceId', 'string', '3+', { nullable: '3+', default: null }),
  ],
)

export const response = message(
  'response',
  'HeartbeatResponse',
  { apiKey: 12, versions: '0-4', flexible: '4+' },
  [field('ThrottleTimeMs', 'int32', '1+', { ignorable: true }), field('ErrorCode', 'int16', '0+')],
)
