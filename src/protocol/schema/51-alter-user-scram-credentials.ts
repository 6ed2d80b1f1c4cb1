import { field, message } from './notation.ts'

export const request = message(
  'request',
  'AlterUserScramCredentialsRequest',
  { apiKey: 51, versions: '0', flexible: '0+', listeners: ['broker', 'controller'] },
  [
    field('Deletions', '[]ScramCredentialDeletion', '0+', {}, [
      field('Name', 'string', '0+'),
      field('Mechanism', 'int8', '0+'),
    ]),
    field('Upsertions', '[]ScramCredentialUpsertion', '0+', {}, [
      field('Name', 'string', '0+'),
      field('Mechanism', 'int8', '0+'),
      field('Iterations', 'int32', '0+'),
      field('Salt', 'bytes', '0+'),
      field('SaltedPassword', 'bytes', '0+'),
    ]),
  ],
)

export const response = message(
  'response',
  'AlterUserScramCredentialsResponse',
  { apiKey: 51, versions: '0', flexible: '0+' },
  [
    field('ThrottleTimeMs', 'int32', '0+'),
    field('Results', '[]AlterUserScramCredentialsResult', '0+', {}, [
      field('User', 'string', '0+'),
      field('ErrorCode', 'int16', '0+'),
      field('ErrorMessage', 'string', '0+', { nullable: '0+' }),
    ]),
  ],
)
