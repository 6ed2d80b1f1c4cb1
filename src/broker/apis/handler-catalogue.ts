import type { ApiVersion } from '../../protocol/messages/18-api-versions.ts'
import type { Handler, ListenerRole } from './handler.ts'

/** The APIs that the listeners of one role serve, by key. */
export class HandlerCatalogue {
  readonly #byKey: (Handler | undefined)[] = []
  readonly apiVersions: readonly ApiVersion[]

  /** `role` is that of the listener which the requests come in by. */
  constructor(served: readonly Handler[], role: Exclude<ListenerRole, 'both'>) {
    const here = served
      .filter(({ on }) => on === role || on === 'both')
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
