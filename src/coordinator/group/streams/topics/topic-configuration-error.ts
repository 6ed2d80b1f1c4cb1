/** What a member is told of, beside its assignment; the codes of the response. */
export const STATUS = {
  STALE_TOPOLOGY: 0,
  MISSING_SOURCE_TOPICS: 1,
  INCORRECTLY_PARTITIONED_TOPICS: 2,
  MISSING_INTERNAL_TOPICS: 3,
  SHUTDOWN_APPLICATION: 4,
  ASSIGNMENT_DELAYED: 5,
} as const

export type StatusName = keyof typeof STATUS

/** Why the topics of the cluster don't fit a topology: no error of a request but a status of the group. */
export class TopicConfigurationError extends Error {
  override readonly name = 'TopicConfigurationError'
  readonly status: StatusName

  constructor(status: StatusName, message: string) {
    super(message)
    this.status = status
  }
}
