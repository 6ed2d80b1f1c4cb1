import type { BrokerConfig } from '../config/broker-config.ts'
import { StandardAuthorizer } from '../security/standard-authorizer.ts'
import { BrokerStartError } from './broker-start-error.ts'

const STANDARD_AUTHORIZER = 'org.apache.kafka.metadata.authorizer.StandardAuthorizer'

/**
 * The authorizer that the settings ask for, still without rules; null when they ask for none.
 * `super.users` holds principals with semicolons between them, because names may have commas.
 */
export function buildAuthorizer(config: BrokerConfig): StandardAuthorizer | null {
  const className = config.get('authorizer.class.name')
  if (className === '') return null
  if (className !== STANDARD_AUTHORIZER) {
    throw new BrokerStartError(
      'CONFIG',
      `The authorizer '${className}' is not available: '${STANDARD_AUTHORIZER}' is`,
    )
  }
  const textOf = (name: string) => config.staticConfigs.get(name)?.trim() ?? ''
  return new StandardAuthorizer({
    superUsers: new Set(parsePrincipals(textOf('super.users'))),
    isEveryoneAllowedWithoutAcl: textOf('allow.everyone.if.no.acl.found').toLowerCase() === 'true',
  })
}

function parsePrincipals(list: string): string[] {
  const principals = list
    .split(';')
    .map((each) => each.trim())
    .filter((each) => each !== '')
  for (const principal of principals) {
    if (/^[^:]+:./.test(principal)) continue
    throw new BrokerStartError(
      'CONFIG',
      `'super.users' has '${principal}', but a principal is written 'User:NAME'`,
    )
  }
  return principals
}
