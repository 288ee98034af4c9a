import { Answers, awsError } from '../__testUtils__/cannedAws';
import { cannedContext } from '../__testUtils__/cannedContext';
import { after } from '../__testUtils__/cannedRollout';
import {
  cannedRecord,
  cannedStack,
  stackArnOf,
} from '../__testUtils__/cannedStacks';
import { internalVpc } from '../__testUtils__/networkFixtures';
import { deployStack } from '../stack/deployStack';
import {
  assertAttachable,
  assertTransitGateway,
  deployAttachment,
} from './deployAttachment';

jest.mock('../stack/deployStack');

const ENTITY = { namespace: 'default', name: 'dev', owner: 'group:default/a' };
const SETTINGS = { id: 'tgw-1', consumerCidrs: ['10.1.0.0/16'] };
const NAME = 'environment-dev-transit-gateway';
const gateway = (State: string) => ({ TransitGateways: [{ State }] });

describe('assertTransitGateway', () => {
  const { signal } = new AbortController();
  const check = (DescribeTransitGateways: object) => {
    const canned = cannedContext({ DescribeTransitGateways });
    return {
      ...canned,
      checked: assertTransitGateway(canned.clients, 'tgw-1', { signal }),
    };
  };

  it('accepts one that the account may use', async () => {
    const { checked, inputs, signals } = check({
      TransitGateways: [{ State: 'deleted' }, { State: 'available' }],
    });
    await expect(checked).resolves.toBeUndefined();
    expect(inputs).toEqual([
      [
        'DescribeTransitGateways',
        { Filters: [{ Name: 'transit-gateway-id', Values: ['tgw-1'] }] },
      ],
    ]);
    expect(signals).toStrictEqual([signal]);
  });

  it.each([{}, { TransitGateways: [] }, gateway('deleting')])(
    'refuses one of which AWS says %j',
    async answer => {
      await expect(check(answer).checked).rejects.toThrow(
        'transitGateway.id: account 123456789012 has no access to transit gateway tgw-1 in eu-west-1. Give one of its own, or have its owner share it with this account in AWS RAM.',
      );
    },
  );
});

describe('assertAttachable', () => {
  const { signal } = new AbortController();
  const subnet = (SubnetId: string, zone: string) => ({
    SubnetId,
    VpcId: 'vpc-1',
    CidrBlock: '10.0.0.0/24',
    AvailabilityZoneId: `euw1-az${zone}`,
    AvailabilityZone: 'eu-west-1a',
  });
  function check(settings: object, subnets: object[]) {
    const canned = cannedContext({
      DescribeTransitGateways: gateway('available'),
      DescribeSubnets: { Subnets: subnets },
      DescribeRouteTables: {},
      DescribeVpcEndpoints: {},
      DescribeVpcAttribute: {},
    });
    return {
      ...canned,
      checked: assertAttachable(
        canned.clients,
        { ...SETTINGS, ...settings },
        internalVpc(),
        { signal },
      ),
    };
  }

  it('takes the private subnets', async () => {
    const { checked, inputs, signals } = check({}, [
      subnet('task-a', '1'),
      subnet('task-b', '2'),
    ]);
    expect(await checked).toEqual({
      ...SETTINGS,
      subnetIds: ['task-a', 'task-b'],
    });
    expect(
      inputs.find(([operation]) => operation === 'DescribeSubnets')?.[1],
    ).toMatchObject({
      Filters: [{ Name: 'subnet-id', Values: ['task-a', 'task-b'] }],
    });
    expect(new Set(signals)).toEqual(new Set([signal]));
  });

  it('names every problem', async () => {
    const { checked } = check({ subnetIds: ['task-a', 'gone'] }, [
      subnet('task-a', '1'),
    ]);
    await expect(checked).rejects.toThrow(
      /^transitGateway: vpc-1 cannot be attached to tgw-1\. Subnet gone does not exist: choose another\. AZ .* of task-b has no attachment subnet, .*\.$/,
    );
  });

  it('takes subnets by their tag', async () => {
    const { checked, inputs } = check(
      { subnetTag: { key: 'tier', value: 'tgw' } },
      [subnet('a', '1'), subnet('b', '2')],
    );
    expect((await checked).subnetIds).toEqual(['a', 'b']);
    expect(inputs[1][1].Filters).toEqual(
      expect.arrayContaining([
        { Name: 'vpc-id', Values: ['vpc-1'] },
        { Name: 'tag:tier', Values: ['tgw'] },
      ]),
    );
    await expect(
      check({ subnetTag: { key: 'tier', value: 'x' } }, []).checked,
    ).rejects.toThrow(/^transitGateway\.subnetIds: /);
  });
});

