import { type ErrorName, KafkaError } from '../protocol/errors.ts'
import {
  type AclOperation,
  ANONYMOUS_PRINCIPAL,
  aclOperations,
  CLUSTER_NAME,
  operationsOf,
  type ResourceType,
} from './acl.ts'
import type { Authorizer, Requester } from './authorizer.ts'

const REFUSALS: Partial<Record<ResourceType, readonly [ErrorName, message: string]>> = {
  TOPIC: ['TOPIC_AUTHORIZATION_FAILED', 'Topic authorization failed.'],
  GROUP: ['GROUP_AUTHORIZATION_FAILED', 'Group authorization failed.'],
  CLUSTER: ['CLUSTER_AUTHORIZATION_FAILED', 'Cluster authorization failed.'],
  TRANSACTIONAL_ID: [
    'TRANSACTIONAL_ID_AUTHORIZATION_FAILED',
    'Transactional Id authorization failed.',
  ],
  DELEGATION_TOKEN: [
    'DELEGATION_TOKEN_AUTHORIZATION_FAILED',
    'Delegation Token authorization failed.',
  ],
}

/** The error by which access to a resource of the type is refused, with Apache's text. */
export function refusalOf(type: ResourceType): KafkaError {
  const [error, message] = REFUSALS[type] ?? REFUSALS.CLUSTER!
  return new KafkaError(error, message)
}

/** What the peer of one connection may do. Without an authorizer that is everything, at no cost. */
export class Access {
  readonly requester: Requester
  readonly #authorizer: Authorizer | null

  constructor(authorizer: Authorizer | null, requester: Requester) {
    this.#authorizer = authorizer
    this.requester = requester
  }

  /** Whether there is an authorizer at all. */
  get isLimited(): boolean {
    return this.#authorizer !== null
  }

  allows(operation: AclOperation, type: ResourceType, name: string): boolean {
    return (
      this.#authorizer === null || this.#authorizer.isAllowed(this.requester, operation, type, name)
    )
  }

  allowsCluster(operation: AclOperation): boolean {
    return this.allows(operation, 'CLUSTER', CLUSTER_NAME)
  }

  allowsOnAny(operation: AclOperation, type: ResourceType): boolean {
    return (
      this.#authorizer === null || this.#authorizer.isAllowedOnAny(this.requester, operation, type)
    )
  }

  /** Throws the KafkaError of the type, e.g. GROUP_AUTHORIZATION_FAILED, unless it is allowed. */
  demand(operation: AclOperation, type: ResourceType, name: string): void {
    if (!this.allows(operation, type, name)) throw refusalOf(type)
  }

  /** Throws CLUSTER_AUTHORIZATION_FAILED unless it is allowed. */
  demandCluster(operation: AclOperation): void {
    if (this.allowsCluster(operation)) return
    const message = `The request needs ${operation} permission.`
    throw new KafkaError('CLUSTER_AUTHORIZATION_FAILED', message)
  }

  /** What is allowed on a resource, bit N for the operation with code N (KIP-430). */
  operationsOn(type: ResourceType, name: string): number {
    let bits = 0
    for (const operation of operationsOf(type)) {
      if (this.allows(operation, type, name)) bits |= 1 << aclOperations.indexOf(operation)
    }
    return bits
  }

  operationsOnCluster(): number {
    return this.operationsOn('CLUSTER', CLUSTER_NAME)
  }
}

/** What everybody may do on a node without an authorizer. */
export const FULL_ACCESS: Access = new Access(null, {
  principal: ANONYMOUS_PRINCIPAL,
  host: '127.0.0.1',
})
