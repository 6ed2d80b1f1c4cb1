/** The two files beside a segment that tell of producers and aborted transactions. */
import * as batch from '../../records/record-batch.ts'
import { CorruptSnapshotError, decodeSnapshot } from '../../storage/producer-snapshot.ts'
import { TxnIndex } from '../../storage/txn-index.ts'
import type { Dump } from './dump.ts'

export function dumpProducerSnapshot(file: string, dump: Dump): void {
  try {
    for (const entry of decodeSnapshot(dump.fileSystem.readFile(dump.path(file)))) {
      const open = entry.currentTxnFirstOffset
      const head =
        `producerId: ${entry.producerId} producerEpoch: ${entry.producerEpoch}` +
        ` coordinatorEpoch: ${entry.coordinatorEpoch}` +
        ` currentTxnFirstOffset: ${open < 0 ? 'OptionalLong.empty' : `OptionalLong[${open}]`}` +
        ` lastTimestamp: ${entry.lastTimestamp}`
      const last = entry.lastBatch
      dump.stdout.line(
        last === undefined
          ? head
          : `${head} firstSequence: ${firstSequence(last)} lastSequence: ${last.lastSequence}` +
              ` lastOffset: ${last.lastOffset} offsetDelta: ${last.offsetDelta}` +
              ` timestamp: ${last.timestamp}`,
      )
    }
  } catch (error) {
    if (!(error instanceof CorruptSnapshotError)) throw error
    dump.stderr.line(error.message)
  }
}

/** Sequences begin again at 0 behind the greatest int32. */
function firstSequence(last: { readonly lastSequence: number; readonly offsetDelta: number }) {
  const first = last.lastSequence - last.offsetDelta
  return first < 0 && last.lastSequence !== batch.NO_SEQUENCE ? first + 0x8000_0000 : first
}

export function dumpTxnIndex(file: string, dump: Dump): void {
  const index = new TxnIndex(dump.fileSystem, dump.path(file), 0)
  for (const { producerId, firstOffset, lastOffset, lastStableOffset } of index.entries) {
    dump.stdout.line(
      `version: 0 producerId: ${producerId} firstOffset: ${firstOffset} lastOffset: ${lastOffset} lastStableOffset: ${lastStableOffset}`,
    )
  }
}
