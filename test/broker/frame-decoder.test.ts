import { fc, test as propertyTest } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { FrameDecoder } from '../../src/broker/frame-decoder.ts'
import { FramePool } from '../../src/broker/frame-pool.ts'

function framed(frame: Buffer): Buffer {
  const size = Buffer.alloc(4)
  size.writeInt32BE(frame.length)
  return Buffer.concat([size, frame])
}

function decoder(maxFrameBytes = 10_000_000) {
  const frames: Buffer[] = []
  const pool = new FramePool()
  const subject = new FrameDecoder(maxFrameBytes, pool, (frame) => frames.push(frame))
  return { frames, pool, decoder: subject }
}

/** What a socket does: puts up to `readBytes` of the stream where the decoder wants them. */
function read(subject: FrameDecoder, stream: Buffer, readBytes: number): void {
  for (let at = 0; at < stream.length; ) {
    const target = subject.buffer()
    const count = stream.copy(target, 0, at, at + Math.min(readBytes, target.length))
    subject.onRead(target.subarray(0, count))
    at += count
  }
}

describe('FrameDecoder', () => {
  propertyTest.prop([
    fc.array(fc.uint8Array({ maxLength: 50 }), { maxLength: 10 }),
    fc.integer({ min: 1, max: 20 }),
  ])('cuts the same frames however the stream is cut', (contents, pieceBytes) => {
    const { frames, decoder: subject } = decoder()
    const stream = Buffer.concat(contents.map((content) => framed(Buffer.from(content))))
    for (let at = 0; at < stream.length; at += pieceBytes) {
      subject.push(stream.subarray(at, at + pieceBytes))
    }
    expect(frames.map((frame) => [...frame])).toEqual(contents.map((content) => [...content]))
  })

  test('puts a frame together that is larger than what it preallocates', () => {
    const { frames, decoder: subject } = decoder()
    const frame = Buffer.alloc(3_000_000, 7)
    const stream = Buffer.concat([framed(frame), framed(Buffer.from('next'))])
    for (let at = 0; at < stream.length; at += 65_536)
      subject.push(stream.subarray(at, at + 65_536))
    expect(frames[0]!.equals(frame)).toBe(true)
    expect(frames[1]!.toString()).toBe('next')
  })

  propertyTest.prop([
    fc.array(fc.integer({ min: 0, max: 300_000 }), { maxLength: 8 }),
    fc.integer({ min: 1_000, max: 200_000 }),
  ])('cuts the same frames when a socket reads into them', (sizes, readBytes) => {
    const { frames, decoder: subject } = decoder()
    const contents = sizes.map((size, i) => Buffer.alloc(size, i + 1))
    read(subject, Buffer.concat(contents.map(framed)), readBytes)
    expect(frames.map(({ length }) => length)).toEqual(sizes)
    expect(frames.every((frame, i) => frame.equals(contents[i]!))).toBe(true)
  })

  test('has the rest of a large frame read to its place', () => {
    const { frames, pool, decoder: subject } = decoder()
    const stream = framed(Buffer.alloc(100_000, 7))
    subject.push(stream.subarray(0, 30_000))
    const target = subject.buffer()
    expect(target.length).toBe(70_004)
    stream.copy(target, 0, 30_000)
    subject.onRead(target)
    expect(frames[0]!.buffer).toBe(target.buffer)
    expect(subject.buffer()).toBe(pool.readBuffer)
  })

  test('leaves nothing of a frame in the read buffer', () => {
    const { frames, pool, decoder: subject } = decoder()
    read(subject, framed(Buffer.from('hello')), 64)
    pool.readBuffer.fill(0)
    expect(frames[0]!.toString()).toBe('hello')
  })

  test.each([
    ['a negative size', 'ffffffff', 'Invalid receive (size = -1)'],
    ['more than the limit', '00000065', 'Invalid receive (size = 101 larger than 100)'],
  ])('refuses %s', (_, hex, message) => {
    const { decoder: subject } = decoder(100)
    expect(() => subject.push(Buffer.from(hex, 'hex'))).toThrow(message)
  })
})
