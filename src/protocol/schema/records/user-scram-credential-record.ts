import { field, message } from '../notation.ts'

export const userScramCredentialRecord = message(
  'metadata',
  'UserScramCredentialRecord',
  { apiKey: 11, versions: '0', flexible: '0+' },
  [
    field('Name', 'string', '0+'),
    field('Mechanism', 'int8', '0+'),
    field('Salt', 'bytes', '0+'),
    field('StoredKey', 'bytes', '0+'),
    field('ServerKey', 'bytes', '0+'),
    field('Iterations', 'int32', '0+'),
  ],
)
