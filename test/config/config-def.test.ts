import { describe, expect, test } from 'vitest'
import { brokerConfigs, brokerSynonymGroups } from '../../src/config/broker-configs.ts'
import { clientMetricsConfigs } from '../../src/config/client-metrics-configs.ts'
import {
  ConfigDef,
  type ConfigKey,
  parseSetting,
  printSetting,
} from '../../src/config/config-def.ts'
import { groupConfigs } from '../../src/config/group-configs.ts'
import { topicConfigs, topicSynonyms } from '../../src/config/topic-configs.ts'
import definitions from './fixtures/definitions.json' with { type: 'json' }
import values from './fixtures/values.json' with { type: 'json' }

const tables: Readonly<Record<string, readonly ConfigKey[]>> = {
  broker: brokerConfigs,
  topic: topicConfigs,
  group: groupConfigs,
  clientMetrics: clientMetricsConfigs,
}

type Definition = [string, string, string | null, string | null, boolean]

describe.each(['broker', 'topic', 'group', 'clientMetrics'] as const)('the %s table', (table) => {
  test('has, beside our own, exactly the settings, types, defaults and rules of Apache Kafka 4.3.1', () => {
    const shared = tables[table]!.filter(({ name }) => !name.startsWith('kafka.ts.'))
    const ours = shared.map((key) => [
      key.name,
      key.type,
      'default' in key ? key.default : '(none)',
      key.validator?.description ?? null,
      key.isInternal ?? false,
    ])
    const theirs = (definitions[table] as Definition[]).map(
      ([name, type, defaultValue, validator, isInternal]) => [
        name,
        type,
        defaultValue,
        // Nothing that can be written in a file or a request is null.
        validator === 'non-null string' ? null : validator,
        isInternal,
      ],
    )
    expect(ours.toSorted(byName)).toEqual(theirs.toSorted(byName))
  })

  test('has defaults that pass its own rules', () => {
    for (const key of tables[table]!) {
      if (typeof key.default !== 'string') continue
      if (key.type === 'LIST' && key.default === '') continue
      expect(() => parseSetting(key, key.default!)).not.toThrow()
      expect(printSetting(key, key.default)).toBe(key.default)
    }
  })

  test('describes settings in sentences', () => {
    for (const { documentation } of tables[table]!) {
      if (documentation !== undefined) expect(documentation).toMatch(/^[A-Z`].*\.$/)
    }
  })
})

describe('a value', () => {
  const cases = values as { table: string; name: string; results: Record<string, string> }[]
  test.each(cases)(
    'of $name is read, refused and printed as by Kafka',
    ({ table, name, results }) => {
      const def = new ConfigDef(tables[table]!)
      const ours: Record<string, string> = {}
      for (const text of Object.keys(results)) {
        try {
          def.parse(name, text)
          ours[text] = `=${printSetting(def.get(name)!, text) ?? '[hidden]'}`
        } catch (error) {
          ours[text] = `!${(error as Error).message}`
        }
      }
      expect(ours).toEqual(results)
    },
  )
})

test('Update modes of broker settings are those of Apache Kafka', () => {
  const theirs: Record<string, string> = definitions.updateModes
  for (const key of brokerConfigs as readonly ConfigKey[]) {
    expect([key.name, key.updateMode]).toEqual([key.name, theirs[key.name]])
  }
})

test('Synonyms of topic settings are those of Apache Kafka, in its order', () => {
  const ours = Object.entries(topicSynonyms).map(([name, list]) => [name, list.map((s) => s.name)])
  expect(Object.fromEntries(ours)).toEqual(definitions.topicSynonyms)
})

test('Synonyms of broker settings are those of Apache Kafka, in its order', () => {
  const ours = brokerSynonymGroups.flatMap((group) => group.map((name) => [name, group]))
  expect(Object.fromEntries(ours)).toMatchObject(definitions.brokerSynonyms)
})

function byName(a: readonly unknown[], b: readonly unknown[]): number {
  return String(a[0]) < String(b[0]) ? -1 : 1
}
