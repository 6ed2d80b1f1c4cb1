import { KafkaError } from '../../protocol/errors.ts'
import { newBrokerRegistrationChangeRecord } from '../../protocol/messages/records/broker-registration-change-record.ts'
import type { BrokerEndpoint } from '../../protocol/messages/records/register-broker-record.ts'
import { hasCordonedDirectories, supportedFeatures } from '../features.ts'
import {
  type BrokerRegistration,
  FENCE,
  IN_CONTROLLED_SHUTDOWN,
  registerBrokerRecord,
  UNFENCE,
} from '../image/cluster-image.ts'
import { NO_LEADER } from '../image/topics-image.ts'
import { type MetadataRecord, metadataRecord } from '../metadata-record.ts'
import type { ControllerContext, ControllerResult } from './controller-context.ts'
import { partitionChanges } from './partition-changes.ts'

export interface BrokerRegistrationOptions {
  readonly brokerId: number
  readonly incarnationId: string
  readonly endpoints: readonly BrokerEndpoint[]
  readonly rack: string | null
  /** The ids of its log directories. */
  readonly directories: readonly string[]
  /** Those of them that new topics keep away from. */
  readonly cordonedDirectories?: readonly string[]
  /** From the clean-shutdown file; -1 when there was none. */
  readonly previousBrokerEpoch: number
}

/**
 * A broker comes up: it starts fenced. Unless its last incarnation stopped in order (it knows its
 * epoch), it may have lost what it had not flushed, so it is taken out of every ISR and ELR
 * (KIP-966). `epoch`, the broker's epoch, is the offset of the first record that is written.
 */
export function registerBroker(
  context: ControllerContext,
  options: BrokerRegistrationOptions,
  epoch: number,
): ControllerResult<number> {
  const { brokerId } = options
  const previous = context.image.cluster.broker(brokerId)
  const isClean = previous !== undefined && previous.epoch === options.previousBrokerEpoch
  const registration: BrokerRegistration = {
    id: brokerId,
    epoch,
    incarnationId: options.incarnationId,
    endpoints: options.endpoints,
    features: supportedFeatures.map(({ name, minLevel, maxLevel }) => ({
      name,
      minSupportedVersion: minLevel,
      maxSupportedVersion: maxLevel,
    })),
    rack: options.rack,
    isFenced: true,
    isInControlledShutdown: false,
    directories: options.directories,
    cordonedDirectories: options.cordonedDirectories ?? null,
  }
  const record = registerBrokerRecord(registration, context.image.features.metadataVersion)
  const changes = isClean ? removal(context, brokerId) : uncleanShutdown(context, brokerId)
  return { records: [...changes, record], response: epoch }
}

/** A broker goes into service: it leads what has no leader and may be led by it. */
export function unfenceBroker(
  context: ControllerContext,
  brokerId: number,
  brokerEpoch: number,
): MetadataRecord[] {
  checkEpoch(context, brokerId, brokerEpoch)
  const change = newBrokerRegistrationChangeRecord({ brokerId, brokerEpoch, fenced: UNFENCE })
  return [
    metadataRecord('BrokerRegistrationChangeRecord', change),
    ...partitionChanges(context, { brokerToAdd: brokerId }, ({ leader }) => leader === NO_LEADER),
  ]
}

/**
 * A broker is about to stop: others lead what it led, where there are others. When it is in no ISR
 * there is nothing to hand over and nothing to write.
 */
export function startControlledShutdown(
  context: ControllerContext,
  brokerId: number,
  brokerEpoch: number,
): MetadataRecord[] {
  checkEpoch(context, brokerId, brokerEpoch)
  const changes = removal(context, brokerId)
  if (changes.length === 0) return []
  const inControlledShutdown = IN_CONTROLLED_SHUTDOWN
  const data = { brokerId, brokerEpoch, inControlledShutdown }
  const change = newBrokerRegistrationChangeRecord(data)
  return [metadataRecord('BrokerRegistrationChangeRecord', change, 1), ...changes]
}

/** A broker is out of service: it stopped, or was not heard of for too long. */
export function fenceBroker(
  context: ControllerContext,
  brokerId: number,
  brokerEpoch: number,
): MetadataRecord[] {
  checkEpoch(context, brokerId, brokerEpoch)
  const change = newBrokerRegistrationChangeRecord({ brokerId, brokerEpoch, fenced: FENCE })
  return [...removal(context, brokerId), metadataRecord('BrokerRegistrationChangeRecord', change)]
}

/** New topics keep away from these directories of a broker, which are told by their ids (KIP-1066). */
export function cordonDirectories(
  context: ControllerContext,
  brokerId: number,
  brokerEpoch: number,
  cordonedLogDirs: readonly string[],
): MetadataRecord[] {
  checkEpoch(context, brokerId, brokerEpoch)
  if (!hasCordonedDirectories(context.image.features.metadataVersion)) return []
  const change = newBrokerRegistrationChangeRecord({
    brokerId,
    brokerEpoch,
    cordonedLogDirs: [...cordonedLogDirs],
  })
  return [metadataRecord('BrokerRegistrationChangeRecord', change, 3)]
}

/** Forgets a broker, in service or not: it has to register again. */
export function unregisterBroker(context: ControllerContext, brokerId: number): MetadataRecord[] {
  const broker = context.image.cluster.broker(brokerId)
  if (broker === undefined) {
    const message = `Broker ID ${brokerId} is not currently registered`
    throw new KafkaError('BROKER_ID_NOT_REGISTERED', message)
  }
  const data = { brokerId, brokerEpoch: broker.epoch }
  return [...removal(context, brokerId), metadataRecord('UnregisterBrokerRecord', data)]
}

function removal(context: ControllerContext, brokerId: number): MetadataRecord[] {
  const change = { brokerToRemove: brokerId }
  return partitionChanges(context, change, ({ isr }) => isr.includes(brokerId))
}

function uncleanShutdown(context: ControllerContext, brokerId: number): MetadataRecord[] {
  const change = { uncleanShutdownBroker: brokerId }
  return partitionChanges(
    context,
    change,
    ({ isr, elr }) => isr.includes(brokerId) || elr.includes(brokerId),
  )
}

export function checkEpoch(
  { image }: ControllerContext,
  brokerId: number,
  brokerEpoch: number,
): void {
  const epoch = image.cluster.broker(brokerId)?.epoch
  if (epoch === brokerEpoch) return
  if (epoch === undefined) {
    const message = `No broker registration found for broker id ${brokerId}`
    throw new KafkaError('STALE_BROKER_EPOCH', message)
  }
  const message = `Expected broker epoch ${epoch}, but got broker epoch ${brokerEpoch}`
  throw new KafkaError('STALE_BROKER_EPOCH', message)
}
