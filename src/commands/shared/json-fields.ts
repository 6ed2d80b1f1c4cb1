/** Fields of a JSON file that a user gave, refused with the messages of Kafka's tools. */
import { CommandError } from './command-error.ts'

export type JsonObject = Readonly<Record<string, unknown>>

export function objectOf(value: unknown): JsonObject {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new CommandError(`Expected JSON object, received ${JSON.stringify(value)}`)
  }
  return value as JsonObject
}

export function stringField(object: JsonObject, name: string): string {
  const value = requireField(object, name)
  if (typeof value !== 'string') {
    throw new CommandError(`Expected \`String\` value, received ${JSON.stringify(value)}`)
  }
  return value
}

export function integerField(object: JsonObject, name: string): number {
  const value = requireField(object, name)
  if (!Number.isSafeInteger(value)) {
    throw new CommandError(`Expected \`Integer\` value, received ${JSON.stringify(value)}`)
  }
  return value as number
}

function requireField(object: JsonObject, name: string): unknown {
  if (!(name in object)) throw new CommandError(`No such field exists: \`${name}\``)
  return object[name]
}
