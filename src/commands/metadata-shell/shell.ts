/** The commands of the shell: each is given its words and prints to the output. */
import type { Output } from '../shared/output.ts'
import { columnLines } from './columns.ts'
import { type FoundNode, findNodes, pathParts, type ShellNode } from './nodes.ts'

interface ShellCommand {
  readonly description: string
  /** How the words are told: `[path ...]`; empty where there are none. */
  readonly words: string
  readonly least: number
  readonly most: number
  /** Only where lines are read. */
  readonly isInteractive: boolean
  run(shell: Shell, words: readonly string[]): void
}

const MAX_HISTORY = 500

export class Shell {
  readonly out: Output
  readonly root: ShellNode
  readonly isInteractive: boolean
  workingDirectory: readonly string[] = []
  isOver = false
  hasFailed = false
  readonly history: string[] = []
  #historyStart = 1

  constructor(out: Output, root: ShellNode, isInteractive: boolean) {
    this.out = out
    this.root = root
    this.isInteractive = isInteractive
  }

  runLine(line: string): void {
    if (line.trim() === '') return
    this.history.push(line.trim())
    if (this.history.length > MAX_HISTORY) {
      this.history.shift()
      this.#historyStart++
    }
    this.run(splitWords(line))
  }

  run(words: readonly string[]): void {
    const [name = '', ...rest] = words
    const command = this.commands.get(name)
    if (command === undefined) {
      const names = [...this.commands.keys()].map((known) => `'${known}'`)
      this.fail(`invalid choice: '${name}' (choose from ${names.join(', ')})`)
    } else if (rest.length < command.least) this.fail('too few arguments')
    else if (rest.length > command.most) {
      this.fail(`unrecognized arguments: '${rest.slice(command.most).join(' ')}'`)
    } else command.run(this, rest)
  }

  get commands(): ReadonlyMap<string, ShellCommand> {
    const all = Object.entries(COMMANDS)
    return new Map(all.filter(([, { isInteractive }]) => this.isInteractive || !isInteractive))
  }

  /** Calls `see` with each node that a path means; `missing` is told when there is none. */
  visit(path: string, missing: string, see: (found: FoundNode) => void): void {
    const found = findNodes(this.root, pathParts(this.workingDirectory, path))
    if (found.length === 0) this.fail(missing)
    for (const one of found) see(one)
  }

  fail(message: string): void {
    this.hasFailed = true
    this.out.line(message)
  }

