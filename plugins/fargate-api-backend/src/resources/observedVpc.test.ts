import { EC2Client } from '@aws-sdk/client-ec2';
import { ObservationContext } from '../aws';
import { observeStoppedTasks } from './tasks';
import { observeAvailabilityZones, observeVpc, observeVpcs } from './vpc';
import { observeVpcEndpoints } from './vpcEndpoints';

/** What is to be observed, with what AWS answers to the one request. */
async function observed(
  observe: (context: ObservationContext) => Promise<unknown>,
  answer: object = {},
) {
  const observations = { observe: jest.fn(async (_: any) => ({})) };
  await observe({ observations, target: {} } as any);
  const [[reading]] = observations.observe.mock.calls;
  const ec2 = new EC2Client({ region: 'eu-west-1' });
  const send = jest.fn(async (..._: any[]) => answer);
  ec2.send = send as any;
  const { signal } = new AbortController();
  const read = async () => {
    const value = await reading.read({ ec2 }, signal);
    const [[{ input }, options]] = send.mock.calls;
    expect(options).toEqual({ abortSignal: signal });
    return { value, input };
  };
  return { reading, read };
}

const OF_VPC = { Filters: [{ Name: 'vpc-id', Values: ['vpc-1'] }] };

describe('what is observed of a VPC', () => {
  it('decides who may see it, so that an old value does not count', async () => {
    const { reading, read } = await observed(c => observeVpc(c, 'vpc-1'), {
      Vpcs: [
        {
          CidrBlock: '10.0.0.0/16',
          CidrBlockAssociationSet: [
            {
              CidrBlock: '10.1.0.0/16',
              CidrBlockState: { State: 'associated' },
            },
            { CidrBlock: '10.2.0.0/16', CidrBlockState: { State: 'failed' } },
            { CidrBlock: '10.3.0.0/16' },
            { CidrBlockState: { State: 'associated' } },
          ],
        },
      ],
    });
    expect(reading).toMatchObject({ resource: 'vpc:vpc-1', isStrict: true });
    const { input, value } = await read();
    expect(input).toEqual({ VpcIds: ['vpc-1'] });
    expect(value).toMatchObject({
      vpcId: 'vpc-1',
      cidrs: ['10.0.0.0/16', '10.1.0.0/16'],
    });
  });

  it('is an error where AWS has none', async () => {
    const { read } = await observed(c => observeVpc(c, 'vpc-1'));
    await expect(read()).rejects.toMatchObject({
      name: 'NotFoundError',
      message: 'The VPC vpc-1 does not exist',
    });
  });

  it('are the zones of its subnets, each once', async () => {
    const zones = ['b', 'a', 'b'].map(AvailabilityZone => ({
      AvailabilityZone,
    }));
    const { reading, read } = await observed(
      c => observeAvailabilityZones(c, 'vpc-1'),
      { Subnets: zones },
    );
    expect(reading.resource).toBe('availability-zones:vpc-1');
    expect(await read()).toEqual({ value: ['a', 'b'], input: OF_VPC });
  });

  it('are its endpoints, by service', async () => {
    const { reading, read } = await observed(
      c => observeVpcEndpoints(c, 'vpc-1'),
      {
        VpcEndpoints: [
          { VpcEndpointId: 'vpce-2', ServiceName: 's3' },
          {
            VpcEndpointId: 'vpce-1',
            ServiceName: 'ecr.api',
            VpcEndpointType: 'Interface',
            SubnetIds: ['subnet-1', 'subnet-2'],
            State: 'Pending',
          },
        ],
      },
    );
    expect(reading.resource).toBe('endpoints:vpc-1');
    const { input, value } = await read();
    expect(input).toEqual(OF_VPC);
    expect(value).toEqual([
      {
        id: 'vpce-1',
        service: 'ecr.api',
        type: 'Interface',
        state: 'pending',
        zones: 2,
      },
      { id: 'vpce-2', service: 's3', type: 'Gateway', state: 'available' },
    ]);
    expect(reading.isChanging(value)).toBe(true);
    expect(reading.isChanging(value.slice(1))).toBe(false);
  });
});

describe('the VPCs of an account and region', () => {
  it('are all, by name or id', async () => {
    const vpc = (VpcId: string, name?: string) => ({
      VpcId,
      CidrBlock: '10.0.0.0/16',
      Tags: [
        { Key: 'Team', Value: 'a' },
        ...(name ? [{ Key: 'Name', Value: name }] : []),
      ],
    });
    const { reading, read } = await observed(observeVpcs, {
      Vpcs: [
        vpc('vpc-2'),
        vpc('vpc-1', 'zoo'),
        { ...vpc('vpc-0'), Tags: undefined },
        vpc('vpc-3', 'app'),
      ],
    });
    expect(reading.resource).toBe('vpcs');
    const { input, value } = await read();
    expect(input).toEqual({});
    expect(value).toEqual(
      [
        ['vpc-3', 'app'],
        ['vpc-0', undefined],
        ['vpc-2', undefined],
        ['vpc-1', 'zoo'],
      ].map(([vpcId, name]) => ({ vpcId, name, cidrs: ['10.0.0.0/16'] })),
    );
  });
});

describe('the stopped tasks of a service', () => {
  it('change while one of them has not stopped', async () => {
    const { reading } = await observed(context =>
      observeStoppedTasks(
        context,
        { value: 'arn:aws:ecs:eu-west-1:123456789012:service/dev/orders' },
        { value: { tasksVersion: 'v' } as any },
      ),
    );
    const stopped = { stoppedAt: '2026-01-01T00:00:00Z' };
    expect(reading.isChanging([stopped])).toBe(false);
    expect(reading.isChanging([stopped, {}])).toBe(true);
    expect(reading.isChanging([])).toBe(false);
    expect(reading.version).toBe('v');
  });
});
