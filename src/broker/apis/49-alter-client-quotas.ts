import {
  AlterClientQuotas,
  newAlterClientQuotasResponse,
  newResponseEntryData,
} from '../../protocol/messages/49-alter-client-quotas.ts'
import { attempt } from './attempt.ts'
import { handler } from './handler.ts'

/** Limits rates of users, clients and addresses (KIP-546, KIP-612); they hold from the answer on. */
export const alterClientQuotas = handler(
  AlterClientQuotas,
  { versions: [0, 1], on: 'both' },
  async (request, { services, access }) => {
    const refusal = attempt(() => access.demandCluster('ALTER_CONFIGS'))
    if (refusal === undefined) return services.controller.alterClientQuotas(request)
    const { code: errorCode, message: errorMessage } = refusal
    return newAlterClientQuotasResponse({
      entries: request.entries.map(({ entity }) =>
        newResponseEntryData({ errorCode, errorMessage, entity }),
      ),
    })
  },
)
