import { TARGET_DEFAULTS, withTargetDefaults } from './targetDefaults';

const target = (defaults: Record<string, unknown>) => ({
  name: 'dev',
  defaults,
});

it('fills in what a deployment does not give, and nothing that it gives', () => {
  const defaults = {
    deletionProtection: true,
    accessLogsBucket: 'acme-logs',
    // Of environments.
    flowLogRetentionDays: 90,
  };
  expect(
    withTargetDefaults(
      'public-api',
      { accessLogsBucket: 'none', port: 8080 },
      target(defaults),
    ),
  ).toEqual({ deletionProtection: true, accessLogsBucket: 'none', port: 8080 });
  expect(
    withTargetDefaults('public-api', { port: 80 }, { name: 'dev' }),
  ).toEqual({ port: 80 });
});

it.each([
  [
    { port: 80 },
    `fargateApi.targets: defaults of "dev": port is not one of ${TARGET_DEFAULTS.join(
      ', ',
    )}, flowLogRetentionDays, execLogRetentionDays. An administrator can change it in app-config.`,
  ],
  [
    { accessLogsBucket: 'Acme' },
    'accessLogsBucket "Acme" is neither none nor the name of a bucket.',
  ],
  [
    { flowLogRetentionDays: 2 },
    /flowLogRetentionDays must be one of 0, 1, 3, .*, not 2\. An administrator/,
  ],
  [
    { deletionProtection: 'on' },
    'fargateApi.targets: defaults of "dev": deletionProtection Expected boolean, received string.',
  ],
])('refuses the defaults %j', (defaults, message) => {
  expect(() => withTargetDefaults('public-api', {}, target(defaults))).toThrow(
    message,
  );
});
