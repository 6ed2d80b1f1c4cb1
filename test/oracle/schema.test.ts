import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { schemaFiles } from '../../src/protocol/schema/index.ts'
import type { FieldSchema, MessageSchema } from '../../src/protocol/schema/notation.ts'
import { sharedPath } from '../support/oracle.ts'

// Kafka's own definitions, when they lie beside the repository; a clone alone goes without.
const DEFINITIONS = sharedPath('protocol/schemas.json')

interface Definition {
  readonly name: string
  readonly type: string
  readonly apiKey?: number
  readonly validVersions: string
  readonly flexibleVersions?: string
  readonly listeners?: string[]
  readonly latestVersionUnstable?: boolean
  readonly fields: DefinitionField[]
  readonly commonStructs?: { name: string; versions: string; fields: DefinitionField[] }[]
}

interface DefinitionField {
  readonly name: string
  readonly type: string
  readonly versions: string
  readonly nullableVersions?: string
  readonly taggedVersions?: string
  readonly tag?: number
  readonly default?: string | number | boolean
  readonly ignorable?: boolean | string
  readonly mapKey?: boolean
  readonly entityType?: string
  readonly zeroCopy?: boolean
  readonly flexibleVersions?: string
  readonly fields?: DefinitionField[]
}

const isThere = existsSync(DEFINITIONS)
if (!isThere) console.warn('SKIPPED: Kafka’s definitions are not beside this repository')

describe.skipIf(!isThere)('the schemas', () => {
  test('state what the definitions of Kafka say, field by field', () => {
    const definitions = JSON.parse(readFileSync(DEFINITIONS, 'utf8')) as Definition[]
    const ours = new Map(
      schemaFiles.flatMap(({ messages }) => messages.map((schema) => [schema.name, schema])),
    )
    expect([...ours.keys()].sort()).toEqual(definitions.map(({ name }) => name).sort())
    for (const definition of definitions) {
      expect(fromSchema(ours.get(definition.name)!)).toEqual(fromDefinition(definition))
    }
  })
})

function fromSchema(schema: MessageSchema) {
  return {
    name: schema.name,
    kind: schema.kind,
    apiKey: schema.apiKey,
    versions: schema.versions,
    flexible: schema.flexible,
    listeners: schema.listeners,
    isLatestUnstable: schema.isLatestUnstable === true,
    fields: schema.fields.map(fromField),
    commonStructs: (schema.commonStructs ?? []).map((struct) => ({
      ...struct,
      fields: struct.fields.map(fromField),
    })),
  }
}

function fromDefinition(definition: Definition) {
  return {
    name: definition.name,
    kind: definition.type,
    apiKey: definition.apiKey,
    versions: definition.validVersions,
    flexible: definition.flexibleVersions ?? 'none',
    listeners: definition.listeners,
    isLatestUnstable: definition.latestVersionUnstable === true,
    fields: definition.fields.map(fromDefinitionField),
    commonStructs: (definition.commonStructs ?? []).map((struct) => ({
      name: struct.name,
      versions: struct.versions,
      fields: struct.fields.map(fromDefinitionField),
    })),
  }
}

function fromField(field: FieldSchema): object {
  const { fields, ...facts } = field
  const value = facts.default
  return {
    ...facts,
    default: value === undefined ? undefined : String(value),
    fields: fields?.map(fromField),
  }
}

function fromDefinitionField(field: DefinitionField): object {
  const value = field.default
  const isHex = typeof value === 'string' && value.startsWith('0x')
  return {
    name: field.name,
    type: field.type,
    versions: field.versions,
    nullable: field.nullableVersions,
    tag: field.tag,
    tagged: field.taggedVersions,
    default: value === undefined ? undefined : isHex ? String(Number(value)) : String(value),
    // The notation leaves out what is false; one definition has false as text.
    ignorable: String(field.ignorable) === 'true' || undefined,
    mapKey: field.mapKey || undefined,
    entity: field.entityType,
    zeroCopy: field.zeroCopy || undefined,
    flexible: field.flexibleVersions,
    fields: field.fields?.map(fromDefinitionField),
  }
}