describe('deployAttachment', () => {
  const deploy = jest.mocked(deployStack);
  beforeEach(() => {
    deploy.mockReset();
  });

  const attachment = (State: string) => ({
    TransitGatewayAttachments: [{ State, TransitGatewayOwnerId: '999' }],
  });
  const ACCEPT =
    'account 999 has to accept tgw-attach-1: aws ec2 accept-transit-gateway-vpc-attachment --transit-gateway-attachment-id tgw-attach-1 --region eu-west-1';

  async function run(
    states: object[],
    {
      known,
      answers = {},
      abort,
    }: { known?: object; answers?: Answers; abort?: AbortController } = {},
  ) {
    let seconds = 0;
    const canned = cannedContext(
      {
        DescribeStacks: known
          ? {
              Stacks: [
                cannedStack(NAME, {
                  outputs: { AttachmentId: 'tgw-attach-1' },
                  ...known,
                }),
              ],
            }
          : Object.assign(awsError('ValidationError'), {
              message: `Stack with id ${NAME} does not exist`,
            }),
        DescribeTransitGatewayAttachments: () =>
          states.length > 1 ? states.shift()! : states[0],
        ...answers,
      },
      {
        ...(abort && { signal: abort.signal }),
        clock: {
          sleep: async more => {
            seconds += more;
            abort?.abort();
            abort?.signal.throwIfAborted();
          },
        },
      },
    );
    canned.clients.now = () => after(seconds);
    const stack = await cannedRecord(NAME, {
      outputs: { AttachmentId: 'tgw-attach-1' },
    });
    deploy
      .mockResolvedValueOnce({ stack, changed: true, created: true })
      .mockResolvedValue({ stack, changed: false, created: false });
    const done = deployAttachment(
      canned.context,
      ENTITY,
      SETTINGS,
      internalVpc(),
      300,
    );
    const cidrs = () =>
      deploy.mock.calls.map(([, { parameters }]) => parameters.ConsumerCidrs);
    return { ...canned, done, cidrs, waited: () => seconds };
  }

  it('attaches, waits for the owner, and creates the routes then', async () => {
    const { done, lines, cidrs, waited, inputs, signals, context } = await run([
      attachment('initiating'),
      attachment('pendingAcceptance'),
      attachment('pendingAcceptance'),
      attachment('modifying'),
      attachment('available'),
    ]);
    expect((await done).changed).toBe(true);
    expect(cidrs()).toEqual(['', '10.1.0.0/16']);
    expect(lines).toEqual([
      'Attachment pendingAcceptance … 2 s',
      ` ${ACCEPT}`,
      'Attachment tgw-attach-1 is available',
    ]);
    expect(waited()).toBe(8);
    expect(inputs[1]).toEqual([
      'DescribeTransitGatewayAttachments',
      { TransitGatewayAttachmentIds: ['tgw-attach-1'] },
    ]);
    expect(new Set(signals)).toEqual(new Set([context.signal]));
  });

  it.each(['initiatingRequest', 'initiating', 'pending', 'modifying'])(
    'says nothing while it is %s, which needs nobody',
    async state => {
      const { done, lines } = await run([
        attachment(state),
        attachment('available'),
      ]);
      await done;
      expect(lines).toEqual(['Attachment tgw-attach-1 is available']);
    },
  );

  it('keeps the numbers of the routes of one that exists', async () => {
    const { done, cidrs } = await run([attachment('available')], {
      known: {
        status: 'UPDATE_COMPLETE',
        parameters: { ConsumerCidrs: '10.9.0.0/16,10.1.0.0/16' },
      },
    });
    await done;
    expect(cidrs()).toEqual([',10.1.0.0/16']);
  });

  it('deploys again what failed before', async () => {
    const { done, cidrs } = await run([attachment('available')], {
      known: { status: 'ROLLBACK_COMPLETE' },
    });
    await done;
    expect(cidrs()).toEqual(['', '10.1.0.0/16']);
  });

  it.each([true, false])('says whether anything changed: %s', async changed => {
    const { done } = await run([attachment('available')], {
      known: { status: 'CREATE_COMPLETE' },
    });
    deploy.mockReset().mockResolvedValue({ stack: {}, changed } as any);
    expect((await done).changed).toBe(changed);
  });

  it('says every two minutes that it waits, and gives up after the time', async () => {
    const { done, lines, waited } = await run([
      attachment('pendingAcceptance'),
    ]);
    const error: any = await done.catch(caught => caught);
    expect(waited()).toBe(300);
    expect(lines).toEqual([
      'Attachment pendingAcceptance … 0 s',
      ` ${ACCEPT}`,
      'Attachment pendingAcceptance … 2 min 00 s',
      'Attachment pendingAcceptance … 4 min 00 s',
    ]);
    expect(error.report).toEqual({
      failed: `${NAME}: the attachment was not accepted within 5 min 00 s.`,
      why: 'attachment tgw-attach-1 is pendingAcceptance',
      evidence: [ACCEPT],
      now: `stack ${NAME} is complete, without routes`,
      next: 'have it accepted, then press "Start over": the task continues from here',
    });
  });

  it.each<[object, string, string]>([
    [attachment('rejected'), 'rejected', '999'],
    [{ TransitGatewayAttachments: [] }, 'gone', 'undefined'],
    [{}, 'gone', 'undefined'],
  ])('fails at once where AWS says %j', async (answer, state, owner) => {
    const { done, waited } = await run([answer]);
    const error: any = await done.catch(caught => caught);
    expect(waited()).toBe(0);
    expect(error.report).toEqual({
      failed: `${NAME}: the attachment is ${state}.`,
      why: `attachment tgw-attach-1 is ${state}; its transit gateway belongs to account ${owner}`,
      evidence: [],
      now: `stack ${NAME} is complete, without routes`,
      next: 'resolve this with the owner of the transit gateway, delete that stack, then press "Start over"',
    });
  });

  it('applies onCancel when the task is cancelled', async () => {
    const { done, inputs } = await run([attachment('pendingAcceptance')], {
      known: { status: 'CREATE_COMPLETE' },
      abort: new AbortController(),
    });
    await expect(done).rejects.toThrow(
      `Cancelled: stack ${NAME} in account 123456789012, eu-west-1 is CREATE_COMPLETE`,
    );
    expect(inputs.at(-1)).toEqual([
      'DescribeStacks',
      { StackName: stackArnOf(NAME) },
    ]);
  });
});
