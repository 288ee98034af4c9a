import {
  CreateStackCommand,
  DeleteStackCommand,
  UpdateTerminationProtectionCommand,
} from '@aws-sdk/client-cloudformation';
import { TestBench } from '../__testUtils__/TestBench';
import { DEPLOYABLE_SHAPES } from '../api/shapes';

const owner = 'group:default/team-a';
const image = 'public.ecr.aws/docker/library/nginx:1.27';

jest.setTimeout(60_000);

describe('fargate:stack:delete', () => {
  let bench: TestBench;
  let environment: Record<string, any>;

  beforeEach(async () => {
    bench = await TestBench.start();
    ({ outputs: environment } = await bench.run('fargate:environment:deploy', {
      target: 'dev',
      name: 'dev',
      owner,
    }));
    bench.addStackEntity('resource:default/dev', environment.stackArn);
  });
  afterEach(() => bench.close());

  const deployOrders = async (input = {}) => {
    const { outputs } = await bench.run('fargate:public-api:deploy', {
      name: 'orders',
      owner,
      environmentStackArn: environment.stackArn,
      image,
      ...input,
    });
    bench.addStackEntity('api:default/orders', outputs.stackArn);
    bench.addStackEntity('component:default/orders', outputs.stackArn);
    return outputs;
  };
  const remove = (input = {}, options = {}) =>
    bench.run(
      'fargate:stack:delete',
      { entityRef: 'api:default/orders', ...input },
      { taskId: 'deletion', ...options },
    );
  const removeEnvironment = (input = {}, options = {}) =>
    remove(
      { entityRef: 'resource:default/dev', confirm: 'dev', ...input },
      options,
    );

  /** Something in the VPC that its stack does not know of. */
  const useNetwork = () =>
    bench.foreignStack('stray', {
      template: `
        Resources:
          Group:
            Type: AWS::EC2::SecurityGroup
            Properties: { GroupDescription: made by hand, VpcId: ${environment.vpcId} }`,
    });

  it('deletes an API with all that it made, and nothing else', async () => {
    const before = await bench.resources();
    const { stackArn } = await deployOrders();
    const { outputs, log } = await remove();
    expect(outputs).toEqual({ deleted: ['orders'], retained: [] });
    expect(await bench.resources()).toEqual(before);
    expect(bench.published.pop()!.eventPayload).toEqual({ stackArn });
    expect(log[1]).toBe('Plan          delete orders');
    expect(log).toContainEqual(
      expect.stringMatching(/^API {11}.*service.* deleted/),
    );
    expect(log[log.length - 1]).toMatch(
      /^Done {10}api:default\/orders deleted · \d+ /,
    );
  });

  it('first does what the shape of the API requires before a deletion', async () => {
    await deployOrders();
    const shape = DEPLOYABLE_SHAPES['public-api'];
    const before: unknown[] = [];
    shape.beforeDeletion = async (_, { name }) => {
      before.push(name, await bench.stackStatus(name));
    };
    try {
      await remove();
    } finally {
      delete shape.beforeDeletion;
    }
    expect(before).toEqual(['orders', 'CREATE_COMPLETE']);
    expect(await bench.stackStatus('orders')).toBeUndefined();
  });

  it('by the Component that provides it', async () => {
    await deployOrders();
    await remove({ entityRef: 'component:default/orders' });
    expect(await bench.stackStatus('orders')).toBeUndefined();
  });

  it('tells the catalog when the stack is gone and not before', async () => {
    await deployOrders();
    const published = bench.published.length;
    const during: [string | undefined, number][] = [];
    await remove(
      {},
      {
        onLine: async (line: string) =>
          /^API/.test(line) &&
          during.push([
            await bench.stackStatus('orders'),
            bench.published.length - published,
          ]),
      },
    );
    expect(during[0]).toEqual(['DELETE_IN_PROGRESS', 0]);
    expect(bench.published.length - published).toBe(1);
  });

  it('deletes an environment, last what it stands for in the catalog', async () => {
    const { outputs } = await removeEnvironment();
    expect(outputs.deleted).toEqual([
      'environment-dev-vpc',
      'environment-dev-cluster',
    ]);
    expect(await bench.resources()).toEqual([]);
  });

  it('can be told again to delete an environment that is gone in part', async () => {
    await useNetwork();
    const { cloudFormation } = await bench.clients();
    await cloudFormation.send(
      new DeleteStackCommand({ StackName: 'environment-dev-vpc' }),
    );
    await bench.simulator.clock.advance(1200);
    expect(await bench.stackStatus('environment-dev-vpc')).toBe(
      'DELETE_FAILED',
    );
    await expect(removeEnvironment()).rejects.toThrow('list Vpc in retain');
    expect(await bench.stackStatus('environment-dev-cluster')).toBe(
      'CREATE_COMPLETE',
    );
    await cloudFormation.send(new DeleteStackCommand({ StackName: 'stray' }));
    await bench.simulator.clock.advance(60);
    const { outputs } = await removeEnvironment({}, { taskId: 'another' });
    expect(outputs).toEqual({
      deleted: ['environment-dev-vpc', 'environment-dev-cluster'],
      retained: [],
    });
    expect(await bench.resources()).toEqual([]);
  });

  it('deletes the other stacks of an environment whose cluster stack is deleted already', async () => {
    const { cloudFormation } = await bench.clients();
    await cloudFormation.send(
      new DeleteStackCommand({ StackName: environment.stackArn }),
    );
    await bench.simulator.clock.advance(120);
    const { outputs, log } = await removeEnvironment();
    expect(outputs).toEqual({
      deleted: ['environment-dev-cluster', 'environment-dev-vpc'],
      retained: [],
    });
    expect(log).toContain(
      'Cluster       stack environment-dev-cluster is already deleted',
    );
    expect(bench.changingCalls({ operation: 'DeleteStack' })).toHaveLength(2);
    expect(await bench.resources()).toEqual([]);
  });

  it('logs that the entity was removed from the catalog', async () => {
    await deployOrders();
    const { log } = await remove(
      {},
      {
        onLine: (line: string) =>
          /deleted in/.test(line) && bench.clearEntities(),
      },
    );
    expect(log.at(-2)).toBe(
      'Catalog       api:default/orders was removed from the catalog',
    );
    expect(log.at(-1)).toMatch(/^Done {10}api:default\/orders deleted · \d/);
  });

  it('logs that the entity is still in the catalog, and succeeds', async () => {
    await deployOrders();
    const { outputs, log } = await remove();
    expect(log.at(-2)).toBe(
      'Catalog       api:default/orders is still in the catalog: its next scan removes it',
    );
    expect(outputs.deleted).toEqual(['orders']);
  });

  it('asks to unregister an entity that a repository registers', async () => {
    const url = 'https://git.example.com/orders/catalog-info.yaml';
    await deployOrders({ catalogInfoUrl: url });
    const { log } = await remove();
    expect(log.at(-2)).toBe(
      `Catalog       api:default/orders is registered from its repository: unregister ${url} too`,
    );
  });

  it('refuses an environment with APIs in it, naming them', async () => {
    await deployOrders();
    await expect(removeEnvironment()).rejects.toThrow(
      'resource:default/dev is in use by api:default/orders. Delete that first.',
    );
    expect(bench.changingCalls({ operation: 'DeleteStack' })).toEqual([]);
  });

  it('leaves a network that another environment uses', async () => {
    await bench.run('fargate:cluster:deploy', {
      target: 'dev',
      name: 'guest',
      owner,
      network: { vpcStackArn: environment.vpcStackArn },
    });
    const { outputs, log } = await removeEnvironment();
    expect(outputs.deleted).toEqual(['environment-dev-cluster']);
    expect(log).toContain(
      'Note          stack environment-dev-vpc is retained: another environment uses it',
    );
    expect(await bench.stackStatus('environment-dev-vpc')).toBe(
      'CREATE_COMPLETE',
    );
  });

  it.each([
    [undefined, 'confirm: this deletes an environment. Enter dev'],
    ['prod', 'confirm: "prod" does not match.'],
  ])('wants an environment confirmed, not %p', async (confirm, message) => {
    await expect(removeEnvironment({ confirm })).rejects.toThrow(message);
    expect(bench.changingCalls({ operation: 'DeleteStack' })).toEqual([]);
  });

  it('turns protection off only when that is confirmed', async () => {
    await deployOrders({ terminationProtection: true });
    await expect(remove()).rejects.toThrow(
      'confirm: stack orders has termination protection. Enter orders to disable it and delete the stack.',
    );
    expect(await bench.stackStatus('orders')).toBe('CREATE_COMPLETE');
    const { log } = await remove({ confirm: 'orders' });
    expect(log).toContain(
      'Note          termination protection of stack orders disabled, as confirmed',
    );
    expect(await bench.stackStatus('orders')).toBeUndefined();
  });

  it('refuses what is not its own, whatever an annotation says', async () => {
    await bench.foreignStack('foreign');
    const { cloudFormation } = await bench.clients();
    const { StackId } = await cloudFormation.send(
      new CreateStackCommand({
        StackName: 'theirs',
        TemplateBody: 'Resources: { Group: { Type: "AWS::Logs::LogGroup" } }',
      }),
    );
    bench.addStackEntity('api:default/orders', StackId!);
    await expect(remove()).rejects.toThrow(
      'Stack theirs was not created by this portal',
    );
    bench.clearEntities();
    bench.addStackEntity('api:default/orders', environment.stackArn);
    await expect(remove()).rejects.toThrow(
      'Stack environment-dev-cluster belongs to resource:default/dev and not to api:default/orders',
    );
    bench.clearEntities();
    bench.addStackEntity(
      'api:default/orders',
      'arn:aws:cloudformation:eu-west-1:999999999999:stack/orders/1',
    );
    await expect(remove()).rejects.toThrow(
      'Account 999999999999 in eu-west-1 is not a target of this portal.',
    );
    expect(bench.changingCalls({ operation: 'DeleteStack' })).toEqual([]);
  });

  it('names what cannot be deleted, and retains it when asked', async () => {
    await useNetwork();
    await expect(removeEnvironment()).rejects.toThrow(
      /^Nothing was deleted, .*: VPC vpc-\w+ has the security group sg-\w+ \(\S+\), which is not from its stack; .* list Vpc in retain/,
    );
    expect(await bench.stackStatus('environment-dev-vpc')).toBe(
      'CREATE_COMPLETE',
    );
    const { outputs, log } = await removeEnvironment({ retain: ['Vpc'] });
    expect(outputs.retained).toEqual([`Vpc (${environment.vpcId})`]);
    expect(log).toContain(
      `Note          retained in AWS, delete manually: Vpc (${environment.vpcId})`,
    );
  });

  it('retains at once what may stay when it cannot be deleted', async () => {
    await useNetwork();
    const { outputs } = await removeEnvironment({ retain: ['Vpc'] });
    expect(outputs.retained).toEqual([`Vpc (${environment.vpcId})`]);
  });

  it('goes on where a run that died left off, also when the entity is gone', async () => {
    expect(
      await bench.killed(
        'fargate:stack:delete',
        { entityRef: 'resource:default/dev', confirm: 'dev' },
        /Network .*deleted/,
      ),
    ).toMatch(/abort|Cancelled/i);
    bench.clearEntities();
    const { outputs } = await removeEnvironment({}, { taskId: 'task-1' });
    expect(outputs.deleted).toEqual([
      'environment-dev-vpc',
      'environment-dev-cluster',
    ]);
    expect(await bench.resources()).toEqual([]);
  });

  it('names the task that is busy with the stack, or waits for it', async () => {
    await deployOrders();
    await bench.killed(
      'fargate:public-api:deploy',
      {
        name: 'orders',
        owner,
        environmentStackArn: environment.stackArn,
        image: 'public.ecr.aws/docker/library/nginx:1.28',
      },
      /service …/,
    );
    await expect(remove()).rejects.toThrow(
      'The stack orders has an operation in progress: UPDATE_IN_PROGRESS, started by task task-1.',
    );
    const { log } = await remove({ onConflict: 'wait' });
    expect(log).toContain(
      'API           stack orders has an operation in progress: UPDATE_IN_PROGRESS, started by task task-1: waiting',
    );
    expect(await bench.stackStatus('orders')).toBeUndefined();
  });

  it('says in a dry run what it would delete', async () => {
    const { log } = await removeEnvironment({}, { isDryRun: true });
    expect(log).toContain(
      'Plan          delete environment-dev-vpc, then environment-dev-cluster',
    );
    expect(bench.changingCalls({ operation: 'DeleteStack' })).toEqual([]);
  });

  it('keeps protection when CloudFormation calls the deletion off', async () => {
    const { cloudFormation } = await bench.clients();
    await deployOrders();
    await cloudFormation.send(
      new UpdateTerminationProtectionCommand({
        StackName: 'orders',
        EnableTerminationProtection: true,
      }),
    );
    bench.simulator.faults.add({
      kind: 'expired-credentials',
      operation: 'DeleteStack',
    });
    await expect(remove({ confirm: 'orders' })).rejects.toThrow('expired');
    expect((await bench.describe('orders'))!.terminationProtection).toBe(true);
  });
});
