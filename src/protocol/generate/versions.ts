import type { VersionRange } from '../schema/notation.ts'

/** What is known of a version test before the code runs. */
export type Condition = 'always' | 'never' | string

/** The test that `version` lies in `range`, as short as the versions in question allow. */
export function versionCondition(range: VersionRange, within: VersionRange): Condition {
  const min = Math.max(range.min, within.min)
  const max = Math.min(range.max, within.max)
  if (max < min) return 'never'
  if (min === within.min && max === within.max) return 'always'
  if (min === within.min) return `version <= ${max}`
  if (max === within.max) return `version >= ${min}`
  if (min === max) return `version === ${min}`
  return `version >= ${min} && version <= ${max}`
}

/** The range of versions of `within` that lie in neither end of `range`; null when it is not one range. */
export function without(within: VersionRange, range: VersionRange): VersionRange | null {
  if (range.max < within.min || range.min > within.max || range.max < range.min) return within
  if (range.min <= within.min) return { min: range.max + 1, max: within.max }
  if (range.max >= within.max) return { min: within.min, max: range.min - 1 }
  return null
}
