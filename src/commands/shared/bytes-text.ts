const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Bytes as JSON can hold them: text, or base64 where they are no UTF-8. */
export function textOrBase64(bytes: Buffer | null): string | { readonly base64: string } | null {
  if (bytes === null) return null
  return utf8Text(bytes) ?? { base64: bytes.toString('base64') }
}

/** The text of which these are the bytes, undefined where there is none. */
export function utf8Text(bytes: Uint8Array): string | undefined {
  try {
    return utf8.decode(bytes)
  } catch {
    return undefined
  }
}
