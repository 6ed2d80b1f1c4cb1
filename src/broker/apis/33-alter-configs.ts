import { replaceConfigs } from '../../config/dynamic-config.ts'
import {
  AlterConfigs,
  newAlterConfigsResourceResponse,
  newAlterConfigsResponse,
} from '../../protocol/messages/33-alter-configs.ts'
import { changeConfigs } from '../config-changes.ts'
import { handler } from './handler.ts'

/**
 * Replaces all settings of a resource: what is not named goes back to its default. Clients of today
 * use IncrementalAlterConfigs.
 */
export const alterConfigs = handler(
  AlterConfigs,
  { versions: [0, 2], on: 'both' },
  async (request, context) => {
    const results = await changeConfigs(context, request, (rules, resource) =>
      replaceConfigs(rules, resource, resource.configs),
    )
    const responses = results.map((result) => newAlterConfigsResourceResponse(result))
    return newAlterConfigsResponse({ responses })
  },
)
