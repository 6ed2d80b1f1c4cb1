const UUID_BYTES = 16
const MAX_TEXT_LENGTH = 24

/** Refuses what is no topic id, with the messages of Java's decoder. */
export function checkUuid(text: string): void {
  if (text.length > MAX_TEXT_LENGTH) {
    throw new Error(
      `Input string with prefix \`${text.slice(0, MAX_TEXT_LENGTH)}\` is too long to be decoded as a base64 UUID`,
    )
  }
  const wrong = /[^A-Za-z0-9_=-]/.exec(text)
  if (wrong) throw new Error(`Illegal base64 character ${wrong[0].charCodeAt(0).toString(16)}`)
  if (text.length % 4 === 1) throw new Error('Last unit does not have enough valid bits')
  const { length } = Buffer.from(text, 'base64url')
  if (length !== UUID_BYTES) {
    throw new Error(
      `Input string \`${text}\` decoded as ${length} bytes, which is not equal to the expected ${UUID_BYTES} bytes of a base64-encoded UUID`,
    )
  }
}
