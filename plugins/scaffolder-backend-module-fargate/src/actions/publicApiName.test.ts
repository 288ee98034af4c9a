import { DescribeListenersCommand } from '@aws-sdk/client-elastic-load-balancing-v2';
import { ListResourceRecordSetsCommand } from '@aws-sdk/client-route-53';
import { InternalBench, OWNER } from '../__testUtils__/InternalBench';

const NGINX = 'public.ecr.aws/docker/library/nginx:1.27';

jest.setTimeout(180_000);

describe('the name of a public API', () => {
  let world: InternalBench;
  let zoneStackArn: string;
  let environmentStackArn: string;
  let run = 0;

  beforeAll(async () => {
    world = await InternalBench.start();
    await world.parentZone();
    zoneStackArn = (await world.zone()).outputs.stackArn;
    environmentStackArn = (
      await world.environment({ name: 'open', network: {} })
    ).outputs.stackArn;
  });
  afterAll(() => world.close());

  const deploy = async (name: string, input = {}, options = {}) => {
    const result = await world.bench.run(
      'fargate:public-api:deploy',
      { name, owner: OWNER, image: NGINX, environmentStackArn, ...input },
      { taskId: `deploy-${(run += 1)}`, ...options },
    );
    world.bench.addStackEntity(`api:default/${name}`, result.outputs.stackArn);
    return result;
  };
  const update = (name: string, input: object) =>
    world.bench.run(
      'fargate:api:update',
      { entityRef: `api:default/${name}`, ...input },
      { taskId: `update-${(run += 1)}` },
    );
  const listeners = async (name: string) => {
    const { elbv2 } = await world.bench.clients();
    const { outputs } = (await world.bench.describe(name))!;
    const { Listeners } = await elbv2.send(
      new DescribeListenersCommand({
        LoadBalancerArn: outputs.LoadBalancerArn,
      }),
    );
    return Object.fromEntries(
      Listeners!.map(({ Port, DefaultActions, Certificates }) => [
        Port,
        {
          action: DefaultActions![0].Type,
          certificate: Certificates?.[0]?.CertificateArn,
        },
      ]),
    );
  };
  const recordNames = async () => {
    const { route53 } = await world.bench.clients();
    const { outputs } = (await world.bench.describe('dns-api-acme-com-zone'))!;
    const { ResourceRecordSets } = await route53.send(
      new ListResourceRecordSetsCommand({ HostedZoneId: outputs.HostedZoneId }),
    );
    return ResourceRecordSets!
      .filter(({ Type }) => Type === 'A')
      .map(({ Name }) => Name);
  };

  it('is its own in the zone, with a certificate, HTTPS and a redirect', async () => {
    const { outputs } = await deploy('orders', { zoneStackArn });
    expect(outputs.endpoint).toBe('https://orders.api.acme.com');
    const stack = (await world.bench.describe('orders'))!;
    expect(await listeners('orders')).toEqual({
      80: { action: 'redirect', certificate: undefined },
      443: {
        action: 'forward',
        certificate: stack.outputs.CertificateArn,
      },
    });
    expect(await recordNames()).toContain('orders.api.acme.com.');
    const again = await deploy('orders', { zoneStackArn });
    expect(again.outputs.changed).toBe(false);
  });

  it('uses the certificate of the zone where that covers it', async () => {
    await deploy('quotes', { zoneStackArn, domainName: 'api.acme.com' });
    const certificate = await world.bench.describe(
      'dns-api-acme-com-certificate',
    );
    expect((await listeners('quotes'))[443].certificate).toBe(
      certificate!.outputs.CertificateArn,
    );
  });

  it('comes, changes and stays in updates', async () => {
    const { outputs } = await deploy('late');
    expect(outputs.endpoint).toMatch(/^http:\/\/late-/);
    const named = await update('late', { zoneStackArn });
    expect(named.outputs.endpoint).toBe('https://late.api.acme.com');
    const renamed = await update('late', { domainName: 'new.api.acme.com' });
    expect(renamed.outputs.endpoint).toBe('https://new.api.acme.com');
    expect(await recordNames()).toContain('new.api.acme.com.');
    expect(await recordNames()).not.toContain('late.api.acme.com.');
    const kept = await update('late', { desiredCount: 1 });
    expect(kept.outputs.endpoint).toBe('https://new.api.acme.com');
  });

  it.each([
    [
      'without a zone or a certificate',
      { domainName: 'orders.acme.com' },
      'domainName: works only with HTTPS. Give a zone for it too',
    ],
    [
      'outside of the zone',
      { domainName: 'orders.acme.com', zone: true },
      'domainName: orders.acme.com is not in the zone api.acme.com',
    ],
    [
      'too long for a certificate',
      { domainName: `${'a'.repeat(60)}.api.acme.com`, zone: true },
      'has 73 characters, and ACM issues certificates for at most 64',
    ],
    [
      'that another API has',
      { domainName: 'orders.api.acme.com', zone: true },
      'already has a record A orders.api.acme.com',
    ],
  ])('is refused %s', async (_, { zone, ...input }: any, message) => {
    await deploy('orders', { zoneStackArn });
    const mark = world.bench.callCount();
    await expect(
      deploy('refused', { ...input, ...(zone && { zoneStackArn }) }),
    ).rejects.toThrow(message);
    expect(world.bench.changingCalls({ since: mark })).toEqual([]);
  });

  it('is refused in a zone that may not be delegated', async () => {
    await expect(
      world.zone({
        domainName: 'pending.org',
        parentZone: undefined,
        waitMinutes: 1,
      }),
    ).rejects.toThrow('so the zone is not delegated');
    const zone = await world.bench.describe('dns-pending-org-zone');
    const mark = world.bench.callCount();
    await expect(
      deploy('refused', { zoneStackArn: zone!.arn }),
    ).rejects.toThrow(
      'the zone pending.org has no certificate yet, and without one it may not be delegated',
    );
    expect(world.bench.changingCalls({ since: mark })).toEqual([]);
  });

  it('is gone with the API', async () => {
    const { outputs } = await deploy('gone', { zoneStackArn });
    await world.bench.run('fargate:stack:delete', {
      entityRef: 'api:default/gone',
      confirm: 'gone',
    });
    expect(await recordNames()).not.toContain('gone.api.acme.com.');
    expect(await world.bench.stackStatus('gone')).toBeUndefined();
    expect(outputs.endpoint).toBe('https://gone.api.acme.com');
  });
});
