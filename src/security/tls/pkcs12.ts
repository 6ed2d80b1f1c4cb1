/** The certificates in a PKCS12 file (RFC 7292). Node reads such a file only when it has a key. */
import { ConfigError } from '../../config/values.ts'
import type { StoreProperties } from './tls-stores.ts'

const PEM_LINE = 64

/** In PEM, in the file's order. Throws ConfigError for a wrong password or damaged file. */
export async function pkcs12Certificates(
  { name, location, password }: StoreProperties,
  bytes: Buffer,
): Promise<string[]> {
  const { asn1, pkcs12, pki } = (await import('node-forge')).default
  try {
    const file = pkcs12.pkcs12FromAsn1(asn1.fromDer(bytes.toString('binary')), password ?? '')
    const type = pki.oids.certBag!
    // forge understands certificates with RSA keys only, and keeps others as they are.
    return (file.getBags({ bagType: type })[type] ?? []).map((bag) => {
      const der = bag.cert ? pki.certificateToAsn1(bag.cert) : bag.asn1
      return toPem(Buffer.from(asn1.toDer(der).getBytes(), 'binary'))
    })
  } catch (cause) {
    const reason = (cause as Error).message
    throw new ConfigError(`Failed to load ${name} '${location}': ${reason}`, { cause })
  }
}

function toPem(der: Buffer): string {
  const lines = der.toString('base64').match(new RegExp(`.{1,${PEM_LINE}}`, 'g')) ?? []
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n')
}
