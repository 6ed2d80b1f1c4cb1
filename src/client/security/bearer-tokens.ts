/**
 * Where the tokens of OAUTHBEARER come from: an endpoint that is asked with client credentials
 * (KIP-768, KIP-1139), a file, or, for development, claims that nobody signs (KIP-255).
 */
import { ConfigError } from '../../config/values.ts'
import { httpPost } from '../../runtime/http.ts'
import type { Runtime } from '../../runtime/runtime.ts'
import { type JaasEntry, parseJaas } from '../../security/sasl/jaas.ts'
import type { BearerToken } from '../../security/sasl/oauth-bearer-client.ts'
import type { SecuritySettings } from './security-config.ts'

type TokenRuntime = Pick<Runtime, 'fileSystem' | 'clock'>

const DEFAULT_TIMEOUT_MS = 10_000
const DEFAULT_LIFETIME_SECONDS = 3600
const NO_JAAS: JaasEntry = { loginModule: '', options: new Map() }
const RETRIEVERS = ['DefaultJwtRetriever', 'ClientCredentialsJwtRetriever', 'FileJwtRetriever']

/** Gives a fresh token each time it is called: each connection authenticates anew. */
export function bearerTokens(
  runtime: TokenRuntime,
  settings: SecuritySettings,
  trusted: readonly string[] | undefined,
): () => Promise<BearerToken> {
  const retriever = settings.get('sasl.oauthbearer.jwt.retriever.class')
  if (retriever !== null && !RETRIEVERS.some((name) => retriever.endsWith(`.${name}`))) {
    throw new ConfigError(
      `sasl.oauthbearer.jwt.retriever.class=${retriever} is not supported: only client credentials and files are`,
    )
  }
  const text = settings.get('sasl.jaas.config')
  const jaas = text === null ? NO_JAAS : parseJaas(text)
  const extensions = withPrefix(jaas, 'extension_')
  const url = settings.get('sasl.oauthbearer.token.endpoint.url')
  if (url === null) {
    const claims = unsecuredClaims(jaas, runtime)
    return async () => ({ token: unsecuredToken(claims()), extensions })
  }
  const endpoint = parseUrl(url)
  if (endpoint.protocol === 'file:') {
    return async () => ({ token: readToken(runtime, endpoint), extensions })
  }
  const credentials = clientCredentials(settings, jaas)
  return async () => ({
    token: await requestToken(endpoint, credentials, settings, trusted),
    extensions,
  })
}

function parseUrl(text: string): URL {
  try {
    const url = new URL(text)
    if (['http:', 'https:', 'file:'].includes(url.protocol)) return url
  } catch {}
  throw new ConfigError(
    `The OAuth configuration option sasl.oauthbearer.token.endpoint.url contains a URL (${text}) that is malformed`,
  )
}

function readToken({ fileSystem }: TokenRuntime, file: URL): string {
  try {
    return fileSystem.readFile(decodeURIComponent(file.pathname)).toString().trim()
  } catch (cause) {
    throw new ConfigError(`The file of sasl.oauthbearer.token.endpoint.url can't be read: ${cause}`)
  }
}

interface ClientCredentials {
  readonly id: string
  readonly secret: string
  readonly scope: string | undefined
}

function clientCredentials(settings: SecuritySettings, { options }: JaasEntry): ClientCredentials {
  const id =
    settings.get('sasl.oauthbearer.client.credentials.client.id') ?? options.get('clientId')
  const secret =
    settings.get('sasl.oauthbearer.client.credentials.client.secret') ?? options.get('clientSecret')
  if (id === undefined || secret === undefined) {
    throw new ConfigError(
      "sasl.oauthbearer.token.endpoint.url needs 'clientId' and 'clientSecret' in sasl.jaas.config",
    )
  }
  return { id, secret, scope: settings.get('sasl.oauthbearer.scope') ?? options.get('scope') }
}

/** The client credentials grant (RFC 6749, 4.4). */
async function requestToken(
  url: URL,
  { id, secret, scope }: ClientCredentials,
  settings: SecuritySettings,
  ca: readonly string[] | undefined,
): Promise<string> {
  const encode = settings.get('sasl.oauthbearer.header.urlencode') ? encodeURIComponent : String
  const authorization = Buffer.from(`${encode(id)}:${encode(secret)}`).toString('base64')
  const form = new URLSearchParams({ grant_type: 'client_credentials' })
  if (scope !== undefined) form.set('scope', scope)
  const { status, body } = await httpPost({
    url,
    headers: {
      accept: 'application/json',
      authorization: `Basic ${authorization}`,
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: form.toString(),
    timeoutMs: settings.get('sasl.login.connect.timeout.ms') ?? DEFAULT_TIMEOUT_MS,
    ca,
  })
  const token = status === 200 ? accessToken(body) : undefined
  if (token !== undefined) return token
  throw new ConfigError(
    `The token endpoint ${url.origin}${url.pathname} answers ${status} without a token`,
  )
}

function accessToken(body: string): string | undefined {
  try {
    const answer: unknown = JSON.parse(body)
    if (typeof answer !== 'object' || answer === null) return undefined
    const { access_token: token } = answer as { access_token?: unknown }
    return typeof token === 'string' ? token : undefined
  } catch {
    return undefined
  }
}

/** `unsecuredLoginStringClaim_sub="alice"`: for brokers that take unsigned tokens. */
function unsecuredClaims(jaas: JaasEntry, { clock }: TokenRuntime): () => Record<string, unknown> {
  const texts = withPrefix(jaas, 'unsecuredLoginStringClaim_')
  const numbers = withPrefix(jaas, 'unsecuredLoginNumberClaim_')
  const lists = withPrefix(jaas, 'unsecuredLoginListClaim_')
  if (texts.size === 0) {
    throw new ConfigError(
      'OAUTHBEARER needs sasl.oauthbearer.token.endpoint.url, or unsecuredLoginStringClaim_sub in sasl.jaas.config',
    )
  }
  const lifetime = Number(
    jaas.options.get('unsecuredLoginLifetimeSeconds') ?? DEFAULT_LIFETIME_SECONDS,
  )
  return () => {
    const nowSeconds = clock.nowMs() / 1000
    return {
      ...Object.fromEntries(texts),
      ...Object.fromEntries([...numbers].map(([name, value]) => [name, Number(value)])),
      // The first character of a list stands between its values: `|a|b`.
      ...Object.fromEntries(
        [...lists].map(([name, list]) => [name, list.slice(1).split(list[0]!)]),
      ),
      iat: nowSeconds,
      exp: nowSeconds + lifetime,
    }
  }
}

function unsecuredToken(claims: Record<string, unknown>): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
  return `${part({ alg: 'none' })}.${part(claims)}.`
}

function withPrefix({ options }: JaasEntry, prefix: string): Map<string, string> {
  const own = [...options].filter(([name]) => name.startsWith(prefix))
  return new Map(own.map(([name, value]) => [name.slice(prefix.length), value]))
}
