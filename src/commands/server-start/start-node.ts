import { type BrokerServer, startBrokerServer } from '../../broker/broker-server.ts'
import { serveControl } from '../../embed/control-server.ts'
import { BrokerDisk } from '../../embed/disk.ts'
import { EmbeddedBroker } from '../../embed/embedded-broker.ts'
import { Pulse } from '../../embed/pulse.ts'
import { MemoryFileSystem } from '../../runtime/memory-file-system.ts'
import { MovingClock } from '../../runtime/moving-clock.ts'
import type { Runtime } from '../../runtime/runtime.ts'
import type { ServerOptions } from './server-options.ts'

/** A node that serves, with or without a port for its control. */
export interface RunningNode {
  readonly server: BrokerServer
  readonly controlPort: number | undefined
  close(): Promise<void>
}

/** Throws BrokerStartError as `startBrokerServer` does. */
export async function startNode(runtime: Runtime, options: ServerOptions): Promise<RunningNode> {
  const { config, release, isInMemory, controlPort } = options
  if (controlPort !== undefined) return startControlled(runtime, options, controlPort)
  const fileSystem = isInMemory ? new MemoryFileSystem(runtime) : runtime.fileSystem
  const server = await startBrokerServer({ ...runtime, fileSystem }, config, { release })
  return { server, controlPort: undefined, close: () => server.close() }
}

/** The same node, on a clock that can be moved, with journal and faults. */
async function startControlled(
  runtime: Runtime,
  { config, release, isInMemory }: ServerOptions,
  port: number,
): Promise<RunningNode> {
  const pulse = new Pulse()
  const clock = new MovingClock(() => pulse.beat(), runtime.clock)
  const fileSystem = isInMemory ? new MemoryFileSystem({ clock }) : runtime.fileSystem
  const broker = await EmbeddedBroker.start({
    runtime: { ...runtime, clock, fileSystem },
    clientRuntime: runtime,
    clock,
    pulse,
    disk: new BrokerDisk(fileSystem, [config.metadataLogDir, ...config.logDirs]),
    config,
    host: config.advertisedListeners[0]?.host ?? 'localhost',
    release,
    options: {},
  })
  try {
    const control = await serveControl(broker, port)
    return {
      server: broker.server,
      controlPort: control.port,
      async close() {
        await control.close()
        await broker.stop()
      },
    }
  } catch (error) {
    await broker.stop()
    throw error
  }
}
