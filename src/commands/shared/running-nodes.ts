/**
 * The nodes that run on this machine for this user: `server-start` writes a file for each, by which
 * `server-stop` finds it. `ID/PID.json` lies in the runtime folder of the user's session or in the
 * temporary one; what a killed node left behind is removed by whoever reads it.
 */
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import type { FileSystem } from '../../runtime/file-system.ts'
import { currentProcess, isRunning, type ProcessIdentity } from '../../runtime/process-identity.ts'

export interface RunningNode extends ProcessIdentity {
  readonly nodeId: number
  readonly logDirs: readonly string[]
  /** `host:port` of each listener. */
  readonly listeners: readonly string[]
}

type NodeFacts = Omit<RunningNode, keyof ProcessIdentity>
type Environment = Readonly<Record<string, string | undefined>>

/** Returns the act that takes the entry back. */
export function registerNode(
  fileSystem: FileSystem,
  env: Environment,
  node: NodeFacts,
): () => void {
  const folder = registryFolder(env)
  const self = currentProcess(fileSystem)
  const path = join(folder, `${self.pid}.json`)
  fileSystem.makeDirectory(folder)
  fileSystem.writeFile(path, `${JSON.stringify({ ...self, ...node })}\n`)
  return () => fileSystem.remove(path)
}

/** The nodes that are alive, oldest process id first. */
export function runningNodes(fileSystem: FileSystem, env: Environment): RunningNode[] {
  const folder = registryFolder(env)
  if (!fileSystem.exists(folder)) return []
  return fileSystem
    .list(folder)
    .flatMap((name) => readNode(fileSystem, join(folder, name)) ?? [])
    .sort((one, other) => one.pid - other.pid)
}

function readNode(fileSystem: FileSystem, path: string): RunningNode | undefined {
  const node = parseNode(fileSystem, path)
  if (node !== undefined && isRunning(fileSystem, node)) return node
  fileSystem.remove(path)
  return undefined
}

function parseNode(fileSystem: FileSystem, path: string): RunningNode | undefined {
  try {
    const node = JSON.parse(fileSystem.readFile(path).toString()) as RunningNode
    return Number.isInteger(node.pid) && Array.isArray(node.logDirs) ? node : undefined
  } catch {
    return undefined
  }
}

function registryFolder(env: Environment): string {
  const { uid, username } = userInfo()
  const owner = uid >= 0 ? String(uid) : username
  return join(env.XDG_RUNTIME_DIR || tmpdir(), `kafka-ts-${owner}`, 'nodes')
}
