/**
 * XXH3 with 64 bits and seed 0, as its specification has it. Apache hashes with it what groups have
 * seen of their topics; the hash lies in the log, so ours is the same one. Inputs are some hundred
 * bytes and results are kept, which makes bigint good enough.
 */
const SECRET = Buffer.from(
  'b8fe6c3923a44bbe7c01812cf721ad1cded46de9839097db7240a4a4b7b3671f' +
    'cb79e64eccc0e578825ad07dccff7221b8084674f743248ee03590e6813a264c' +
    '3c2852bb91c300cb88d0658b1b532ea371644897a20df94e3819ef46a9deacd8' +
    'a8fa763fe39c343ff9dcbbc7c70b4f1d8a51e04bcdb45931c89f7ec9d9787364' +
    'eac5ac8334d3ebc3c581a0fffa1363eb170ddd51b7f0da49d316552629d4689e' +
    '2b16be587d47a1fc8ff8b8d17ad031ce45cb3a8f95160428afd7fbcabb4b407e',
  'hex',
)

const PRIME32_1 = 0x9e3779b1n
const PRIME32_2 = 0x85ebca77n
const PRIME32_3 = 0xc2b2ae3dn
const PRIME64_1 = 0x9e3779b185ebca87n
const PRIME64_2 = 0xc2b2ae3d27d4eb4fn
const PRIME64_3 = 0x165667b19e3779f9n
const PRIME64_4 = 0x85ebca77c2b2ae63n
const PRIME64_5 = 0x27d4eb2f165667c5n
const PRIME_MX1 = 0x165667919e3779f9n
const PRIME_MX2 = 0x9fb21c651e98df25n

const STRIPE_BYTES = 64
const STRIPES_PER_BLOCK = 16
const BLOCK_BYTES = STRIPE_BYTES * STRIPES_PER_BLOCK
const LAST_SECRET = SECRET.length - STRIPE_BYTES

/** As a signed 64-bit number, which is how records hold it. */
export function xxh3(input: Buffer): bigint {
  return BigInt.asIntN(64, hash(input))
}

function hash(input: Buffer): bigint {
  const length = input.length
  if (length > 240) return hashLong(input)
  if (length > 128) return hash129to240(input)
  if (length > 16) return hash17to128(input)
  if (length > 8) return hash9to16(input)
  if (length >= 4) return hash4to8(input)
  if (length > 0) return hash1to3(input)
  return avalanche64(secret(56) ^ secret(64))
}

function hash1to3(input: Buffer): bigint {
  const length = input.length
  const [first, middle, last] = [input[0]!, input[length >> 1]!, input[length - 1]!]
  const combined = ((first << 16) | (middle << 24) | last | (length << 8)) >>> 0
  return avalanche64(
    BigInt(combined) ^ BigInt((SECRET.readUInt32LE(0) ^ SECRET.readUInt32LE(4)) >>> 0),
  )
}

function hash4to8(input: Buffer): bigint {
  const length = input.length
  const first = BigInt(input.readUInt32LE(0))
  const last = BigInt(input.readUInt32LE(length - 4))
  let h = (last + (first << 32n)) ^ secret(8) ^ secret(16)
  h ^= rotate(h, 49n) ^ rotate(h, 24n)
  h = wrap(h * PRIME_MX2)
  h ^= (h >> 35n) + BigInt(length)
  h = wrap(h * PRIME_MX2)
  return h ^ (h >> 28n)
}

function hash9to16(input: Buffer): bigint {
  const length = input.length
  const low = input.readBigUInt64LE(0) ^ secret(24) ^ secret(32)
  const high = input.readBigUInt64LE(length - 8) ^ secret(40) ^ secret(48)
  return avalanche(wrap(BigInt(length) + swap(low) + high + foldedProduct(low, high)))
}

function hash17to128(input: Buffer): bigint {
  const length = input.length
  let sum = BigInt(length) * PRIME64_1
  for (let i = (length - 1) >> 5; i >= 0; i -= 1) {
    sum += mix16(input, 16 * i, 32 * i)
    sum += mix16(input, length - 16 * (i + 1), 32 * i + 16)
  }
  return avalanche(wrap(sum))
}

