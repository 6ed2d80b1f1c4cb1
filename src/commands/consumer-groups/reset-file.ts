/**
 * The plan that `--export` prints and `--from-file` reads: CSV without a header,
 * `topic,partition,offset` for one group, `group,topic,partition,offset` for several.
 */
import { readUserFile } from '../shared/client-config.ts'
import type { CommandContext } from '../shared/context.ts'
import { errorMessage } from '../shared/error-message.ts'
import type { PlannedOffset } from '../shared/planned-offsets.ts'

export type ResetPlan = ReadonlyMap<string, readonly PlannedOffset[]>

/** A file that can't be understood is an empty plan: each group then says that it has none. */
export function readResetFile(
  context: CommandContext,
  file: string,
  groupIds: readonly string[],
): ResetPlan {
  const text = readUserFile(context, file).toString('utf8')
  try {
    return parseResetFile(text, groupIds)
  } catch (error) {
    context.stderr.line(errorMessage(error))
    return new Map()
  }
}

export function parseResetFile(text: string, groupIds: readonly string[]): ResetPlan {
  const plan = new Map<string, PlannedOffset[]>()
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '')
  for (const [index, line] of lines.entries()) {
    const cells = splitCsv(line)
    const [group, topic, partition, offset] =
      cells.length === 3 && groupIds.length === 1 ? [groupIds[0]!, ...cells] : cells
    if (group === undefined || topic === undefined || cells.length > 4) {
      throw new Error(`Line ${index + 1} of the reset plan has ${cells.length} columns: '${line}'`)
    }
    const planned = {
      topic,
      partition: parseInteger(partition),
      offset: parseInteger(offset),
    }
    plan.set(group, [...(plan.get(group) ?? []), planned])
  }
  return plan
}

export function resetFileText(plans: ResetPlan): string {
  const isOneGroup = plans.size === 1
  let text = ''
  for (const [group, plan] of plans) {
    for (const { topic, partition, offset } of plan) {
      const cells = [topic, String(partition), String(offset)]
      text += `${(isOneGroup ? cells : [group, ...cells]).map(quoteCell).join(',')}\n`
    }
  }
  return text
}

function parseInteger(text: string | undefined): number {
  const value = Number(text)
  if (text === undefined || !/^[+-]?\d+$/.test(text) || !Number.isSafeInteger(value)) {
    throw new Error(`Cannot deserialize value of type \`int\` from String "${text ?? ''}"`)
  }
  return value
}

function splitCsv(line: string): string[] {
  const cells = line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)
  return [...cells].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain!.trim())
}

function quoteCell(cell: string): string {
  return /[",\s]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
