import type { MetadataImage } from '../cluster/image/metadata-image.ts'
import type { TopicImage } from '../cluster/image/topics-image.ts'
import type { TopicsView, TopicView } from '../coordinator/group/modern/topics-view.ts'

/**
 * The topics of the image as coordinators see them. A view of a topic is a value that is made once
 * and given away until the topic changes: what was computed from it may be kept with it.
 */
export class CoordinatorTopics implements TopicsView {
  readonly #image: MetadataImage
  readonly #views = new Map<string, TopicView>()
  newTopicsVersion = -1

  constructor(image: MetadataImage) {
    this.#image = image
  }

  get version(): number {
    return this.#image.offset
  }

  byName(name: string): TopicView | undefined {
    const topic = this.#image.topics.byName(name)
    return topic === undefined ? undefined : this.#viewOf(topic)
  }

  byId(id: string): TopicView | undefined {
    const topic = this.#image.topics.byId(id)
    return topic === undefined ? undefined : this.#viewOf(topic)
  }

  names(): Iterable<string> {
    return this.#image.topics.names()
  }

  topicsCreated(): void {
    this.newTopicsVersion = this.version
  }

  /** The topics with these ids have changed or are gone. */
  forget(ids: Iterable<string>): void {
    for (const id of ids) this.#views.delete(id)
  }

  #viewOf(topic: TopicImage): TopicView {
    let view = this.#views.get(topic.id)
    if (view === undefined) {
      view = viewOf(topic, this.#image)
      this.#views.set(topic.id, view)
    }
    return view
  }
}

function viewOf({ id, name, partitions }: TopicImage, image: MetadataImage): TopicView {
  const racks = partitions.map(({ replicas }) =>
    replicas.map((id) => image.cluster.broker(id)?.rack ?? null).filter((rack) => rack !== null),
  )
  return { id, name, partitionCount: partitions.length, racks: (index) => racks[index] ?? [] }
}
