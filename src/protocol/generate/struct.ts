import type { FieldPlan, StructPlan } from './plan.ts'
import { renderRead } from './read.ts'
import { renderWrite } from './write.ts'

/** Interface, factories, codec and, where a field needs it, the comparison with the defaults. */
export function renderStruct(struct: StructPlan): string {
  return [
    renderInterface(struct),
    renderFactory(struct),
    renderRead(struct),
    renderWrite(struct),
  ].join('\n')
}

function renderInterface(struct: StructPlan): string {
  const fields = struct.fields.map((field) => `  ${field.name}: ${typeOf(field)}\n`)
  return `export interface ${struct.typeName} {\n${fields.join('')}}\n`
}

function renderFactory(struct: StructPlan): string {
  const name = struct.typeName
  const defaults = struct.fields.map((field) => `    ${field.name}: ${defaultOf(field)},\n`)
  return `export function new${name}(fields?: Partial<${name}>): ${name} {
  const message: ${name} = {
${defaults.join('')}  }
  return fields === undefined ? message : Object.assign(message, fields)
}
`
}

const TYPES: Readonly<Record<string, string>> = {
  bool: 'boolean',
  int64: 'Int64',
  string: 'string',
  uuid: 'string',
  bytes: 'Buffer',
  records: 'Records',
}

function typeOf(field: FieldPlan): string {
  const element = field.structName ?? TYPES[field.elementType] ?? 'number'
  const type = field.isArray ? `${element}[]` : element
  const isNullable = field.nullable.max >= field.nullable.min && type !== 'Records'
  return isNullable ? `${type} | null` : type
}

/** The value that stands for the field where it is not on the wire, as a TypeScript expression. */
export function defaultOf(field: FieldPlan): string {
  const value = field.schema.default
  if (value === null) return 'null'
  if (field.isArray) return '[]'
  if (field.structName !== null) return `new${field.structName}()`
  switch (field.elementType) {
    case 'string':
      return `'${value ?? ''}'`
    case 'uuid':
      return 'ZERO_UUID'
    case 'bytes':
    case 'records':
      return 'EMPTY_BYTES'
    case 'bool':
      return String(value ?? false)
    default:
      return typeof value === 'bigint' ? `${value}n` : String(value ?? 0)
  }
}
