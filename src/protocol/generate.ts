import { renderApi, renderMessageType } from './generate/descriptors.ts'
import { planFile, type StructPlan } from './generate/plan.ts'
import { renderStruct } from './generate/struct.ts'
import { renderIsDefault } from './generate/write.ts'
import type { SchemaFile } from './schema/index.ts'

/**
 * Renders the TypeScript of one schema file: for each struct an interface, factories, and a read
 * and a write function that serve all versions, and a descriptor for each API or stored message.
 * Returns null for an API that has no version left.
 */
export function renderFile(file: SchemaFile): string | null {
  const live = file.messages.filter(({ versions }) => versions !== 'none')
  if (live.length === 0) return null

  const plan = planFile(live)
  const code = [
    ...live.filter(({ kind }) => kind === 'request').map((request) => renderApi(request)),
    ...live
      .filter(({ kind }) => kind !== 'request' && kind !== 'response')
      .map((message) => renderMessageType(message)),
    ...plan.structs.map((struct) => renderStruct(struct)),
  ].join('\n')
  const body = `${code}${renderComparisons(code, plan.structs)}`
  return `${HEAD}${renderImports(body, file.path.includes('/') ? '../../' : '../')}\n${body}`
}

const HEAD = '// Generated from src/protocol/schema by `npm run generate`. Do not edit.\n'

/** Renders `messages/index.ts`: every codec by the name of its message, for tools that need them all. */
export function renderIndex(files: readonly SchemaFile[]): string {
  const imports: string[] = []
  const entries: string[] = []
  for (const file of files) {
    const live = file.messages.filter(({ versions }) => versions !== 'none')
    if (live.length === 0) continue
    const functions = live.flatMap(({ name }) => [`read${name}`, `write${name}`])
    imports.push(`import { ${functions.join(', ')} } from './${file.path}.ts'\n`)
    for (const { name } of live) {
      entries.push(`  ${name}: { read: read${name}, write: write${name} },\n`)
    }
  }
  return `${HEAD}${imports.join('')}\nexport const codecs = {\n${entries.join('')}}\n`
}

/** The comparisons with defaults that the code calls, and those that they call in turn. */
function renderComparisons(code: string, structs: readonly StructPlan[]): string {
  const rendered = new Map<string, string>()
  const isCalled = (name: string) =>
    [code, ...rendered.values()].some((text) => text.includes(`isDefault${name}(`))
  for (let size = -1; size !== rendered.size; ) {
    size = rendered.size
    for (const struct of structs) {
      const name = struct.typeName
      if (!rendered.has(name) && isCalled(name)) rendered.set(name, renderIsDefault(struct))
    }
  }
  return [...rendered.values()].map((text) => `\n${text}`).join('')
}

/** What generated code may import, in the order of the modules. */
const IMPORTS: readonly {
  readonly from: string
  readonly name: string
  readonly isType: boolean
}[] = [
  { from: 'api.ts', name: 'Api', isType: true },
  { from: 'api.ts', name: 'MessageType', isType: true },
  { from: 'bytes.ts', name: 'EMPTY_BYTES', isType: false },
  { from: 'errors.ts', name: 'KafkaError', isType: false },
  { from: 'int64.ts', name: 'Int64', isType: true },
  { from: 'reader.ts', name: 'Reader', isType: true },
  { from: 'reader.ts', name: 'Records', isType: true },
  { from: 'uuid.ts', name: 'ZERO_UUID', isType: false },
  { from: 'writer.ts', name: 'Writer', isType: true },
]

function renderImports(body: string, prefix: string): string {
  const used = IMPORTS.filter(({ name }) => new RegExp(`\\b${name}\\b`).test(body))
  const modules = [...new Set(used.map(({ from }) => from))]
  return modules
    .map((module) => {
      const names = used.filter(({ from }) => from === module)
      const isType = names.every((name) => name.isType)
      const list = names.map(({ name }) => name).join(', ')
      return `import ${isType ? 'type ' : ''}{ ${list} } from '${prefix}${module}'\n`
    })
    .join('')
}
