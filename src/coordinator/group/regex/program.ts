import { refuse } from './cursor.ts'
import { type Assertion, type CharTest, isWordChar, type Node } from './syntax.ts'

/** One step; `next` and `other` are steps that follow. */
type Step =
  | { readonly type: 'char'; readonly test: CharTest; next: number }
  | { readonly type: 'assert'; readonly assertion: Assertion; next: number }
  | { readonly type: 'split'; next: number; other: number }
  | { readonly type: 'match' }

export type Program = readonly Step[]

/** Counted repetitions are written out, so nested ones can grow beyond measure. */
const MAX_STEPS = 100_000

/** The steps of an expression, from the last to the first; the last step of all is where it begins. */
export function compileProgram(node: Node): Program {
  const steps: Step[] = [{ type: 'match' }]
  const add = (step: Step): number => {
    if (steps.length >= MAX_STEPS) refuse('expression is too large')
    steps.push(step)
    return steps.length - 1
  }
  const start = compile(node, 0, add, steps)
  // The first step of the program is found at its end, whatever the expression was.
  steps.push({ type: 'split', next: start, other: start })
  return steps
}

/** Gives the first step of `node`, behind which `next` follows. */
function compile(
  node: Node,
  next: number,
  add: (step: Step) => number,
  steps: readonly Step[],
): number {
  switch (node.type) {
    case 'empty':
      return next
    case 'char':
      return add({ type: 'char', test: node.test, next })
    case 'assert':
      return add({ type: 'assert', assertion: node.assertion, next })
    case 'sequence':
      return node.nodes.reduceRight((behind, each) => compile(each, behind, add, steps), next)
    case 'choice':
      return node.nodes
        .map((each) => compile(each, next, add, steps))
        .reduceRight((other, each) => add({ type: 'split', next: each, other }))
    case 'repeat':
      return compileRepeat(node, next, add, steps)
  }
}

function compileRepeat(
  { node, min, max }: Extract<Node, { type: 'repeat' }>,
  next: number,
  add: (step: Step) => number,
  steps: readonly Step[],
): number {
  let start = next
  if (max === Number.POSITIVE_INFINITY) {
    const loop = add({ type: 'split', next, other: next })
    const split = steps[loop] as Extract<Step, { type: 'split' }>
    split.next = compile(node, loop, add, steps)
    start = loop
  } else {
    for (let count = min; count < max; count += 1) {
      start = add({ type: 'split', next: compile(node, start, add, steps), other: next })
    }
  }
  for (let count = 0; count < min; count += 1) start = compile(node, start, add, steps)
  return start
}

/** Goes all ways at once, character by character. */
export function runProgram(program: Program, text: string): boolean {
  const codePoints = [...text].map((char) => char.codePointAt(0)!)
  let current = new Set<number>()
  follow(program, program.length - 1, codePoints, 0, current)
  for (const [position, codePoint] of codePoints.entries()) {
    const following = new Set<number>()
    for (const index of current) {
      const step = program[index]!
      if (step.type === 'char' && step.test(codePoint)) {
        follow(program, step.next, codePoints, position + 1, following)
      }
    }
    if (following.size === 0) return false
    current = following
  }
  return current.has(0)
}

/** Adds every step that can be reached without a character. */
function follow(
  program: Program,
  start: number,
  text: readonly number[],
  position: number,
  reached: Set<number>,
): void {
  const stack = [start]
  for (let index = stack.pop(); index !== undefined; index = stack.pop()) {
    if (reached.has(index)) continue
    reached.add(index)
    const step = program[index]!
    if (step.type === 'split') stack.push(step.other, step.next)
    if (step.type === 'assert' && holds(step.assertion, text, position)) stack.push(step.next)
  }
}

function holds(assertion: Assertion, text: readonly number[], position: number): boolean {
  const [before, after] = [text[position - 1], text[position]]
  const isWordBoundary = isWord(before) !== isWord(after)
  switch (assertion) {
    case 'text-start':
      return before === undefined
    case 'text-end':
      return after === undefined
    case 'line-start':
      return before === undefined || before === 10
    case 'line-end':
      return after === undefined || after === 10
    case 'word':
      return isWordBoundary
    case 'not-word':
      return !isWordBoundary
  }
}

function isWord(codePoint: number | undefined): boolean {
  return codePoint !== undefined && isWordChar(codePoint)
}
