import { clusterRequest, containerInsightsOf } from './clusterRequest';

const ENTITY = { namespace: 'default', name: 'dev', owner: 'group:default/a' };

const REF = 'resource:default/dev';

describe('clusterRequest', () => {
  it.each([
    [{}, undefined, 'enabled'],
    [{}, 'disabled', 'disabled'],
    [{ containerInsights: 'enhanced' }, 'disabled', 'enhanced'],
  ] as const)('of %j before %s has %s', async (settings, before, expected) => {
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
      parameters: { ContainerInsights: expected },
      createsRoles: true,
      entityRef: REF,
      onReplacement: 'fail',
    });
  });

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
    expect(containerInsightsOf({ parameters: { ContainerInsights } })).toBe(
      expected,
    );
  });
});
