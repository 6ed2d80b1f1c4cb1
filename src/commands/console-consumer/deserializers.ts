import { printDouble } from '../../protocol/java-double.ts'

/** A record's bytes as the text that Java prints for them. Throws SerializationError. */
export type Deserializer = (bytes: Buffer) => string | Buffer

/** What Java's deserializers throw; the message begins with the exception's class. */
export class SerializationError extends Error {
  override readonly name = 'SerializationError'

  constructor(
    message: string,
    exception = 'org.apache.kafka.common.errors.SerializationException',
  ) {
    super(`${exception}: ${message}`)
  }
}

const PACKAGE = 'org.apache.kafka.common.serialization.'

/** By the name of Java's class; undefined for one that only a JVM could load. */
export function findDeserializer(className: string): Deserializer | undefined {
  if (!className.startsWith(PACKAGE)) return undefined
  return DESERIALIZERS[className.slice(PACKAGE.length)]
}

/** Deserializers that turn null into something of their own are none; null prints as null. */
const DESERIALIZERS: Readonly<Record<string, Deserializer>> = {
  StringDeserializer: (bytes) => bytes,
  BytesDeserializer: printBytes,
  ByteArrayDeserializer: (bytes) => `[B@${identityHash(bytes)}`,
  ByteBufferDeserializer: ({ length }) =>
    `java.nio.HeapByteBuffer[pos=0 lim=${length} cap=${length}]`,
  IntegerDeserializer: (bytes) => String(sized(bytes, 4, 'IntegerDeserializer').readInt32BE()),
  LongDeserializer: (bytes) => String(sized(bytes, 8, 'LongDeserializer').readBigInt64BE()),
  ShortDeserializer: (bytes) => String(sized(bytes, 2, 'ShortDeserializer').readInt16BE()),
  FloatDeserializer: (bytes) => printFloat(sized(bytes, 4, 'Deserializer').readFloatBE()),
  DoubleDeserializer: (bytes) => printDouble(sized(bytes, 8, 'Deserializer').readDoubleBE()),
  BooleanDeserializer: printBoolean,
  UUIDDeserializer: printUuid,
  VoidDeserializer() {
    throw new SerializationError(
      'Data should be null for a VoidDeserializer.',
      'java.lang.IllegalArgumentException',
    )
  },
}

function sized(bytes: Buffer, length: number, name: string): Buffer {
  if (bytes.length === length) return bytes
  throw new SerializationError(`Size of data received by ${name} is not ${length}`)
}

function printBoolean(bytes: Buffer): string {
  const [byte] = sized(bytes, 1, 'BooleanDeserializer')
  if (byte === 0 || byte === 1) return String(byte === 1)
  throw new SerializationError(`Unexpected byte received by BooleanDeserializer: ${byte}`)
}

function printUuid(bytes: Buffer): string {
  const text = bytes.toString().toLowerCase()
  if (/^[0-9a-f]{1,8}(-[0-9a-f]{1,4}){3}-[0-9a-f]{1,12}$/.test(text)) return text
  throw new SerializationError('Error parsing data into UUID')
}

/** As Kafka's `Bytes.toString`: printable characters as they are, the rest as `\xHH`. */
function printBytes(bytes: Buffer): string {
  let text = ''
  for (const byte of bytes) {
    if (byte >= 32 && byte <= 126 && byte !== 92) text += String.fromCharCode(byte)
    else text += `\\x${byte.toString(16).toUpperCase().padStart(2, '0')}`
  }
  return text
}

/** The shortest decimal that reads back as the same float. */
function printFloat(value: number): string {
  for (let digits = 1; digits <= 9; digits++) {
    const short = Number(value.toPrecision(digits))
    if (Math.fround(short) === value) return printDouble(short)
  }
  return printDouble(value)
}

/** Java prints where the array lies; a hash of its content is as much and as little use. */
function identityHash(bytes: Buffer): string {
  let hash = 17
  for (const byte of bytes) hash = (Math.imul(hash, 31) + byte) | 0
  return (hash >>> 0).toString(16)
}
