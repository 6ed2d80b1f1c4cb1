import {
  GetTelemetrySubscriptions,
  newGetTelemetrySubscriptionsResponse,
} from '../../protocol/messages/71-get-telemetry-subscriptions.ts'
import type { TelemetryClient } from '../telemetry/client-telemetry.ts'
import { handler, type RequestContext } from './handler.ts'

/** Tells a client which of its metrics are wanted, and how often (KIP-714). */
export const getTelemetrySubscriptions = handler(
  GetTelemetrySubscriptions,
  {
    versions: [0, 0],
    failure: (errorCode) => newGetTelemetrySubscriptionsResponse({ errorCode }),
  },
  ({ clientInstanceId }, context) => {
    const { telemetry, clock } = context.services
    return telemetry.subscribe(clientInstanceId, telemetryClient(context), clock.nowMs())
  },
)

export function telemetryClient({ connection, clientId }: RequestContext): TelemetryClient {
  return {
    connectionId: connection.id,
    attributes: {
      client_id: clientId,
      client_software_name: connection.softwareName,
      client_software_version: connection.softwareVersion,
      client_source_address: connection.clientAddress,
      client_source_port: String(connection.clientPort),
    },
  }
}
