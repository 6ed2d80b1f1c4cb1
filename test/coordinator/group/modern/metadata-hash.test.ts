import { expect, test } from 'vitest'
import { metadataHash } from '../../../../src/coordinator/group/modern/metadata-hash.ts'
import { NO_TOPICS } from '../../../../src/coordinator/group/modern/topics-view.ts'
import { xxh3 } from '../../../../src/coordinator/group/modern/xxh3.ts'

/** By the length of the input, whose bytes are 31·i + 7: what hash4j, Apache's library, gives. */
const HASHES: readonly (readonly [number, string])[] = [
  [0, '3244421341483603138'],
  [1, '5502495245947142431'],
  [2, '-6349423698422726873'],
  [3, '1582743943441612892'],
  [4, '-2549016526957988167'],
  [7, '8458189580353027099'],
  [8, '-2394039629164210130'],
  [9, '-3754995788605292611'],
  [15, '6079324691992009783'],
  [16, '9099606716676871632'],
  [17, '2345212530088924167'],
  [32, '278953543771952198'],
  [33, '1844846513307983686'],
  [64, '-2508381663727503547'],
  [65, '-381843323958800864'],
  [96, '-3295001992457868926'],
  [97, '6981672134384256435'],
  [128, '-492175581222641016'],
  [129, '-506823097681485574'],
  [160, '-3960614606909185566'],
  [200, '1368452603177808973'],
  [240, '-3690920546649497853'],
  [241, '809349449570470400'],
  [256, '-1403514104434996620'],
  [512, '-1170120971253711958'],
  [1023, '-1093476622474739461'],
  [1024, '2575082683865311686'],
  [1025, '-4566685497618039422'],
  [1088, '-6815162950983329211'],
  [2048, '1870957339171033971'],
  [2049, '5784106328234771061'],
  [5000, '6169931020318013678'],
]

test.each(HASHES)('xxh3() of %i bytes is the hash that Apache computes', (length, expected) => {
  const input = Buffer.from(Array.from({ length }, (_, i) => (31 * i + 7) & 0xff))
  expect(xxh3(input)).toBe(BigInt(expected))
})

const topic = {
  id: 'AQIDBAUGBwgJCgsMDQ4PEA',
  name: 'töpic',
  partitionCount: 3,
  racks: () => ['rack-b', 'rack-a'],
}
const topics = { ...NO_TOPICS, byName: (name: string) => (name === 'töpic' ? topic : undefined) }

test('metadataHash() counts id, name, partitions and racks as Apache does', () => {
  expect(metadataHash(['missing', 'töpic'], topics)).toBe(-8684743649772868812n)
})

test('metadataHash() is 0 where no topic is there', () => {
  expect(metadataHash(['missing'], topics)).toBe(0n)
})
