import type { Handler, RequestContext } from '../../../src/broker/apis/handler.ts'
import type { BrokerServices } from '../../../src/broker/broker-services.ts'
import { RootLogger } from '../../../src/broker/root-logger.ts'
import { BrokerConfig } from '../../../src/config/broker-config.ts'
import {
  newCreatableTopic,
  newCreateTopicsRequest,
} from '../../../src/protocol/messages/19-create-topics.ts'
import { silentLogger } from '../../../src/runtime/logger.ts'
import { FULL_ACCESS } from '../../../src/security/access.ts'
import { controllerWorld } from '../../cluster/controller-world.ts'

/** A node with a controller and the topic `t`, as far as handlers of configs see one. */
export async function configWorld() {
  const { controller, image, log } = await controllerWorld()
  const topic = newCreatableTopic({ name: 't', numPartitions: 1, replicationFactor: 1 })
  await controller.createTopics(newCreateTopicsRequest({ topics: [topic] }))
  const fromFile = BrokerConfig.embedded({ dir: '/data' })
  const services = {
    get config() {
      return fromFile.withDynamic(image.configs.clusterDefault(), image.configs.broker(1))
    },
    image,
    controller,
    nodeId: 1,
    rootLogger: new RootLogger(silentLogger),
  } as BrokerServices
  const ask = async <Request, Response>(
    { handle }: Handler<Request, Response>,
    request: Request,
  ): Promise<Response> => {
    const answer = await handle(request, {
      services,
      access: FULL_ACCESS,
      apiVersion: 1,
    } as RequestContext)
    return answer as Response
  }
  return { ask, image, log }
}