function hash129to240(input: Buffer): bigint {
  const length = input.length
  let sum = BigInt(length) * PRIME64_1
  for (let i = 0; i < 8; i += 1) sum += mix16(input, 16 * i, 16 * i)
  sum = avalanche(wrap(sum))
  for (let i = 8; i < length >> 4; i += 1) sum += mix16(input, 16 * i, 16 * (i - 8) + 3)
  sum += mix16(input, length - 16, 136 - 17)
  return avalanche(wrap(sum))
}

function hashLong(input: Buffer): bigint {
  const length = input.length
  const lanes = [
    PRIME32_3,
    PRIME64_1,
    PRIME64_2,
    PRIME64_3,
    PRIME64_4,
    PRIME32_2,
    PRIME64_5,
    PRIME32_1,
  ]
  const lastStripe = length - STRIPE_BYTES
  for (let start = 0; start < length - 1; start += BLOCK_BYTES) {
    const stripes = Math.min(STRIPES_PER_BLOCK, Math.floor((length - 1 - start) / STRIPE_BYTES))
    for (let i = 0; i < stripes; i += 1) {
      accumulate(lanes, input, start + i * STRIPE_BYTES, i * 8)
    }
    if (start + BLOCK_BYTES < length) scramble(lanes)
  }
  accumulate(lanes, input, lastStripe, LAST_SECRET - 7)
  let sum = BigInt(length) * PRIME64_1
  for (let i = 0; i < 4; i += 1) {
    const [low, high] = [lanes[2 * i]!, lanes[2 * i + 1]!]
    sum += foldedProduct(low ^ secret(11 + 16 * i), high ^ secret(11 + 16 * i + 8))
  }
  return avalanche(wrap(sum))
}

function accumulate(lanes: bigint[], input: Buffer, offset: number, secretOffset: number): void {
  for (let i = 0; i < 8; i += 1) {
    const value = input.readBigUInt64LE(offset + 8 * i)
    const key = value ^ secret(secretOffset + 8 * i)
    lanes[i ^ 1] = wrap(lanes[i ^ 1]! + value)
    lanes[i] = wrap(lanes[i]! + (key & 0xffffffffn) * (key >> 32n))
  }
}

function scramble(lanes: bigint[]): void {
  for (let i = 0; i < 8; i += 1) {
    const lane = lanes[i]!
    lanes[i] = wrap((lane ^ (lane >> 47n) ^ secret(LAST_SECRET + 8 * i)) * PRIME32_1)
  }
}

function mix16(input: Buffer, offset: number, secretOffset: number): bigint {
  const low = input.readBigUInt64LE(offset) ^ secret(secretOffset)
  const high = input.readBigUInt64LE(offset + 8) ^ secret(secretOffset + 8)
  return foldedProduct(low, high)
}

function foldedProduct(a: bigint, b: bigint): bigint {
  const product = a * b
  return wrap(product) ^ (product >> 64n)
}

function avalanche(value: bigint): bigint {
  const h = wrap((value ^ (value >> 37n)) * PRIME_MX1)
  return h ^ (h >> 32n)
}

/** The one of XXH64, for the shortest inputs. */
function avalanche64(value: bigint): bigint {
  let h = wrap((value ^ (value >> 33n)) * PRIME64_2)
  h = wrap((h ^ (h >> 29n)) * PRIME64_3)
  return h ^ (h >> 32n)
}

function secret(offset: number): bigint {
  return SECRET.readBigUInt64LE(offset)
}

function rotate(value: bigint, bits: bigint): bigint {
  return wrap(value << bits) | (value >> (64n - bits))
}

function swap(value: bigint): bigint {
  const bytes = Buffer.alloc(8)
  bytes.writeBigUInt64LE(value)
  return bytes.readBigUInt64BE(0)
}

function wrap(value: bigint): bigint {
  return BigInt.asUintN(64, value)
}
