import { errorCode, KafkaError } from '../../protocol/errors.ts'
import {
  type FeatureUpdateKey,
  newUpdatableFeatureResult,
  newUpdateFeaturesResponse,
  type UpdateFeaturesRequest,
  type UpdateFeaturesResponse,
} from '../../protocol/messages/57-update-features.ts'
import {
  ELIGIBLE_LEADER_REPLICAS_VERSION,
  KRAFT_VERSION,
  losesMetadata,
  METADATA_VERSION,
  missingDependency,
  supportedFeatures,
} from '../features.ts'
import { ConfigResourceType } from '../image/configs-image.ts'
import { type MetadataRecord, metadataRecord } from '../metadata-record.ts'
import type { ControllerContext, ControllerResult } from './controller-context.ts'

const UPGRADE = 1
const SAFE_DOWNGRADE = 2
const UNSAFE_DOWNGRADE = 3

export interface FeaturesResult extends ControllerResult<UpdateFeaturesResponse> {
  /** Where the raft layer is to go, which keeps its level itself (KIP-853); left out: nowhere. */
  readonly kraftVersion?: number
}

/**
 * Moves features to other levels (KIP-584), all or none. Only `metadata.version` guards what is
 * stored: it goes down as far as no record or field would be lost. `kraft.version` only goes up.
 */
export function updateFeatures(
  context: ControllerContext,
  request: UpdateFeaturesRequest,
  kraftVersion: number,
): FeaturesResult {
  const { featureUpdates, validateOnly } = request
  const updates = new Map(featureUpdates.map((update) => [update.feature, update]))
  const records: MetadataRecord[] = []
  let newKraftVersion = kraftVersion
  try {
    for (const update of updates.values()) {
      checkUpdate(context, update, updates, kraftVersion)
      const { feature, maxVersionLevel } = update
      if (feature !== KRAFT_VERSION) {
        const data = { name: feature, featureLevel: maxVersionLevel }
        records.push(metadataRecord('FeatureLevelRecord', data))
        continue
      }
      newKraftVersion = maxVersionLevel
      // Something has to be waited for: the raft layer writes its level on its own.
      if (update.upgradeType === UPGRADE) records.push(metadataRecord('NoOpRecord', {}))
    }
  } catch (error) {
    if (!(error instanceof KafkaError)) throw error
    return { records: [], response: refusal(error) }
  }
  const response = newUpdateFeaturesResponse({ errorMessage: null, results: successes(request) })
  if (validateOnly) return { records: [], response }
  const elrLevel = updates.get(ELIGIBLE_LEADER_REPLICAS_VERSION)?.maxVersionLevel ?? 0
  const safety = elrLevel > 0 ? elrSafetyRecords(context) : []
  const result = { records: [...safety, ...records], response }
  return newKraftVersion > kraftVersion ? { ...result, kraftVersion: newKraftVersion } : result
}

/** Throws INVALID_UPDATE_VERSION with the first reason why a feature can't go where it should. */
function checkUpdate(
  context: ControllerContext,
  update: FeatureUpdateKey,
  updates: ReadonlyMap<string, FeatureUpdateKey>,
  kraftVersion: number,
): void {
  const { feature: name, maxVersionLevel: level, upgradeType } = update
  const { features } = context.image
  const current = name === KRAFT_VERSION ? kraftVersion : features.level(name)
  const refuse = (reason: string) =>
    invalidUpdate(`Invalid update version ${level} for feature ${name}. ${reason}`)
  if (upgradeType < UPGRADE || upgradeType > UNSAFE_DOWNGRADE) {
    refuse('The controller does not support the given upgrade type.')
  }
  if (level < 0) refuse('A feature version cannot be less than 0.')
  checkSupported(context, name, level, refuse)
  if (level < current && upgradeType === UPGRADE) {
    refuse(
      "Can't downgrade the version of this feature without setting the upgrade type to either safe or unsafe downgrade.",
    )
  }
  if (level > current && upgradeType !== UPGRADE) refuse("Can't downgrade to a newer version.")
  if (name === METADATA_VERSION) checkMetadataVersion(current, level, upgradeType)
  if (name === KRAFT_VERSION && level < current) {
    refuse("Can't downgrade the version of this feature.")
  }
  const feature = supportedFeatures.find((each) => each.name === name)!
  const metadataVersion = updates.get(METADATA_VERSION)?.maxVersionLevel ?? features.metadataVersion
  const missing = missingDependency(feature, level, metadataVersion)
  if (missing !== undefined) refuse(missing)
}

function checkSupported(
  { settings }: ControllerContext,
  name: string,
  level: number,
  refuse: (reason: string) => never,
): void {
  const feature = supportedFeatures.find((each) => each.name === name)
  // What is not known is at level 0 and may stay there, as far as it gets.
  if (feature === undefined && level === 0) refuse(`Feature ${name} not found.`)
  const node = `Local controller ${settings.nodeId}`
  const { minLevel, maxLevel } = feature ?? refuse(`${node} does not support this feature.`)
  if (level >= minLevel && level <= maxLevel) return
  refuse(`${node} only supports versions ${minLevel}-${maxLevel}`)
}

function checkMetadataVersion(current: number, target: number, upgradeType: number): void {
  if (!losesMetadata(current, target)) return
  const reason =
    upgradeType === SAFE_DOWNGRADE
      ? 'Refusing to perform the requested downgrade because it might delete metadata information.'
      : 'Unsafe metadata downgrade is not supported in this version.'
  invalidUpdate(`Unsupported metadata.version downgrade from ${current} to ${target}. ${reason}`)
}

/** With ELR the cluster has one `min.insync.replicas`, and it is part of the metadata (KIP-966). */
function elrSafetyRecords({ image, settings }: ControllerContext): MetadataRecord[] {
  const name = 'min.insync.replicas'
  const records: MetadataRecord[] = []
  const set = (resourceName: string, value: string | null) => {
    const data = { resourceType: ConfigResourceType.broker, resourceName, name, value }
    records.push(metadataRecord('ConfigRecord', data))
  }
  if (!image.configs.clusterDefault().has(name)) set('', String(settings.minInSyncReplicas))
  for (const broker of image.configs.names(ConfigResourceType.broker)) {
    const configs = image.configs.get(ConfigResourceType.broker, broker)
    if (broker !== '' && configs.has(name)) set(broker, null)
  }
  return records
}

function invalidUpdate(message: string): never {
  throw new KafkaError('INVALID_UPDATE_VERSION', message)
}

function refusal(error: KafkaError): UpdateFeaturesResponse {
  const reason = 'The update failed for all features since the following feature had an error'
  return newUpdateFeaturesResponse({
    errorCode: errorCode(error.error),
    errorMessage: `${reason}: ${error.message}`,
  })
}

/** Up to version 1 each feature has a result of its own, with the name of no error for a message. */
function successes({ featureUpdates }: UpdateFeaturesRequest) {
  return featureUpdates.map(({ feature }) =>
    newUpdatableFeatureResult({ feature, errorMessage: 'NONE' }),
  )
}
