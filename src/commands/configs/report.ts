/** What `configs --describe --output json` prints: a row for each setting of each entity. */
import { type ReportValue, reportKind } from '../shared/report.ts'

export const settingReport = reportKind('--describe: settings', {
  entity: 'Whose it is, name by type (topics, brokers, users, ...); null: the default of the type',
  name: 'Of the setting, quota or SCRAM mechanism',
  value: 'As text; null where it is secret',
  source: 'Where the value comes from: DYNAMIC_TOPIC_CONFIG, DEFAULT_CONFIG, QUOTA, SCRAM, ...',
  isSensitive: 'Whether it is a secret',
  isReadOnly: 'Whether it can be changed only in the properties file',
  synonyms: 'The values that it overrides, each with name, value and source',
})

export type SettingRow = Readonly<Record<keyof typeof settingReport.fields, ReportValue>>

/** A quota or a credential, which have nothing but a value. */
export function plainSetting(
  entity: Readonly<Record<string, string | null>>,
  source: 'QUOTA' | 'SCRAM',
  name: string,
  value: string,
): SettingRow {
  return { entity, name, value, source, isSensitive: false, isReadOnly: false, synonyms: [] }
}
