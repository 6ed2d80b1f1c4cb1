import { errorCode, KafkaError } from '../../protocol/errors.ts'
import {
  type AclCreation,
  CreateAcls,
  newAclCreationResult,
  newCreateAclsResponse,
} from '../../protocol/messages/30-create-acls.ts'
import { CLUSTER_NAME, resourceTypes } from '../../security/acl.ts'
import type { AclBinding } from '../../security/acl-filter.ts'
import { CLOSE, handler } from './handler.ts'

const ANY = 1
const MATCH = 2

/** Makes access rules; each succeeds or fails by itself. They hold once this is answered. */
export const createAcls = handler(
  CreateAcls,
  { versions: [1, 3], on: 'both' },
  async ({ creations }, { services, access }) => {
    if (creations.some((creation) => codesOf(creation).includes(0))) return CLOSE
    const refuseAll = (code: number, errorMessage: string | null) =>
      newCreateAclsResponse({ results: creations.map(() => ({ errorCode: code, errorMessage })) })
    if (!access.allowsCluster('ALTER')) {
      return refuseAll(errorCode('CLUSTER_AUTHORIZATION_FAILED'), 'Cluster authorization failed.')
    }
    if (services.authorizer === null) {
      return refuseAll(errorCode('SECURITY_DISABLED'), 'No Authorizer is configured.')
    }
    if (creations.some(isFilter)) return refuseAll(errorCode('UNKNOWN_SERVER_ERROR'), null)
    const faults = creations.map(faultOf)
    const valid = creations.filter((_, i) => faults[i] === null).map(bindingOf)
    const results = await services.controller.createAcls(valid)
    return newCreateAclsResponse({
      results: faults.map((fault) => {
        const error = fault ?? results.shift() ?? null
        return newAclCreationResult({
          errorCode: error?.code ?? 0,
          ...(error === null ? {} : { errorMessage: error.message }),
        })
      }),
    })
  },
)

function codesOf(creation: AclCreation): number[] {
  const { resourceType, resourcePatternType, operation, permissionType } = creation
  return [resourceType, resourcePatternType, operation, permissionType]
}

/** Words that only a filter may have fail the whole request. */
function isFilter(creation: AclCreation): boolean {
  return codesOf(creation).includes(ANY) || creation.resourcePatternType === MATCH
}

function faultOf({ resourceType, resourceName }: AclCreation): KafkaError | null {
  if (resourceTypes[resourceType] === 'CLUSTER' && resourceName !== CLUSTER_NAME) {
    const message = `The only valid name for the CLUSTER resource is ${CLUSTER_NAME}`
    return new KafkaError('INVALID_REQUEST', message)
  }
  if (resourceName !== '') return null
  return new KafkaError('INVALID_REQUEST', 'Invalid empty resource name')
}

function bindingOf(creation: AclCreation): AclBinding {
  const { resourceType, resourceName, resourcePatternType: patternType } = creation
  const { principal, host, operation, permissionType } = creation
  return { resourceType, resourceName, patternType, principal, host, operation, permissionType }
}
