import { describe, expect, test } from 'vitest'
import { takeGlobalOptions } from '../../../src/commands/shared/global-options.ts'
import { chooseProfile, Profiles } from '../../../src/commands/shared/profiles.ts'
import { resolveReferences } from '../../../src/commands/shared/secrets.ts'
import { MemoryFileSystem } from '../../support/memory-file-system.ts'
import { prompts } from '../../support/prompts.ts'

function world(env: Record<string, string> = {}) {
  const fileSystem = new MemoryFileSystem()
  const at = {
    fileSystem,
    env: { HOME: '/users/me', ...env },
    workingDirectory: '/projects/app/src',
  }
  const profiles = new Profiles(at)
  for (const name of ['one', 'two', 'three', 'four']) {
    profiles.write(name, new Map([['bootstrap.servers', `${name}:9092`]]))
  }
  profiles.use('four')
  return { ...at, profiles }
}

function projectFile({ fileSystem }: ReturnType<typeof world>, text: string): void {
  fileSystem.makeDirectory('/projects/app')
  fileSystem.writeFile('/projects/app/.kafka-ts.properties', text)
}

describe('chooseProfile()', () => {
  test('takes --profile, then KAFKA_TS_PROFILE, the project, the one in use', () => {
    const all = world({ KAFKA_TS_PROFILE: 'two' })
    projectFile(all, 'profile=three\n')
    expect(chooseProfile(all, 'one', [])?.name).toBe('one')
    expect(chooseProfile(all, undefined, [])?.name).toBe('two')
    const withoutVariable = { ...all, env: { HOME: '/users/me' } }
    expect(chooseProfile(withoutVariable, undefined, [])?.name).toBe('three')
    const elsewhere = { ...withoutVariable, workingDirectory: '/elsewhere' }
    expect(chooseProfile(elsewhere, undefined, [])?.name).toBe('four')
  })

  test.each([
    ['--bootstrap-server', 'x:1'],
    ['--bootstrap-server=x:1'],
    ['--command-config', 'f'],
    ['--broker-list', 'x:1'],
  ])('leaves out what --profile does not name beside %s', (...words) => {
    expect(chooseProfile(world(), undefined, words)).toBeUndefined()
    expect(chooseProfile(world(), 'one', words)?.name).toBe('one')
  })

  test('leaves it out beside KAFKA_TS_BOOTSTRAP_SERVER', () => {
    const all = world({ KAFKA_TS_BOOTSTRAP_SERVER: 'x:1', KAFKA_TS_PROFILE: 'two' })
    expect(chooseProfile(all, undefined, [])).toBeUndefined()
  })

  test("takes a project's own settings, but not beside a profile's name", () => {
    const all = world()
    projectFile(all, 'bootstrap.servers=dev:1\n')
    expect(chooseProfile(all, undefined, [])?.properties.get('bootstrap.servers')).toBe('dev:1')
    projectFile(all, 'profile=one\nbootstrap.servers=evil:1\n')
    expect(() => chooseProfile(all, undefined, [])).toThrow('only one is possible')
  })

  test('refuses names that lead elsewhere or to nothing', () => {
    expect(() => chooseProfile(world(), '../one', [])).toThrow('is no name of a profile')
    expect(() => chooseProfile(world(), 'five', [])).toThrow("There is no profile 'five'")
  })
})

test('Profiles.remove() takes a profile out of use, too', () => {
  const { profiles } = world()
  profiles.remove('four')
  expect(profiles.used()).toBeUndefined()
  expect(profiles.names()).toEqual(['one', 'three', 'two'])
})

describe('resolveReferences()', () => {
  const jaas = `x.PlainLoginModule required username="u" password="\${env:PASSWORD}";`
  const profile = (properties: [string, string][], isOfProject = false) => ({
    name: 'p',
    properties: new Map(properties),
    isOfProject,
  })

  test('takes secrets from the environment, quoted where JAAS needs it', async () => {
    const context = { env: { PASSWORD: 'a"b' }, ask: undefined }
    const resolved = await resolveReferences(profile([['sasl.jaas.config', jaas]]), context)
    expect(resolved.get('sasl.jaas.config')).toContain('password="a\\"b"')
  })

  test('asks once for what is named twice, and only on a terminal', async () => {
    const both = profile([
      ['ssl.key.password', `\${prompt:Key}`],
      ['ssl.keystore.password', `\${prompt:Key}`],
    ])
    const asked = prompts({ Key: 's' })
    const resolved = await resolveReferences(both, { env: {}, ask: asked })
    expect([...resolved.values()]).toEqual(['s', 's'])
    expect(asked.questions).toEqual(['Key'])
    await expect(resolveReferences(both, { env: {}, ask: undefined })).rejects.toThrow(
      'no terminal',
    )
  })

  test("gives a project's file nothing of the environment that is not Kafka's", async () => {
    const context = { env: { AWS_KEY: 'k', KAFKA_PASSWORD: 'p' }, ask: undefined }
    const evil = profile([['client.id', `\${env:AWS_KEY}`]], true)
    await expect(resolveReferences(evil, context)).rejects.toThrow('begin with KAFKA_')
    const good = profile([['client.id', `\${env:KAFKA_PASSWORD}`]], true)
    expect((await resolveReferences(good, context)).get('client.id')).toBe('p')
  })
})

test('takeGlobalOptions() takes --profile, --strict and --debug out of the words', () => {
  expect(takeGlobalOptions(['topics', '--profile', 'a', '--list', '--debug'], {})).toEqual([
    ['topics', '--list'],
    { isDebug: true, isStrict: false, profileName: 'a' },
  ])
  expect(takeGlobalOptions(['topics', '--profile=b'], {})[1].profileName).toBe('b')
  expect(takeGlobalOptions(['topics', '--strict'], {})).toMatchObject([
    ['topics'],
    { isStrict: true },
  ])
  expect(takeGlobalOptions([], { KAFKA_TS_STRICT: '1' })[1].isStrict).toBe(true)
})
