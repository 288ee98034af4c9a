import { CreateStackCommand } from '@aws-sdk/client-cloudformation';
import { Simulator, startSimulator } from '@fargate-api/aws-simulator';
import { readCloudFormationTemplate } from '@fargate-api/templates';
import { simulatedClients } from '../__testUtils__/simulatedClients';
import { FargateClients } from '../clients';
import { describeStack } from './describeStack';
import { findStacks } from './findStacks';
import { readDescriptor } from './readDescriptor';
import { withDescriptor } from './withDescriptor';

describe('stacks as records', () => {
  let simulator: Simulator;
  let clients: FargateClients;

  beforeEach(async () => {
    simulator = await startSimulator({ speed: 'manual' });
    clients = await simulatedClients(simulator);
  });
  afterEach(() => simulator.close());

  const create = (
    name: string,
    template: string,
    tags: Record<string, string> = {},
  ) =>
    clients.cloudFormation.send(
      new CreateStackCommand({
        StackName: name,
        TemplateBody: template,
        Capabilities: ['CAPABILITY_IAM'],
        Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
      }),
    );
  const logGroup = 'Resources: { Group: { Type: "AWS::Logs::LogGroup" } }';
  const ours = {
    'fargate-api:managed': 'true',
    'fargate-api:kind': 'cluster',
    'fargate-api:entity': 'resource:default/dev',
  };

  it('carry the descriptor there and back', async () => {
    const descriptor = {
      entity: {
        namespace: 'default',
        name: 'dev',
        owner: 'group:default/team-a',
      },
      network: {
        vpcId: 'vpc-1',
        publicSubnetIds: ['subnet-1'],
        privateSubnetIds: ['subnet-2'],
      },
    };
    await create(
      'environment-dev-cluster',
      withDescriptor(
        await readCloudFormationTemplate('cluster'),
        'cluster',
        descriptor,
      ),
      ours,
    );
    await simulator.clock.advance(120);
    const stack = await describeStack(clients, 'environment-dev-cluster');
    expect(stack).toMatchObject({
      status: 'CREATE_COMPLETE',
      managed: true,
      kind: 'cluster',
      entityRef: 'resource:default/dev',
      outputs: { ClusterName: expect.any(String) },
    });
    expect(await readDescriptor(clients, stack!)).toEqual(descriptor);
  });

  it('have none where somebody else made them', async () => {
    await create('other', logGroup);
    const stack = await describeStack(clients, 'other');
    expect(stack).toMatchObject({ managed: false, kind: undefined });
    expect(await readDescriptor(clients, stack!)).toBeUndefined();
    expect(
      await readDescriptor(clients, { arn: stack!.arn, kind: 'cluster' }),
    ).toBeUndefined();
  });

  it('are undefined where there is none', async () => {
    expect(await describeStack(clients, 'nowhere')).toBeUndefined();
  });

  it('are found on every page, and only ours', async () => {
    const names = Array.from({ length: 120 }, (_, index) => `stack-${index}`);
    for (const name of names) {
      await create(name, logGroup, ours);
    }
    await create('other', logGroup);
    const pages = simulator.calls.count({ operation: 'DescribeStacks' });
    const found = await findStacks(clients);
    expect(found.map(stack => stack.name).sort()).toEqual([...names].sort());
    expect(
      simulator.calls.count({ operation: 'DescribeStacks' }) - pages,
    ).toBeGreaterThan(1);
  });

  it("tell AWS's time, and do not retry what is refused although it is far off", async () => {
    await describeStack(clients, 'nowhere');
    expect(simulator.calls.count({ operation: 'DescribeStacks' })).toBe(1);
    await simulator.clock.advance(3600);
    await describeStack(clients, 'nowhere');
    const ahead = clients.now().getTime() - simulator.clock.now();
    expect(Math.abs(ahead)).toBeLessThan(60_000);
  });
});
