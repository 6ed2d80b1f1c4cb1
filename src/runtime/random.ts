import { randomBytes } from 'node:crypto'

/** Chance, as everything outside of `runtime` sees it. Tests hand in a seeded one. */
export interface Random {
  /** A number in [0, 1). */
  next(): number
  /** `length` unpredictable bytes. */
  bytes(length: number): Buffer
}

export const systemRandom: Random = {
  next: () => Math.random(),
  bytes: (length) => randomBytes(length),
}

/** Two ids of Kafka are reserved: all zeros, and the topic id of the metadata log. */
const RESERVED_UUIDS = new Set(['AAAAAAAAAAAAAAAAAAAAAA', 'AAAAAAAAAAAAAAAAAAAAAQ'])

/**
 * A random UUID in Kafka's text form: 22 characters of URL-safe base64, version 4, never one of
 * the reserved ids and never starting with a dash (a command line would take it for an option).
 */
export function randomUuid(random: Random): string {
  for (;;) {
    const bytes = random.bytes(16)
    bytes[6] = (bytes[6]! & 0x0f) | 0x40
    bytes[8] = (bytes[8]! & 0x3f) | 0x80
    const text = bytes.toString('base64url')
    if (!text.startsWith('-') && !RESERVED_UUIDS.has(text)) return text
  }
}

/** A random UUID as Java prints one, for ids that are shaped like those of Apache. */
export function randomJavaUuid(random: Random): string {
  const bytes = random.bytes(16)
  bytes[6] = (bytes[6]! & 0x0f) | 0x40
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  const parts = [0, 8, 12, 16, 20].map((start, index, starts) =>
    hex.slice(start, starts[index + 1]),
  )
  return parts.join('-')
}
