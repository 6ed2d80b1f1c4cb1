import { ElectLeaders, newElectLeadersResponse } from '../../protocol/messages/43-elect-leaders.ts'
import { handler } from './handler.ts'

/**
 * Lets partitions elect their preferred leader, or (v1, KIP-460) any leader where they have none.
 * v1 also has an error for the whole request.
 */
export const electLeaders = handler(
  ElectLeaders,
  {
    versions: [0, 2],
    on: 'both',
    failure: (errorCode) => newElectLeadersResponse({ errorCode }),
  },
  (request, { services, access }) => {
    access.demandCluster('ALTER')
    return services.controller.electLeaders(request)
  },
)
