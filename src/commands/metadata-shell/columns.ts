/** Blanks between two columns. */
const GAP = 2

/** Names in as many columns as fit, read downwards; one a line where there is no width. */
export function columnLines(names: readonly string[], width: number | undefined): string[] {
  if (width === undefined) return [...names]
  for (let columns = names.length; columns > 1; columns--) {
    const rows = Math.ceil(names.length / columns)
    const widths = Array.from({ length: columns }, (_, column) => {
      const ofColumn = names.slice(column * rows, (column + 1) * rows)
      return Math.max(0, ...ofColumn.map(({ length }) => length))
    })
    const total = widths.reduce((sum, one) => sum + one + GAP, -GAP)
    if (total > width) continue
    return Array.from({ length: rows }, (_, row) =>
      widths
        .map((columnWidth, column) => (names[column * rows + row] ?? '').padEnd(columnWidth + GAP))
        .join('')
        .trimEnd(),
    )
  }
  return [...names]
}
