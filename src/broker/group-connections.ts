import type { GroupCoordinator } from '../coordinator/group/group-coordinator.ts'
import type { Logger } from '../runtime/logger.ts'

interface MemberName {
  readonly groupId: string
  readonly memberId: string
}

/**
 * Which connection each member of a group was last heard on. A dynamic member whose connection ends
 * is dropped at once where `kafka.ts.group.drop.disconnected.members` says so: a test that is killed
 * then leaves nobody behind for the next one to wait for. Apache waits for the session to end.
 */
export class GroupConnections {
  readonly #coordinator: GroupCoordinator
  readonly #isEnabled: () => boolean
  readonly #logger: Logger
  readonly #connectionOf = new Map<string, string>()
  readonly #membersOn = new Map<string, Map<string, MemberName>>()

  constructor(coordinator: GroupCoordinator, isEnabled: () => boolean, logger: Logger) {
    this.#coordinator = coordinator
    this.#isEnabled = isEnabled
    this.#logger = logger
  }

  /** A request of the member is about to be served. Who does not know its id yet has nothing to lose. */
  onRequest(connectionId: string, groupId: string, memberId: string): void {
    if (memberId === '' || !this.#isEnabled()) return
    const key = JSON.stringify([groupId, memberId])
    const known = this.#connectionOf.get(key)
    if (known === connectionId) return
    if (known !== undefined) this.#membersOn.get(known)?.delete(key)
    this.#connectionOf.set(key, connectionId)
    let members = this.#membersOn.get(connectionId)
    if (members === undefined) {
      members = new Map()
      this.#membersOn.set(connectionId, members)
    }
    members.set(key, { groupId, memberId })
  }

  onDisconnect(connectionId: string): void {
    const members = this.#membersOn.get(connectionId)
    if (members === undefined) return
    this.#membersOn.delete(connectionId)
    for (const [key, { groupId, memberId }] of members) {
      this.#connectionOf.delete(key)
      this.#coordinator.onMemberDisconnected(groupId, memberId).catch((error: unknown) => {
        this.#logger.warn(`Drop member '${memberId}' of group '${groupId}' failed`, error)
      })
    }
  }
}
