import { type MutationRecorder, UNLIMITED_MUTATIONS } from '../../security/quota/client-quota.ts'
import { quotaClient } from '../quota-client.ts'
import type { RequestContext } from './handler.ts'

/** Counts what a request changes; from `strictSince` on clients know THROTTLING_QUOTA_EXCEEDED. */
export function mutationRecorder(context: RequestContext, strictSince: number): MutationRecorder {
  const { quotas, clock } = context.services
  if (!quotas.mutations.isActive) return { ...UNLIMITED_MUTATIONS }
  const client = quotaClient(context.access, context.clientId)
  return quotas.mutations.recorder(client, context.apiVersion >= strictSince, clock.nowMs())
}
