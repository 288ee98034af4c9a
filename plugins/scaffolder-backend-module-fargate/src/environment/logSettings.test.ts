import {
  logParameters,
  logSettingsOf,
  LOG_SETTINGS,
  withLogDefaults,
} from './logSettings';

const KEY =
  'arn:aws:kms:eu-west-1:123456789012:key/3f1b9a52-5a0e-4b39-8c55-0d6a2f0f8e11';

it.each([
  [{}, {}, { FlowLogRetentionDays: '0', LogKmsKeyArn: 'none' }],
  [
    {},
    { flowLogRetentionDays: 30, logKmsKeyArn: KEY },
    { FlowLogRetentionDays: '30', LogKmsKeyArn: KEY },
  ],
  [
    { flowLogRetentionDays: 0, logKmsKeyArn: 'none' },
    { flowLogRetentionDays: 30, logKmsKeyArn: KEY },
    { FlowLogRetentionDays: '0', LogKmsKeyArn: 'none' },
  ],
])(
  'has what is asked for, what there is, and what is built in: %j, %j',
  (given, before, parameters) => {
    const names = ['flowLogRetentionDays', 'logKmsKeyArn'] as const;
    expect(logParameters(names, given, before)).toEqual(parameters);
    expect(logSettingsOf(names, { parameters })).toEqual(
      Object.keys(given).length || Object.keys(before).length
        ? { ...before, ...given }
        : { flowLogRetentionDays: 0, logKmsKeyArn: 'none' },
    );
  },
);

it('finds no setting in a stack that was deployed before there were any', () => {
  expect(
    logSettingsOf(LOG_SETTINGS, { parameters: { VpcCidr: '10.0.0.0/16' } }),
  ).toEqual({});
});

it.each([
  [
    { flowLogRetentionDays: 2 },
    /^flowLogRetentionDays: must be one of 0, 1, 3, .*, not 2\.$/,
  ],
  [
    { logKmsKeyArn: 'alias/logs' },
    'logKmsKeyArn: "alias/logs" is neither none nor the ARN of a KMS key.',
  ],
])('refuses %j', (given, message) => {
  expect(() => logParameters(LOG_SETTINGS, given)).toThrow(message);
});

describe('the defaults of a target', () => {
  const target = (defaults: Record<string, unknown>) => ({
    name: 'dev',
    defaults,
  });

  it('fill in what a request does not give, and nothing that it gives', () => {
    const defaults = { flowLogRetentionDays: 90, executeCommand: true };
    expect(withLogDefaults({}, target(defaults))).toEqual({
      flowLogRetentionDays: 90,
    });
    expect(
      withLogDefaults({ flowLogRetentionDays: 0 }, target(defaults)),
    ).toEqual({ flowLogRetentionDays: 0 });
    expect(withLogDefaults({ logKmsKeyArn: KEY }, { name: 'dev' })).toEqual({
      logKmsKeyArn: KEY,
    });
  });

  it('have to be values of their settings', () => {
    expect(() =>
      withLogDefaults({}, target({ flowLogRetentionDays: '90' })),
    ).toThrow(
      /^fargateApi\.targets: defaults of "dev": flowLogRetentionDays must be one of .*, not 90\. An administrator can change it in app-config\.$/,
    );
  });
});
