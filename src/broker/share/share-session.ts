/**
 * What a member of a share group reads from this broker (KIP-932): requests and answers name only
 * what changed. A session belongs to the member and to the connection it was opened on, and its
 * epoch counts the requests; epoch 0 opens it, −1 ends it.
 */
export const INITIAL_EPOCH = 0
export const FINAL_EPOCH = -1

/** A partition of a session. */
export interface SessionPartition {
  readonly topicId: string
  readonly partition: number
  /** The next answer names it, whatever comes of it. */
  mustRespond: boolean
}

export class ShareSession {
  readonly groupId: string
  readonly memberId: string
  readonly connectionId: string
  /** Of the next request. */
  epoch = 1
  readonly partitions: Map<string, SessionPartition>

  constructor(
    groupId: string,
    memberId: string,
    connectionId: string,
    partitions: Map<string, SessionPartition>,
  ) {
    this.groupId = groupId
    this.memberId = memberId
    this.connectionId = connectionId
    this.partitions = partitions
  }
}

/** The share sessions of all members, at most `group.share.max.share.sessions`. */
export class ShareSessionCache {
  readonly #maxSessions: () => number
  /** By group, then by member. */
  readonly #byGroup = new Map<string, Map<string, ShareSession>>()
  readonly #byConnection = new Map<string, ShareSession>()
  #size = 0

  constructor(maxSessions: () => number) {
    this.#maxSessions = maxSessions
  }

  get size(): number {
    return this.#size
  }

  get(groupId: string, memberId: string): ShareSession | undefined {
    return this.#byGroup.get(groupId)?.get(memberId)
  }

  hasMembers(groupId: string): boolean {
    return this.#byGroup.has(groupId)
  }

  /** False when there are as many sessions as there may be. */
  add(session: ShareSession): boolean {
    if (this.#size >= this.#maxSessions()) return false
    const members = this.#byGroup.get(session.groupId)
    if (members === undefined) {
      this.#byGroup.set(session.groupId, new Map([[session.memberId, session]]))
    } else members.set(session.memberId, session)
    this.#byConnection.set(session.connectionId, session)
    this.#size += 1
    return true
  }

  remove({ groupId, memberId }: ShareSession): void {
    const members = this.#byGroup.get(groupId)
    if (members?.delete(memberId) !== true) return
    this.#size -= 1
    if (members.size === 0) this.#byGroup.delete(groupId)
  }

  clear(): void {
    this.#byGroup.clear()
    this.#byConnection.clear()
    this.#size = 0
  }

  /** The session that a connection opened last, once. It may have ended since. */
  takeOfConnection(connectionId: string): ShareSession | undefined {
    const session = this.#byConnection.get(connectionId)
    this.#byConnection.delete(connectionId)
    return session
  }
}
