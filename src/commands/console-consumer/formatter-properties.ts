import { readPropertiesFile } from '../shared/client-config.ts'
import type { CommandContext } from '../shared/context.ts'
import { parseKeyValues } from '../shared/option-rules.ts'

/** The options of a formatter, which several consoles have. */
interface FormatterOptions {
  value(name: 'formatter-config' | 'key-deserializer' | 'value-deserializer'): string | undefined
  values(name: 'formatter-property' | 'property'): string[]
}

/** Those of the file, over them single ones, over both the options of their own. */
export function formatterProperties(
  options: FormatterOptions,
  context: CommandContext,
): Map<string, string> {
  const file = options.value('formatter-config')
  const properties = new Map(file === undefined ? [] : readPropertiesFile(context, file))
  const typed = [...options.values('formatter-property'), ...options.values('property')]
  for (const [name, value] of parseKeyValues(typed)) properties.set(name, value)
  const keyDeserializer = options.value('key-deserializer')
  const valueDeserializer = options.value('value-deserializer')
  if (keyDeserializer) properties.set('key.deserializer', keyDeserializer)
  if (valueDeserializer) properties.set('value.deserializer', valueDeserializer)
  return properties
}
