/**
 * An int64 of the wire: a `number` where that is exact, else a `bigint`. Written back exactly; code
 * that computes with one narrows it first with `toNumber`.
 */
export type Int64 = number | bigint

/** Narrows to a number; throws RangeError beyond ±(2^53 − 1). */
export function toNumber(value: Int64): number {
  if (typeof value === 'number') return value
  throw new RangeError(`The int64 ${value} does not fit a safe integer`)
}

/** For comparisons: what lies beyond becomes the largest, or smallest, safe integer. */
export function clampToNumber(value: Int64): number {
  if (typeof value === 'number') return value
  return value < 0 ? Number.MIN_SAFE_INTEGER : Number.MAX_SAFE_INTEGER
}

const HIGH_WORD = 4_294_967_296

/** The int64 at `position`. Anything within ±(2^53 − 1) comes back as a number. */
export function readInt64(buffer: Buffer, position: number): Int64 {
  const high = buffer.readInt32BE(position)
  const low = buffer.readUInt32BE(position + 4)
  const value = high * HIGH_WORD + low
  if (Number.isSafeInteger(value)) return value
  return (BigInt(high) << 32n) | BigInt(low)
}

export function writeInt64(buffer: Buffer, value: Int64, position: number): void {
  if (typeof value === 'bigint') {
    buffer.writeBigInt64BE(value, position)
    return
  }
  const high = Math.floor(value / HIGH_WORD)
  buffer.writeInt32BE(high, position)
  buffer.writeUInt32BE(value - high * HIGH_WORD, position + 4)
}
