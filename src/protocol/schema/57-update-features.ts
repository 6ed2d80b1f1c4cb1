import { field, message } from './notation.ts'

export const request = message(
  'request',
  'UpdateFeaturesRequest',
  { apiKey: 57, versions: '0-2', flexible: '0+', listeners: ['broker', 'controller'] },
  [
    field('timeoutMs', 'int32', '0+', { default: 60000 }),
    field('FeatureUpdates', '[]FeatureUpdateKey', '0+', {}, [
      field('Feature', 'string', '0+', { mapKey: true }),
      field('MaxVersionLevel', 'int16', '0+'),
      field('AllowDowngrade', 'bool', '0'),
      field('UpgradeType', 'int8', '1+', { default: 1 }),
    ]),
    field('ValidateOnly', 'bool', '1+', { default: false }),
  ],
)

export const response = message(
  'response',
  'UpdateFeaturesResponse',
  { apiKey: 57, versions: '0-2', flexible: '0+' },
  [
    field('ThrottleTimeMs', 'int32', '0+'),
    field('ErrorCode', 'int16', '0+'),
    field('ErrorMessage', 'string', '0+', { nullable: '0+' }),
    field('Results', '[]UpdatableFeatureResult', '0-1', { ignorable: true }, [
      field('Feature', 'string', '0+', { mapKey: true }),
      field('ErrorCode', 'int16', '0+'),
      field('ErrorMessage', 'string', '0+', { nullable: '0+' }),
    ]),
  ],
)
