/** Times as `--to-datetime` takes them, refused with Java's words. */
const DATE_TIME =
  /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?)(Z|[+-]\d{2}(?::?\d{2})?)?$/

/** `YYYY-MM-DDTHH:mm:SS.sss` with an optional zone; UTC without one. Milliseconds since the epoch. */
export function parseDateTime(text: string): number {
  if (!text.includes('T')) {
    throw new Error(
      "Error parsing timestamp. It does not contain a 'T' according to ISO8601 format",
    )
  }
  const [, date, time, zone = 'Z'] = DATE_TIME.exec(text) ?? []
  const timestamp = Date.parse(`${date}T${time}${fullZone(zone)}`)
  if (Number.isNaN(timestamp)) throw new Error(`Unparseable date: "${text}"`)
  return timestamp
}

/** `+01` and `+0100` are `+01:00`. */
function fullZone(zone: string): string {
  if (zone === 'Z') return zone
  return `${zone.slice(0, 3)}:${zone.slice(3).replace(':', '') || '00'}`
}
