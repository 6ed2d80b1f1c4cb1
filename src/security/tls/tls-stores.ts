/**
 * Key stores and trust stores by Kafka's property names (KIP-651): PEM in the property or in a file,
 * and PKCS12 files. Java's own format (JKS) is refused with the command that converts it.
 */
import { ConfigError } from '../../config/values.ts'
import type { FileSystem } from '../../runtime/file-system.ts'

export interface StoreProperties {
  /** `ssl.keystore` or `ssl.truststore`: how messages name it. */
  readonly name: string
  readonly type: string
  readonly location: string | null
  readonly password: string | null
}

/** What a TLS client shows of itself. */
export interface KeyMaterial {
  readonly cert?: string
  readonly key?: string
  readonly pfx?: Buffer
  readonly passphrase?: string
}

const JKS_MAGIC = 0xfeedfeed

/** The client's certificate and key; undefined when none is configured. */
export function readKeyStore(
  fileSystem: FileSystem,
  store: StoreProperties,
  inline: { readonly key: string | null; readonly chain: string | null },
  keyPassword: string | null,
): KeyMaterial | undefined {
  if (inline.key !== null || inline.chain !== null) {
    requirePem(store)
    if (inline.key === null || inline.chain === null) {
      throw new ConfigError('ssl.keystore.key and ssl.keystore.certificate.chain go together')
    }
    return pemKey(inline.key, inline.chain, keyPassword)
  }
  if (store.location === null) return undefined
  const bytes = readStore(fileSystem, store)
  if (isPem(store)) return pemKey(bytes.toString(), bytes.toString(), keyPassword)
  refuseJks(store, bytes)
  // Java knows a password of the key beside that of the store; in PKCS12 they are the same.
  const passphrase = store.password ?? keyPassword
  return { pfx: bytes, ...(passphrase === null ? {} : { passphrase }) }
}

/** The certificates, in PEM, that servers may be signed by; undefined: those that Node knows. */
export async function readTrustStore(
  fileSystem: FileSystem,
  store: StoreProperties,
  certificates: string | null,
): Promise<string[] | undefined> {
  if (certificates !== null) {
    requirePem(store)
    return pemCertificates(store, certificates)
  }
  if (store.location === null) return undefined
  const bytes = readStore(fileSystem, store)
  if (isPem(store)) return pemCertificates(store, bytes.toString())
  refuseJks(store, bytes)
  const { pkcs12Certificates } = await import('./pkcs12.ts')
  const found = await pkcs12Certificates(store, bytes)
  if (found.length === 0)
    throw new ConfigError(`No certificate in ${store.name} '${store.location}'`)
  return found
}

function pemKey(key: string, chain: string, password: string | null): KeyMaterial {
  return { key, cert: chain, ...(password === null ? {} : { passphrase: password }) }
}

const CERTIFICATE = /-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g

function pemCertificates({ name }: StoreProperties, text: string): string[] {
  // A property file may carry the lines of a certificate as one, with blanks between them.
  const found = text.match(CERTIFICATE)?.map((one) => one.replace(/ (?!CERTIFICATE)/g, '\n'))
  if (!found) throw new ConfigError(`No certificate in the PEM text of ${name}`)
  return found
}

function readStore(fileSystem: FileSystem, { name, location }: StoreProperties): Buffer {
  try {
    return fileSystem.readFile(location!)
  } catch (cause) {
    throw new ConfigError(`Failed to load ${name} '${location}': ${(cause as Error).message}`, {
      cause,
    })
  }
}

function isPem({ type }: StoreProperties): boolean {
  return type.toUpperCase() === 'PEM'
}

function requirePem(store: StoreProperties): void {
  if (isPem(store)) return
  throw new ConfigError(
    `${store.name}.type must be PEM where keys or certificates stand in the properties, but is ${store.type}`,
  )
}

function refuseJks({ name, location }: StoreProperties, bytes: Buffer): void {
  if (bytes.length < 4 || bytes.readUInt32BE(0) !== JKS_MAGIC) return
  throw new ConfigError(
    `${name} '${location}' is in Java's own format (JKS), which is not supported. Convert it: ` +
      `keytool -importkeystore -srckeystore ${location} -destkeystore ${location}.p12 -deststoretype PKCS12`,
  )
}
