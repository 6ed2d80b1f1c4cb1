/** The tree that the shell walks: directories whose children are made when they are asked for. */
export type ShellNode =
  | { readonly kind: 'file'; readonly text: string }
  | { readonly kind: 'directory'; readonly children: () => ReadonlyMap<string, ShellNode> }

export function file(text: string): ShellNode {
  return { kind: 'file', text }
}

export function directory(children: () => Iterable<readonly [string, ShellNode]>): ShellNode {
  let made: ReadonlyMap<string, ShellNode> | undefined
  return {
    kind: 'directory',
    children: () => {
      made ??= new Map([...children()].sort(([left], [right]) => (left < right ? -1 : 1)))
      return made
    },
  }
}

export interface FoundNode {
  readonly path: readonly string[]
  readonly node: ShellNode
}

/** The parts of a path seen from a directory, without `.` and `..`. */
export function pathParts(workingDirectory: readonly string[], path: string): string[] {
  const parts = path.startsWith('/') ? [] : [...workingDirectory]
  for (const part of path.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '' && part !== '.') parts.push(part)
  }
  return parts
}

/** All nodes that a path with `*`, `?` and `{a,b}` means, in the order of their names. */
export function findNodes(root: ShellNode, parts: readonly string[]): FoundNode[] {
  let found: FoundNode[] = [{ path: [], node: root }]
  for (const part of parts) {
    const matches = globMatcher(part)
    found = found.flatMap(({ path, node }) => {
      if (node.kind === 'file') return []
      const children = [...node.children()].filter(([name]) => matches(name))
      return children.map(([name, child]) => ({ path: [...path, name], node: child }))
    })
  }
  return found
}

function globMatcher(glob: string): (name: string) => boolean {
  if (!/[*?{}\\]/.test(glob)) return (name) => name === glob
  let pattern = ''
  let isInGroup = false
  for (let index = 0; index < glob.length; index++) {
    const character = glob[index]!
    if (character === '*') pattern += '.*'
    else if (character === '?') pattern += '.'
    else if (character === '\\' && index + 1 < glob.length) pattern += literal(glob[++index]!)
    else if (character === '{') {
      if (isInGroup) throw new Error("Can't nest glob groups.")
      isInGroup = true
      pattern += '(?:'
    } else if (character === '}' && isInGroup) {
      isInGroup = false
      pattern += ')'
    } else if (character === ',' && isInGroup) pattern += '|'
    else pattern += literal(character)
  }
  if (isInGroup) throw new Error('Unterminated glob group.')
  const whole = new RegExp(`^${pattern}$`, 's')
  return (name) => whole.test(name)
}

function literal(character: string): string {
  return /[\w-]/.test(character) ? character : `\\${character}`
}
