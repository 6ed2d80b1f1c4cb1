import type { Voter } from '../../cluster/raft/voters.ts'
import { CommandError } from '../shared/command-error.ts'

const VOTER = /^(\d+)@(\[[^\]]+\]|[^:[\]]+):(\d+):(.+)$/
const MAX_PORT = 65_535

/** Reads `id@host:port:directoryId,…` (KIP-853). Throws for what is not of that shape. */
export function parseInitialControllers(text: string, listenerName: string): Voter[] {
  const voters = text.split(',').map((part) => parseVoter(part.trim(), listenerName))
  if (new Set(voters.map(({ nodeId }) => nodeId)).size < voters.length) {
    throw new CommandError(`A node id stands twice in --initial-controllers: '${text}'`)
  }
  return voters
}

function parseVoter(text: string, listenerName: string): Voter {
  const match = VOTER.exec(text)
  const port = Number(match?.[3])
  if (match === null || port > MAX_PORT) {
    throw new CommandError(
      `Invalid voter '${text}' in --initial-controllers: it must be id@host:port:directoryId`,
    )
  }
  const directoryId = match[4]!
  if (!/^[\w-]{22}$/.test(directoryId)) {
    throw new CommandError('Failed to parse directory ID in dynamic voter string.')
  }
  const host = match[2]!.replace(/^\[(.*)\]$/, '$1')
  return { nodeId: Number(match[1]), directoryId, endpoints: [{ name: listenerName, host, port }] }
}
