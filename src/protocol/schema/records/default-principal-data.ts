import { field, message } from '../notation.ts'

export const defaultPrincipalData = message(
  'data',
  'DefaultPrincipalData',
  { versions: '0', flexible: '0+' },
  [
    field('Type', 'string', '0+'),
    field('Name', 'string', '0+'),
    field('TokenAuthenticated', 'bool', '0+'),
  ],
)
