/** A topic as the coordinator sees it. */
export interface TopicView {
  readonly id: string
  readonly name: string
  readonly partitionCount: number
  /** The racks of the replicas of a partition, without those of brokers that tell none. */
  racks(partition: number): readonly string[]
}

/** The topics of the cluster at this moment, injected by the broker. */
export interface TopicsView {
  byName(name: string): TopicView | undefined
  byId(id: string): TopicView | undefined
  names(): Iterable<string>
  /** Of the metadata: rises with every change. */
  readonly version: number
  /** The version that brought the last new topic; −1 before. */
  readonly newTopicsVersion: number
}

export const NO_TOPICS: TopicsView = {
  byName: () => undefined,
  byId: () => undefined,
  names: () => [],
  version: 0,
  newTopicsVersion: -1,
}
