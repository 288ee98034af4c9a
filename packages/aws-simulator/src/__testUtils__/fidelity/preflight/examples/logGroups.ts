import { Examples, Resources, times } from './Example';

const EMAIL = 'arn:aws:dataprotection::aws:data-identifier/EmailAddress';
const NAME = 'arn:aws:dataprotection::aws:data-identifier/Name';

const AUDIT = {
  DataIdentifier: [EMAIL],
  Operation: { Audit: { FindingsDestination: {} } },
};

const MASK = {
  DataIdentifier: [EMAIL],
  Operation: { Deidentify: { MaskConfig: {} } },
};

const group = (Properties: object): Resources => ({
  It: { Type: 'AWS::Logs::LogGroup', Properties },
});

const masked = (Statement: object[], more: object = {}) =>
  group({
    DataProtectionPolicy: {
      Name: 'mask',
      Version: '2021-06-01',
      Statement,
      ...more,
    },
  });

const indexed = (count: number) =>
  group({
    FieldIndexPolicies: [{ Fields: times(count, index => `field${index}`) }],
  });

const policy = (PolicyDocument: string): Resources => ({
  It: {
    Type: 'AWS::Logs::ResourcePolicy',
    Properties: { PolicyName: 'example', PolicyDocument },
  },
});

const DNS = {
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { Service: 'route53.amazonaws.com' },
      Action: 'logs:PutLogEvents',
      Resource: '*',
    },
  ],
};

/** A metric of the lines of a group. */
const counted = (transformation: object, filter: object = {}): Resources => ({
  Group: { Type: 'AWS::Logs::LogGroup' },
  It: {
    Type: 'AWS::Logs::MetricFilter',
    Properties: {
      LogGroupName: { Ref: 'Group' },
      FilterPattern: '{ $.path = "*" }',
      MetricTransformations: [
        {
          MetricName: 'Errors',
          MetricNamespace: 'Orders',
          MetricValue: '1',
          ...transformation,
        },
      ],
      ...filter,
    },
  },
});

/** The rules for `AWS::Logs::*`. */
export const logGroups: Examples = {
  'pf-logs-data-protection-identifier-arn': [
    masked(
      [AUDIT, MASK].map(statement => ({
        ...statement,
        DataIdentifier: ['EmailAddress'],
      })),
    ),
    masked([AUDIT, MASK]),
  ],
  'pf-logs-data-protection-identifiers-match': [
    masked([AUDIT, { ...MASK, DataIdentifier: [NAME] }]),
    masked([AUDIT, MASK]),
  ],
  'pf-logs-data-protection-mask-config-empty': [
    masked([
      AUDIT,
      {
        ...MASK,
        Operation: { Deidentify: { MaskConfig: { Character: '#' } } },
      },
    ]),
    masked([AUDIT, MASK]),
  ],
  'pf-logs-data-protection-policy-statements': [
    masked([AUDIT]),
    masked([AUDIT, MASK]),
  ],
  'pf-logs-data-protection-policy-version': [
    masked([AUDIT, MASK], { Version: '2012-10-17' }),
    masked([AUDIT, MASK]),
  ],
  'pf-logs-field-index-fields-max': [indexed(21), indexed(20)],
  'pf-logs-filter-name-charset': [
    counted({}, { FilterName: 'errors:all' }),
    counted({}, { FilterName: 'errors-all' }),
  ],
  'pf-logs-infrequent-access-metric-filter': [
    {
      ...counted({}),
      Group: {
        Type: 'AWS::Logs::LogGroup',
        Properties: { LogGroupClass: 'INFREQUENT_ACCESS' },
      },
    },
    counted({}),
  ],
  'pf-logs-metric-dimension-selector': [
    counted({ Dimensions: [{ Key: 'path', Value: 'path' }] }),
    counted({ Dimensions: [{ Key: 'path', Value: '$.path' }] }),
  ],
  'pf-logs-metric-dimensions-default-exclusive': [
    counted({
      DefaultValue: 0,
      Dimensions: [{ Key: 'path', Value: '$.path' }],
    }),
    counted({ DefaultValue: 0 }),
  ],
  'pf-logs-metric-namespace-reserved': [
    counted({ MetricNamespace: 'AWS/Orders' }),
    counted({ MetricNamespace: 'Orders' }),
  ],
  'pf-logs-resource-policy-json': [
    policy('allow'),
    policy(JSON.stringify(DNS)),
  ],
};
