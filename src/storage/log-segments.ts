import { assert } from '../runtime/assert.ts'
import type { LogSegment } from './log-segment.ts'

/** The segments of a log, by base offset. A log has at least one; the last is the active one. */
export class LogSegments {
  #segments: LogSegment[] = []

  get all(): readonly LogSegment[] {
    return this.#segments
  }

  get isEmpty(): boolean {
    return this.#segments.length === 0
  }

  get first(): LogSegment {
    assert(this.#segments.length > 0, 'a log has a segment')
    return this.#segments[0]!
  }

  get active(): LogSegment {
    assert(this.#segments.length > 0, 'a log has a segment')
    return this.#segments.at(-1)!
  }

  get sizeBytes(): number {
    return this.#segments.reduce((sum, segment) => sum + segment.sizeBytes, 0)
  }

  add(segment: LogSegment): void {
    const before = this.indexOf(segment.baseOffset)
    const isUnique = this.#segments[before]?.baseOffset !== segment.baseOffset
    assert(isUnique, 'base offsets are unique')
    this.#segments.splice(before + 1, 0, segment)
  }

  remove(segment: LogSegment): void {
    this.#segments = this.#segments.filter((each) => each !== segment)
  }

  /** The index of the last segment whose base offset is not above `offset`, -1 when there is none. */
  indexOf(offset: number): number {
    let low = -1
    let high = this.#segments.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (this.#segments[middle]!.baseOffset <= offset) low = middle
      else high = middle - 1
    }
    return low
  }

  /** Those that may hold `offset` or something after it. */
  from(offset: number): readonly LogSegment[] {
    return this.#segments.slice(Math.max(this.indexOf(offset), 0))
  }
}
