/** The settings of TLS and SASL as kafkajs takes them. */
import type { KafkaConfig } from 'kafkajs'
import type { Runtime } from '../../runtime/runtime.ts'
import type { SaslClient } from '../../security/sasl/sasl-client.ts'
import { openSecurity } from './client-security.ts'
import type { SecurityConfig } from './security-config.ts'

export async function kafkajsSecurity(
  runtime: Runtime,
  config: SecurityConfig,
): Promise<Pick<KafkaConfig, 'ssl' | 'sasl'>> {
  const { tls, sasl } = await openSecurity(runtime, config)
  return {
    ...(tls ? { ssl: kafkajsTls(tls) } : {}),
    ...(sasl ? { sasl: kafkajsSasl(sasl) } : {}),
  }
}

function kafkajsTls(tls: NonNullable<Awaited<ReturnType<typeof openSecurity>>['tls']>) {
  const { ca, checksHostName, ...options } = tls
  return {
    ...options,
    ...(ca === undefined ? {} : { ca: [...ca] }),
    ...(checksHostName ? {} : { checkServerIdentity: () => undefined }),
  }
}

/** Our mechanisms behind kafkajs's door; it carries bytes with their length in front. */
function kafkajsSasl(client: SaslClient): NonNullable<KafkaConfig['sasl']> {
  return {
    mechanism: client.mechanism.toLowerCase(),
    authenticationProvider: ({ saslAuthenticate }) => ({
      async authenticate() {
        await client.authenticate(async (bytes) => {
          const answer = await saslAuthenticate<Buffer>({
            request: { encode: () => withLength(bytes) },
            response: { decode: (raw: Buffer) => raw.subarray(4), parse: (data: Buffer) => data },
          })
          return answer ?? Buffer.alloc(0)
        })
      },
    }),
  }
}

function withLength(bytes: Buffer): Buffer {
  const length = Buffer.alloc(4)
  length.writeInt32BE(bytes.length)
  return Buffer.concat([length, bytes])
}
