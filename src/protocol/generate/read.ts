import { parseVersions } from '../schema/notation.ts'
import type { FieldPlan, StructPlan } from './plan.ts'
import { versionCondition, without } from './versions.ts'

/** `read…(reader, version)`: fields in wire order, then the tagged ones. */
export function renderRead(struct: StructPlan): string {
  const name = struct.typeName
  const body = [
    renderIsFlexible(struct),
    `  const message = new${name}()\n`,
    ...struct.fields.map((field) => renderField(struct, field)),
    renderTagged(struct),
    '  return message\n',
  ].join('')
  const versionName = /(?<!\.)\bversion\b/.test(body) ? 'version' : '_version'
  return `export function read${name}(reader: Reader, ${versionName}: number): ${name} {\n${body}}\n`
}

/** The line that defines `isFlexible`; none where that is known. */
export function renderIsFlexible(struct: StructPlan): string {
  const condition = versionCondition(struct.flexible, struct.versions)
  if (condition === 'always' || condition === 'never') return ''
  return `  const isFlexible = ${condition}\n`
}

/** The expression to pass for `isFlexible` when a field is read or written. */
export function flexibility(struct: StructPlan, field: FieldPlan): string {
  const range =
    field.schema.flexible === undefined ? struct.flexible : parseVersions(field.schema.flexible)
  const condition = versionCondition(range, struct.versions)
  if (condition === 'always') return 'true'
  return condition === 'never' ? 'false' : 'isFlexible'
}

function renderField(struct: StructPlan, field: FieldPlan): string {
  const range = without(field.versions, field.tagged)
  if (range === null) throw new Error(`'${field.name}' is tagged in the middle of its versions`)
  const condition = versionCondition(range, struct.versions)
  if (condition === 'never') return ''
  const read = `message.${field.name} = ${readExpression(struct, field, false)}`
  return condition === 'always' ? `  ${read}\n` : `  if (${condition}) ${read}\n`
}

function renderTagged(struct: StructPlan): string {
  const condition = versionCondition(struct.flexible, struct.versions)
  if (condition === 'never') return ''
  const guard = condition === 'always' ? '  ' : '  if (isFlexible) '
  const tagged = struct.fields.filter(
    (field) => versionCondition(field.tagged, struct.versions) !== 'never',
  )
  if (tagged.length === 0) return `${guard}reader.skipTaggedFields()\n`

  const cases = tagged.map((field) => {
    const versions = versionCondition(field.tagged, struct.versions)
    const test = versions === 'always' || versions === condition ? '' : ` && ${versions}`
    return `if (tag === ${field.schema.tag}${test}) {
      message.${field.name} = ${readExpression(struct, field, true)}
      reader.expectAt(end)
    } else `
  })
  return `${guard}{
    for (let left = reader.uvarint(); left > 0; left--) {
      const tag = reader.uvarint()
      const end = reader.taggedFieldEnd()
      ${cases.join('')}{
        reader.skipTo(end)
      }
    }
  }
`
}

function readExpression(struct: StructPlan, field: FieldPlan, isTagged: boolean): string {
  const flexible = flexibility(struct, field)
  const nullable = versionCondition(field.nullable, struct.versions)
  const isNullable = nullable !== 'never'
  if (field.isArray) {
    const method = isNullable ? 'nullableArray' : 'array'
    return `reader.${method}(${flexible}, version, ${readElement(field, flexible)})`
  }
  if (field.structName !== null) {
    if (!isNullable) return `read${field.structName}(reader, version)`
    const method = isTagged ? 'nullableTaggedStruct' : 'nullableStruct'
    return `reader.${method}(version, read${field.structName})`
  }
  switch (field.elementType) {
    case 'string':
      return `reader.${isNullable ? 'nullableString' : 'string'}(${flexible})`
    case 'bytes':
    case 'records':
      return `reader.${isNullable ? 'nullableBytes' : 'bytes'}(${flexible})`
    default:
      return `reader.${field.elementType}()`
  }
}

function readElement(field: FieldPlan, flexible: string): string {
  if (field.structName !== null) return `read${field.structName}`
  const takesFlexible = field.elementType === 'string' || field.elementType === 'bytes'
  return `(element) => element.${field.elementType}(${takesFlexible ? flexible : ''})`
}