  historyLines(count: number): string[] {
    const first = Math.max(this.history.length - Math.max(count, 0), 0)
    return this.history
      .slice(first)
      .map((line, index) => `${`${this.#historyStart + first + index - 1}`.padStart(5)}  ${line}`)
  }

  /** The paths, or commands, that a line may go on with. */
  complete(line: string): string[] {
    const words = line.split(/\s+/)
    const last = words.at(-1)!
    if (words.length === 1) return [...this.commands.keys()].filter((name) => name.startsWith(last))
    const head = last.slice(0, last.lastIndexOf('/') + 1)
    const [parent] = findNodes(this.root, pathParts(this.workingDirectory, head))
    if (parent === undefined || parent.node.kind === 'file') return []
    return [...parent.node.children()]
      .map(([name, { kind }]) => `${head}${name}${kind === 'directory' ? '/' : ''}`)
      .filter((path) => path.startsWith(last))
  }
}

const MANY = Number.POSITIVE_INFINITY

const COMMANDS: Readonly<Record<string, ShellCommand>> = {
  cat: {
    description: 'Show the contents of metadata files.',
    words: 'targets [targets ...]',
    least: 1,
    most: MANY,
    isInteractive: false,
    run: (shell, targets) => {
      for (const target of targets) {
        shell.visit(target, `cat: ${target}: No such file or directory.`, ({ node }) => {
          if (node.kind === 'file') shell.out.line(node.text)
          else shell.fail(`cat: ${target}: Is a directory`)
        })
      }
    },
  },
  cd: {
    description: 'Set the current working directory.',
    words: '[target]',
    least: 0,
    most: 1,
    isInteractive: true,
    run: (shell, [target = '/']) => {
      shell.visit(target, `cd: ${target}: no such directory.`, ({ path, node }) => {
        if (node.kind === 'directory') shell.workingDirectory = path
        else shell.fail(`cd: ${target}: not a directory.`)
      })
    },
  },
  exit: {
    description: 'Exit the metadata shell.',
    words: '',
    least: 0,
    most: 0,
    isInteractive: true,
    run: (shell) => {
      shell.isOver = true
    },
  },
  find: {
    description: 'Search for nodes in the directory hierarchy.',
    words: '[paths [paths ...]]',
    least: 0,
    most: MANY,
    isInteractive: false,
    run: (shell, paths) => {
      for (const path of orHere(paths)) {
        shell.visit(path, `find: ${path}: no such file or directory.`, ({ node }) =>
          printPaths(shell.out, path, node),
        )
      }
    },
  },
  help: {
    description: 'Display this help message.',
    words: '',
    least: 0,
    most: 0,
    isInteractive: true,
    run: ({ out, commands }) => {
      const names = [...commands.keys()].join(',')
      out.line(`Welcome to the Apache Kafka metadata shell.\n\nusage:  {${names}} ...\n`)
      for (const [name, { description }] of commands) {
        out.line(`  ${name.padEnd(10)}${description}`)
      }
    },
  },
  history: {
    description: 'Print command history.',
    words: '[numEntriesToShow]',
    least: 0,
    most: 1,
    isInteractive: true,
    run: (shell, [count]) => {
      const wanted = count === undefined ? MANY : Number(count)
      if (Number.isNaN(wanted))
        shell.fail(`argument numEntriesToShow: could not convert '${count}' to Integer`)
      else for (const line of shell.historyLines(wanted)) shell.out.line(line)
    },
  },
  ls: {
    description: 'List metadata nodes.',
    words: '[targets [targets ...]]',
    least: 0,
    most: MANY,
    isInteractive: false,
    run: list,
  },
  man: {
    description: 'Show the help text for a specific command.',
    words: 'cmd',
    least: 1,
    most: 1,
    isInteractive: true,
    run: (shell, [name = '']) => {
      const command = shell.commands.get(name)
      if (command === undefined) {
        shell.fail(`man: unknown command ${name}. Type help to get a list of commands.`)
        return
      }
      shell.out.line(
        `${name}: ${command.description}\n\nusage: ${`${name} ${command.words}`.trim()}`,
      )
    },
  },
  pwd: {
    description: 'Print the current working directory.',
    words: '',
    least: 0,
    most: 0,
    isInteractive: true,
    run: (shell) => shell.out.line(`/${shell.workingDirectory.join('/')}`),
  },
  tree: {
    description: 'Show the contents of metadata nodes in a tree structure.',
    words: 'targets [targets ...]',
    least: 1,
    most: MANY,
    isInteractive: false,
    run: (shell, targets) => {
      for (const target of targets) {
        shell.visit(target, `tree: ${target}: No such file or directory.`, ({ node }) =>
          printTree(shell.out, node, ''),
        )
      }
    },
  },
}

function list(shell: Shell, targets: readonly string[]): void {
  const files: string[] = []
  const directories: (readonly [string, string[]])[] = []
  for (const target of orHere(targets)) {
    shell.visit(target, `ls: ${target}: no such file or directory.`, ({ path, node }) => {
      const name = path.at(-1) ?? '/'
      if (node.kind === 'file') files.push(name)
      else directories.push([name, [...node.children().keys()]])
    })
  }
  const { out, isInteractive } = shell
  const width = isInteractive ? out.columns : undefined
  for (const line of columnLines(files, width)) out.line(line)
  const hasTitles = files.length > 0 || directories.length > 1
  let isFirst = files.length === 0
  for (const [name, children] of directories) {
    if (hasTitles && children.length > 0) out.line(`${isFirst ? '' : '\n'}${name}:`)
    isFirst = false
    for (const line of columnLines(children, width)) out.line(line)
  }
}

function orHere(paths: readonly string[]): readonly string[] {
  const given = paths.filter((path) => path !== '')
  return given.length === 0 ? ['.'] : given
}

function printPaths(out: Output, path: string, node: ShellNode): void {
  out.line(path)
  if (node.kind === 'file') return
  const prefix = path === '/' ? path : `${path}/`
  for (const [name, child] of node.children()) printPaths(out, `${prefix}${name}`, child)
}

function printTree(out: Output, node: ShellNode, indent: string): void {
  if (node.kind === 'file') {
    out.line(`${indent}${node.text}`)
    return
  }
  for (const [name, child] of node.children()) {
    out.line(`${indent}${name}:`)
    printTree(out, child, `${indent}  `)
  }
}

/** Words between blanks; quotes hold blanks, a backslash the character behind it. */
function splitWords(line: string): string[] {
  const words = line.match(/(?:"[^"]*"?|'[^']*'?|\\.|[^\s"'\\])+/g) ?? []
  return words.map((word) =>
    word.replace(/"([^"]*)"?|'([^']*)'?|\\(.)/g, (_, double, single, escaped) => {
      return double ?? single ?? escaped
    }),
  )
}
