import type { ApiVersion } from '../../protocol/messages/18-api-versions.ts'
import type { Handler, ListenerRole } from './handler.ts'

/** Every API that is served, by key. Dispatch and ApiVersions follow from this list. */
const handlers: readonly Handler<never, never>[] = []

export class HandlerCatalogue {
  readonly #byKey: (Handler | undefined)[] = []
  readonly apiVersions: readonly ApiVersion[]

  /** `role` is that of the listener which the requests come in by. */
  constructor(served: readonly Handler<never, never>[], role: Exclude<ListenerRole, 'both'>) {
    const here = served
      .filter(({ on }) => on === role || on === 'both')
      .map((each) => each as unknown as Handler)
      .sort((a, b) => a.api.key - b.api.key)
    for (const each of here) this.#byKey[each.api.key] = each
    this.apiVersions = here.map((each) => ({
      apiKey: each.api.key,
      minVersion: each.announcedFrom,
      maxVersion: each.versions[1],
    }))
  }

  find(apiKey: number): Handler | undefined {
    return this.#byKey[apiKey]
  }
}

export function brokerCatalogue(): HandlerCatalogue {
  return new HandlerCatalogue(handlers, 'broker')
}

export function controllerCatalogue(): HandlerCatalogue {
  return new HandlerCatalogue(handlers, 'controller')
}
