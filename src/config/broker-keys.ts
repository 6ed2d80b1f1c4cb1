import { brokerConfigDef } from './broker-config.ts'
import { dynamicOnlyBrokerConfigs } from './broker-configs.ts'
import { ConfigDef, type ConfigKey } from './config-def.ts'

const dynamicOnlyDef: ConfigDef = new ConfigDef<ConfigKey>(dynamicOnlyBrokerConfigs)

/** What is known of a setting that a broker may have, in its file or as a dynamic one. */
export function brokerKeyOf(name: string): ConfigKey | undefined {
  return brokerConfigDef.get(name) ?? dynamicOnlyDef.get(name)
}

/** As `brokerKeyOf`; of a setting of a single listener the one that it overrides. */
export function brokerKeyOrBase(name: string): ConfigKey | undefined {
  const base = listenerBase(name)
  return brokerKeyOf(name) ?? (base === null ? undefined : brokerConfigDef.get(base))
}

const LISTENER_SETTING = /^listener\.name\.[^.]*\.(.*)$/
const MECHANISM_SETTINGS = [
  'connections.max.reauth.ms',
  'sasl.jaas.config',
  'sasl.login.callback.handler.class',
  'sasl.login.class',
  'sasl.server.callback.handler.class',
]

/** `ssl.keystore.type` of `listener.name.external.ssl.keystore.type`; `null` for other names. */
export function listenerBase(name: string): string | null {
  const base = LISTENER_SETTING.exec(name)?.[1] ?? null
  return MECHANISM_SETTINGS.find((setting) => base?.endsWith(setting)) ?? base
}
