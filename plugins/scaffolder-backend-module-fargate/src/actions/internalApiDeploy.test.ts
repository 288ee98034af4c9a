import {
  describeStack,
  readDescriptor,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import {
  CONSUMER_CIDR,
  IMAGE,
  InternalBench,
  OWNER,
} from '../__testUtils__/InternalBench';

jest.setTimeout(120_000);

describe('fargate:internal-api:deploy', () => {
  let world: InternalBench;
  let zoneStackArn: string;
  let environmentStackArn: string;

  beforeAll(async () => {
    world = await InternalBench.start();
    await world.parentZone();
    zoneStackArn = (await world.zone()).outputs.stackArn;
    environmentStackArn = (await world.environment()).outputs.stackArn;
  });
  afterAll(() => world.close());

  const deploy = (input = {}, options = {}) =>
    world.api({ zoneStackArn, environmentStackArn, ...input }, options);

  it('is done when the targets are healthy, without NAT', async () => {
    const { outputs, log } = await deploy();
    expect(outputs).toMatchObject({
      endpoint: 'https://api.acme.com',
      domainName: 'api.acme.com',
      hostedZoneId: expect.stringMatching(/^Z/),
      certificateArn: expect.stringContaining(':certificate/'),
      loadBalancerArn: expect.stringContaining(':loadbalancer/net/'),
      changed: true,
    });
    expect(log).toContainEqual(
      expect.stringMatching(/^Targets {7}2\/2 healthy/),
    );
    const clients = await world.bench.clients();
    const stack = await describeStack(clients, outputs.stackArn);
    expect(stack).toMatchObject({
      kind: 'internal-api',
      entityRef: 'api:default/orders',
      parameters: { ContainerCpu: '512', ContainerMemory: '1024' },
    });
    expect(await readDescriptor(clients, stack!)).toMatchObject({
      entity: { name: 'orders', owner: OWNER },
      environment: 'resource:default/inside',
    });
  });

  it('changes nothing when all is as it should be', async () => {
    await deploy({}, { taskId: 'first' });
    const { outputs } = await deploy({}, { taskId: 'second' });
    expect(outputs.changed).toBe(false);
  });

  it('says in a dry run that it can be done, and makes nothing', async () => {
    const before = await world.bench.inventory();
    const { log } = await deploy({}, { isDryRun: true });
    expect(log).toContain('Plan          orders: no changes');
    await world.bench.simulator.clock.advance(10);
    expect(await world.bench.inventory()).toEqual(before);
  });

  describe('refuses beforehand', () => {
    const refused: [string, object, string][] = [
      [
        'a public image where there is no NAT',
        { image: 'public.ecr.aws/docker/library/nginx:1.27' },
        'so the tasks cannot pull public.ecr.aws/docker/library/nginx:1.27',
      ],
      [
        'an image of its own without tag or digest',
        { image: IMAGE.replace(':v1', '') },
        'names no tag and no digest',
      ],
      [
        'an image that is not in its registry',
        { image: IMAGE.replace(':v1', ':does-not-exist') },
        'repository orders of account 123456789012 in eu-west-1 has no image with tag does-not-exist',
      ],
      [
        'to follow the load down to no task',
        { desiredCount: 0, autoscaling: { maxCount: 2 } },
        'autoscaling.minCount: must be a whole number from 1',
      ],
      [
        'a name outside of the zone',
        { domainName: 'orders.acme.com' },
        'domainName: orders.acme.com is not in the zone api.acme.com',
      ],
      [
        'a name that the certificate does not cover',
        { domainName: 'quotes.api.acme.com' },
        'does not cover quotes.api.acme.com',
      ],
      [
        'a certificate that does not exist',
        {
          certificateArn:
            'arn:aws:acm:eu-west-1:123456789012:certificate/00000000-0000-0000-0000-000000000000',
        },
        'it does not exist',
      ],
      [
        'a certificate of another region',
        { certificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/1' },
        'the certificate is in us-east-1',
      ],
      [
        'the whole internet as a consumer',
        { consumerCidrs: ['0.0.0.0/0'] },
        "0.0.0.0/0 is more than a consumer's network",
      ],
      [
        'a consumer that is no network',
        { consumerCidrs: ['10.1.2.3/16'] },
        `Take ${CONSUMER_CIDR}`,
      ],
      [
        'subnets of nowhere',
        { loadBalancerSubnetIds: ['subnet-0'] },
        'Subnet subnet-0 does not exist',
      ],
      [
        'a tag that no subnet has',
        { loadBalancerSubnetTag: { key: 'tier', value: 'private' } },
        'has the tag tier=private',
      ],
      [
        'two zones at once',
        { hostedZoneId: 'Z1' },
        'Give one of zone, an entity reference, zoneStackArn',
      ],
    ];
    it.each(refused)('%s', async (_, input, message) => {
      const mark = world.bench.callCount();
      await expect(deploy(input)).rejects.toThrow(message);
      expect(world.bench.changingCalls({ since: mark })).toEqual([]);
    });

    it('a zone whose certificate is not issued yet', async () => {
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
        deploy({ name: 'quotes', zoneStackArn: zone!.arn }),
      ).rejects.toThrow(
        'certificateArn: the zone pending.org has no certificate yet. Run fargate:dns-zone:deploy again until it is issued, or give the ARN of a certificate for pending.org.',
      );
      expect(world.bench.changingCalls({ since: mark })).toEqual([]);
    });

    it('a name that somebody else has in the zone', async () => {
      await deploy();
      await expect(deploy({ name: 'quotes' })).rejects.toThrow(
        'already has a record A api.acme.com',
      );
    });
  });
});
