import { fc, test as propertyTest } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { FrameDecoder } from '../../src/broker/frame-decoder.ts'

function framed(frame: Buffer): Buffer {
  const size = Buffer.alloc(4)
  size.writeInt32BE(frame.length)
  return Buffer.concat([size, frame])
}

function decoder(maxFrameBytes = 10_000_000) {
  const frames: Buffer[] = []
  return { frames, decoder: new FrameDecoder(maxFrameBytes, (frame) => frames.push(frame)) }
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

  test('does not copy a frame that lies within one piece', () => {
    const { frames, decoder: subject } = decoder()
    const stream = framed(Buffer.from('hello'))
    subject.push(stream)
    expect(frames[0]!.buffer).toBe(stream.buffer)
  })

  test.each([
    ['a negative size', 'ffffffff', 'Invalid receive (size = -1)'],
    ['more than the limit', '00000065', 'Invalid receive (size = 101 larger than 100)'],
  ])('refuses %s', (_, hex, message) => {
    const { decoder: subject } = decoder(100)
    expect(() => subject.push(Buffer.from(hex, 'hex'))).toThrow(message)
  })
})
