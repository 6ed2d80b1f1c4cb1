import * as zlib from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { xxhash32 } from '../../src/records/codecs/xxhash32.ts'
import {
  borrowDecompressed,
  COMPRESSION_NAMES,
  compress,
  decompress,
} from '../../src/records/compression.ts'
import { RecordError } from '../../src/records/record-errors.ts'

const LIMIT = 10_000_000
const codecs = COMPRESSION_NAMES.map((name, codec) => ({ name, codec })).slice(1)

/** Bytes as payloads are: runs, repeats and noise. */
const payload = fc
  .array(
    fc.oneof(
      fc.uint8Array({ maxLength: 400 }),
      fc
        .tuple(fc.uint8Array({ minLength: 1, maxLength: 9 }), fc.nat(3000))
        .map(([unit, count]) => Buffer.concat(Array.from({ length: count % 300 }, () => unit))),
    ),
    { maxLength: 8 },
  )
  .map((parts) => Buffer.concat(parts))

async function plain(codec: number, bytes: Buffer, limit = LIMIT): Promise<Buffer | string> {
  try {
    return await decompress(codec, bytes, limit)
  } catch (error) {
    if (error instanceof RecordError) return error.error
    throw error
  }
}

describe.each(codecs)('$name', ({ codec }) => {
  it('gives back what went in', async () => {
    await fc.assert(
      fc.asyncProperty(payload, async (bytes) => {
        const packed = await compress(codec, bytes)
        if (bytes.length > 0) expect(await plain(codec, packed)).toEqual(bytes)
      }),
      { numRuns: 60 },
    )
  })

  it('gives back a megabyte, of noise and of nothing', async () => {
    let state = 1
    const noise = Buffer.from(
      Array.from({ length: 1_000_000 }, () => {
        state = (Math.imul(state, 1664525) + 1013904223) | 0
        return state >>> 24
      }),
    )
    for (const bytes of [noise, Buffer.alloc(1_000_000)]) {
      expect(bytes.equals((await plain(codec, await compress(codec, bytes))) as Buffer)).toBe(true)
    }
  })

  it('ends with an error or other bytes when it is cut or damaged, never otherwise', async () => {
    await fc.assert(
      fc.asyncProperty(
        payload,
        fc.nat(),
        fc.nat(255),
        fc.boolean(),
        async (bytes, at, byte, cut) => {
          const packed = Buffer.from(await compress(codec, bytes))
          const position = at % Math.max(1, packed.length)
          const damaged = cut ? packed.subarray(0, position) : packed
          if (!cut && packed.length > 0) packed[position] = byte
          const result = await plain(codec, damaged)
          if (typeof result === 'string') {
            expect(['UNKNOWN_SERVER_ERROR', 'MESSAGE_TOO_LARGE']).toContain(result)
          }
        },
      ),
      { numRuns: 150 },
    )
  })

  it('refuses noise without taking memory for what it claims', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 100 }), async (noise) => {
        const magic = (await compress(codec, Buffer.from('x'))).subarray(0, 4)
        const result = await plain(codec, Buffer.concat([magic, noise]))
        if (typeof result !== 'string') expect(result.length).toBeLessThan(LIMIT)
      }),
      { numRuns: 150 },
    )
  })

  it('stops at the limit', async () => {
    const packed = await compress(codec, Buffer.alloc(500_000))
    expect(await plain(codec, packed, 200_000)).toBe('MESSAGE_TOO_LARGE')
    expect(await plain(codec, packed, 500_000)).toHaveLength(500_000)
  })
})

describe('gzip', () => {
  const member = zlib.gzipSync('hello')

  it('reads member after member and ignores what is none', async () => {
    expect(await plain(1, Buffer.concat([member, member]))).toEqual(Buffer.from('hellohello'))
    const tails = [Buffer.from('abc'), Buffer.alloc(50, 7), member.subarray(0, 15)]
    for (const tail of tails) {
      expect(await plain(1, Buffer.concat([member, tail]))).toEqual(Buffer.from('hello'))
    }
  })

  it('reads headers with names, comments, extra bytes and a checksum', async () => {
    const body = member.subarray(10)
    const head = Buffer.from('1f8b081c000000000003', 'hex')
    const fields = [Buffer.from('020041420066696c6500', 'hex').subarray(0, 4)]
    const named = Buffer.concat([head, ...fields, Buffer.from('name\0comment\0'), body])
    expect(await plain(1, named)).toEqual(Buffer.from('hello'))
  })

  it('refuses a wrong trailer', async () => {
    for (const back of [1, 5]) {
      const damaged = Buffer.from(member)
      damaged[damaged.length - back]! ^= 1
      expect(await plain(1, damaged)).toBe('UNKNOWN_SERVER_ERROR')
    }
  })
})

