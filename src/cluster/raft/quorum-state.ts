import { ZERO_UUID } from '../../protocol/uuid.ts'
import { type FileSystem, writeFileAtomic } from '../../runtime/file-system.ts'

/**
 * `quorum-state`: one line of JSON that says in which epoch a voter has led or voted, so that it
 * never does so twice. Version 1 belongs to `kraft.version` 1; version 0 also names the voters, which
 * come from the node's settings then.
 */
export const QUORUM_STATE_FILE = 'quorum-state'

export interface QuorumState {
  readonly leaderId: number
  readonly leaderEpoch: number
}

/** Undefined when there is no such file. Throws for one that is none. */
export function readQuorumState(
  fileSystem: FileSystem,
  directory: string,
): QuorumState | undefined {
  const path = `${directory}/${QUORUM_STATE_FILE}`
  if (!fileSystem.exists(path)) return undefined
  const text = fileSystem.readFile(path).toString('utf8')
  const state: unknown = parse(text)
  if (
    typeof state !== 'object' ||
    state === null ||
    !('leaderEpoch' in state) ||
    typeof state.leaderEpoch !== 'number'
  ) {
    throw new Error(
      `Read of '${path}' failed: it holds no quorum state. The only voter may remove the file: ` +
        'the log tells the epoch, too',
    )
  }
  const leaderId = 'leaderId' in state && typeof state.leaderId === 'number' ? state.leaderId : -1
  return { leaderId, leaderEpoch: state.leaderEpoch }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

export function writeQuorumState(
  fileSystem: FileSystem,
  directory: string,
  { leaderId, leaderEpoch }: QuorumState,
  voterIds: readonly number[],
  kraftVersion: number,
): void {
  const data =
    kraftVersion === 0
      ? {
          clusterId: '',
          leaderId,
          leaderEpoch,
          votedId: -1,
          appliedOffset: 0,
          currentVoters: voterIds.map((voterId) => ({ voterId })),
          data_version: 0,
        }
      : {
          leaderId,
          leaderEpoch,
          votedId: -1,
          votedDirectoryId: ZERO_UUID,
          data_version: 1,
        }
  writeFileAtomic(fileSystem, `${directory}/${QUORUM_STATE_FILE}`, JSON.stringify(data))
}
