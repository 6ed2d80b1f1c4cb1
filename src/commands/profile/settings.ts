import { securityConfigs } from '../../client/security/security-config.ts'

const HIDDEN = '[hidden]'
const REFERENCE_ONLY = /^\$\{(env|prompt):[^}]*\}$/

/** Whether Kafka hides the value of the setting. */
export function isSecret(name: string): boolean {
  return securityConfigs.some((config) => config.name === name && config.type === 'PASSWORD')
}

/** `name=value` lines; of secrets nothing but the references is shown. */
export function shownSettings(properties: ReadonlyMap<string, string>): string[] {
  return [...properties].map(([name, value]) => {
    if (!isSecret(name) || REFERENCE_ONLY.test(value)) return `${name}=${value}`
    if (name !== 'sasl.jaas.config') return `${name}=${HIDDEN}`
    const shown = value.replace(
      /(password|secret)(\s*=\s*)("(?:[^"\\]|\\.)*"|[^\s;]+)/gi,
      (all, key: string, sign: string, text: string) =>
        REFERENCE_ONLY.test(text.replaceAll('"', '')) ? all : `${key}${sign}"${HIDDEN}"`,
    )
    return `${name}=${shown}`
  })
}
