import {
  CreateChangeSetCommand,
  CreateStackCommand,
  DeleteStackCommand,
  DescribeStackResourcesCommand,
  paginateDescribeStackEvents,
  StackEvent,
} from '@aws-sdk/client-cloudformation';
import { FargateClients } from '@fargate-api/backstage-plugin-fargate-api-node';
import { readCloudFormationTemplate } from '@fargate-api/templates';
import { Backend } from '../__testUtils__/Backend';
import { TestBench } from '../__testUtils__/TestBench';
import { readDeploymentOptions, DeploymentOptions } from './DeploymentOptions';
import { DeploymentLog } from '../log/DeploymentLog';
import { deployStack } from './deployStack';
import { EventStream } from './EventStream';
import { isStackEvent } from '../log/stackEvents';
import { StackRequest } from './StackRequest';
import { taskToken } from './tokens';

/**
 * What a deployment must do, point by point, through the real SDK against the
 * simulator. The fault matrix has each of them in many more situations.
 */

const owner = 'group:default/team-a';
const nginx = (tag: string) => `public.ecr.aws/docker/library/nginx:${tag}`;
const crash = 'public.ecr.aws/fargate-api/crash:1';
const DEPLOY = 'fargate:public-api:deploy';
const STRIDE = 6;

/** A template of next to nothing. */
const logGroup = (days: number | string) => `
    Resources:
      Group: { Type: AWS::Logs::LogGroup, Properties: { RetentionInDays: ${days} } }`;

/** The same with a role that IAM refuses, when everything else is there. */
const failing = (template: string, after?: string) => `${template}
      Role:
        Type: AWS::IAM::Role
        ${after ? `DependsOn: ${after}` : ''}
        Properties:
          AssumeRolePolicyDocument: {}
          ManagedPolicyArns: ['arn:aws:iam::aws:policy/none']`;

jest.setTimeout(60_000);

