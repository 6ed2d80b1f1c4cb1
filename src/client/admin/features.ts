import { type Int64, toNumber } from '../../protocol/int64.ts'
import {
  newFeatureUpdateKey,
  newUpdateFeaturesRequest,
  UpdateFeatures,
} from '../../protocol/messages/57-update-features.ts'
import { ANY, type Cluster, CONTROLLER, node } from '../cluster.ts'
import { checkResponse, responseError } from '../error-texts.ts'
import type { Results } from './results.ts'

export interface FeatureDescription {
  readonly name: string
  readonly minLevel: number
  readonly maxLevel: number
  /** 0 when the cluster does not have the feature. */
  readonly finalizedLevel: number
}

export interface FeatureDescriptions {
  /** By name. */
  readonly features: readonly FeatureDescription[]
  /** Undefined when the node knows none. */
  readonly epoch: Int64 | undefined
}

/** What one node supports, and what the cluster has finalized as far as that node knows (KIP-584). */
export async function describeFeatures(
  cluster: Cluster,
  { nodeId }: { readonly nodeId?: number | undefined } = {},
): Promise<FeatureDescriptions> {
  const target = nodeId === undefined ? ANY : node(nodeId)
  return cluster.call({ name: 'describeFeatures', target }, async ({ connection }) => {
    const { supportedFeatures, finalizedFeatures, finalizedFeaturesEpoch } = connection.apiVersions
    const finalized = new Map(finalizedFeatures.map((one) => [one.name, one.maxVersionLevel]))
    return {
      features: supportedFeatures
        .map(({ name, minVersion, maxVersion }) => ({
          name,
          minLevel: minVersion,
          maxLevel: maxVersion,
          finalizedLevel: finalized.get(name) ?? 0,
        }))
        .sort((left, right) => (left.name < right.name ? -1 : 1)),
      epoch: toNumber(finalizedFeaturesEpoch) < 0 ? undefined : finalizedFeaturesEpoch,
    }
  })
}

export type FeatureUpdateType = 'upgrade' | 'safe-downgrade' | 'unsafe-downgrade'

const UPDATE_TYPES: Readonly<Record<FeatureUpdateType, number>> = {
  upgrade: 1,
  'safe-downgrade': 2,
  'unsafe-downgrade': 3,
}

export interface UpdateFeaturesOptions {
  readonly type: FeatureUpdateType
  readonly validateOnly?: boolean
}

/** Takes each feature to its level; all or none, so that an error is that of each. */
export async function updateFeatures(
  cluster: Cluster,
  levels: ReadonlyMap<string, number>,
  { type, validateOnly = false }: UpdateFeaturesOptions,
): Promise<Results<true>> {
  const call = { name: 'updateFeatures', target: CONTROLLER }
  return cluster.call(call, async ({ send }) => {
    const response = await send(UpdateFeatures, (version) =>
      newUpdateFeaturesRequest({
        timeoutMs: cluster.config.requestTimeoutMs,
        validateOnly,
        featureUpdates: [...levels].map(([feature, level]) =>
          newFeatureUpdateKey({
            feature,
            maxVersionLevel: level,
            ...(version === 0
              ? { allowDowngrade: type !== 'upgrade' }
              : { upgradeType: UPDATE_TYPES[type] }),
          }),
        ),
      }),
    )
    const { errorCode, errorMessage } = response
    const error = responseError(errorCode, errorMessage)
    // The cluster finds the new controller and asks again.
    if (error?.error === 'NOT_CONTROLLER') checkResponse(errorCode, errorMessage)
    const results: Results<true> = new Map()
    for (const name of levels.keys()) results.set(name, error ?? true)
    for (const one of response.results) {
      results.set(one.feature, responseError(one.errorCode, one.errorMessage) ?? true)
    }
    return results
  })
}
