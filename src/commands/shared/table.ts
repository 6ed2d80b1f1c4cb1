/** Columns of text as Kafka's tools print them: left-aligned, one blank between. */
export interface Column {
  readonly title: string
  /** The column is at least so wide; a longer value widens it. */
  readonly minimumWidth?: number
}

export interface TableLayout {
  /** Blanks to the full width behind the last column, too. */
  readonly padsLastColumn?: boolean
  /** Whether a title longer than the values widens its column. */
  readonly fitsTitles?: boolean
}

/** The title line and one line per row. */
export function tableLines(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  { padsLastColumn = false, fitsTitles = true }: TableLayout = {},
): string[] {
  const widths = columns.map(({ title, minimumWidth = 0 }, index) => {
    let width = Math.max(minimumWidth, fitsTitles ? title.length : 0)
    for (const row of rows) width = Math.max(width, row[index]!.length)
    return width
  })
  const last = columns.length - 1
  const format = (cells: readonly string[]) =>
    cells
      .map((cell, index) => (index < last || padsLastColumn ? cell.padEnd(widths[index]!) : cell))
      .join(' ')
  return [format(columns.map(({ title }) => title)), ...rows.map(format)]
}
