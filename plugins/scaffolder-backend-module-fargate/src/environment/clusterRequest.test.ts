import { clusterRequest, clusterSettingsOf } from './clusterRequest';

const ENTITY = { namespace: 'default', name: 'dev', owner: 'group:default/a' };

const REF = 'resource:default/dev';

describe('clusterRequest', () => {
  it.each([
    [{}, undefined, ['enabled', '0']],
    [
      {},
      { containerInsights: 'disabled', execLogRetentionDays: 90 },
      ['disabled', '90'],
    ],
    [
      { containerInsights: 'enhanced', execLogRetentionDays: 365 },
      { containerInsights: 'disabled', execLogRetentionDays: 90 },
      ['enhanced', '365'],
    ],
  ] as const)(
    'of %j before %j has %s',
    async (settings, before, [insights, days]) => {
      const { template, ...request } = await clusterRequest(
        ENTITY,
        { vpcStackArn: 'arn:vpc' },
        settings,
        before,
      );
      expect(template).toContain('arn:vpc');
      expect(request).toEqual({
        label: 'Cluster',
        name: 'environment-dev-cluster',
        kind: 'cluster',
        parameters: {
          ContainerInsights: insights,
          ExecLogRetentionDays: days,
          LogKmsKeyArn: 'none',
        },
        createsRoles: true,
        entityRef: REF,
        onReplacement: 'fail',
      });
    },
  );

  it('refuses another setting', async () => {
    await expect(
      clusterRequest(ENTITY, { vpcStackArn: 'x' }, {
        containerInsights: 'on',
      } as any),
    ).rejects.toThrow(/^containerInsights: /);
  });

  it.each([
    ['enabled', 'enabled'],
    ['enhanced', 'enhanced'],
    ['disabled', 'disabled'],
    ['other', undefined],
  ])('reads the setting %s of a stack', (ContainerInsights, expected) => {
    expect(
      clusterSettingsOf({
        parameters: { ContainerInsights, ExecLogRetentionDays: '30' },
      }),
    ).toEqual({ containerInsights: expected, execLogRetentionDays: 30 });
  });
});
