import { type Clock, systemClock } from './clock.ts'
import { type FileSystem, nodeFileSystem } from './file-system.ts'
import { type Logger, silentLogger } from './logger.ts'
import { type Network, nodeNetwork } from './network.ts'
import { type Random, systemRandom } from './random.ts'

/** All that a node takes from the world around it. A test replaces any part. */
export interface Runtime {
  readonly clock: Clock
  readonly fileSystem: FileSystem
  readonly network: Network
  readonly random: Random
  readonly logger: Logger
}

export const nodeRuntime: Runtime = {
  clock: systemClock,
  fileSystem: nodeFileSystem,
  network: nodeNetwork,
  random: systemRandom,
  logger: silentLogger,
}
