import {
  type FieldSchema,
  type MessageSchema,
  parseVersions,
  type VersionRange,
} from '../schema/notation.ts'

/** A struct to render: its TypeScript name, and what holds in the message that it belongs to. */
export interface StructPlan {
  readonly typeName: string
  readonly message: MessageSchema
  /** The versions of the message. */
  readonly versions: VersionRange
  readonly flexible: VersionRange
  /** The struct is the message itself. */
  readonly isMessage: boolean
  readonly fields: readonly FieldPlan[]
}

export interface FieldPlan {
  readonly schema: FieldSchema
  /** Kafka's name with its first letter in lower case. */
  readonly name: string
  readonly versions: VersionRange
  readonly nullable: VersionRange
  readonly tagged: VersionRange
  /** The element type of an array, else the type itself. */
  readonly elementType: string
  readonly isArray: boolean
  /** The TypeScript name of the struct that the field holds, when it holds one. */
  readonly structName: string | null
}

export interface FilePlan {
  readonly structs: readonly StructPlan[]
}

interface NamedStruct {
  readonly name: string
  readonly message: MessageSchema
  readonly fields: readonly FieldSchema[]
}

/** Collects the structs of the messages in one file and gives each a name of its own. */
export function planFile(messages: readonly MessageSchema[]): FilePlan {
  const named = messages.flatMap((message) => collectStructs(message))
  const typeNames = new Map<NamedStruct, string>()
  for (const struct of named) typeNames.set(struct, typeName(struct, named))

  const structs = named.map((struct) => {
    const find = (name: string) => {
      const target = named.find((one) => one.message === struct.message && one.name === name)
      if (target === undefined) throw new Error(`'${struct.message.name}' has no struct '${name}'`)
      return typeNames.get(target)!
    }
    return planStruct(struct, typeNames.get(struct)!, find)
  })
  return { structs }
}

/** The message first, then its structs in the order in which its fields name them. */
function collectStructs(message: MessageSchema): NamedStruct[] {
  const found: NamedStruct[] = [{ name: message.name, message, fields: message.fields }]
  const collect = (fields: readonly FieldSchema[]) => {
    for (const field of fields) {
      if (field.fields === undefined) continue
      found.push({ name: elementType(field.type), message, fields: field.fields })
      collect(field.fields)
    }
  }
  collect(message.fields)
  for (const struct of message.commonStructs ?? []) {
    found.push({ name: struct.name, message, fields: struct.fields })
    collect(struct.fields)
  }
  return found
}

/** Kafka's own name, unless request and response both have a struct of that name. */
function typeName(struct: NamedStruct, all: readonly NamedStruct[]): string {
  const isShared = all.some((one) => one.name === struct.name && one.message !== struct.message)
  if (!isShared) return struct.name
  return `${struct.message.kind === 'request' ? 'Request' : 'Response'}${struct.name}`
}

function planStruct(
  struct: NamedStruct,
  name: string,
  findStruct: (name: string) => string,
): StructPlan {
  return {
    typeName: name,
    message: struct.message,
    versions: parseVersions(struct.message.versions),
    flexible: parseVersions(struct.message.flexible),
    isMessage: struct.name === struct.message.name,
    fields: struct.fields.map((field) => planField(field, findStruct)),
  }
}

function planField(schema: FieldSchema, findStruct: (name: string) => string): FieldPlan {
  const element = elementType(schema.type)
  return {
    schema,
    name: fieldName(schema.name),
    versions: parseVersions(schema.versions),
    nullable: parseVersions(schema.nullable),
    tagged: parseVersions(schema.tagged),
    elementType: element,
    isArray: schema.type.startsWith('[]'),
    structName: /^[A-Z]/.test(element) ? findStruct(element) : null,
  }
}

export function fieldName(schemaName: string): string {
  return schemaName.charAt(0).toLowerCase() + schemaName.slice(1)
}

export function elementType(type: string): string {
  return type.startsWith('[]') ? type.slice(2) : type
}
