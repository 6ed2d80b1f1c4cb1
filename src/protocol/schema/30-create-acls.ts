import { field, message } from './notation.ts'

export const request = message(
  'request',
  'CreateAclsRequest',
  { apiKey: 30, versions: '1-3', flexible: '2+', listeners: ['broker', 'controller'] },
  [
    field('Creations', '[]AclCreation', '0+', {}, [
      field('ResourceType', 'int8', '0+'),
      field('ResourceName', 'string', '0+'),
      field('ResourcePatternType', 'int8', '1+', { default: 3 }),
      field('Principal', 'string', '0+'),
      field('Host', 'string', '0+'),
      field('Operation', 'int8', '0+'),
      field('PermissionType', 'int8', '0+'),
    ]),
  ],
)

export const response = message(
  'response',
  'CreateAclsResponse',
  { apiKey: 30, versions: '1-3', flexible: '2+' },
  [
    field('ThrottleTimeMs', 'int32', '0+'),
    field('Results', '[]AclCreationResult', '0+', {}, [
      field('ErrorCode', 'int16', '0+'),
      field('ErrorMessage', 'string', '0+', { nullable: '0+' }),
    ]),
  ],
)
