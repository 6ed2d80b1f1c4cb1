import { describe, expect, test } from 'vitest'
import { Access, FULL_ACCESS } from '../../src/security/access.ts'
import {
  type AclOperation,
  aclOperations,
  type PatternType,
  type PermissionType,
  patternTypes,
  permissionTypes,
  type ResourceType,
  resourceTypes,
} from '../../src/security/acl.ts'
import { StandardAuthorizer } from '../../src/security/standard-authorizer.ts'

const ALICE = { principal: 'User:alice', host: '10.0.0.1' }

type Rule = readonly [
  permission: PermissionType,
  operation: AclOperation,
  type: ResourceType,
  name: string,
  more?: { pattern?: PatternType; principal?: string; host?: string },
]

function authorizer(rules: readonly Rule[], isEveryoneAllowedWithoutAcl = false) {
  const built = new StandardAuthorizer({
    superUsers: new Set(['User:admin']),
    isEveryoneAllowedWithoutAcl,
  })
  built.load(
    rules.map(([permission, operation, type, name, more = {}], i) => ({
      id: String(i),
      resourceType: resourceTypes.indexOf(type),
      resourceName: name,
      patternType: patternTypes.indexOf(more.pattern ?? 'LITERAL'),
      principal: more.principal ?? 'User:alice',
      host: more.host ?? '*',
      operation: aclOperations.indexOf(operation),
      permissionType: permissionTypes.indexOf(permission),
    })),
  )
  return built
}

function mayRead(rules: readonly Rule[], topic: string, requester = ALICE) {
  return authorizer(rules).isAllowed(requester, 'READ', 'TOPIC', topic)
}

describe('StandardAuthorizer.isAllowed()', () => {
  test('finds literal, prefixed and wildcard rules', () => {
    expect(mayRead([['ALLOW', 'READ', 'TOPIC', 'orders']], 'orders')).toBe(true)
    expect(mayRead([['ALLOW', 'READ', 'TOPIC', 'orders']], 'orders-eu')).toBe(false)
    const prefix = [['ALLOW', 'READ', 'TOPIC', 'ord', { pattern: 'PREFIXED' }]] as const
    expect(mayRead(prefix, 'orders')).toBe(true)
    expect(mayRead(prefix, 'or')).toBe(false)
    expect(mayRead([['ALLOW', 'READ', 'TOPIC', '*']], 'orders')).toBe(true)
    expect(mayRead([['ALLOW', 'READ', 'GROUP', '*']], 'orders')).toBe(false)
  })

  test('lets one denial beat every permission', () => {
    const rules: Rule[] = [
      ['ALLOW', 'ALL', 'TOPIC', 'orders'],
      ['DENY', 'READ', 'TOPIC', 'ord', { pattern: 'PREFIXED' }],
    ]
    expect(mayRead(rules, 'orders')).toBe(false)
    expect(authorizer(rules).isAllowed(ALICE, 'WRITE', 'TOPIC', 'orders')).toBe(true)
  })

  test('knows the principal and the host', () => {
    expect(mayRead([['ALLOW', 'READ', 'TOPIC', 't', { principal: 'User:bob' }]], 't')).toBe(false)
    expect(mayRead([['ALLOW', 'READ', 'TOPIC', 't', { principal: 'User:*' }]], 't')).toBe(true)
    expect(mayRead([['ALLOW', 'READ', 'TOPIC', 't', { host: '10.0.0.1' }]], 't')).toBe(true)
    expect(mayRead([['ALLOW', 'READ', 'TOPIC', 't', { host: '10.0.0.2' }]], 't')).toBe(false)
    const admin = { principal: 'User:admin', host: '10.0.0.1' }
    expect(mayRead([['DENY', 'ALL', 'TOPIC', '*', { principal: 'User:*' }]], 't', admin)).toBe(true)
  })

  test('lets permissions imply DESCRIBE and DESCRIBE_CONFIGS, but not denials', () => {
    const allowed = authorizer([
      ['ALLOW', 'WRITE', 'TOPIC', 't'],
      ['ALLOW', 'ALTER_CONFIGS', 'TOPIC', 't'],
    ])
    expect(allowed.isAllowed(ALICE, 'DESCRIBE', 'TOPIC', 't')).toBe(true)
    expect(allowed.isAllowed(ALICE, 'DESCRIBE_CONFIGS', 'TOPIC', 't')).toBe(true)
    const denied = authorizer([
      ['ALLOW', 'DESCRIBE', 'TOPIC', 't'],
      ['DENY', 'READ', 'TOPIC', 't'],
    ])
    expect(denied.isAllowed(ALICE, 'DESCRIBE', 'TOPIC', 't')).toBe(true)
  })

  test('asks the setting only where no rule is about the resource', () => {
    const rules: Rule[] = [['ALLOW', 'READ', 'TOPIC', 'secret', { principal: 'User:bob' }]]
    expect(authorizer(rules, true).isAllowed(ALICE, 'READ', 'TOPIC', 'secret')).toBe(false)
    expect(authorizer(rules, true).isAllowed(ALICE, 'READ', 'TOPIC', 'other')).toBe(true)
    expect(authorizer(rules, false).isAllowed(ALICE, 'READ', 'TOPIC', 'other')).toBe(false)
  })
})

describe('StandardAuthorizer.isAllowedOnAny()', () => {
  const mayWriteAny = (...rules: Rule[]) =>
    authorizer(rules).isAllowedOnAny(ALICE, 'WRITE', 'TOPIC')

  test('is content with one name or prefix that no denial covers', () => {
    expect(mayWriteAny()).toBe(false)
    expect(mayWriteAny(['ALLOW', 'WRITE', 'TOPIC', 't'])).toBe(true)
    expect(mayWriteAny(['ALLOW', 'ALL', 'TOPIC', 't', { pattern: 'PREFIXED' }])).toBe(true)
    expect(mayWriteAny(['ALLOW', 'READ', 'TOPIC', 't'])).toBe(false)
  })

  test('finds the denial that covers all that is allowed', () => {
    const allowed: Rule = ['ALLOW', 'WRITE', 'TOPIC', 'tea']
    expect(mayWriteAny(allowed, ['DENY', 'WRITE', 'TOPIC', 'tea'])).toBe(false)
    expect(mayWriteAny(allowed, ['DENY', 'WRITE', 'TOPIC', 'te', { pattern: 'PREFIXED' }])).toBe(
      false,
    )
    expect(mayWriteAny(allowed, ['DENY', 'WRITE', 'TOPIC', '*'])).toBe(false)
    expect(mayWriteAny(allowed, ['DENY', 'WRITE', 'TOPIC', 'coffee'])).toBe(true)
  })
})

describe('Access', () => {
  test('tells what is allowed on a resource as bits', () => {
    const rules = authorizer([['ALLOW', 'READ', 'TOPIC', 't']])
    expect(new Access(rules, ALICE).operationsOn('TOPIC', 't')).toBe((1 << 3) | (1 << 8))
    expect(FULL_ACCESS.operationsOn('TOPIC', 't')).toBe(3576)
    expect(FULL_ACCESS.operationsOn('GROUP', 'g')).toBe(3400)
    expect(FULL_ACCESS.operationsOnCluster()).toBe(8096)
  })

  test('refuses with the error of the type', () => {
    const access = new Access(authorizer([]), ALICE)
    expect(() => access.demandCluster('ALTER')).toThrow('The request needs ALTER permission.')
    expect(() => access.demand('READ', 'GROUP', 'g')).toThrow('Group authorization failed.')
  })
})
