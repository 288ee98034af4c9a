import {
  DescribeListenerCertificatesCommand,
  DescribeListenersCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import {
  CreateHostedZoneCommand,
  ListResourceRecordSetsCommand,
} from '@aws-sdk/client-route-53';
import { InternalBench, OWNER } from '../__testUtils__/InternalBench';

const NGINX = 'public.ecr.aws/docker/library/nginx:1.27';

jest.setTimeout(240_000);

describe('further names of a public API', () => {
  let world: InternalBench;
  let zoneStackArn: string;
  let environmentStackArn: string;
  let run = 0;

  beforeAll(async () => {
    world = await InternalBench.start();
    await world.parentZone();
    zoneStackArn = (await world.zone()).outputs.stackArn;
    await world.zone({ domainName: 'shop.acme.com' });
    environmentStackArn = (
      await world.environment({ name: 'open', network: {} })
    ).outputs.stackArn;
  });
  afterAll(() => world.close());

  const deploy = async (name: string, input = {}) => {
    const result = await world.bench.run(
      'fargate:public-api:deploy',
      {
        name,
        owner: OWNER,
        image: NGINX,
        environmentStackArn,
        zoneStackArn,
        ...input,
      },
      { taskId: `deploy-${(run += 1)}` },
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
  const certificates = async (name: string): Promise<string[]> => {
    const { elbv2 } = await world.bench.clients();
    const { outputs } = (await world.bench.describe(name))!;
    const { Listeners } = await elbv2.send(
      new DescribeListenersCommand({
        LoadBalancerArn: outputs.LoadBalancerArn,
      }),
    );
    const { Certificates } = await elbv2.send(
      new DescribeListenerCertificatesCommand({
        ListenerArn: Listeners!.find(({ Port }) => Port === 443)!.ListenerArn,
      }),
    );
    return Certificates!
      .filter(({ IsDefault }) => !IsDefault)
      .map(({ CertificateArn }) => CertificateArn!);
  };
  /** The alias records of both zones, and where they lead. */
  const records = async (): Promise<Record<string, string>> => {
    const { route53 } = await world.bench.clients();
    const found = await Promise.all(
      ['dns-api-acme-com-zone', 'dns-shop-acme-com-zone'].map(async stack => {
        const { outputs } = (await world.bench.describe(stack))!;
        const { ResourceRecordSets } = await route53.send(
          new ListResourceRecordSetsCommand({
            HostedZoneId: outputs.HostedZoneId,
          }),
        );
        return ResourceRecordSets!;
      }),
    );
    return Object.fromEntries(
      found
        .flat()
        .filter(({ Type }) => Type === 'A')
        .map(({ Name, AliasTarget }) => [
          Name!.replace(/\.$/, ''),
          AliasTarget!.DNSName!.replace(/\.$/, ''),
        ]),
    );
  };
  const zoneCertificate = async (stack = 'dns-shop-acme-com-certificate') =>
    (await world.bench.describe(stack))!.outputs.CertificateArn;

  it('have their certificates at the listener and lead to the load balancer', async () => {
    const { log } = await deploy('orders', {
      additionalNames: ['buy.api.acme.com', 'shop.acme.com'],
    });
    const { outputs } = (await world.bench.describe('orders'))!;
    expect(outputs).toMatchObject({
      AdditionalDomainNames: 'buy.api.acme.com,shop.acme.com',
      Url: 'https://orders.api.acme.com',
    });
    const own = outputs.AdditionalCertificateArns;
    expect(await certificates('orders')).toEqual(
      expect.arrayContaining([own, await zoneCertificate()]),
    );
    expect(await records()).toMatchObject(
      Object.fromEntries(
        ['orders.api.acme.com', 'buy.api.acme.com', 'shop.acme.com'].map(
          name => [name, outputs.LoadBalancerDnsName.toLowerCase()],
        ),
      ),
    );
    expect(log.join('\n')).toMatch(
      /Names {9}add buy\.api\.acme\.com in hosted zone Z\w+, with its own certificate\n +add shop\.acme\.com in hosted zone Z\w+, with certificate arn:/,
    );
    const again = await deploy('orders', {
      additionalNames: ['buy.api.acme.com', 'shop.acme.com'],
    });
    expect(again.outputs.changed).toBe(false);
  });

  it('stay in an update that does not mention them, come and go in one that does', async () => {
    await deploy('late', { additionalNames: ['a.shop.acme.com'] });
    await update('late', { idleTimeoutSeconds: 60 });
    expect(await records()).toHaveProperty(['a.shop.acme.com']);
    const [ofA] = await certificates('late');
    await update('late', {
      additionalNames: ['a.shop.acme.com', 'b.shop.acme.com'],
    });
    expect(await certificates('late')).toEqual([ofA, expect.any(String)]);
    const { log } = await update('late', {
      additionalNames: ['b.shop.acme.com'],
    });
    expect(log.join('\n')).toMatch(
      /Names {9}remove a\.shop\.acme\.com from hosted zone Z/,
    );
    expect(await certificates('late')).not.toContain(ofA);
    expect(await records()).not.toHaveProperty(['a.shop.acme.com']);
    await update('late', { additionalNames: [] });
    expect(await certificates('late')).toEqual([]);
    expect((await world.bench.describe('late'))!.outputs).not.toHaveProperty(
      'AdditionalDomainNames',
    );
  });

  it('keep the certificate that they share when one of them goes', async () => {
    await world.zone({
      domainName: 'star.acme.com',
      certificateDomainName: '*.star.acme.com',
    });
    const shared = [await zoneCertificate('dns-star-acme-com-certificate')];
    await deploy('stars', {
      additionalNames: ['a.star.acme.com', 'b.star.acme.com'],
    });
    expect(await certificates('stars')).toEqual(shared);
    await update('stars', { additionalNames: ['b.star.acme.com'] });
    expect(await certificates('stars')).toEqual(shared);
  });

  it.each<[string, object, string | RegExp]>([
    [
      'that another API has',
      { additionalNames: ['held.api.acme.com'] },
      'additionalNames: the zone api.acme.com already has a record A held.api.acme.com',
    ],
    [
      'that is an additional one of another API',
      { additionalNames: ['also.shop.acme.com'] },
      'additionalNames: the zone shop.acme.com already has a record A also.shop.acme.com',
    ],
    [
      'without a zone',
      { additionalNames: ['orders.example.org'] },
      'additionalNames: account 123456789012 has no public hosted zone for orders.example.org. Create the zone first',
    ],
    [
      'that is its own',
      { additionalNames: ['refused.api.acme.com'] },
      'additionalNames: refused.api.acme.com is the domain name of the API',
    ],
    [
      'twice',
      { additionalNames: ['x.shop.acme.com', 'x.shop.acme.com'] },
      'additionalNames: x.shop.acme.com is listed twice.',
    ],
    [
      'that is none',
      { additionalNames: ['Shop.acme.com'] },
      'additionalNames: "Shop.acme.com" is not a domain name',
    ],
    [
      'without HTTPS',
      { additionalNames: ['x.shop.acme.com'], zoneStackArn: undefined },
      'additionalNames: work only with HTTPS',
    ],
    [
      'too long for a certificate',
      { additionalNames: [`${'a'.repeat(60)}.shop.acme.com`] },
      /additionalNames: a{60}\.shop\.acme\.com has 74 characters, and ACM issues/,
    ],
    [
      'beyond the quota',
      {
        additionalNames: Array.from(
          { length: 26 },
          (_, index) => `n${index}.shop.acme.com`,
        ),
      },
      'additionalNames: has 26 names, and a load balancer takes at most 25',
    ],
  ])('are refused one %s', async (_, input, message) => {
    await deploy('held', { additionalNames: ['also.shop.acme.com'] });
    const mark = world.bench.callCount();
    await expect(deploy('refused', input)).rejects.toThrow(message);
    expect(world.bench.changingCalls({ since: mark })).toEqual([]);
  });

  it('need a certificate where the portal has not made the zone', async () => {
    const { route53 } = await world.bench.clients();
    await route53.send(
      new CreateHostedZoneCommand({ Name: 'hand.org', CallerReference: '1' }),
    );
    const mark = world.bench.callCount();
    await expect(
      deploy('byhand', { additionalNames: ['orders.hand.org'] }),
    ).rejects.toThrow(
      'additionalNames: the zone hand.org of orders.hand.org has no certificate of this portal yet',
    );
    expect(world.bench.changingCalls({ since: mark })).toEqual([]);
  });

  it('are not for an internal API', async () => {
    const zone = await world.zone({ domainName: 'in.acme.com' });
    const { outputs } = await world.api({
      name: 'inner',
      environmentStackArn,
      zoneStackArn: zone.outputs.stackArn,
    });
    world.bench.addStackEntity('api:default/inner', outputs.stackArn);
    const mark = world.bench.callCount();
    await expect(
      update('inner', { additionalNames: ['x.shop.acme.com'] }),
    ).rejects.toThrow('additionalNames: this internal API has one name');
    expect(world.bench.changingCalls({ since: mark })).toEqual([]);
  });

  it('are gone with the API', async () => {
    await deploy('gone', { additionalNames: ['gone.shop.acme.com'] });
    await world.bench.run('fargate:stack:delete', {
      entityRef: 'api:default/gone',
      confirm: 'gone',
    });
    expect(await records()).not.toHaveProperty(['gone.shop.acme.com']);
    expect(await world.bench.stackStatus('gone')).toBeUndefined();
  });
});
