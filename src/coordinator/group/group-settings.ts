import { groupConfigDef } from '../../config/group-config.ts'
import type { groupConfigs } from '../../config/group-configs.ts'

export type GroupSetting = (typeof groupConfigs)[number]['name']

/** The dynamic settings of groups (`consumer.session.timeout.ms`, …), with the broker's behind them. */
export interface GroupSettings {
  number(groupId: string, name: GroupSetting): number
  text(groupId: string, name: GroupSetting): string
}

/** Apache's defaults. */
export const DEFAULT_GROUP_SETTINGS: GroupSettings = {
  number: (_, name) => Number(defaultOf(name)),
  text: (_, name) => defaultOf(name),
}

function defaultOf(name: GroupSetting): string {
  return groupConfigDef.get(name)?.default ?? ''
}
