import type { TopicsView } from '../modern/topics-view.ts'

/** Partitions of a topic whose state a group keeps. */
export interface StateTopic {
  readonly name: string
  readonly partitions: ReadonlySet<number>
}

/**
 * Where a group is with the state of its share partitions, by topic id. Partitions are assigned to
 * members only once they are initialised; what is being deleted is remembered until it is done, so
 * that a crash in between can be mended.
 */
export interface StateTopics {
  readonly initializing: ReadonlyMap<string, StateTopic>
  readonly initialized: ReadonlyMap<string, StateTopic>
  /** Names by id. */
  readonly deleting: ReadonlyMap<string, string>
}

/** Partitions by topic id. */
export type PartitionsByTopic = ReadonlyMap<string, ReadonlySet<number>>

const UNKNOWN_NAME = '<UNKNOWN>'

export const NO_STATE_TOPICS: StateTopics = {
  initializing: new Map(),
  initialized: new Map(),
  deleting: new Map(),
}

/** Partitions of subscribed topics that are neither initialised nor, if that counts, on their way. */
export function missingPartitions(
  topics: StateTopics,
  names: Iterable<string>,
  view: TopicsView,
  isInitializingKnown: boolean,
): Map<string, StateTopic> {
  const known = isInitializingKnown
    ? unite(topics.initialized, topics.initializing)
    : topics.initialized
  const missing = new Map<string, StateTopic>()
  for (const name of names) {
    const topic = view.byName(name)
    if (topic === undefined) continue
    const there = known.get(topic.id)?.partitions ?? new Set()
    if (there.size >= topic.partitionCount && there.size > 0) continue
    const all = Array.from({ length: topic.partitionCount }, (_, partition) => partition)
    const partitions = new Set(all.filter((partition) => !there.has(partition)))
    missing.set(topic.id, { name, partitions })
  }
  return missing
}

/** Partitions are on their way to be initialised; those that were to be deleted are not any more. */
export function beginInitializing(
  topics: StateTopics,
  begun: ReadonlyMap<string, StateTopic>,
): StateTopics {
  const initializing = unite(topics.initializing, begun)
  const deleting = new Map(topics.deleting)
  for (const topicId of initializing.keys()) deleting.delete(topicId)
  return { ...topics, initializing, deleting }
}

/** The share-state coordinator has them. */
export function finishInitializing(
  topics: StateTopics,
  done: PartitionsByTopic,
  view: TopicsView,
): StateTopics {
  const named = new Map<string, StateTopic>()
  for (const [topicId, partitions] of done) {
    named.set(topicId, { name: view.byId(topicId)?.name ?? UNKNOWN_NAME, partitions })
  }
  return {
    ...topics,
    initializing: without(topics.initializing, done),
    initialized: unite(topics.initialized, named),
  }
}

/** It did not work out: the next heartbeat may try again. */
export function giveUpInitializing(topics: StateTopics, failed: PartitionsByTopic): StateTopics {
  return { ...topics, initializing: without(topics.initializing, failed) }
}

/** The group is to be deleted: all of its state goes, also what an earlier attempt has left. */
export function beginDeleting(
  topics: StateTopics,
  view: TopicsView,
): { readonly topics: StateTopics; readonly partitions: PartitionsByTopic } {
  const leftOver = new Map<string, StateTopic>()
  for (const topicId of topics.deleting.keys()) {
    const topic = view.byId(topicId)
    if (topic === undefined) continue
    leftOver.set(topicId, { name: topic.name, partitions: allPartitions(topic.partitionCount) })
  }
  const all = unite(unite(topics.initialized, topics.initializing), leftOver)
  const deleting = new Map([...all].map(([topicId, { name }]) => [topicId, name]))
  // The state of topics that are gone has gone with them, even where a crash hid it from the group.
  const there = [...all].filter(([topicId]) => view.byId(topicId) !== undefined)
  const partitions = new Map(there.map(([topicId, topic]) => [topicId, topic.partitions]))
  return { topics: { initializing: new Map(), initialized: new Map(), deleting }, partitions }
}

/** One topic's state is to be deleted; undefined where there is none. */
export function beginDeletingTopic(
  topics: StateTopics,
  topicId: string,
  view: TopicsView,
): { readonly topics: StateTopics; readonly partitions: ReadonlySet<number> } | undefined {
  const initialized = topics.initialized.get(topicId)
  if (initialized !== undefined) {
    const rest = new Map(topics.initialized)
    rest.delete(topicId)
    const deleting = new Map(topics.deleting).set(topicId, initialized.name)
    const { partitions } = initialized
    return { topics: { ...topics, initialized: rest, deleting }, partitions }
  }
  if (!topics.deleting.has(topicId)) return undefined
  return { topics, partitions: allPartitions(view.byId(topicId)?.partitionCount ?? 0) }
}

export function finishDeleting(topics: StateTopics, topicIds: Iterable<string>): StateTopics {
  const deleting = new Map(topics.deleting)
  for (const topicId of topicIds) deleting.delete(topicId)
  return { ...topics, deleting }
}

/** Topics are gone; undefined where the group knows none of them. */
export function forgetTopics(
  topics: StateTopics,
  topicIds: ReadonlySet<string>,
): StateTopics | undefined {
  const { initializing, initialized, deleting } = topics
  const isGone = (topicId: string) => topicIds.has(topicId)
  const known = [...initializing.keys(), ...initialized.keys(), ...deleting.keys()]
  if (!known.some(isGone)) return undefined
  const keep = <Value>(map: ReadonlyMap<string, Value>) =>
    new Map([...map].filter(([topicId]) => !isGone(topicId)))
  return {
    initializing: keep(initializing),
    initialized: keep(initialized),
    deleting: keep(deleting),
  }
}

function allPartitions(count: number): Set<number> {
  return new Set(Array.from({ length: count }, (_, partition) => partition))
}

/** Where both have a topic, the name is that of the later one. */
function unite(
  earlier: ReadonlyMap<string, StateTopic>,
  later: ReadonlyMap<string, StateTopic>,
): Map<string, StateTopic> {
  const united = new Map(earlier)
  for (const [topicId, { name, partitions }] of later) {
    const known = earlier.get(topicId)?.partitions ?? []
    united.set(topicId, { name, partitions: new Set([...known, ...partitions]) })
  }
  return united
}

function without(
  topics: ReadonlyMap<string, StateTopic>,
  removed: PartitionsByTopic,
): Map<string, StateTopic> {
  const rest = new Map<string, StateTopic>()
  for (const [topicId, topic] of topics) {
    const gone = removed.get(topicId)
    const partitions = new Set([...topic.partitions].filter((each) => !gone?.has(each)))
    if (partitions.size > 0) rest.set(topicId, { ...topic, partitions })
  }
  return rest
}
