import { topicFilter } from './topic-filter.ts'

export type PartitionFilter = (topic: string, partition: number) => boolean

// A name, then perhaps a colon and one id, or bounds of which either may be missing.
const RULE = /^([^:,]*)(?::(?:(\d*)|(\d*)-(\d*)))?$/

/** `t:1,t:0-3,t:5-,t:-3,u`: topic patterns with partitions; the upper bound is left out. */
export function partitionRules(text: string): PartitionFilter {
  const rules = text.split(',').map(parseRule)
  return (topic, partition) => rules.some((matches) => matches(topic, partition))
}

function parseRule(text: string): PartitionFilter {
  const match = RULE.exec(text)
  if (!match) {
    throw new Error(`org.apache.kafka.tools.TerseException: Invalid rule specification: ${text}`)
  }
  const [, name = '', single = '', lower = '', upper = ''] = match
  const isTopic = name === '' ? () => true : topicFilter(name)
  if (single !== '') return (topic, partition) => isTopic(topic) && partition === Number(single)
  const first = lower === '' ? 0 : Number(lower)
  const end = upper === '' ? Infinity : Number(upper)
  return (topic, partition) => isTopic(topic) && partition >= first && partition < end
}

/** `0,2`. */
export function parsePartitionIds(text: string): Set<number> {
  const ids = new Set<number>()
  for (const part of text.split(',')) {
    if (!/^\s*\d+\s*$/.test(part)) {
      throw new Error(
        `--partitions expects a comma separated list of numeric partition ids, but received: ${text}`,
      )
    }
    ids.add(Number(part))
  }
  return ids
}
