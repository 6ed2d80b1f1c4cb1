import { elementType, fieldName } from './generate/plan.ts'
import type { Int64 } from './int64.ts'
import { printDouble } from './java-double.ts'
import type { Records } from './reader.ts'
import { contains, type FieldSchema, type MessageSchema, parseVersions } from './schema/notation.ts'
import { ZERO_UUID } from './uuid.ts'

/**
 * Messages as JSON, for people and for tests: members are named as in the schema with the first
 * letter in lower case, a field appears exactly when the version has it, an int64 is decimal text,
 * bytes are hex text, a uuid is 22 characters.
 */
export type Json = null | boolean | number | string | Json[] | { [name: string]: Json }

type Struct = Record<string, unknown>

export function messageToJson(schema: MessageSchema, message: object, version: number): Json {
  return structToJson(schema, schema.fields, message as Struct, version)
}

/** As `Json`, with every int64 exact. */
export type JavaJson = null | boolean | number | bigint | string | JavaJson[] | JavaJsonObject
export interface JavaJsonObject {
  [name: string]: JavaJson
}

/**
 * As Java's converters print a message: an int64 is a number, bytes are base64, and a tagged field
 * appears only where it has another value than its default.
 */
export function messageToJavaJson(
  schema: MessageSchema,
  message: object,
  version: number,
): JavaJsonObject {
  return structToJavaJson(schema, schema.fields, message as Struct, version)
}

/**
 * Fields that the JSON leaves out take their defaults. Throws TypeError for a value of another
 * type and for a member that the version does not have.
 */
export function messageFromJson(schema: MessageSchema, json: Json, version: number): Struct {
  return structFromJson(schema, schema.fields, json, version, schema.name)
}

function structToJson(
  schema: MessageSchema,
  fields: readonly FieldSchema[],
  message: Struct,
  version: number,
): Json {
  const json: { [name: string]: Json } = {}
  for (const field of fields) {
    if (!isPresent(field, version)) continue
    const name = fieldName(field.name)
    json[name] = valueToJson(schema, field, message[name], version)
  }
  return json
}

function valueToJson(
  schema: MessageSchema,
  field: FieldSchema,
  value: unknown,
  version: number,
): Json {
  if (value === null || value === undefined) return null
  const type = elementType(field.type)
  if (field.type !== type) {
    const elements = value as unknown[]
    return elements.map((element) => elementToJson(schema, field, type, element, version))
  }
  return elementToJson(schema, field, type, value, version)
}

function elementToJson(
  schema: MessageSchema,
  field: FieldSchema,
  type: string,
  value: unknown,
  version: number,
): Json {
  const fields = structFields(schema, field, type)
  if (fields !== null) return structToJson(schema, fields, value as Struct, version)
  switch (type) {
    case 'int64':
      return String(value as Int64)
    case 'bytes':
    case 'records':
      return recordsToBuffer(value as Buffer).toString('hex')
    default:
      return value as Json
  }
}

function structToJavaJson(
  schema: MessageSchema,
  fields: readonly FieldSchema[],
  message: Struct,
  version: number,
): JavaJsonObject {
  const json: JavaJsonObject = {}
  for (const field of fields) {
    if (!isPresent(field, version)) continue
    const name = fieldName(field.name)
    const value = message[name]
    if (isTagged(field, version) && isDefault(schema, field, value, version)) continue
    json[name] = javaValue(schema, field, value, version)
  }
  return json
}

function javaValue(
  schema: MessageSchema,
  field: FieldSchema,
  value: unknown,
  version: number,
): JavaJson {
  if (value === null || value === undefined) return null
  const type = elementType(field.type)
  const element = (one: unknown): JavaJson => {
    const fields = structFields(schema, field, type)
    if (fields !== null) return structToJavaJson(schema, fields, one as Struct, version)
    if (type === 'bytes' || type === 'records') {
      return recordsToBuffer(one as Buffer).toString('base64')
    }
    return type === 'float64' ? `${EXACT}${printDouble(one as number)}` : (one as JavaJson)
  }
  return field.type === type ? element(value) : (value as unknown[]).map(element)
}

/** In front of a number that JavaScript's JSON would print otherwise. */
const EXACT = '\u0000number:'

/** The text of it: an int64 with all its digits, a double as Java prints it. */
export function javaJsonText(json: JavaJson): string {
  const text = JSON.stringify(json, (_, value) =>
    typeof value === 'bigint' ? `${EXACT}${value}` : value,
  )
  return text.replace(/"\\u0000number:([-+.\w]+)"/g, '$1')
}

function isTagged(field: FieldSchema, version: number): boolean {
  return field.tagged !== undefined && contains(parseVersions(field.tagged), version)
}

function isDefault(
  schema: MessageSchema,
  field: FieldSchema,
  value: unknown,
  version: number,
): boolean {
  const other = defaultValue(schema, field, version)
  if (typeof value !== 'object' || value === null) return value === other
  // An array, bytes or a struct: as Java compares them, by what is in them.
  return JSON.stringify(value, bigintText) === JSON.stringify(other, bigintText)
}

function bigintText(_: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value
}

