import { MIN_METADATA_VERSION, metadataVersionOfRelease } from '../cluster/features.ts'
import type { Handler } from './apis/handler.ts'
import { HIGHEST_VERSIONS, LOWEST_VERSIONS, SUPPORTED_LEVELS } from './release-facts.ts'

/** What the clients of a node are told of it, so that it seems to be of an older release. */
export interface EmulatedRelease {
  /** `3.9` */
  readonly name: string
  /** What a directory is formatted with that has no metadata yet. */
  readonly metadataVersion: number
  /** The highest version of each API key that is announced. */
  readonly highestVersions: ReadonlyMap<number, number>
  readonly lowestVersions: ReadonlyMap<number, number>
  readonly supportedLevels: ReadonlyMap<string, readonly [lowest: number, highest: number]>
}

/** The release that this one is: nothing has to be emulated. */
const THIS_RELEASE = '4.3'

export const RELEASE_NAMES: readonly string[] = [...Object.keys(HIGHEST_VERSIONS), THIS_RELEASE]

/** Undefined for the release that this one is anyway. `name` is one of `RELEASE_NAMES`. */
export function emulatedRelease(name: string): EmulatedRelease | undefined {
  if (name === THIS_RELEASE) return undefined
  const highestVersions = new Map<number, number>()
  for (const [release, changes] of Object.entries(HIGHEST_VERSIONS)) {
    for (const [key, version] of Object.entries(changes)) {
      if (version < 0) highestVersions.delete(Number(key))
      else highestVersions.set(Number(key), version)
    }
    if (release === name) break
  }
  const lowest = Object.entries(LOWEST_VERSIONS[name] ?? {})
  return {
    name,
    metadataVersion: metadataVersionOfRelease(name) ?? MIN_METADATA_VERSION,
    highestVersions,
    lowestVersions: new Map(lowest.map(([key, version]) => [Number(key), version])),
    supportedLevels: new Map(Object.entries(SUPPORTED_LEVELS[name] ?? {})),
  }
}

/** The handlers with the versions that the release serves too, and none that it lacks. */
export function handlersOf(release: EmulatedRelease, handlers: readonly Handler[]): Handler[] {
  return handlers.flatMap((handler) => {
    const { key } = handler.api
    const highest = Math.min(release.highestVersions.get(key) ?? -1, handler.versions[1])
    const lowest = Math.max(release.lowestVersions.get(key) ?? 0, handler.versions[0])
    if (highest < lowest) return []
    const announcedFrom = Math.max(handler.announcedFrom, release.lowestVersions.get(key) ?? 0)
    return { ...handler, versions: [lowest, highest] as const, announcedFrom }
  })
}
