import type { AclOperation } from '../../security/acl.ts'
import type { RequestContext } from './handler.ts'

/**
 * Throws TOPIC_AUTHORIZATION_FAILED unless the operation is allowed on a topic that is named, or told
 * by its id when the name is empty. An id that nobody knows is left to whoever looks the topic up.
 */
export function demandTopic(
  { access, services }: Pick<RequestContext, 'access' | 'services'>,
  operation: AclOperation,
  name: string,
  topicId: string,
): void {
  if (!access.isLimited) return
  const known = name === '' ? services.metadataCache.topicById(topicId)?.name : name
  if (known !== undefined) access.demand(operation, 'TOPIC', known)
}
