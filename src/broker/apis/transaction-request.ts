import { errorCode } from '../../protocol/errors.ts'

const PRODUCER_FENCED = errorCode('PRODUCER_FENCED')
const INVALID_PRODUCER_EPOCH = errorCode('INVALID_PRODUCER_EPOCH')

/** Clients from before PRODUCER_FENCED was there do the same on an invalid epoch. */
export function inWordsOfOldClients(code: number, knowsFenced: boolean): number {
  return code === PRODUCER_FENCED && !knowsFenced ? INVALID_PRODUCER_EPOCH : code
}
