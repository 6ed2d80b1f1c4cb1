import { DescribeAcls, newDescribeAclsRequest } from '../../protocol/messages/29-describe-acls.ts'
import { CreateAcls, newCreateAclsRequest } from '../../protocol/messages/30-create-acls.ts'
import { DeleteAcls, newDeleteAclsRequest } from '../../protocol/messages/31-delete-acls.ts'
import type { AclBinding, AclFilter } from '../../security/acl-filter.ts'
import { ANY, type Cluster, CONTROLLER } from '../cluster.ts'
import { checkResponse } from '../error-texts.ts'

/** The rules that the filter means (KIP-140). */
export async function describeAcls(cluster: Cluster, filter: AclFilter): Promise<AclBinding[]> {
  const call = { name: 'describeAcls', target: ANY }
  const response = await cluster.request(call, DescribeAcls, newDescribeAclsRequest({ ...filter }))
  checkResponse(response.errorCode, response.errorMessage)
  return response.resources.flatMap(({ resourceType, resourceName, patternType, acls }) =>
    acls.map(({ principal, host, operation, permissionType }) => ({
      resourceType,
      resourceName,
      patternType,
      principal,
      host,
      operation,
      permissionType,
    })),
  )
}

/** Throws the first refusal; the rules before and behind it stand. */
export async function createAcls(cluster: Cluster, acls: readonly AclBinding[]): Promise<void> {
  const request = newCreateAclsRequest({
    creations: acls.map(({ patternType, ...acl }) => ({
      ...acl,
      resourcePatternType: patternType,
    })),
  })
  const call = { name: 'createAcls', target: CONTROLLER }
  const { results } = await cluster.request(call, CreateAcls, request)
  for (const { errorCode, errorMessage } of results) checkResponse(errorCode, errorMessage)
}

/** Rules that no filter means are no error. */
export async function deleteAcls(cluster: Cluster, filters: readonly AclFilter[]): Promise<void> {
  const request = newDeleteAclsRequest({ filters: filters.map((filter) => ({ ...filter })) })
  const call = { name: 'deleteAcls', target: CONTROLLER }
  const { filterResults } = await cluster.request(call, DeleteAcls, request)
  for (const { errorCode, errorMessage, matchingAcls } of filterResults) {
    checkResponse(errorCode, errorMessage)
    for (const acl of matchingAcls) checkResponse(acl.errorCode, acl.errorMessage)
  }
}
