import type { FieldPlan, StructPlan } from './plan.ts'
import { flexibility, renderIsFlexible } from './read.ts'
import { defaultOf } from './struct.ts'
import { versionCondition, without } from './versions.ts'

/** `write…(writer, message, version)`: fields in order, then the tagged ones by rising tag. */
export function renderWrite(struct: StructPlan): string {
  const name = struct.typeName
  const body = [
    renderIsFlexible(struct),
    ...struct.fields.map((field) => renderField(struct, field)),
    renderTagged(struct),
  ].join('')
  const versionName = /(?<!\.)\bversion\b/.test(body) ? 'version' : '_version'
  const messageName = /(?<!\.)\bmessage\b/.test(body) ? 'message' : '_message'
  const writerName = /\bwriter\b/.test(body) ? 'writer' : '_writer'
  return `export function write${name}(
  ${writerName}: Writer,
  ${messageName}: ${name},
  ${versionName}: number,
): void {
${body}}
`
}

function renderField(struct: StructPlan, field: FieldPlan): string {
  const range = without(field.versions, field.tagged)
  if (range === null) throw new Error(`'${field.name}' is tagged in the middle of its versions`)
  const condition = versionCondition(range, struct.versions)
  const refusal = renderRefusal(struct, field)
  if (condition === 'never') return refusal
  const write = writeStatement(struct, field, 'writer', false)
  if (condition === 'always') return `  ${write}\n`
  return `  if (${condition}) ${write}\n${refusal}`
}

/**
 * A request that carries what the version can't say is refused, unless the schema calls the field
 * ignorable: the broker would act on something else than what was meant.
 */
function renderRefusal(struct: StructPlan, field: FieldPlan): string {
  if (struct.message.kind !== 'request' || field.schema.ignorable === true) return ''
  const condition = versionCondition(field.versions, struct.versions)
  if (condition === 'always' || condition === 'never') return ''
  return `  if (!(${condition}) && ${differsFromDefault(field)}) {
    throw new KafkaError(
      'UNSUPPORTED_VERSION',
      \`${struct.message.name} of version \${version} can't carry '${field.name}'\`,
    )
  }
`
}

function renderTagged(struct: StructPlan): string {
  const condition = versionCondition(struct.flexible, struct.versions)
  if (condition === 'never') return ''
  const guard = condition === 'always' ? '  ' : '  if (isFlexible) '
  const tagged = struct.fields
    .filter((field) => versionCondition(field.tagged, struct.versions) !== 'never')
    .sort((one, other) => (one.schema.tag ?? 0) - (other.schema.tag ?? 0))
  if (tagged.length === 0) return `${guard}writer.uvarint(0)\n`

  const tests = tagged.map((field) => {
    const versions = versionCondition(field.tagged, struct.versions)
    const isAlways = versions === 'always' || versions === condition
    return `${isAlways ? '' : `${versions} && `}${differsFromDefault(field)}`
  })
  const names = tagged.map(
    (field) => `has${field.name.charAt(0).toUpperCase()}${field.name.slice(1)}`,
  )
  const lines = [
    ...tagged.map((_, i) => `const ${names[i]} = ${tests[i]}`),
    `writer.uvarint(${names.map((name) => `Number(${name})`).join(' + ')})`,
    ...tagged.map(
      (field, i) => `if (${names[i]}) {
      writer.taggedField(${field.schema.tag}, (content) => {
        ${writeStatement(struct, field, 'content', true)}
      })
    }`,
    ),
  ]
  return `${guard}{\n    ${lines.join('\n    ')}\n  }\n`
}

function writeStatement(
  struct: StructPlan,
  field: FieldPlan,
  writer: string,
  isTagged: boolean,
): string {
  const flexible = flexibility(struct, field)
  const value = `message.${field.name}`
  const isNullable = versionCondition(field.nullable, struct.versions) !== 'never'
  if (field.isArray) {
    return `${writer}.array(${value}, ${flexible}, version, ${writeElement(field, flexible)})`
  }
  if (field.structName !== null) {
    if (!isNullable) return `write${field.structName}(${writer}, ${value}, version)`
    const method = isTagged ? 'nullableTaggedStruct' : 'nullableStruct'
    return `${writer}.${method}(${value}, version, write${field.structName})`
  }
  switch (field.elementType) {
    case 'string':
    case 'bytes':
    case 'records':
      return `${writer}.${field.elementType}(${value}, ${flexible})`
    default:
      return `${writer}.${field.elementType}(${value})`
  }
}

function writeElement(field: FieldPlan, flexible: string): string {
  if (field.structName !== null) return `write${field.structName}`
  const takesFlexible = field.elementType === 'string' || field.elementType === 'bytes'
  const rest = takesFlexible ? `, ${flexible}` : ''
  return `(target, element) => target.${field.elementType}(element${rest})`
}

function differsFromDefault(field: FieldPlan): string {
  const value = `message.${field.name}`
  const isNull = field.schema.default === null
  if (isNull) return `${value} !== null`
  const isNullable = field.nullable.max >= field.nullable.min
  const orNull = isNullable ? `${value} === null || ` : ''
  const wrap = (test: string) => (isNullable ? `(${orNull}${test})` : test)
  if (field.isArray) return wrap(`${value}.length > 0`)
  if (field.structName !== null) return wrap(structDiffers(field, value))
  switch (field.elementType) {
    case 'bytes':
    case 'records':
      return wrap(`${value}.length > 0`)
    default:
      return `${value} !== ${defaultOf(field)}`
  }
}

// The comparison itself is rendered once for each struct that needs it: see `renderIsDefault`.
function structDiffers(field: FieldPlan, value: string): string {
  return `!isDefault${field.structName}(${value})`
}

/** `isDefault…(message)`: every field, one by one, against its default. */
export function renderIsDefault(struct: StructPlan): string {
  const tests = struct.fields.map((field) => differsFromDefault(field))
  const body = tests.length === 0 ? 'true' : `!(\n    ${tests.join(' ||\n    ')}\n  )`
  return `function isDefault${struct.typeName}(message: ${struct.typeName}): boolean {
  return ${body}
}
`
}
