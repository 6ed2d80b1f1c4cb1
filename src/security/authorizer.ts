import type { AclOperation, ResourceType } from './acl.ts'

/** Who asks: a principal as `User:alice`, and the host as Java prints an address. */
export interface Requester {
  readonly principal: string
  readonly host: string
}

/** Decides who may do what. */
export interface Authorizer {
  isAllowed(
    requester: Requester,
    operation: AclOperation,
    resourceType: ResourceType,
    resourceName: string,
  ): boolean
  /** Whether there can be any resource of the type on which the operation is allowed (KIP-679). */
  isAllowedOnAny(requester: Requester, operation: AclOperation, resourceType: ResourceType): boolean
}