describe('snappy', () => {
  it('reads a raw block, several blocks and concatenated streams', async () => {
    const raw = Buffer.from(`0510${Buffer.from('hello').toString('hex')}`, 'hex')
    expect(await plain(2, raw)).toEqual(Buffer.from('hello'))
    const framed = await compress(2, Buffer.alloc(70_000, 'abc'))
    expect(framed.toString('hex')).toMatch(/^82534e415050590000000001000000010000/)
    const twice = await plain(2, Buffer.concat([framed, framed]))
    expect(twice).toHaveLength(140_000)
  })

  it('refuses a stated length that its bytes cannot give', async () => {
    expect(await plain(2, Buffer.from('ffffff7f00000000', 'hex'), 2 ** 40)).toBe(
      'UNKNOWN_SERVER_ERROR',
    )
  })
})

describe('lz4', () => {
  it('writes frames of independent 64 KiB blocks', async () => {
    const frame = await compress(3, Buffer.from('hello'))
    expect(frame.subarray(0, 7).toString('hex')).toBe('04224d18604082')
  })

  it('ignores a second frame and a wrong header checksum of magic 0', async () => {
    const frame = await compress(3, Buffer.from('hello'))
    expect(await plain(3, Buffer.concat([frame, frame]))).toEqual(Buffer.from('hello'))
    const wrong = Buffer.from(frame)
    wrong[6] = 0x1a
    expect(await plain(3, wrong)).toBe('UNKNOWN_SERVER_ERROR')
    expect(await decompress(3, wrong, LIMIT, 0)).toEqual(Buffer.from('hello'))
  })

  it('checks the checksum of a block and passes over that of the content', async () => {
    const block = Buffer.from('hello')
    const head = Buffer.from('04224d187440', 'hex')
    const headSum = Buffer.from([(xxhash32(head.subarray(4)) >>> 8) & 0xff])
    const size = Buffer.from('05000080', 'hex')
    const sum = Buffer.alloc(4)
    sum.writeUInt32LE(xxhash32(block))
    const end = Buffer.from('00000000deadbeef', 'hex')
    const frame = Buffer.concat([head, headSum, size, block, sum, end])
    expect(await plain(3, frame)).toEqual(block)
    frame[frame.length - 9]! ^= 1
    expect(await plain(3, frame)).toBe('UNKNOWN_SERVER_ERROR')
  })

  it('reads frames that are larger than its memory', async () => {
    const bytes = Buffer.concat([
      Buffer.alloc(4_200_000, 'abcdefg'),
      Buffer.alloc(4_900_000, 'xyz'),
    ])
    expect(bytes.equals((await plain(3, await compress(3, bytes))) as Buffer)).toBe(true)
    expect(await plain(3, await compress(3, bytes), bytes.length - 1)).toBe('MESSAGE_TOO_LARGE')
  })

  it('gives memory of its own unless it is borrowed', async () => {
    const [one, two] = [
      await compress(3, Buffer.from('one')),
      await compress(3, Buffer.from('two')),
    ]
    const kept = await decompress(3, one, LIMIT)
    await decompress(3, two, LIMIT)
    expect(kept).toEqual(Buffer.from('one'))
    const borrowed = await borrowDecompressed(3, one, LIMIT)
    expect(borrowed).toEqual(kept)
    await borrowDecompressed(3, two, LIMIT)
    expect(borrowed).toEqual(Buffer.from('two'))
  })

  it('its checksum gives the published values', () => {
    expect(xxhash32(Buffer.alloc(0))).toBe(0x02cc5d05)
    expect(xxhash32(Buffer.from('abc'))).toBe(0x32d153ff)
    expect(xxhash32(Buffer.from('Nobody inspects the spammish repetition'))).toBe(0xe2293b2f)
  })
})

describe('zstd', () => {
  it('reads frame after frame, and skips what is skippable', async () => {
    const frame = await compress(4, Buffer.from('hello'))
    const skippable = Buffer.from('532a4d1803000000aabbcc', 'hex')
    const bytes = Buffer.concat([skippable, frame, skippable, frame])
    expect(await plain(4, bytes)).toEqual(Buffer.from('hellohello'))
  })

  it('refuses bytes that begin no frame and ignores the cut beginning of one', async () => {
    const frame = await compress(4, Buffer.from('hello'))
    expect(await plain(4, Buffer.concat([frame, Buffer.from('abc')]))).toBe('UNKNOWN_SERVER_ERROR')
    for (const tail of ['5d', '28b5', '28b52ffd00']) {
      const bytes = Buffer.concat([frame, Buffer.from(tail, 'hex')])
      expect(await plain(4, bytes)).toEqual(Buffer.from('hello'))
    }
  })
})
