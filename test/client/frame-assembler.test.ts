import { expect, test } from 'vitest'
import { FrameAssembler } from '../../src/client/frame-assembler.ts'

function frame(content: string): Buffer {
  const size = Buffer.alloc(4)
  size.writeInt32BE(content.length)
  return Buffer.concat([size, Buffer.from(content)])
}

test('FrameAssembler gives the same frames however the stream is cut', () => {
  const stream = Buffer.concat([frame('one'), frame(''), frame('three'), frame('4')])
  for (let cut = 1; cut <= stream.length; cut++) {
    const frames: string[] = []
    const assembler = new FrameAssembler((bytes) => frames.push(bytes.toString()))
    for (let start = 0; start < stream.length; start += cut) {
      assembler.push(stream.subarray(start, start + cut))
    }
    expect(frames).toEqual(['one', '', 'three', '4'])
  }
})

test('FrameAssembler refuses a size beyond its limit and a negative one', () => {
  const assembler = () => new FrameAssembler(() => {}, 10)
  expect(() => assembler().push(Buffer.from([0, 0, 0, 11]))).toThrow('A frame of 11 bytes')
  expect(() => assembler().push(Buffer.from([255, 255, 255, 255]))).toThrow('A frame of -1 bytes')
})