function recordsToBuffer(value: NonNullable<Records>): Buffer {
  return Buffer.isBuffer(value) ? value : Buffer.concat(value as readonly Buffer[])
}

function structFromJson(
  schema: MessageSchema,
  fields: readonly FieldSchema[],
  json: Json,
  version: number,
  path: string,
): Struct {
  if (json === null || typeof json !== 'object' || Array.isArray(json)) {
    throw new TypeError(`'${path}' must be an object`)
  }
  const message: Struct = {}
  const known = new Set<string>()
  for (const field of fields) {
    const name = fieldName(field.name)
    const value = json[name]
    if (isPresent(field, version)) known.add(name)
    message[name] =
      value === undefined || !isPresent(field, version)
        ? defaultValue(schema, field, version)
        : valueFromJson(schema, field, value, version, `${path}.${name}`)
  }
  for (const name of Object.keys(json)) {
    if (!known.has(name)) throw new TypeError(`'${path}.${name}' is not in version ${version}`)
  }
  return message
}

function valueFromJson(
  schema: MessageSchema,
  field: FieldSchema,
  json: Json,
  version: number,
  path: string,
): unknown {
  if (json === null) {
    if (field.nullable === undefined) throw new TypeError(`'${path}' must not be null`)
    return null
  }
  const type = elementType(field.type)
  if (field.type === type) return elementFromJson(schema, field, type, json, version, path)
  if (!Array.isArray(json)) throw new TypeError(`'${path}' must be an array`)
  return json.map((element, index) =>
    elementFromJson(schema, field, type, element, version, `${path}[${index}]`),
  )
}

function elementFromJson(
  schema: MessageSchema,
  field: FieldSchema,
  type: string,
  json: Json,
  version: number,
  path: string,
): unknown {
  const fields = structFields(schema, field, type)
  if (fields !== null) return structFromJson(schema, fields, json, version, path)
  switch (type) {
    case 'bool':
      return expectType(json, 'boolean', path)
    case 'string':
    case 'uuid':
      return expectType(json, 'string', path)
    case 'bytes':
    case 'records':
      return hexToBuffer(expectType(json, 'string', path), path)
    case 'int64':
      return int64FromJson(json, path)
    case 'float64':
      return expectType(json, 'number', path)
    default:
      return integerFromJson(json, type, path)
  }
}

interface JsonTypes {
  boolean: boolean
  string: string
  number: number
}

function expectType<Name extends keyof JsonTypes>(
  json: Json,
  type: Name,
  path: string,
): JsonTypes[Name] {
  if (typeof json !== type) throw new TypeError(`'${path}' must be a ${type}`)
  return json as JsonTypes[Name]
}

function hexToBuffer(text: string, path: string): Buffer {
  if (!/^(?:[0-9a-fA-F]{2})*$/.test(text)) throw new TypeError(`'${path}' must be hex text`)
  return Buffer.from(text, 'hex')
}

function int64FromJson(json: Json, path: string): Int64 {
  if (typeof json === 'number' && Number.isSafeInteger(json)) return json
  if (typeof json !== 'string' || !/^-?\d{1,19}$/.test(json)) {
    throw new TypeError(`'${path}' must be an int64 as decimal text`)
  }
  const value = BigInt(json)
  if (BigInt.asIntN(64, value) !== value) throw new TypeError(`'${path}' must fit 64 bits`)
  const number = Number(value)
  return Number.isSafeInteger(number) ? number : value
}

const INTEGER_RANGES: Readonly<Record<string, readonly [number, number]>> = {
  int8: [-128, 127],
  int16: [-32_768, 32_767],
  uint16: [0, 65_535],
  int32: [-2_147_483_648, 2_147_483_647],
  uint32: [0, 4_294_967_295],
}

function integerFromJson(json: Json, type: string, path: string): number {
  const [min, max] = INTEGER_RANGES[type] ?? [0, -1]
  if (typeof json !== 'number' || !Number.isInteger(json) || json < min || json > max) {
    throw new TypeError(`'${path}' must be an ${type}`)
  }
  return json
}

function defaultValue(schema: MessageSchema, field: FieldSchema, version: number): unknown {
  const value = field.default
  if (value === null) return null
  const type = elementType(field.type)
  if (field.type !== type) return []
  const fields = structFields(schema, field, type)
  if (fields !== null) return structFromJson(schema, fields, {}, version, field.name)
  switch (type) {
    case 'string':
      return value ?? ''
    case 'uuid':
      return ZERO_UUID
    case 'bytes':
    case 'records':
      return Buffer.alloc(0)
    case 'bool':
      return value ?? false
    default:
      return value ?? 0
  }
}

/** The fields of a struct, defined in place or shared; null for a primitive type. */
function structFields(
  schema: MessageSchema,
  field: FieldSchema,
  type: string,
): readonly FieldSchema[] | null {
  if (field.fields !== undefined) return field.fields
  if (!/^[A-Z]/.test(type)) return null
  const shared = schema.commonStructs?.find(({ name }) => name === type)
  if (shared === undefined) throw new Error(`'${schema.name}' has no struct '${type}'`)
  return shared.fields
}

function isPresent(field: FieldSchema, version: number): boolean {
  return contains(parseVersions(field.versions), version)
}
