import { KafkaError } from '../../protocol/errors.ts'
import { ClassicGroup } from './classic/classic-group.ts'
import type { Group } from './group.ts'

/** The groups of one partition, by id. */
export class Groups {
  readonly #byId = new Map<string, Group>()

  find(groupId: string): Group | undefined {
    return this.#byId.get(groupId)
  }

  /** Throws GROUP_ID_NOT_FOUND. */
  get(groupId: string): Group {
    const group = this.#byId.get(groupId)
    if (group === undefined) throw groupNotFound(`Group ${groupId} not found.`)
    return group
  }

  /** Undefined also where the group is of another kind. */
  findClassic(groupId: string): ClassicGroup | undefined {
    const group = this.#byId.get(groupId)
    return group instanceof ClassicGroup ? group : undefined
  }

  /** Without a time the group only holds offsets, which age by themselves. */
  createClassic(groupId: string, nowMs: number | null): ClassicGroup {
    const group = new ClassicGroup(groupId)
    group.stateTimestampMs = nowMs
    this.#byId.set(groupId, group)
    return group
  }

  put(group: Group): void {
    this.#byId.set(group.groupId, group)
  }

  remove(groupId: string): void {
    this.#byId.delete(groupId)
  }

  all(): IterableIterator<Group> {
    return this.#byId.values()
  }
}

export function groupNotFound(message: string): KafkaError {
  return new KafkaError('GROUP_ID_NOT_FOUND', message)
}
