import {
  newUnregisterBrokerResponse,
  UnregisterBroker,
} from '../../protocol/messages/64-unregister-broker.ts'
import { handler } from './handler.ts'

/** Forgets a broker, as when it will never come back; one that runs is gone until its next start. */
export const unregisterBroker = handler(
  UnregisterBroker,
  {
    versions: [0, 0],
    on: 'both',
    failure: (errorCode, errorMessage) => newUnregisterBrokerResponse({ errorCode, errorMessage }),
  },
  async ({ brokerId }, { services, access }) => {
    access.demandCluster('ALTER')
    await services.controller.unregisterBroker(brokerId)
    return newUnregisterBrokerResponse()
  },
)
