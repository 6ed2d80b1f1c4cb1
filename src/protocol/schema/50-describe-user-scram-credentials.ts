import { field, message } from './notation.ts'

export const request = message(
  'request',
  'DescribeUserScramCredentialsRequest',
  { apiKey: 50, versions: '0', flexible: '0+', listeners: ['broker', 'controller'] },
  [field('Users', '[]UserName', '0+', { nullable: '0+' }, [field('Name', 'string', '0+')])],
)

export const response = message(
  'response',
  'DescribeUserScramCredentialsResponse',
  { apiKey: 50, versions: '0', flexible: '0+' },
  [
    field('ThrottleTimeMs', 'int32', '0+'),
    field('ErrorCode', 'int16', '0+'),
    field('ErrorMessage', 'string', '0+', { nullable: '0+' }),
    field('Results', '[]DescribeUserScramCredentialsResult', '0+', {}, [
      field('User', 'string', '0+'),
      field('ErrorCode', 'int16', '0+'),
      field('ErrorMessage', 'string', '0+', { nullable: '0+' }),
      field('CredentialInfos', '[]CredentialInfo', '0+', {}, [
        field('Mechanism', 'int8', '0+'),
        field('Iterations', 'int32', '0+'),
      ]),
    ]),
  ],
)
