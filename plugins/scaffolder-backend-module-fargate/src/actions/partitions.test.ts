import { DescribeVpcEndpointsCommand } from '@aws-sdk/client-ec2';
import {
  CONSUMER_CIDR,
  InternalBench,
  OWNER,
} from '../__testUtils__/InternalBench';

jest.setTimeout(240_000);

/** A region of each partition, and what is particular to it. */
const PARTITIONS = [
  {
    region: 'us-gov-west-1',
    partition: 'aws-us-gov',
    domain: 'amazonaws.com',
    ecr: 'com.amazonaws.us-gov-west-1.ecr',
  },
  {
    region: 'cn-north-1',
    partition: 'aws-cn',
    domain: 'amazonaws.com.cn',
    ecr: 'cn.com.amazonaws.cn-north-1.ecr',
  },
];

describe.each(PARTITIONS)('a target in $region', place => {
  const { region, partition, domain, ecr } = place;
  const image = `123456789012.dkr.ecr.${region}.${domain}/orders:v1`;
  const arnOf = (service: string) =>
    new RegExp(`^arn:${partition}:${service}:`);
  let world: InternalBench;

  beforeAll(async () => {
    world = await InternalBench.start({}, { region });
  });
  afterAll(() => world.close());

  it('gets a public API', async () => {
    const { bench } = world;
    const environment = await bench.run('fargate:environment:deploy', {
      target: 'dev',
      name: 'dev',
      owner: OWNER,
    });
    const { outputs } = await bench.run('fargate:public-api:deploy', {
      name: 'shop',
      owner: OWNER,
      environmentStackArn: environment.outputs.stackArn,
      image,
    });
    expect(outputs.stackArn).toMatch(arnOf('cloudformation'));
    expect(outputs.endpoint).toMatch(
      new RegExp(`${region}\\.elb\\.${domain.replace(/\./g, '\\.')}$`),
    );
  });

  it('gets an internal API, with an image through the endpoints of ECR', async () => {
    await world.parentZone();
    const zone = await world.zone();
    const environment = await world.environment({ endpoints: ['ssm', 'kms'] });
    const { ec2 } = await world.bench.clients();
    const { VpcEndpoints = [] } = await ec2.send(
      new DescribeVpcEndpointsCommand({}),
    );
    expect(VpcEndpoints.map(({ ServiceName }) => ServiceName).sort()).toEqual(
      [
        `${ecr}.api`,
        `${ecr}.dkr`,
        ...['kms', 'logs', 's3', 's3', 'ssm'].map(
          name => `com.amazonaws.${region}.${name}`,
        ),
      ].sort(),
    );
    const { outputs } = await world.api({
      image,
      environmentStackArn: environment.outputs.stackArn,
      zoneStackArn: zone.outputs.stackArn,
      consumerCidrs: [CONSUMER_CIDR],
    });
    expect(outputs.stackArn).toMatch(arnOf('cloudformation'));
    expect(outputs.endpoint).toBe('https://api.acme.com');
  });

  it('deletes them', async () => {
    const { bench } = world;
    for (const name of ['shop', 'orders']) {
      const stack = await bench.describe(name);
      bench.addStackEntity(`api:default/${name}`, stack!.arn);
      await bench.run(
        'fargate:stack:delete',
        { entityRef: `api:default/${name}`, confirm: name },
        { taskId: `delete-${name}` },
      );
      expect(await bench.describe(name)).toBeUndefined();
    }
  });

  it('names the ARN of a dry run by its partition', async () => {
    const { outputs } = await world.bench.run(
      'fargate:environment:deploy',
      { target: 'dev', name: 'later', owner: OWNER },
      { isDryRun: true, taskId: 'dry' },
    );
    expect(outputs.stackArn).toMatch(arnOf('cloudformation'));
  });
});
