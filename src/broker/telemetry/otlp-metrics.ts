/**
 * Reads what clients push: OpenTelemetry's `MetricsData` in protobuf, as far as it holds names,
 * labels and numbers. A message is a row of fields, each a tag (number × 8 + wire type) and a value:
 *
 *     MetricsData    1 ResourceMetrics → 2 ScopeMetrics → 2 Metric
 *     Metric         1 name, 5 gauge, 7 sum, 9 histogram; each of these → 1 data point
 *     number point   7 attributes, 4 double, 6 fixed int64
 *     histogram      9 attributes, 4 count, 5 sum
 *     attribute      1 key, 2 value → 1 string, 2 bool, 3 int, 4 double
 */
export interface MetricPoint {
  readonly name: string
  readonly labels: Readonly<Record<string, string>>
  /** Of a histogram its sum. */
  readonly value: number
}

const VARINT = 0
const FIXED64 = 1
const BYTES = 2
const FIXED32 = 5

interface Field {
  readonly number: number
  /** A varint. */
  readonly integer: number
  /** What a fixed field or one with a length holds. */
  readonly bytes: Buffer
}

/** Throws a RangeError for what is no such message. */
export function readMetrics(data: Buffer): MetricPoint[] {
  const points: MetricPoint[] = []
  for (const resource of inner(data, 1)) {
    for (const scope of inner(resource, 2)) {
      for (const metric of inner(scope, 2)) points.push(...readMetric(metric))
    }
  }
  return points
}

function* readMetric(metric: Buffer): Generator<MetricPoint> {
  const [nameBytes] = inner(metric, 1)
  const name = nameBytes?.toString() ?? ''
  for (const kind of [5, 7]) {
    for (const group of inner(metric, kind)) {
      for (const point of inner(group, 1)) yield { name, ...readNumber(point) }
    }
  }
  for (const histogram of inner(metric, 9)) {
    for (const point of inner(histogram, 1)) {
      const sum = [...fields(point)].find(({ number }) => number === 5)
      yield { name, labels: readLabels(point, 9), value: sum?.bytes.readDoubleLE(0) ?? 0 }
    }
  }
}

function readNumber(point: Buffer): Omit<MetricPoint, 'name'> {
  let value = 0
  for (const { number, bytes } of fields(point)) {
    if (number === 4) value = bytes.readDoubleLE(0)
    else if (number === 6) value = Number(bytes.readBigInt64LE(0))
  }
  return { labels: readLabels(point, 7), value }
}

function readLabels(point: Buffer, number: number): Record<string, string> {
  const labels: Record<string, string> = {}
  for (const attribute of inner(point, number)) {
    const [key] = inner(attribute, 1)
    const [value] = inner(attribute, 2)
    if (key !== undefined && value !== undefined) labels[key.toString()] = readLabel(value)
  }
  return labels
}

function readLabel(value: Buffer): string {
  for (const { number, integer, bytes } of fields(value)) {
    if (number === 1) return bytes.toString()
    if (number === 2) return String(integer !== 0)
    if (number === 3) return String(integer)
    if (number === 4) return String(bytes.readDoubleLE(0))
  }
  return ''
}

/** The values of the fields with a length that have this number. */
function inner(message: Buffer, number: number): Buffer[] {
  const found: Buffer[] = []
  for (const field of fields(message)) if (field.number === number) found.push(field.bytes)
  return found
}

function* fields(message: Buffer): Generator<Field> {
  let at = 0
  const varint = (): number => {
    let value = 0
    for (let factor = 1; ; factor *= 128) {
      const byte = message.readUInt8(at)
      at += 1
      value += (byte & 0x7f) * factor
      if (byte < 0x80) return value
      if (factor > 2 ** 56) throw new RangeError('A varint is longer than ten bytes')
    }
  }
  const take = (length: number): Buffer => {
    if (at + length > message.length) throw new RangeError('A field is longer than its message')
    at += length
    return message.subarray(at - length, at)
  }
  while (at < message.length) {
    const tag = varint()
    const number = Math.floor(tag / 8)
    const wireType = tag % 8
    if (wireType === VARINT) yield { number, integer: varint(), bytes: NO_BYTES }
    else if (wireType === FIXED64) yield { number, integer: 0, bytes: take(8) }
    else if (wireType === FIXED32) yield { number, integer: 0, bytes: take(4) }
    else if (wireType === BYTES) yield { number, integer: 0, bytes: take(varint()) }
    else throw new RangeError(`There is no wire type ${wireType}`)
  }
}

const NO_BYTES = Buffer.alloc(0)
