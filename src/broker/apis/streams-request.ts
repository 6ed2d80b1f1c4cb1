import type { BrokerServices } from '../broker-services.ts'

const STREAMS_VERSION = 'streams.version'

/** False while the cluster is of an older release, or this broker is told not to serve them. */
export function servesStreamsGroups({ config, image }: BrokerServices): boolean {
  return (
    config.get('group.coordinator.rebalance.protocols').includes('streams') &&
    image.features.level(STREAMS_VERSION) > 0
  )
}

/** Every topic that a topology names, once. */
export function topicsOf(
  subtopologies: readonly {
    readonly sourceTopics: readonly string[]
    readonly repartitionSinkTopics: readonly string[]
    readonly repartitionSourceTopics: readonly { readonly name: string }[]
    readonly stateChangelogTopics: readonly { readonly name: string }[]
  }[],
): string[] {
  const topics = subtopologies.flatMap((each) => [
    ...each.sourceTopics,
    ...each.repartitionSinkTopics,
    ...each.repartitionSourceTopics.map(({ name }) => name),
    ...each.stateChangelogTopics.map(({ name }) => name),
  ])
  return [...new Set(topics)]
}
