/** Holds the code to the rules that a reader would otherwise have to watch over. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')

interface SourceFile {
  readonly path: string
  readonly text: string
  readonly lines: readonly string[]
}

const sources = [...filesIn('src'), ...filesIn('test')].filter(({ path }) => path.endsWith('.ts'))
const handWritten = sources.filter(({ path }) => !path.startsWith('src/protocol/messages/'))

/** From each room, the rooms that it may import: those on its left. `src` is index.ts. */
const LOW_ROOMS = ['runtime', 'protocol', 'records', 'config', 'security']
const NODE_ROOMS = [...LOW_ROOMS, 'storage', 'client', 'coordinator', 'cluster', 'broker']
const ALLOWED_IMPORTS: Readonly<Record<string, readonly string[]>> = {
  runtime: [],
  protocol: ['runtime'],
  records: ['runtime', 'protocol'],
  config: ['runtime', 'protocol', 'records'],
  security: ['runtime', 'protocol', 'records', 'config'],
  storage: LOW_ROOMS,
  client: LOW_ROOMS,
  coordinator: [...LOW_ROOMS, 'storage', 'client'],
  cluster: [...LOW_ROOMS, 'storage', 'client'],
  broker: [...LOW_ROOMS, 'storage', 'client', 'coordinator', 'cluster'],
  embed: NODE_ROOMS,
  'index.ts': [...NODE_ROOMS, 'embed'],
  commands: [...LOW_ROOMS, 'client'],
  'cli.ts': ['commands', 'runtime'],
}

/** Commands that are a node, read its files or know its levels, and so open the rooms of a node. */
const NODE_COMMANDS = [
  'server-start',
  'server-stop',
  'storage',
  'dump-log',
  'graduate',
  'features',
  'metadata-quorum',
  'metadata-shell',
]

/** Files over 800 lines and functions over 70. The lists may only shrink. */
const LONG_FILES: Readonly<Record<string, number>> = {
  // One entry for each of Kafka's error codes.
  'src/protocol/errors.ts': 853,
}
const LONG_FUNCTIONS: Readonly<Record<string, number>> = {}
const FILE_LIMIT = 800
const FUNCTION_LIMIT = 70

describe('imports', () => {
  test('point to the left only', () => {
    const wrong: string[] = []
    for (const { path, text } of sources.filter((source) => source.path.startsWith('src/'))) {
      for (const target of importsOf(path, text)) {
        const [from, to] = [roomOf(path), roomOf(target)]
        const isAllowed =
          from === to || allowedFor(path, from).includes(to) || roomsOpenTo(path).includes(to)
        if (!isAllowed) wrong.push(`${path} imports ${target}`)
      }
    }
    expect(wrong).toEqual([])
  })

  test('of commands open the rooms of a node only where the command is one', () => {
    expect(roomsOpenTo('src/commands/server-start/index.ts')).toContain('broker')
    expect(roomsOpenTo('src/commands/topics.ts')).toEqual([])
  })

  test('end in .ts', () => {
    const wrong = sources.flatMap(({ path, text }) =>
      [...text.matchAll(/from '(\.[^']*)'/g)]
        .filter(([, target]) => !/\.(ts|json)$/.test(target!))
        .map(([, target]) => `${path} imports ${target}`),
    )
    expect(wrong).toEqual([])
  })
})

