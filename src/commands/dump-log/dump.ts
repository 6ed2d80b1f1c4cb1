import { isAbsolute } from 'node:path'
import type { File, FileSystem } from '../../runtime/file-system.ts'
import type { CommandContext } from '../shared/context.ts'
import type { Output } from '../shared/output.ts'
import type { DumpOptions } from './options.ts'

/** What is wrong with files, told together at the end, file by file. */
export class Dump {
  readonly stdout: Output
  readonly stderr: Output
  readonly fileSystem: FileSystem
  /** Leaves the entries of indexes out. */
  readonly isVerifyOnly: boolean
  readonly #workingDirectory: string
  readonly #indexMismatches = new Map<string, [number, number][]>()
  readonly #timeMismatches = new Map<string, [number, number][]>()
  readonly #timesOutOfOrder = new Map<string, [number, number][]>()
  readonly #notFound = new Map<string, [number, number][]>()
  readonly #gaps = new Map<string, [number, number][]>()

  constructor(options: DumpOptions, { stdout, stderr, runtime, workingDirectory }: CommandContext) {
    this.stdout = stdout
    this.stderr = stderr
    this.fileSystem = runtime.fileSystem
    this.#workingDirectory = workingDirectory
    this.isVerifyOnly = options.has('verify-index-only')
  }

  path(file: string): string {
    // As Java makes a path absolute: what stands in it stays.
    return isAbsolute(file) ? file : `${this.#workingDirectory}/${file}`
  }

  /** Reads the file for as long as `use` takes. */
  async withFile<Result>(
    path: string,
    use: (file: File) => Promise<Result> | Result,
  ): Promise<Result> {
    const file = this.fileSystem.open(path, 'r')
    try {
      return await use(file)
    } finally {
      file.close()
    }
  }

  /** An entry tells this offset where a batch ends at that one. */
  indexMismatch(path: string, indexOffset: number, logOffset: number): void {
    note(this.#indexMismatches, path, [indexOffset, logOffset])
  }

  timeMismatch(path: string, indexTimestamp: number, logTimestamp: number): void {
    note(this.#timeMismatches, path, [indexTimestamp, logTimestamp])
  }

  timeOutOfOrder(path: string, timestamp: number, previous: number): void {
    note(this.#timesOutOfOrder, path, [timestamp, previous])
  }

  offsetNotFound(path: string, indexOffset: number, logOffset: number): void {
    note(this.#notFound, path, [indexOffset, logOffset])
  }

  /** Offsets that do not follow each other: gaps that compaction leaves are no fault. */
  gap(path: string, first: number, second: number): void {
    note(this.#gaps, path, [first, second])
  }

  /** Whether there are any. */
  tellProblems(): boolean {
    const { stderr } = this
    // The reference gathers these two backwards.
    for (const [path, pairs] of this.#indexMismatches) {
      stderr.line(`Mismatches in :${path}`)
      for (const [index, log] of pairs.reverse()) {
        stderr.line(`  Index offset: ${index}, log offset: ${log}`)
      }
    }
    for (const [path, pairs] of this.#timeMismatches) {
      stderr.line(`Found timestamp mismatch in :${path}`)
      for (const [index, log] of pairs) {
        stderr.line(`  Index timestamp: ${index}, log timestamp: ${log}`)
      }
    }
    for (const [path, pairs] of this.#timesOutOfOrder) {
      stderr.line(`Found out of order timestamp in :${path}`)
      for (const [timestamp, previous] of pairs) {
        stderr.line(`  Index timestamp: ${timestamp}, Previously indexed timestamp: ${previous}`)
      }
    }
    for (const pairs of this.#notFound.values()) {
      stderr.line('The following indexed offsets are not found in the log.')
      for (const [index, log] of pairs) {
        stderr.line(`Indexed offset: ${index}, found log offset: ${log}`)
      }
    }
    for (const [path, pairs] of this.#gaps) {
      stderr.line(`Non-consecutive offsets in ${path}`)
      for (const [first, second] of pairs.reverse()) {
        stderr.line(`  ${first} is followed by ${second}`)
      }
    }
    const kinds = [this.#indexMismatches, this.#timeMismatches, this.#timesOutOfOrder]
    return [...kinds, this.#notFound, this.#gaps].some((problems) => problems.size > 0)
  }
}

function note(problems: Map<string, [number, number][]>, path: string, pair: [number, number]) {
  const pairs = problems.get(path)
  if (pairs) pairs.push(pair)
  else problems.set(path, [pair])
}
