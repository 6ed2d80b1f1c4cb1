import type { AssignReplicasToDirsRequest } from '../protocol/messages/73-assign-replicas-to-dirs.ts'
import {
  newAssignReplicasToDirsRequest,
  newRequestDirectoryData,
  newRequestPartitionData,
  newRequestTopicData,
} from '../protocol/messages/73-assign-replicas-to-dirs.ts'
import type { Clock } from '../runtime/clock.ts'

export interface DirectoryAssignment {
  readonly topicId: string
  readonly partitionId: number
  readonly directoryId: string
}

/** How many Apache's broker tells at once. */
const MAX_ASSIGNMENTS_PER_REQUEST = 2250

type Send = (directories: AssignReplicasToDirsRequest['directories']) => Promise<unknown>

/**
 * Tells the controller in which directories the replicas of this node lie (KIP-858). The metadata is
 * being applied when a log is made, so it is told afterwards, of many at once.
 */
export class DirectoryAssignments {
  readonly #clock: Clock
  readonly #send: Send
  #waiting: DirectoryAssignment[] = []
  #isScheduled = false
  #running: Promise<unknown> = Promise.resolve()

  /** A refusal is `send`'s to handle: what is not assigned now is at the next start. */
  constructor(clock: Clock, send: Send) {
    this.#clock = clock
    this.#send = send
  }

  add(assignment: DirectoryAssignment): void {
    this.#waiting.push(assignment)
    if (this.#isScheduled) return
    this.#isScheduled = true
    this.#clock.setTimer(0, () => this.#flush())
  }

  /** Tells of one, and resolves once the metadata says so. */
  async tell(assignment: DirectoryAssignment): Promise<void> {
    await this.#running
    await this.#send(grouped([assignment]))
  }

  #flush(): void {
    this.#isScheduled = false
    const waiting = this.#waiting
    this.#waiting = []
    for (let at = 0; at < waiting.length; at += MAX_ASSIGNMENTS_PER_REQUEST) {
      const some = waiting.slice(at, at + MAX_ASSIGNMENTS_PER_REQUEST)
      this.#running = this.#running.then(() => this.#send(grouped(some)))
    }
  }
}

function grouped(
  assignments: readonly DirectoryAssignment[],
): AssignReplicasToDirsRequest['directories'] {
  const { directories } = newAssignReplicasToDirsRequest()
  for (const { topicId, partitionId, directoryId } of assignments) {
    let directory = directories.find(({ id }) => id === directoryId)
    if (directory === undefined) {
      directory = newRequestDirectoryData({ id: directoryId })
      directories.push(directory)
    }
    // Partitions of one topic come one after the other.
    let topic = directory.topics.at(-1)
    if (topic?.topicId !== topicId) {
      topic = newRequestTopicData({ topicId })
      directory.topics.push(topic)
    }
    topic.partitions.push(newRequestPartitionData({ partitionIndex: partitionId }))
  }
  return directories
}