describe('what a deployment must do', () => {
  let bench: TestBench;
  let backend: Backend;
  let clients: FargateClients;
  let environmentStackArn: string;
  /** The input of every call. */
  const inputs: { operation: string; input: any }[] = [];
  let lines: string[];

  beforeAll(async () => {
    bench = await TestBench.start();
    bench.stride = STRIDE;
    backend = await Backend.of(bench);
    clients = await bench.clients();
    for (const { cloudFormation } of new Set([
      clients,
      await bench.actionClients(),
    ])) {
      cloudFormation.middlewareStack.add(
        (next, { commandName }) =>
          async args => {
            const operation = commandName!.replace(/Command$/, '');
            inputs.push({ operation, input: args.input });
            return next(args);
          },
        { step: 'initialize', name: 'inputs' },
      );
    }
    const { outputs } = await bench.run('fargate:environment:deploy', {
      target: 'dev',
      name: 'dev',
      owner,
    });
    environmentStackArn = outputs.stackArn;
  });
  afterAll(() => bench.close());

  beforeEach(() => {
    lines = [];
    inputs.length = 0;
  });
  afterEach(() => bench.reset());

  const sent = (operation: string) =>
    inputs.filter(call => call.operation === operation).map(c => c.input);

  const api = (name: string, more = {}) => ({
    name,
    owner,
    environmentStackArn,
    image: nginx('1.27'),
    ...more,
  });
  const deployApi = (name: string, more = {}, options = {}) =>
    bench.run(DEPLOY, api(name, more), {
      taskId: `task-${name}`,
      ...options,
    });
  const update = (name: string, more: object) =>
    bench.run(
      'fargate:api:update',
      { entityRef: `api:default/${name}`, ...more },
      { taskId: `update-${name}` },
    );
  const addEntity = (name: string, stackArn: string) =>
    bench.addStackEntity(`api:default/${name}`, stackArn);

  /** A stack of next to nothing. */
  const deploy = (
    name: string,
    change: Partial<StackRequest> = {},
    options: DeploymentOptions = {},
    taskId = `task-${name}`,
  ) =>
    deployStack(
      {
        clients,
        clock: { sleep: s => bench.simulator.clock.advance(s * STRIDE) },
        log: new DeploymentLog({ info: line => lines.push(line) }),
        task: { taskId, stepId: 'step' },
        options: readDeploymentOptions(options),
        authorize: async () => {},
      },
      {
        label: 'Cluster',
        name,
        kind: 'cluster',
        template: logGroup(7),
        parameters: {},
        entityRef: `resource:default/${name}`,
        onReplacement: 'fail',
        ...change,
      },
    );
  async function eventsOf(stackArn: string): Promise<StackEvent[]> {
    const events: StackEvent[] = [];
    for await (const page of paginateDescribeStackEvents(
      { client: clients.cloudFormation },
      { StackName: stackArn },
    )) {
      events.unshift(...[...page.StackEvents!].reverse());
    }
    return events;
  }

  it('1: lets the state of the stack decide, and names it by its ARN from then on', async () => {
    const { stack, created } = await deploy('state');
    const again = await deploy('state', { template: logGroup(14) });
    expect([created, again.created, again.changed]).toEqual([
      true,
      false,
      true,
    ]);
    expect(sent('CreateChangeSet').map(input => input.ChangeSetType)).toEqual([
      'CREATE',
      'UPDATE',
    ]);
    expect(
      [...sent('DescribeStackEvents'), ...sent('DescribeStacks')]
        .map(input => input.StackName)
        .filter(name => name !== stack.arn),
    ).toEqual(['state', 'state']);
  });

  it('1: takes an orphan under review that is its own, and leaves a stranger alone', async () => {
    for (const [StackName, ChangeSetName] of [
      ['orphan', 'fargate-api-left-behind'],
      ['stranger', 'theirs'],
    ]) {
      await clients.cloudFormation.send(
        new CreateChangeSetCommand({
          StackName,
          ChangeSetName,
          ChangeSetType: 'CREATE',
          TemplateBody: logGroup(1),
        }),
      );
    }
    expect((await deploy('orphan')).stack.status).toBe('CREATE_COMPLETE');
    await expect(deploy('stranger')).rejects.toThrow(
      'A stack named stranger is in REVIEW_IN_PROGRESS with a change set that this portal did not create.',
    );
  });

  it('1: makes anew what holds nothing any more, and what still holds something only when told to', async () => {
    const network = `
    Resources:
      Network: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }
      Slow: { Type: AWS::EC2::EIP, DependsOn: Network }`;
    const template = failing(network, 'Slow');
    await deploy('empty', { template }, { onFailure: 'rollback' }).catch(
      () => {},
    );
    expect(await bench.stackStatus('empty')).toBe('ROLLBACK_COMPLETE');
    await expect(
      deploy('empty', { entityRef: 'resource:default/other' }),
    ).rejects.toThrow('The stack empty belongs to resource:default/empty');
    expect((await deploy('empty', {}, {}, 'again')).created).toBe(true);

    // Somebody puts a subnet into the network that the rollback has to delete.
    const occupy = () =>
      bench.simulator.faults.onCall(
        { operation: 'DescribeStackEvents', when: 'after' },
        async () => {
          const { StackResources } = await clients.cloudFormation.send(
            new DescribeStackResourcesCommand({ StackName: 'held' }),
          );
          const VpcId = StackResources!.find(
            one => one.ResourceType === 'AWS::EC2::VPC',
          )?.PhysicalResourceId;
          if (!VpcId) {
            occupy();
            return;
          }
          await clients.cloudFormation.send(
            new CreateStackCommand({
              StackName: 'occupant',
              TemplateBody: `
                Resources:
                  Subnet:
                    Type: AWS::EC2::Subnet
                    Properties: { VpcId: ${VpcId}, CidrBlock: 10.0.0.0/24 }`,
            }),
          );
        },
      );
    occupy();
    const error = await deploy(
      'held',
      { template },
      { onFailure: 'rollback' },
    ).catch(e => e);
    expect(error.report.now).toMatch(
      /^stack held is ROLLBACK_FAILED \("The following resource\(s\) failed to delete: \[Network\]\."\), and resources that could not be deleted remain; .* onFailedRollback: delete$/,
    );
    bench.simulator.faults.clear();
    const deleted = sent('DeleteStack').length;
    await expect(deploy('held', {}, {}, 'again')).rejects.toThrow(
      'Stack held is ROLLBACK_FAILED ("The following resource(s) failed to delete: [Network]."): resources that could not be deleted remain. Review them, then set onFailedRollback to "delete"',
    );
    expect(sent('DeleteStack')).toHaveLength(deleted);
    await clients.cloudFormation.send(
      new DeleteStackCommand({ StackName: 'occupant' }),
    );
    await bench.simulator.clock.advance(60);
    const { stack } = await deploy(
      'held',
      {},
      { onFailedRollback: 'delete' },
      'told',
    );
    expect(stack.status).toBe('CREATE_COMPLETE');
  });

  it('2: marks its operations, and finds them again after its death', async () => {
    await backend.killed(
      DEPLOY,
      api('token'),
      { operation: 'ExecuteChangeSet', when: 'after' },
      { taskId: 'task-token' },
    );
    const { outputs } = await deployApi('token');
    const token = taskToken({ taskId: 'task-token', stepId: DEPLOY }, 'token');
    const events = await eventsOf(outputs.stackArn);
    const begun = events.filter(
      event => event.ResourceStatus === 'CREATE_IN_PROGRESS',
    );
    expect(
      begun.every(event => event.ClientRequestToken?.startsWith(token)),
    ).toBe(true);
    expect(token).toMatch(/^[a-zA-Z0-9][-a-zA-Z0-9]*$/);
    expect(sent('ExecuteChangeSet')).toHaveLength(1);
  });

  it('3: goes through a change set, read to its last page, and tells a replacement beforehand', async () => {
    bench.simulator.faults.add({ kind: 'truncate-page' });
    const { outputs, log } = await deployApi('set');
    expect(log[1]).toBe('Plan          set: 10 to add');
    addEntity('set', outputs.stackArn);
    const updated = await update('set', {
      desiredCount: 3,
      image: nginx('1.28'),
    });
    expect(updated.log.slice(1, 5)).toEqual(
      expect.arrayContaining([
        '              change: service (DesiredCount 2 → 3, TaskDefinition)',
        '              replace: task definition (Image …/nginx:1.27 → …/nginx:1.28)',
      ]),
    );
    const pages = sent('DescribeChangeSet');
    expect(pages.every(input => input.IncludePropertyValues)).toBe(true);
    expect(pages.some(input => input.NextToken)).toBe(true);
    await expect(update('set', { port: 8080 })).rejects.toThrow(
      'The update would replace the target group of stack set',
    );
    expect(await bench.changeSets('set')).toEqual([]);
    const operations = new Set(inputs.map(call => call.operation));
    expect(
      [...operations].filter(name => /^(Create|Update)Stack/.test(name)),
    ).toEqual([]);
  });

  it('4: succeeds without a change where there is none, and leaves no change set', async () => {
    await deploy('same');
    const { changed } = await deploy('same', {}, {}, 'another task');
    expect(changed).toBe(false);
    expect(lines.pop()).toBe('Cluster       unchanged');
    expect(await bench.changeSets('same')).toEqual([]);
  });

  it('5: says what early validation found, also without the right to ask', async () => {
    const template = logGroup('"soon"');
    await expect(deploy('early', { template })).rejects.toThrow(
      /CloudFormation rejected the change set of stack early: Group: /,
    );
    bench.simulator.faults.add({
      kind: 'expired-credentials',
      operation: 'DescribeEvents',
    });
    await expect(deploy('early', { template })).rejects.toThrow(
      /CloudFormation rejected the change set of stack early: "The following hook\(s\)\/validation failed/,
    );
    await bench.simulator.clock.advance(10);
    expect(await bench.stackStatus('early')).toBeUndefined();
  });

  it('6: asks for what a failure shall leave in the place where CloudFormation takes it', async () => {
    await deploy('leave', {}, { onFailure: 'keep' });
    await deploy('leave', { template: logGroup(14) }, { onFailure: 'keep' });
    expect(sent('CreateChangeSet').map(input => input.OnStackFailure)).toEqual([
      'DO_NOTHING',
      undefined,
    ]);
    expect(
      sent('ExecuteChangeSet').map(input => input.DisableRollback),
    ).toEqual([undefined, true]);
    expect(sent('CreateChangeSet').some(input => input.RoleARN)).toBe(false);
  });

  it('7: sends flat templates of its own, with the one capability that they need', async () => {
    await deployApi('flat');
    const [{ TemplateBody, Capabilities }] = sent('CreateChangeSet');
    expect(Capabilities).toEqual(['CAPABILITY_IAM']);
    expect(Buffer.byteLength(TemplateBody)).toBeLessThan(51_200);
    for (const name of ['vpc', 'cluster', 'public-api', 'internal-api']) {
      expect(await readCloudFormationTemplate(name as 'vpc')).not.toMatch(
        /^Transform:|AWS::CloudFormation::Stack$/m,
      );
    }
  });

  it('8: reads every event once and in order, however they are paged', async () => {
    const { stack } = await deploy('events');
    const all = (await eventsOf(stack.arn)).map(event => event.EventId);
    bench.simulator.faults.add({ kind: 'truncate-page', pageSize: 2 });
    const stream = new EventStream(clients, stack.arn);
    const read = (await stream.read()).map(event => event.EventId);
    expect(read.length).toBeGreaterThan(2);
    // Without the review before the operation.
    expect(all.slice(-read.length)).toEqual(read);
    expect(await stream.read()).toEqual([]);
  });

  it('9: takes an update that was rolled back for what it is', async () => {
    const { outputs } = await deployApi('back');
    addEntity('back', outputs.stackArn);
    await expect(update('back', { image: crash })).rejects.toThrow(
      'back: container back exited with code 1',
    );
    expect(await bench.stackStatus('back')).toBe('UPDATE_ROLLBACK_COMPLETE');
  });

  it('10: names the root cause, without the words around it', async () => {
    const template = failing(logGroup(7));
    const error = await deploy('cause', { template }).catch(e => e);
    expect(error.report.why).toMatch(/^the role: .*\(\w+\)$/);
    expect(error.report.why).not.toMatch(/RequestToken|Resource handler/);
    expect(error.report.evidence).toEqual([
      expect.stringMatching(/^Role CREATE_FAILED: "/),
    ]);
  });

  it('10: asks what failed in the operation itself, not in its rollback, and does without where it may not', async () => {
    const template = failing(logGroup(7));
    const told = await deploy('asked', { template }).catch(e => e);
    const [{ OperationId, Filters }] = sent('DescribeEvents');
    const events = await eventsOf(sent('DescribeStackEvents')[0].StackName);
    const began = (status: string) =>
      events.find(event => event.ResourceStatus === status)!.OperationId;
    expect(Filters).toEqual({ FailedEvents: true });
    expect(OperationId).toBe(began('CREATE_IN_PROGRESS'));
    expect(OperationId).not.toBe(began('DELETE_IN_PROGRESS'));
    const fault = bench.simulator.faults.add({
      kind: 'expired-credentials',
      operation: 'DescribeEvents',
    });
    const followed = await deploy('untold', { template }).catch(e => e);
    expect(fault.affectedCalls).toBeGreaterThan(0);
    expect(followed.report.why).toBe(told.report.why);
  });

  it("11: keeps ECS's evidence, which the rollback erases", async () => {
    await expect(deployApi('evidence', { image: crash })).rejects.toThrow();
    expect(await bench.stackStatus('evidence')).toBeUndefined();
    expect(bench.log).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^Evidence +task \w+… stopped .* exit code 1/),
        expect.stringMatching(/log │ Error: Environment variable/),
      ]),
    );
  });

  it('12: is done when the targets are healthy, and gives up with the circuit breaker', async () => {
    const { outputs } = await deployApi('healthy');
    const service = await bench.service(outputs.serviceArn);
    expect(service.deployments).toMatchObject([
      { status: 'PRIMARY', rolloutState: 'COMPLETED', runningCount: 2 },
    ]);
    await expect(deployApi('never', { image: crash })).rejects.toThrow();
    expect(bench.log).toContainEqual(
      expect.stringMatching(/^Failed .*ECS stopped after 3 failed tasks/),
    );
  });

  it("13: stays with CloudFormation's standard mode", async () => {
    await deploy('mode');
    expect(
      [...sent('CreateChangeSet'), ...sent('ExecuteChangeSet')].filter(
        input => input.DeploymentConfig,
      ),
    ).toEqual([]);
  });

  it('14: protects on request, tags what is its own and touches nothing else', async () => {
    const { stack } = await deploy('safe', {}, { terminationProtection: true });
    expect(await bench.describe(stack.arn)).toMatchObject({
      terminationProtection: true,
      managed: true,
      entityRef: 'resource:default/safe',
    });
    await bench.foreignStack('foreign');
    await expect(deploy('foreign')).rejects.toThrow(
      'A stack named foreign already exists and was not created by this portal',
    );
    await expect(
      deploy('safe', { entityRef: 'resource:default/other' }),
    ).rejects.toThrow('The stack safe belongs to resource:default/safe');
  });

  it.each([
    ['leave', 'CREATE_IN_PROGRESS'],
    ['delete', 'DELETE_IN_PROGRESS'],
  ])(
    '15: ends at once when it is cancelled, onCancel %s',
    async (onCancel, status) => {
      const controller = new AbortController();
      await expect(
        deployApi(
          `cancel-${onCancel}`,
          { onCancel },
          {
            signal: controller.signal,
            onLine: (line: string) =>
              /load balancer …/.test(line) && controller.abort(),
          },
        ),
      ).rejects.toThrow(`Cancelled: stack cancel-${onCancel}`);
      expect(await bench.stackStatus(`cancel-${onCancel}`)).toBe(status);
    },
  );

  it('15: deletes by ARN and follows to the end', async () => {
    const { outputs } = await deployApi('gone');
    addEntity('gone', outputs.stackArn);
    inputs.length = 0;
    await bench.run('fargate:stack:delete', { entityRef: 'api:default/gone' });
    expect(sent('DeleteStack')).toMatchObject([
      { StackName: outputs.stackArn },
    ]);
    const events = await eventsOf(outputs.stackArn);
    expect(events.filter(isStackEvent).pop()!.ResourceStatus).toBe(
      'DELETE_COMPLETE',
    );
  });

  it('16: says how long a resource takes, and how long it has taken', async () => {
    const { log } = await deployApi('estimate');
    expect(log).toContainEqual(
      expect.stringMatching(/load balancer … \d+ s of about 116 s/),
    );
  });
});
