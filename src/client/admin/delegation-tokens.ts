import { toNumber } from '../../protocol/int64.ts'
import {
  CreateDelegationToken,
  newCreateDelegationTokenRequest,
} from '../../protocol/messages/38-create-delegation-token.ts'
import {
  newRenewDelegationTokenRequest,
  RenewDelegationToken,
} from '../../protocol/messages/39-renew-delegation-token.ts'
import {
  ExpireDelegationToken,
  newExpireDelegationTokenRequest,
} from '../../protocol/messages/40-expire-delegation-token.ts'
import {
  DescribeDelegationToken,
  newDescribeDelegationTokenRequest,
} from '../../protocol/messages/41-describe-delegation-token.ts'
import { ANY, type Cluster } from '../cluster.ts'
import { checkResponse } from '../error-texts.ts'

export interface Principal {
  /** `User` nearly always. */
  readonly principalType: string
  readonly principalName: string
}

/** A delegation token (KIP-48): who shows `hmac` is `owner`. Times are milliseconds since the epoch. */
export interface DelegationToken {
  readonly tokenId: string
  /** A secret. */
  readonly hmac: Buffer
  readonly owner: Principal
  readonly requester: Principal
  readonly renewers: readonly Principal[]
  readonly issueTimestampMs: number
  readonly expiryTimestampMs: number
  readonly maxTimestampMs: number
}

export interface CreateDelegationTokenOptions {
  /** The user of the connection when left out; another one since Kafka 3.3 (KIP-373). */
  readonly owner?: Principal | undefined
  readonly renewers?: readonly Principal[]
  /** −1: as long as the broker allows. */
  readonly maxLifetimeMs?: number
}

/** DELEGATION_TOKEN_REQUEST_NOT_ALLOWED on a connection without authentication, or by a token. */
export async function createDelegationToken(
  cluster: Cluster,
  { owner, renewers = [], maxLifetimeMs = -1 }: CreateDelegationTokenOptions = {},
): Promise<DelegationToken> {
  const call = { name: 'createDelegationToken', target: ANY }
  return cluster.call(call, async ({ send }) => {
    const answer = await send(CreateDelegationToken, (version) =>
      newCreateDelegationTokenRequest({
        // Version 3 has null for the user of the connection; the versions before do not ask.
        ...(owner !== undefined || version >= 3
          ? {
              ownerPrincipalType: owner?.principalType ?? null,
              ownerPrincipalName: owner?.principalName ?? null,
            }
          : {}),
        renewers: renewers.map((renewer) => ({ ...renewer })),
        maxLifetimeMs,
      }),
    )
    checkResponse(answer.errorCode)
    const { principalType, principalName } = answer
    return {
      tokenId: answer.tokenId,
      hmac: answer.hmac,
      owner: { principalType, principalName },
      requester: requesterOf(answer, { principalType, principalName }),
      renewers,
      issueTimestampMs: toNumber(answer.issueTimestampMs),
      expiryTimestampMs: toNumber(answer.expiryTimestampMs),
      maxTimestampMs: toNumber(answer.maxTimestampMs),
    }
  })
}

/** A longer life, in milliseconds from now; −1: what the broker gives. The new end of it. */
export async function renewDelegationToken(
  cluster: Cluster,
  hmac: Buffer,
  renewPeriodMs: number,
): Promise<number> {
  const request = newRenewDelegationTokenRequest({ hmac, renewPeriodMs })
  return cluster.call({ name: 'renewDelegationToken', target: ANY }, async ({ send }) => {
    const { errorCode, expiryTimestampMs } = await send(RenewDelegationToken, request)
    checkResponse(errorCode)
    return toNumber(expiryTimestampMs)
  })
}

/** Another end of its life, in milliseconds from now; negative: at once. The new end of it. */
export async function expireDelegationToken(
  cluster: Cluster,
  hmac: Buffer,
  expiryTimePeriodMs: number,
): Promise<number> {
  const request = newExpireDelegationTokenRequest({ hmac, expiryTimePeriodMs })
  return cluster.call({ name: 'expireDelegationToken', target: ANY }, async ({ send }) => {
    const { errorCode, expiryTimestampMs } = await send(ExpireDelegationToken, request)
    checkResponse(errorCode)
    return toNumber(expiryTimestampMs)
  })
}

/** The tokens of the owners, or all that the user may see. */
export async function describeDelegationTokens(
  cluster: Cluster,
  owners: readonly Principal[] | undefined,
): Promise<DelegationToken[]> {
  const request = newDescribeDelegationTokenRequest({
    owners: owners?.map((owner) => ({ ...owner })) ?? null,
  })
  return cluster.call({ name: 'describeDelegationToken', target: ANY }, async ({ send }) => {
    const { errorCode, tokens } = await send(DescribeDelegationToken, request)
    checkResponse(errorCode)
    return tokens.map(({ principalType, principalName, ...token }) => ({
      tokenId: token.tokenId,
      hmac: token.hmac,
      owner: { principalType, principalName },
      requester: requesterOf(token, { principalType, principalName }),
      renewers: token.renewers,
      issueTimestampMs: toNumber(token.issueTimestamp),
      expiryTimestampMs: toNumber(token.expiryTimestamp),
      maxTimestampMs: toNumber(token.maxTimestamp),
    }))
  })
}

/** Before Kafka 3.3 nobody asked for another's token. */
function requesterOf(
  answer: {
    readonly tokenRequesterPrincipalType: string
    readonly tokenRequesterPrincipalName: string
  },
  owner: Principal,
): Principal {
  if (answer.tokenRequesterPrincipalName === '') return owner
  return {
    principalType: answer.tokenRequesterPrincipalType,
    principalName: answer.tokenRequesterPrincipalName,
  }
}
