/** Where the value of a setting comes from, by Kafka's names. */
export type ConfigSource = keyof typeof CONFIG_SOURCE_IDS

/** The number by which DescribeConfigs and CreateTopics name a source. */
export const CONFIG_SOURCE_IDS = {
  DYNAMIC_TOPIC_CONFIG: 1,
  DYNAMIC_BROKER_CONFIG: 2,
  DYNAMIC_DEFAULT_BROKER_CONFIG: 3,
  STATIC_BROKER_CONFIG: 4,
  DEFAULT_CONFIG: 5,
  DYNAMIC_BROKER_LOGGER_CONFIG: 6,
  DYNAMIC_CLIENT_METRICS_CONFIG: 7,
  DYNAMIC_GROUP_CONFIG: 8,
} as const
