import {
  newUpdateFeaturesResponse,
  UpdateFeatures,
} from '../../protocol/messages/57-update-features.ts'
import { handler } from './handler.ts'

/**
 * Moves the cluster's features to other levels (KIP-584). v0 can only go up: what allowed a downgrade
 * there is not looked at any more. v1: safe and unsafe downgrades, and dry runs. v2: one result for
 * all, as all are done or none.
 */
export const updateFeatures = handler(
  UpdateFeatures,
  {
    versions: [0, 2],
    on: 'both',
    failure: (errorCode, errorMessage) => newUpdateFeaturesResponse({ errorCode, errorMessage }),
  },
  (request, { services, access }) => {
    access.demandCluster('ALTER')
    return services.controller.updateFeatures(request)
  },
)
