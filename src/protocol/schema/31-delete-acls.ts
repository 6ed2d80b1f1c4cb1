import { field, message } from './notation.ts'

export const request = message(
  'request',
  'DeleteAclsRequest',
  { apiKey: 31, versions: '1-3', flexible: '2+', listeners: ['broker', 'controller'] },
  [
    field('Filters', '[]DeleteAclsFilter', '0+', {}, [
      field('ResourceTypeFilter', 'int8', '0+'),
      field('ResourceNameFilter', 'string', '0+', { nullable: '0+' }),
      field('PatternTypeFilter', 'int8', '1+', { default: 3 }),
      field('PrincipalFilter', 'string', '0+', { nullable: '0+' }),
      field('HostFilter', 'string', '0+', { nullable: '0+' }),
      field('Operation', 'int8', '0+'),
      field('PermissionType', 'int8', '0+'),
    ]),
  ],
)

export const response = message(
  'response',
  'DeleteAclsResponse',
  { apiKey: 31, versions: '1-3', flexible: '2+' },
  [
    field('ThrottleTimeMs', 'int32', '0+'),
    field('FilterResults', '[]DeleteAclsFilterResult', '0+', {}, [
      field('ErrorCode', 'int16', '0+'),
      field('ErrorMessage', 'string', '0+', { nullable: '0+' }),
      field('MatchingAcls', '[]DeleteAclsMatchingAcl', '0+', {}, [
        field('ErrorCode', 'int16', '0+'),
        field('ErrorMessage', 'string', '0+', { nullable: '0+' }),
        field('ResourceType', 'int8', '0+'),
        field('ResourceName', 'string', '0+'),
        field('PatternType', 'int8', '1+', { default: 3 }),
        field('Principal', 'string', '0+'),
        field('Host', 'string', '0+'),
        field('Operation', 'int8', '0+'),
        field('PermissionType', 'int8', '0+'),
      ]),
    ]),
  ],
)
