import {
  CreateTagsCommand,
  DescribeVpcEndpointsCommand,
} from '@aws-sdk/client-ec2';
import { describeStack } from '@fargate-api/backstage-plugin-fargate-api-node';
import {
  CONSUMER_CIDR,
  InternalBench,
  NETWORK_ACCOUNT,
} from '../__testUtils__/InternalBench';

jest.setTimeout(120_000);

describe('fargate:environment:deploy without NAT', () => {
  let world: InternalBench;

  beforeEach(async () => {
    world = await InternalBench.start();
  });
  afterEach(() => world.close());

  it('makes the endpoints that a task needs, and those by choice', async () => {
    await world.environment({ endpoints: ['ssm'] });
    const { ec2 } = await world.bench.clients();
    const { VpcEndpoints } = await ec2.send(
      new DescribeVpcEndpointsCommand({}),
    );
    expect(
      VpcEndpoints!.map(({ ServiceName }) => ServiceName!.split('west-1.')[1]),
    ).toEqual(
      expect.arrayContaining(['s3', 'ecr.api', 'ecr.dkr', 'logs', 'ssm']),
    );
    expect(VpcEndpoints).toHaveLength(5);
  });

  it('attaches to a transit gateway, routes, and says what the consumers do', async () => {
    const id = await world.transitGateway();
    const input = { transitGateway: { id, consumerCidrs: [CONSUMER_CIDR] } };
    const { outputs } = await world.environment(input);
    expect(outputs.attachmentId).toMatch(/^tgw-attach-/);
    expect(outputs.consumerInstructions).toContain(
      `destination 10.0.0.0/16, target ${id}`,
    );
    const again = await world.environment(input, { taskId: 'again' });
    expect(again.outputs.changed).toBe(false);
  });

  it('attaches the subnets that have a tag', async () => {
    const { outputs } = await world.environment();
    const { ec2 } = await world.bench.clients();
    const vpc = (await describeStack(
      await world.bench.clients(),
      outputs.vpcStackArn,
    ))!.outputs;
    const existing = {
      vpcId: vpc.VpcId,
      publicSubnetIds: [],
      privateSubnetIds: vpc.PrivateSubnetIds.split(','),
    };
    const publicSubnetIds = vpc.PublicSubnetIds.split(',');
    await ec2.send(
      new CreateTagsCommand({
        Resources: publicSubnetIds,
        Tags: [{ Key: 'tier', Value: 'transit' }],
      }),
    );
    const id = await world.transitGateway();
    const consumerCidrs = [CONSUMER_CIDR];
    const subnetTag = { key: 'tier', value: 'transit' };
    const attach = (transitGateway: object) =>
      world.environment(
        {
          name: 'joined',
          network: undefined,
          endpoints: undefined,
          existing,
          transitGateway: { id, consumerCidrs, ...transitGateway },
        },
        { taskId: 'attach' },
      );
    await expect(
      attach({ subnetTag: { key: 'tier', value: 'none' } }),
    ).rejects.toThrow('has the tag tier=none. Tag one subnet in each zone');
    await attach({ subnetTag });
    const stack = await world.bench.describe(
      'environment-joined-transit-gateway',
    );
    expect(stack!.parameters.AttachmentSubnetIds.split(',').sort()).toEqual(
      publicSubnetIds.sort(),
    );
  });

  it('shows that the attachment waits for acceptance, and goes on when it is there', async () => {
    const id = await world.transitGateway('disable');
    const accepting: Promise<void>[] = [];
    const owners: string[] = [];
    const { outputs, log } = await world.environment(
      { transitGateway: { id, consumerCidrs: [CONSUMER_CIDR] } },
      {
        onLine: (line: string) => {
          const found = /account (\d+) has to accept (tgw-attach-\w+)/.exec(
            line,
          );
          if (found) {
            owners.push(found[1]);
            accepting.push(world.accept(found[2]));
          }
        },
      },
    );
    await Promise.all(accepting);
    expect(owners).toEqual([NETWORK_ACCOUNT]);
    expect(log).toContainEqual(
      expect.stringMatching(/^Attachment {4}pendingAcceptance …/),
    );
    const stack = await describeStack(
      await world.bench.clients(),
      'environment-inside-transit-gateway',
    );
    expect(stack!.outputs).toMatchObject({
      AttachmentId: outputs.attachmentId,
      ConsumerCidrs: CONSUMER_CIDR,
    });
  });

  it('gives up waiting in time, and another run goes on', async () => {
    const id = await world.transitGateway('disable');
    const transitGateway = {
      id,
      consumerCidrs: [CONSUMER_CIDR],
      waitMinutes: 5,
    };
    await expect(
      world.environment({ transitGateway }, { taskId: 'first' }),
    ).rejects.toThrow('is pendingAcceptance');
    const attachmentId = /tgw-attach-\w+/.exec(world.bench.log.join('\n'))![0];
    await world.accept(attachmentId);
    const { outputs } = await world.environment(
      { transitGateway },
      { taskId: 'second' },
    );
    expect(outputs.attachmentId).toBe(attachmentId);
  });

  it('may be told to delete what is new when it fails or is cancelled', async () => {
    const id = await world.transitGateway();
    const { outputs } = await world.environment({
      transitGateway: { id, consumerCidrs: [CONSUMER_CIDR] },
      onCancel: 'delete',
      onFailure: 'delete',
    });
    expect(outputs.attachmentId).toMatch(/^tgw-attach-/);
  });

  describe('cancelled while the attachment waits for acceptance', () => {
    const cancelled = async (input = {}) => {
      const id = await world.transitGateway('disable');
      const controller = new AbortController();
      const { clock } = world.bench.simulator;
      const at: number[] = [];
      const end = await world
        .environment(
          { transitGateway: { id, consumerCidrs: [CONSUMER_CIDR] }, ...input },
          {
            signal: controller.signal,
            onLine: line => {
              if (/^Attachment {4}pendingAcceptance/.test(line)) {
                at.push(clock.now());
                controller.abort();
              }
            },
          },
        )
        .catch(error => error);
      expect((clock.now() - at[0]) / 1000).toBeLessThanOrEqual(5);
      expect(world.bench.log.at(-1)).toBe(
        'Now           environment inside is deployed without all of its connectivity; the next run continues from there',
      );
      return end.message as string;
    };

    it('leaves it, and says so within seconds', async () => {
      expect(await cancelled()).toBe(
        'Cancelled: stack environment-inside-transit-gateway in account 123456789012, eu-west-1 is CREATE_COMPLETE',
      );
    });

    it('takes it away where that was chosen', async () => {
      expect(await cancelled({ onCancel: 'delete' })).toContain(
        'CloudFormation is deleting it',
      );
      await world.bench.simulator.clock.advance(300);
      expect(
        await world.bench.stackStatus('environment-inside-transit-gateway'),
      ).toBeUndefined();
    });

    it('goes on in another task with the same options, though network and cluster stand', async () => {
      const options = { onCancel: 'delete', onFailure: 'delete' };
      await cancelled(options);
      const id = await world.transitGateway();
      const { outputs } = await world.environment(
        {
          transitGateway: { id, consumerCidrs: [CONSUMER_CIDR] },
          ...options,
        },
        { taskId: 'started over' },
      );
      expect(outputs.attachmentId).toMatch(/^tgw-attach-/);
    });
  });

  it.each([
    [
      'a gateway that the account does not see',
      { id: 'tgw-0123456789abcdef0', consumerCidrs: [CONSUMER_CIDR] },
      'has no access to transit gateway',
    ],
    [
      'consumers whose addresses are the own ones',
      { id: 'tgw-0123456789abcdef0', consumerCidrs: ['10.0.128.0/20'] },
      'overlaps the VPC',
    ],
    [
      'what is no gateway',
      { id: 'vpc-1', consumerCidrs: [CONSUMER_CIDR] },
      'is not the id of a transit gateway',
    ],
  ])('refuses %s before anything is made', async (_, transitGateway, text) => {
    await expect(world.environment({ transitGateway })).rejects.toThrow(text);
    expect(world.bench.changingCalls()).toEqual([]);
  });
});
