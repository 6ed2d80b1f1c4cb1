import { field, message } from '../notation.ts'

export const removeUserScramCredentialRecord = message(
  'metadata',
  'RemoveUserScramCredentialRecord',
  { apiKey: 22, versions: '0', flexible: '0+' },
  [field('Name', 'string', '0+'), field('Mechanism', 'int8', '0+')],
)
