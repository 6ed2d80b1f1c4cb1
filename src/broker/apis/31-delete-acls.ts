import { errorCode, KafkaError } from '../../protocol/errors.ts'
import {
  DeleteAcls,
  newDeleteAclsFilterResult,
  newDeleteAclsMatchingAcl,
  newDeleteAclsResponse,
} from '../../protocol/messages/31-delete-acls.ts'
import { hasZeroCode } from '../../security/acl-filter.ts'
import { CLOSE, handler } from './handler.ts'

/** Takes away the access rules that filters match, and tells them. */
export const deleteAcls = handler(
  DeleteAcls,
  { versions: [1, 3], on: 'both' },
  async ({ filters }, { services, access }) => {
    if (filters.some(hasZeroCode)) return CLOSE
    const refuseAll = (code: number, errorMessage: string) =>
      newDeleteAclsResponse({
        filterResults: filters.map(() =>
          newDeleteAclsFilterResult({ errorCode: code, errorMessage }),
        ),
      })
    if (!access.allowsCluster('ALTER')) {
      return refuseAll(errorCode('CLUSTER_AUTHORIZATION_FAILED'), 'Cluster authorization failed.')
    }
    if (services.authorizer === null) {
      return refuseAll(errorCode('SECURITY_DISABLED'), 'No Authorizer is configured.')
    }
    const results = await services.controller.deleteAcls(filters)
    return newDeleteAclsResponse({
      filterResults: results.map((result) => {
        if (result instanceof KafkaError) {
          const { code, message: errorMessage } = result
          return newDeleteAclsFilterResult({ errorCode: code, errorMessage })
        }
        return newDeleteAclsFilterResult({
          errorMessage: null,
          matchingAcls: result.map((acl) =>
            newDeleteAclsMatchingAcl({ ...acl, errorMessage: null }),
          ),
        })
      }),
    })
  },
)
