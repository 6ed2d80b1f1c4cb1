import { BorrowedResponse, CLOSE, type RequestContext } from '../broker/apis/handler.ts'
import { HandlerCatalogue } from '../broker/apis/handler-catalogue.ts'
import { handlers } from '../broker/apis/index.ts'
import type { BrokerServer } from '../broker/broker-server.ts'
import { Later } from '../broker/later.ts'
import type { Api } from '../protocol/api.ts'
import { Access } from '../security/access.ts'
import { ANONYMOUS_PRINCIPAL } from '../security/acl.ts'

const ADDRESS = '127.0.0.1'
const catalogue = new HandlerCatalogue(handlers, 'broker')

/** Asks the handlers of a node without a connection: no rule, no quota and no fault is in the way. */
export class LocalCaller {
  readonly #server: Pick<BrokerServer, 'services'>

  constructor(server: Pick<BrokerServer, 'services'>) {
    this.#server = server
  }

  async call<Request, Response>(
    api: Api<Request, Response>,
    request: Request,
    version = api.isLatestUnstable ? api.maxVersion - 1 : api.maxVersion,
  ): Promise<Response> {
    const handler = catalogue.find(api.key)
    if (handler === undefined) throw new Error(`'${api.name}' is not served by brokers`)
    const served = Math.min(version, handler.versions[1])
    const result = handler.handle(request, this.#context(served))
    const answer =
      result instanceof Later
        ? await new Promise<unknown>((resolve) => result.subscribe(resolve))
        : await result
    if (answer === CLOSE || answer === null) throw new Error(`'${api.name}' was not answered`)
    return (answer instanceof BorrowedResponse ? answer.response : answer) as Response
  }

  #context(apiVersion: number): RequestContext {
    const { services } = this.#server
    return {
      services,
      // Null: everybody may do everything.
      access: new Access(null, { principal: ANONYMOUS_PRINCIPAL, host: ADDRESS }),
      catalogue,
      apiVersion,
      correlationId: 0,
      clientId: null,
      connection: {
        id: 'in-process',
        clientAddress: ADDRESS,
        clientPort: 0,
        localAddress: ADDRESS,
        localPort: 0,
        listenerName: services.config.brokerListeners[0]!.name,
        softwareName: 'unknown',
        softwareVersion: 'unknown',
      },
    }
  }
}
