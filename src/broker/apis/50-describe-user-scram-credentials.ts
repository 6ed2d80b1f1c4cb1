import type { ScramImage } from '../../cluster/image/scram-image.ts'
import { errorCode } from '../../protocol/errors.ts'
import {
  DescribeUserScramCredentials,
  type DescribeUserScramCredentialsResult,
  newDescribeUserScramCredentialsResponse,
  newDescribeUserScramCredentialsResult,
} from '../../protocol/messages/50-describe-user-scram-credentials.ts'
import { refusalOf } from '../../security/access.ts'
import { handler } from './handler.ts'

/** Which users have SCRAM credentials, by mechanism. No users at all stands for every one. */
export const describeUserScramCredentials = handler(
  DescribeUserScramCredentials,
  { versions: [0, 0], on: 'both' },
  ({ users }, { services, access }) => {
    if (!access.allowsCluster('DESCRIBE')) {
      const refusal = { errorCode: refusalOf('CLUSTER').code, errorMessage: null }
      const results = (users ?? []).map(() => newDescribeUserScramCredentialsResult(refusal))
      return newDescribeUserScramCredentialsResponse({ ...refusal, results })
    }
    const { scram } = services.image
    const asked = users?.length ? users : [...scram.all()]
    const names = asked.map(({ name }) => name)
    const isTwice = (name: string) =>
      Boolean(users?.length) && names.filter((other) => other === name).length > 1
    return newDescribeUserScramCredentialsResponse({
      results: [...new Set(names)].map((name) =>
        isTwice(name) ? refuseTwice(name) : describe(name, scram),
      ),
    })
  },
)

function describe(user: string, scram: ScramImage): DescribeUserScramCredentialsResult {
  const credentials = [...scram.all()].filter(({ name }) => name === user)
  if (credentials.length === 0) {
    return newDescribeUserScramCredentialsResult({
      user,
      errorCode: errorCode('RESOURCE_NOT_FOUND'),
      errorMessage: `Attempt to describe a user credential that does not exist: ${user}`,
    })
  }
  return newDescribeUserScramCredentialsResult({
    user,
    credentialInfos: credentials.map(({ mechanism, iterations }) => ({ mechanism, iterations })),
  })
}

function refuseTwice(user: string): DescribeUserScramCredentialsResult {
  return newDescribeUserScramCredentialsResult({
    user,
    errorCode: errorCode('DUPLICATE_RESOURCE'),
    errorMessage: `Cannot describe SCRAM credentials for the same user twice in a single request: ${user}`,
  })
}
