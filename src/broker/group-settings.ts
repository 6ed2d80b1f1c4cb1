import { ConfigResourceType } from '../cluster/image/configs-image.ts'
import type { MetadataImage } from '../cluster/image/metadata-image.ts'
import type { BrokerConfig } from '../config/broker-config.ts'
import { groupConfigValue } from '../config/group-config.ts'
import type { GroupSetting, GroupSettings } from '../coordinator/group/group-settings.ts'

/** What holds for a group now: its own setting, the broker's, or the default. */
export function groupSettings(config: BrokerConfig, image: MetadataImage): GroupSettings {
  const value = (groupId: string, name: GroupSetting) =>
    groupConfigValue(config, image.configs.get(ConfigResourceType.group, groupId), name)
  return {
    number: (groupId, name) => Number(value(groupId, name)),
    text: (groupId, name) => String(value(groupId, name)),
  }
}
