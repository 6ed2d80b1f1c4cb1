import { alterConfigs } from '../../config/dynamic-config.ts'
import {
  IncrementalAlterConfigs,
  newAlterConfigsResourceResponse,
  newIncrementalAlterConfigsResponse,
} from '../../protocol/messages/44-incremental-alter-configs.ts'
import { changeConfigs, isLogger } from '../config-changes.ts'
import { loggerChanges } from '../root-logger.ts'
import { handler } from './handler.ts'

/**
 * Sets, removes and, for lists, appends to or subtracts from single settings of topics, brokers,
 * groups and client metrics; what is not named stays (KIP-339). All changes to one resource are made
 * or none.
 */
export const incrementalAlterConfigs = handler(
  IncrementalAlterConfigs,
  { versions: [0, 1], on: 'both' },
  async (request, context) => {
    const results = await changeConfigs(context, request, (rules, resource) =>
      isLogger(resource)
        ? loggerChanges(context.services.nodeId, resource, resource.configs)
        : alterConfigs(rules, resource, resource.configs),
    )
    const responses = results.map((result) => newAlterConfigsResourceResponse(result))
    return newIncrementalAlterConfigsResponse({ responses })
  },
)
