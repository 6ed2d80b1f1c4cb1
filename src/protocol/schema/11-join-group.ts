import { field, message } from './notation.ts'

export const request = message(
  'request',
  'JoinGroupRequest',
  { apiKey: 11, versions: '0-9', flexible: '6+', listeners: ['broker'] },
  [
    field('GroupId', 'string', '0+', { entity: 'groupId' }),
    field('SessionTimeoutMs', 'int32', '0+'),
    field('RebalanceTimeoutMs', 'int32', '1+', { default: -1, ignorable: true }),
    field('MemberId', 'string', '0+'),
    field('GroupInstanceId', 'string', '5+', { nullable: '5+', default: null }),
    field('ProtocolType', 'string', '0+'),
    field('Protocols', '[]JoinGroupRequestProtocol', '0+', {}, [
      field('Name', 'string', '0+', { mapKey: true }),
      field('Metadata', 'bytes', '0+'),
    ]),
    field('Reason', 'string', '8+', { nullable: '8+', default: null, ignorable: true }),
  ],
)

export const response = message(
  'response',
  'JoinGroupResponse',
  { apiKey: 11, versions: '0-9', flexible: '6+' },
  [
    field('ThrottleTimeMs', 'int32', '2+', { ignorable: true }),
    field('ErrorCode', 'int16', '0+'),
    field('GenerationId', 'int32', '0+', { default: -1 }),
    field('ProtocolType', 'string', '7+', { nullable: '7+', default: null, ignorable: true }),
    field('ProtocolName', 'string', '0+', { nullable: '7+' }),
    field('Leader', 'string', '0+'),
    field('SkipAssignment', 'bool', '9+', { default: false }),
    field('MemberId', 'string', '0+'),
    field('Members', '[]JoinGroupResponseMember', '0+', {}, [
      field('MemberId', 'string', '0+'),
      field('GroupInstanceId', 'string', '5+', { nullable: '5+', default: null, ignorable: true }),
      field('Metadata', 'bytes', '0+'),
    ]),
  ],
)
