import { type BrokerServer, startBrokerServer } from '../../src/broker/broker-server.ts'
import { emulatedRelease } from '../../src/broker/emulated-release.ts'
import { BrokerConfig, embeddedDefaults } from '../../src/config/broker-config.ts'
import { systemClock } from '../../src/runtime/clock.ts'
import { silentLogger } from '../../src/runtime/logger.ts'
import { nodeNetwork } from '../../src/runtime/network.ts'
import { systemRandom } from '../../src/runtime/random.ts'
import type { Runtime } from '../../src/runtime/runtime.ts'
import { MemoryFileSystem } from './memory-file-system.ts'

export interface TestBrokerOptions {
  /** Settings over those of an embedded node. */
  readonly overrides?: Readonly<Record<string, string>>
  /** Settings of an embedded node that shall have Apache's defaults. */
  readonly without?: readonly string[]
  readonly runtime?: Partial<Runtime>
  /** The older release that the node shall seem to be of. */
  readonly asVersion?: string
}

/** A broker in this process on a disk in memory, on a free port of the loopback. */
export function startTestBroker(options: TestBrokerOptions = {}): Promise<BrokerServer> {
  const runtime: Runtime = {
    clock: systemClock,
    fileSystem: new MemoryFileSystem(),
    network: nodeNetwork,
    random: systemRandom,
    logger: silentLogger,
    ...options.runtime,
  }
  const overrides = new Map(Object.entries(options.overrides ?? {}))
  const settings = embeddedDefaults({ dir: '/data', port: 0, host: '127.0.0.1' })
  for (const name of options.without ?? []) settings.delete(name)
  const config = BrokerConfig.parse(settings, overrides, 'embedded')
  const release = options.asVersion === undefined ? undefined : emulatedRelease(options.asVersion)
  return startBrokerServer(runtime, config, { release })
}
