import { CommandError } from '../shared/command-error.ts'
import { errorMessage } from '../shared/error-message.ts'
import type { Output } from '../shared/output.ts'

/** Columns as wide as their longest value, with a tab behind each, also behind the last. */
export function printTable(
  stdout: Output,
  titles: readonly string[],
  rows: readonly (readonly string[])[],
): void {
  const widths = titles.map((title, index) =>
    Math.max(title.length, ...rows.map((row) => row[index]!.length)),
  )
  for (const row of [titles, ...rows]) {
    stdout.line(row.map((cell, index) => `${cell.padEnd(widths[index]!)}\t`).join(''))
  }
}

/** Runs a step of the tool; its failure is told by what was tried. */
export async function attempt<Value>(what: string, step: Promise<Value>): Promise<Value> {
  try {
    return await step
  } catch (cause) {
    const reason = errorMessage(cause)
    throw new CommandError(
      `Failed to ${what}: ${reason}. Enable debug logging for additional detail.`,
      { cause },
    )
  }
}
