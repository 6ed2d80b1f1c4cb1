import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { temporaryDirectory } from '../support/broker-process.ts'
import { runBuilt } from '../support/built-program.ts'
import { freePort } from '../support/free-port.ts'
import { hasOracle, type OracleBroker, startOracle } from '../support/oracle.ts'

const fixture = (name: string) =>
  fileURLToPath(new URL(`../security/tls/fixtures/${name}`, import.meta.url))

const MODULES = {
  PLAIN: 'org.apache.kafka.common.security.plain.PlainLoginModule',
  OAUTHBEARER: 'org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule',
  'SCRAM-SHA-512': 'org.apache.kafka.common.security.scram.ScramLoginModule',
}

/** Our tools against Apache Kafka behind TLS and SASL. */
describe.skipIf(!hasOracle)('--command-config with TLS and SASL', () => {
  const directory = temporaryDirectory('client-security')
  let oracle: OracleBroker | undefined
  let secure = ''

  beforeAll(async () => {
    const [port, securePort] = [await freePort(), await freePort()]
    const listeners = `PLAINTEXT://localhost:${port},SASL_SSL://localhost:${securePort},CONTROLLER://localhost:${port + 1}`
    const jaas = (mechanism: keyof typeof MODULES, options = '') =>
      `listener.name.sasl_ssl.${mechanism.toLowerCase()}.sasl.jaas.config=${MODULES[mechanism]} required ${options};`
    secure = `localhost:${securePort}`
    oracle = await startOracle(port, [
      `listeners=${listeners}`,
      `advertised.listeners=${listeners}`,
      'listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT,SASL_SSL:SASL_SSL',
      `ssl.keystore.location=${fixture('server.p12')}`,
      'ssl.keystore.password=secret1',
      'ssl.keystore.type=PKCS12',
      'group.initial.rebalance.delay.ms=0',
      'sasl.enabled.mechanisms=PLAIN,SCRAM-SHA-512,OAUTHBEARER',
      jaas('PLAIN', 'username="a" password="b" user_alice="al;ice=1"'),
      jaas('SCRAM-SHA-512'),
      jaas('OAUTHBEARER', 'unsecuredLoginStringClaim_sub="broker"'),
    ])
    const scram = ['--alter', '--user', 'bob', '--add-config', 'SCRAM-SHA-512=[password=bo b]']
    runBuilt(['configs', '--bootstrap-server', oracle.bootstrap, ...scram])
  })

  afterAll(async () => {
    await oracle?.stop()
    directory.remove()
  })

  function configFile(mechanism: keyof typeof MODULES, options: string): string {
    const file = join(directory.path, `${mechanism}-${options.length}.properties`)
    const lines = [
      'security.protocol=SASL_SSL',
      `ssl.truststore.location=${fixture('trust.p12')}`,
      'ssl.truststore.password=secret1',
      `sasl.mechanism=${mechanism}`,
      `sasl.jaas.config=${MODULES[mechanism]} required ${options};`,
    ]
    writeFileSync(file, `${lines.join('\n')}\n`)
    return file
  }

  function kafkaTs(command: string, config: string, words: readonly string[], stdin = '') {
    const place = ['--bootstrap-server', secure, '--command-config', config]
    return runBuilt([command, ...place, ...words], stdin)
  }

  test.each([
    ['PLAIN', 'username="alice" password="al;ice=1"', 'password'],
    ['SCRAM-SHA-512', 'username="bob" password="bo b"', 'password'],
    ['OAUTHBEARER', 'unsecuredLoginStringClaim_sub="carol"', undefined],
  ] as const)('%s lets every kind of tool in, and refuses a wrong password', (...given) => {
    const [mechanism, options, secret] = given
    const config = configFile(mechanism, options)
    const topic = `t-${mechanism}`
    const written = kafkaTs('console-producer', config, ['--topic', topic], 'one\ntwo\n')
    expect(written).toMatchObject({ exitCode: 0 })
    const reading = ['--topic', topic, '--from-beginning', '--max-messages', '2']
    for (const group of [[], ['--group', mechanism]]) {
      const read = kafkaTs('console-consumer', config, [...reading, ...group])
      expect(read).toMatchObject({ stdout: 'one\ntwo\n', exitCode: 0 })
    }
    if (secret === undefined) return
    const wrong = configFile(mechanism, options.replace(`${secret}="`, `${secret}="not `))
    const refused = kafkaTs('topics', wrong, ['--list'])
    expect(refused.exitCode).toBe(1)
    expect(refused.stdout).toContain('Authentication failed')
  })
})
