import type { ConfigKey } from './config-def.ts'
import { anyList } from './validators.ts'

/** Every setting of a subscription to client metrics. */
export const clientMetricsConfigs = [
  {
    name: 'interval.ms',
    type: 'INT',
    default: '300000',
    documentation: 'How often clients push these metrics.',
  },
  {
    name: 'match',
    type: 'LIST',
    default: '',
    validator: anyList,
    documentation: 'Which clients the subscription is for, as `selector=pattern` pairs.',
  },
  {
    name: 'metrics',
    type: 'LIST',
    default: '',
    validator: anyList,
    documentation: 'Prefixes of the metrics that clients push; `*` is all.',
  },
] as const satisfies readonly ConfigKey[]
