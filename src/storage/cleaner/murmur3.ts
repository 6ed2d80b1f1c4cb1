/** Four words of 32 bits. */
export type Hash128 = Int32Array

const C1 = 0x239b961b
const C2 = 0xab0e9789 | 0
const C3 = 0x38b34ae5
const C4 = 0xa1e38b93 | 0

/**
 * MurmurHash3 x86_128 of `bytes[start, end)` into `result`. It is there to tell keys apart, not to
 * withstand an attacker who knows the seed: that is chosen anew for each cleaning.
 */
export function hash128(
  bytes: Uint8Array,
  start: number,
  end: number,
  seed: number,
  result: Hash128,
): void {
  let h1 = seed | 0
  let h2 = seed | 0
  let h3 = seed | 0
  let h4 = seed | 0
  const length = end - start
  const tail = end - (length & 15)
  for (let at = start; at < tail; at += 16) {
    h1 ^= Math.imul(rotl(Math.imul(word(bytes, at), C1), 15), C2)
    h1 = (Math.imul((rotl(h1, 19) + h2) | 0, 5) + 0x561ccd1b) | 0
    h2 ^= Math.imul(rotl(Math.imul(word(bytes, at + 4), C2), 16), C3)
    h2 = (Math.imul((rotl(h2, 17) + h3) | 0, 5) + 0x0bcaa747) | 0
    h3 ^= Math.imul(rotl(Math.imul(word(bytes, at + 8), C3), 17), C4)
    h3 = (Math.imul((rotl(h3, 15) + h4) | 0, 5) + 0x96cd1c35) | 0
    h4 ^= Math.imul(rotl(Math.imul(word(bytes, at + 12), C4), 18), C1)
    h4 = (Math.imul((rotl(h4, 13) + h1) | 0, 5) + 0x32ac3b17) | 0
  }
  h4 ^= Math.imul(rotl(Math.imul(partialWord(bytes, tail + 12, end), C4), 18), C1)
  h3 ^= Math.imul(rotl(Math.imul(partialWord(bytes, tail + 8, end), C3), 17), C4)
  h2 ^= Math.imul(rotl(Math.imul(partialWord(bytes, tail + 4, end), C2), 16), C3)
  h1 ^= Math.imul(rotl(Math.imul(partialWord(bytes, tail, end), C1), 15), C2)
  h1 ^= length
  h2 ^= length
  h3 ^= length
  h4 ^= length
  h1 = (h1 + h2 + h3 + h4) | 0
  h2 = (h2 + h1) | 0
  h3 = (h3 + h1) | 0
  h4 = (h4 + h1) | 0
  h1 = mix(h1)
  h2 = mix(h2)
  h3 = mix(h3)
  h4 = mix(h4)
  h1 = (h1 + h2 + h3 + h4) | 0
  result[0] = h1
  result[1] = (h2 + h1) | 0
  result[2] = (h3 + h1) | 0
  result[3] = (h4 + h1) | 0
}

function word(bytes: Uint8Array, at: number): number {
  return bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24)
}

/** A word of which only the bytes before `end` are there, the others being zero. */
function partialWord(bytes: Uint8Array, at: number, end: number): number {
  let value = 0
  for (let i = Math.min(end - at, 4) - 1; i >= 0; i--) value = (value << 8) | bytes[at + i]!
  return value
}

function rotl(value: number, bits: number): number {
  return (value << bits) | (value >>> (32 - bits))
}

function mix(value: number): number {
  let mixed = value ^ (value >>> 16)
  mixed = Math.imul(mixed, 0x85ebca6b)
  mixed ^= mixed >>> 13
  mixed = Math.imul(mixed, 0xc2b2ae35)
  return mixed ^ (mixed >>> 16)
}
