import { KRAFT_VERSION, supportedFeatures } from '../../cluster/features.ts'
import { errorCode } from '../../protocol/errors.ts'
import { ApiVersions, newApiVersionsResponse } from '../../protocol/messages/18-api-versions.ts'
import type { BrokerServices } from '../broker-services.ts'
import { handler } from './handler.ts'

/** KIP-511: a name starts and ends with a letter or digit. */
const SOFTWARE_NAME = /^[a-zA-Z0-9](?:[a-zA-Z0-9\-.]*[a-zA-Z0-9])?$/

/**
 * Tells which keys and versions the listener serves, and the features of the cluster. A client asks
 * this before it knows anything of the broker, so a version beyond ours is answered in version 0
 * with UNSUPPORTED_VERSION and our range for this one key.
 *
 * v3: the client's software and its version; features. v4: features with a minimum level of 0, which
 * older clients can't read and are not told of.
 */
export const apiVersions = handler(
  ApiVersions,
  {
    versions: [0, 4],
    on: 'both',
    answerToUnknownVersion: ({ api, versions: [minVersion, maxVersion] }) =>
      newApiVersionsResponse({
        errorCode: errorCode('UNSUPPORTED_VERSION'),
        apiKeys: [{ apiKey: api.key, minVersion, maxVersion }],
      }),
  },
  (
    { clientSoftwareName, clientSoftwareVersion },
    { services, connection, catalogue, apiVersion },
  ) => {
    if (apiVersion >= 3) {
      const isValid =
        SOFTWARE_NAME.test(clientSoftwareName) && SOFTWARE_NAME.test(clientSoftwareVersion)
      if (!isValid) return newApiVersionsResponse({ errorCode: errorCode('INVALID_REQUEST') })
      connection.softwareName = clientSoftwareName
      connection.softwareVersion = clientSoftwareVersion
    }
    return newApiVersionsResponse({
      apiKeys: [...catalogue.apiVersions],
      supportedFeatures: supportedLevels(services).filter(
        ({ minVersion }) => apiVersion >= 4 || minVersion > 0,
      ),
      finalizedFeaturesEpoch:
        services.release?.supportedLevels.size === 0 ? -1 : services.image.offset,
      finalizedFeatures: finalizedFeatures(services),
    })
  },
)

function supportedLevels({ release }: Pick<BrokerServices, 'release'>) {
  return supportedFeatures.flatMap(({ name, minLevel, maxLevel }) => {
    if (release === undefined) return { name, minVersion: minLevel, maxVersion: maxLevel }
    const levels = release.supportedLevels.get(name)
    return levels === undefined ? [] : { name, minVersion: levels[0], maxVersion: levels[1] }
  })
}

/**
 * The raft layer keeps `kraft.version`, the image the rest; level 0 is not told of. No feature is
 * above what an emulated release supports.
 */
function finalizedFeatures({
  image,
  controller,
  release,
}: Pick<BrokerServices, 'image' | 'controller' | 'release'>) {
  const levels = new Map(image.features.finalized())
  if (controller.kraftVersion > 0) levels.set(KRAFT_VERSION, controller.kraftVersion)
  return [...levels].flatMap(([name, current]) => {
    const highest = release === undefined ? current : (release.supportedLevels.get(name)?.[1] ?? 0)
    const level = Math.min(current, highest)
    return level === 0 ? [] : { name, maxVersionLevel: level, minVersionLevel: level }
  })
}
