import { errorCode } from '../../protocol/errors.ts'
import {
  DescribeAcls,
  type DescribeAclsResource,
  newDescribeAclsResponse,
} from '../../protocol/messages/29-describe-acls.ts'
import { hasZeroCode, matchesFilter } from '../../security/acl-filter.ts'
import { CLOSE, handler } from './handler.ts'

/** The access rules that a filter matches, by the resources that they are about. */
export const describeAcls = handler(
  DescribeAcls,
  {
    versions: [1, 3],
    on: 'both',
    failure: (code, message) => newDescribeAclsResponse({ errorCode: code, errorMessage: message }),
  },
  (filter, { services, access }) => {
    if (hasZeroCode(filter)) return CLOSE
    access.demandCluster('DESCRIBE')
    if (services.authorizer === null) {
      return newDescribeAclsResponse({
        errorCode: errorCode('SECURITY_DISABLED'),
        errorMessage: 'No Authorizer is configured on the broker',
      })
    }
    const resources = new Map<string, DescribeAclsResource>()
    for (const acl of services.image.acls.all()) {
      if (!matchesFilter(filter, acl)) continue
      const { resourceType, resourceName, patternType } = acl
      const key = `${resourceType} ${patternType} ${resourceName}`
      const resource = resources.get(key) ?? { resourceType, resourceName, patternType, acls: [] }
      resources.set(key, resource)
      const { principal, host } = acl
      resource.acls.push({
        principal,
        host,
        operation: acl.operation,
        permissionType: acl.permissionType,
      })
    }
    return newDescribeAclsResponse({ resources: [...resources.values()] })
  },
)