describe('time, disk, network and chance', () => {
  const FORBIDDEN = [
    /\bDate\.now\(/,
    /\bnew Date\(\)/,
    /\bperformance\.now\(/,
    /\bMath\.random\(/,
    /(?<![.\w])set(Timeout|Interval)\(/,
    /from 'node:(fs|net|tls|dgram|timers)(\/promises)?'/,
    /from '(fs|net|tls)'/,
    /\brequire\('node:(fs|net|tls)'\)/,
  ]

  test('come from runtime alone', () => {
    const wrong: string[] = []
    for (const { path, lines } of sources) {
      if (!path.startsWith('src/') || path.startsWith('src/runtime/')) continue
      lines.forEach((line, index) => {
        const isComment = /^\s*(\/\/|\*|\/\*)/.test(line)
        if (!isComment && FORBIDDEN.some((pattern) => pattern.test(line))) {
          wrong.push(`${path}:${index + 1}: ${line.trim()}`)
        }
      })
    }
    expect(wrong).toEqual([])
  })
})

describe('sizes', () => {
  test(`a hand-written file has at most ${FILE_LIMIT} lines`, () => {
    const tooLong = handWritten
      .filter(({ path, lines }) => lines.length > (LONG_FILES[path] ?? FILE_LIMIT))
      .map(({ path, lines }) => `${path}: ${lines.length}`)
    expect(tooLong).toEqual([])
  })

  test(`a function has at most ${FUNCTION_LIMIT} lines`, () => {
    const tooLong = handWritten
      .filter(({ path }) => path.startsWith('src/'))
      .flatMap(({ path, lines }) => functionsOf(lines).map((found) => ({ path, ...found })))
      .filter(({ path, name, length }) => {
        return length > (LONG_FUNCTIONS[`${path} ${name}`] ?? FUNCTION_LIMIT)
      })
      .map(({ path, name, length }) => `${path} ${name}: ${length}`)
    expect(tooLong).toEqual([])
  })

  test('no line is wider than 120 characters in code', () => {
    const wide = handWritten
      .filter(({ path }) => path.startsWith('src/') && !path.startsWith('src/protocol/schema/'))
      .flatMap(({ path, lines }) =>
        lines
          .map((line, index) => ({ line, at: `${path}:${index + 1}` }))
          .filter(({ line }) => line.length > 120 && !/['`"]/.test(line))
          .map(({ at }) => at),
      )
    expect(wide).toEqual([])
  })
})

test('no file names a place on the machine of whoever wrote it', () => {
  const places = new RegExp(
    `(^|[\\s'"\`(=])/(${['work', 'home', 'Users', 'root'].join('|')})/`,
    'm',
  )
  const shared = new RegExp(
    `\\.\\./shared/(${['apache-kafka', 'protocol', 'kafka-cli'].join('|')})`,
  )
  const texts = [...sources, ...filesIn('bin'), ...filesIn('scripts'), ...filesIn('man')]
  const wrong = texts
    .filter(
      ({ path }) =>
        !/^test\/(support\/oracle\.ts|oracle\/)/.test(path) && !path.includes('/fixtures/'),
    )
    .filter(({ text }) => places.test(text) || shared.test(text))
    .map(({ path }) => path)
  expect(wrong).toEqual([])
})

test('no test is left out or runs alone', () => {
  const marks = /\b(describe|test|it)\.(only|skip|todo)\(/
  const wrong = sources.filter(({ path, text }) => path !== 'test/tidy.test.ts' && marks.test(text))
  expect(wrong.map(({ path }) => path)).toEqual([])
})

test('the lockfile names every package that one of its packages may want', () => {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))
  const known = Object.keys(packages)
  const missing = Object.entries<Wishes>(packages).flatMap(([path, wishes]) =>
    Object.keys({ ...wishes.dependencies, ...wishes.optionalDependencies })
      .filter((name) => !known.some((other) => `/${other}`.endsWith(`/node_modules/${name}`)))
      .map((name) => `${path} wants ${name}`),
  )
  // `npm ci` refuses to install where another system's optional package is left out.
  expect(missing).toEqual([])
})

interface Wishes {
  readonly dependencies?: Readonly<Record<string, string>>
  readonly optionalDependencies?: Readonly<Record<string, string>>
}

function filesIn(folder: string): SourceFile[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const full = join(entry.parentPath, entry.name)
      const text = readFileSync(full, 'utf8')
      const lines = text.replace(/\n$/, '').split('\n')
      return { path: relative(root, full).split(sep).join('/'), text, lines }
    })
}

/** The files of ours that a file imports, as paths from the root. Types count, too. */
function importsOf(path: string, text: string): string[] {
  const targets = [...text.matchAll(/(?:from|import)\s*\(?'(\.[^']+)'/g)]
  return targets.map(([, target]) => posix.join(posix.dirname(path), target!))
}

/** `storage` for src/storage/log-segment.ts; `index.ts` for src/index.ts. */
function roomOf(path: string): string {
  return path.split('/')[1]!
}

function allowedFor(path: string, room: string): readonly string[] {
  const allowed = ALLOWED_IMPORTS[room]
  if (!allowed) throw new Error(`'${path}' is in a room that has no line in ALLOWED_IMPORTS`)
  return allowed
}

function roomsOpenTo(path: string): readonly string[] {
  const [, , file = ''] = path.split('/')
  const isNodeCommand = path.startsWith('src/commands/') && NODE_COMMANDS.includes(bare(file))
  return isNodeCommand ? [...NODE_ROOMS, 'embed'] : []
}

function bare(file: string): string {
  return file.replace(/\.ts$/, '')
}

interface FoundFunction {
  readonly name: string
  readonly length: number
}

// The formatter indents faithfully, so a function ends at the brace with the indent of its start.
function functionsOf(lines: readonly string[]): FoundFunction[] {
  const start =
    /^( *)(?:export (?:default )?)?(?:(?:async |static |get |set |override )*(?:function\*? )?)([#\w]+)(?:<.*>)?\(/
  const found: FoundFunction[] = []
  lines.forEach((line, index) => {
    const [, indent, name] = start.exec(line) ?? []
    const isStatement = /^ *(if|for|while|switch|return|await|super|catch)\b/.test(line)
    if (indent === undefined || name === undefined || isStatement) return
    if (!/\bfunction\b/.test(line) && indent.length !== 2) return
    const rest = lines.slice(index)
    // Parameters stand on the line of the name, or one to a line down to a `)` with its indent.
    const opening = line.endsWith('(')
      ? rest.findIndex((other) => other.startsWith(`${indent})`))
      : 0
    const end = rest.findIndex((other) => other === `${indent}}` || other === `${indent}},`)
    if (!rest[opening]?.endsWith('{') || end < opening) return
    found.push({ name, length: end + 1 })
  })
  return found
}
