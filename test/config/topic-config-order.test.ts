import { expect, test } from 'vitest'
import type { ConfigKey } from '../../src/config/config-def.ts'
import { TOPIC_CONFIG_ORDER } from '../../src/config/topic-config-order.ts'
import { topicConfigs } from '../../src/config/topic-configs.ts'

test('TOPIC_CONFIG_ORDER names every setting that is shown, once', () => {
  const shown = (topicConfigs as readonly ConfigKey[]).filter(({ isInternal }) => !isInternal)
  expect([...TOPIC_CONFIG_ORDER].sort()).toEqual(shown.map(({ name }) => name).sort())
})
