import type { MetadataDelta } from '../cluster/image/metadata-delta.ts'
import type { ProducerIdSource } from '../coordinator/transaction/transaction-context.ts'
import { GroupCoordination, type GroupCoordinationOptions } from './group-coordination.ts'
import { ShareCoordination, type ShareCoordinationOptions } from './share-coordination.ts'
import { TransactionCoordination } from './transaction-coordination.ts'
import { TransactionMarkers } from './transaction-markers.ts'

export interface CoordinationsOptions
  extends Omit<GroupCoordinationOptions, 'sharePersister'>,
    ShareCoordinationOptions {
  readonly producerIds: ProducerIdSource
  readonly onFatal: (error: unknown) => void
}

/** The coordinators of this node, and what ties each to the partitions of its internal topic. */
export class Coordinations {
  readonly groups: GroupCoordination
  readonly shares: ShareCoordination
  readonly transactions: TransactionCoordination
  readonly transactionMarkers: TransactionMarkers

  constructor(options: CoordinationsOptions) {
    this.shares = new ShareCoordination(options)
    this.groups = new GroupCoordination({ ...options, sharePersister: this.shares.persister })
    const markers = new TransactionMarkers({
      ...options,
      groupCoordinator: this.groups.coordinator,
    })
    this.transactionMarkers = markers
    this.transactions = new TransactionCoordination({ ...options, markers })
  }

  /** Loads what this node leads. Transactions last: what a crash left open ends in the others. */
  async load(): Promise<void> {
    await this.groups.load()
    await this.shares.load()
    await this.transactions.load()
  }

  /** Follows a change of the image; the replica manager has followed it already. */
  apply(delta: MetadataDelta): void {
    this.groups.apply(delta)
    this.shares.apply(delta)
    this.transactions.apply(delta)
  }

  close(): void {
    this.transactions.close()
    this.shares.close()
    this.groups.close()
  }
}
