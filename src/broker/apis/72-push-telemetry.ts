import { errorCode } from '../../protocol/errors.ts'
import {
  newPushTelemetryResponse,
  PushTelemetry,
} from '../../protocol/messages/72-push-telemetry.ts'
import { telemetryClient } from './71-get-telemetry-subscriptions.ts'
import { handler } from './handler.ts'

/**
 * Takes the metrics of a client (KIP-714). What can't be decompressed or read is an INVALID_RECORD,
 * whatever the reason.
 */
export const pushTelemetry = handler(
  PushTelemetry,
  {
    versions: [0, 0],
    failure: (code) => newPushTelemetryResponse({ errorCode: code }),
  },
  async (request, context) => {
    const { connection, clientId, services } = context
    const { telemetry, telemetryReceiver, clock, logger } = services
    const pushedMs = clock.nowMs()
    telemetry.checkPush(request, telemetryClient(context), pushedMs)
    const { clientInstanceId, compressionType, metrics } = request
    if (metrics.length === 0) return newPushTelemetryResponse()
    const software = `${connection.softwareName} ${connection.softwareVersion}`
    try {
      const from = { clientInstanceId, clientId, software, pushedMs }
      await telemetryReceiver.take(from, compressionType, metrics)
      return newPushTelemetryResponse()
    } catch (error) {
      logger.warn(`The metrics of client instance ${clientInstanceId} can't be read`, error)
      return newPushTelemetryResponse({ errorCode: errorCode('INVALID_RECORD') })
    }
  },
)
