import type { Access } from '../security/access.ts'
import type { QuotaClient } from '../security/quota/client-quota.ts'

/** By whom quotas count the requests of a connection. */
export function quotaClient({ requester }: Access, clientId: string | null): QuotaClient {
  const user = requester.principal.slice(requester.principal.indexOf(':') + 1)
  return { user, clientId: clientId ?? '' }
}
