/**
 * The cipher suites of `ssl.cipher.suites`, which have the names of the TLS standard, as OpenSSL
 * names them. Those of TLS 1.3 (`TLS_AES_128_GCM_SHA256`) are the same in both.
 */
export function opensslCiphers(names: readonly string[]): string {
  return names.map(opensslCipher).join(':')
}

function opensslCipher(name: string): string {
  if (!name.includes('_WITH_')) return name
  return name
    .replace(/^TLS_/, '')
    .replace(/^RSA_WITH_/, '')
    .replace('_WITH_', '_')
    .replace(/AES_(128|256)/, 'AES$1')
    .replace('_CBC', '')
    .replace(/(POLY1305)_SHA256$/, '$1')
    .replaceAll('_', '-')
}
