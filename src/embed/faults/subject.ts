import type { Exchange } from '../../broker/request-tap.ts'
import type { MetadataImage } from '../../cluster/image/metadata-image.ts'
import { ZERO_UUID } from '../../protocol/uuid.ts'
import type { ApiName } from '../types/api-name.ts'
import type { RequestView } from '../types/requests.ts'
import type { TopicPartition } from '../types/state.ts'

/** What a request is about, found by the names that fields have throughout the protocol. */
export interface Subject {
  readonly topics: readonly string[]
  readonly partitions: readonly TopicPartition[]
  readonly groupId: string | null
  readonly transactionalId: string | null
}

const TOPIC_LISTS = [
  'topics',
  'topicData',
  'v3AndBelowTopics',
  'topicPartitions',
  'dynamicTopics',
] as const
const PARTITION_LISTS = ['partitions', 'partitionData', 'partitionIndexes'] as const
const PARTITION_IDS = ['index', 'partition', 'partitionIndex', 'partitionId'] as const
/** Objects whose own lists of topics count, too. */
const CONTAINERS = ['groups', 'transactions'] as const
const TOPIC_RESOURCE = 2
const GROUP_KEY = 0

type Fields = Readonly<Record<string, unknown>>

export function subjectOf(request: unknown, image: MetadataImage): Subject {
  const partitions: TopicPartition[] = []
  const topics = new Set<string>()
  const fields = request as Fields
  const owners = [fields, ...CONTAINERS.flatMap((name) => objectsIn(fields[name]))]
  for (const owner of owners) {
    for (const list of TOPIC_LISTS) {
      for (const entry of entriesOf(owner[list])) {
        const topic = nameOfTopic(entry, image)
        if (topic === undefined) continue
        topics.add(topic)
        partitions.push(...partitionsOf(entry, topic))
      }
    }
  }
  for (const name of entriesOf(fields.topicNames)) if (typeof name === 'string') topics.add(name)
  for (const resource of objectsIn(fields.resources)) {
    if (resource.resourceType === TOPIC_RESOURCE) topics.add(String(resource.resourceName))
  }
  return {
    topics: [...topics],
    partitions,
    groupId: groupOf(owners),
    transactionalId: transactionalIdOf(owners),
  }
}

/** A request as predicates and the journal see it; its parts are worked out when they are asked for. */
export function viewOf({ handler, request, context }: Exchange): RequestView {
  let subject: Subject | undefined
  const find = () => (subject ??= subjectOf(request, context.services.image))
  return {
    api: handler.api.name as ApiName,
    version: context.apiVersion,
    clientId: context.clientId,
    request,
    get topics() {
      return find().topics
    },
    get partitions() {
      return find().partitions
    },
    get groupId() {
      return find().groupId
    },
    get transactionalId() {
      return find().transactionalId
    },
  }
}

/** The name of the topic that an entry of a list stands for. */
export function nameOfTopic(entry: unknown, image: MetadataImage): string | undefined {
  if (typeof entry === 'string') return entry
  const { name, topic, topicName, topicId } = (entry ?? {}) as Fields
  const given = name ?? topic ?? topicName
  if (typeof given === 'string' && given !== '') return given
  if (typeof topicId !== 'string' || topicId === ZERO_UUID) return undefined
  return image.topics.byId(topicId)?.name
}

function partitionsOf(entry: unknown, topic: string): TopicPartition[] {
  if (typeof entry === 'string') return []
  return PARTITION_LISTS.flatMap((list) => entriesOf((entry as Fields)[list])).flatMap((each) => {
    const id = typeof each === 'number' ? each : idOf(each as Fields)
    return id === undefined ? [] : { topic, partition: id }
  })
}

function idOf(fields: Fields): number | undefined {
  for (const name of PARTITION_IDS) {
    const id = fields[name]
    if (typeof id === 'number') return id
  }
  return undefined
}

function groupOf(owners: readonly Fields[]): string | null {
  for (const { groupId, groupIds, groups, groupsNames, keyType, key, coordinatorKeys } of owners) {
    if (typeof groupId === 'string' && groupId !== '') return groupId
    const first = [groupIds, groups, groupsNames].flatMap(entriesOf)[0]
    if (typeof first === 'string') return first
    if (keyType === GROUP_KEY) return coordinatorKeyOf(key, coordinatorKeys)
  }
  return null
}

function transactionalIdOf(owners: readonly Fields[]): string | null {
  for (const fields of owners) {
    const { transactionalId, v3AndBelowTransactionalId, transactionalIds } = fields
    for (const id of [transactionalId, v3AndBelowTransactionalId]) {
      if (typeof id === 'string' && id !== '') return id
    }
    const [first] = entriesOf(transactionalIds)
    if (typeof first === 'string') return first
    if (fields.keyType === 1) return coordinatorKeyOf(fields.key, fields.coordinatorKeys)
  }
  return null
}

function coordinatorKeyOf(key: unknown, keys: unknown): string | null {
  const first = entriesOf(keys)[0] ?? key
  return typeof first === 'string' ? first : null
}

function entriesOf(list: unknown): readonly unknown[] {
  return Array.isArray(list) ? list : []
}

function objectsIn(list: unknown): readonly Fields[] {
  return entriesOf(list).filter((each): each is Fields => typeof each === 'object' && each !== null)
}
