import {
  AlterUserScramCredentials,
  newAlterUserScramCredentialsResponse,
  newAlterUserScramCredentialsResult,
} from '../../protocol/messages/51-alter-user-scram-credentials.ts'
import { attempt } from './attempt.ts'
import { handler } from './handler.ts'

/** Sets and deletes what the cluster keeps of users' SCRAM passwords; never the passwords. */
export const alterUserScramCredentials = handler(
  AlterUserScramCredentials,
  { versions: [0, 0], on: 'both' },
  async (request, { services, access }) => {
    const refusal = attempt(() => access.demandCluster('ALTER'))
    if (refusal === undefined) return services.controller.alterScramCredentials(request)
    const { code: errorCode, message: errorMessage } = refusal
    const users = [...request.deletions, ...request.upsertions].map(({ name }) => name)
    return newAlterUserScramCredentialsResponse({
      results: [...new Set(users)].map((user) =>
        newAlterUserScramCredentialsResult({ user, errorCode, errorMessage }),
      ),
    })
  },
)
