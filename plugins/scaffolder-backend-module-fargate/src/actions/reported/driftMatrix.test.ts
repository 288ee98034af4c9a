import {
  UpdateStackCommand,
  UpdateTerminationProtectionCommand,
} from '@aws-sdk/client-cloudformation';
import { DeleteLogGroupCommand } from '@aws-sdk/client-cloudwatch-logs';
import {
  AuthorizeSecurityGroupIngressCommand,
  DescribeSecurityGroupsCommand,
  RevokeSecurityGroupIngressCommand,
} from '@aws-sdk/client-ec2';
import {
  DeleteServiceCommand,
  DeregisterTaskDefinitionCommand,
  ListTasksCommand,
  StopTaskCommand,
  UntagResourceCommand,
} from '@aws-sdk/client-ecs';
import {
  DeleteListenerCommand,
  DeleteLoadBalancerCommand,
  DeleteTargetGroupCommand,
  DeregisterTargetsCommand,
  DescribeTargetGroupsCommand,
  DescribeTargetHealthCommand,
  ModifyTargetGroupAttributesCommand,
  ModifyTargetGroupCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import fs from 'node:fs';
import path from 'node:path';
import { nginx, ReportedBench } from '../../__testUtils__/ReportedBench';
import { RunResult } from '../../__testUtils__/TestBench';

/**
 * What a person or a pipeline changes behind the stack's back, and what each
 * action then says and does. Each outcome is read from AWS and from the log after
 * the run. A few changes are tried in every run of the tests; `DRIFT_MATRIX=full`
 * tries all, and `DRIFT_MATRIX=write` writes the table into docs/drift-matrix.md.
 */

const FILE = path.resolve(__dirname, '../../../../../docs/drift-matrix.md');

jest.setTimeout(120_000);

let api: ReportedBench;
const rows: { drift: string; action: string; outcome: string }[] = [];

const outputs = async () => (await api.stack())!.outputs;
const ignore = () => {};

/** Removes all rules of a security group for inbound traffic. */
async function close(GroupId: string): Promise<unknown> {
  const { SecurityGroups } = await api.clients.ec2.send(
    new DescribeSecurityGroupsCommand({ GroupIds: [GroupId] }),
  );
  return api.clients.ec2.send(
    new RevokeSecurityGroupIngressCommand({
      GroupId,
      IpPermissions: SecurityGroups![0].IpPermissions,
    }),
  );
}

const drifts: [string, () => Promise<unknown>][] = [
  [
    'image: a pipeline deployed another one',
    () => api.deployByPipeline(nginx('ci-42')),
  ],
  [
    'environment: a pipeline set a variable',
    () =>
      api.deployByPipeline(nginx('1.27'), {
        environment: [{ name: 'MODE', value: 'fast' }],
      }),
  ],
  ['count: raised to 5', () => api.updateService({ desiredCount: 5 })],
  [
    'count: 0, stopped on purpose',
    () => api.updateService({ desiredCount: 0 }),
  ],
  [
    'subnets: the service moved to one of them',
    async () => {
      const { parameters, outputs: made } = (await api.stack())!;
      await api.updateService({
        networkConfiguration: {
          awsvpcConfiguration: {
            subnets: [parameters.PrivateSubnetIds.split(',')[0]],
            securityGroups: [made.ServiceSecurityGroupId],
          },
        },
      });
    },
  ],
  [
    'target group: another health check path',
    async () =>
      api.clients.elbv2.send(
        new ModifyTargetGroupCommand({
          TargetGroupArn: (await outputs()).TargetGroupArn,
          HealthCheckPath: '/does-not-exist',
        }),
      ),
  ],
  [
    'target group: another deregistration delay',
    async () =>
      api.clients.elbv2.send(
        new ModifyTargetGroupAttributesCommand({
          TargetGroupArn: (await outputs()).TargetGroupArn,
          Attributes: [
            { Key: 'deregistration_delay.timeout_seconds', Value: '5' },
          ],
        }),
      ),
  ],
  [
    'security group of the tasks: rule removed',
    async () => close((await outputs()).ServiceSecurityGroupId),
  ],
  [
    'security group of the load balancer: rule removed',
    async () => close((await outputs()).LoadBalancerSecurityGroupId),
  ],
  [
    'security group of the load balancer: rule added',
    async () =>
      api.clients.ec2.send(
        new AuthorizeSecurityGroupIngressCommand({
          GroupId: (await outputs()).LoadBalancerSecurityGroupId,
          IpPermissions: [
            {
              IpProtocol: 'tcp',
              FromPort: 8443,
              ToPort: 8443,
              IpRanges: [{ CidrIp: '0.0.0.0/0' }],
            },
          ],
        }),
      ),
  ],
  [
    'tags: one added to the stack',
    async () => {
      const { tags, parameters } = (await api.stack())!;
      await api.clients.cloudFormation.send(
        new UpdateStackCommand({
          StackName: api.name,
          UsePreviousTemplate: true,
          Capabilities: ['CAPABILITY_IAM'],
          Parameters: Object.keys(parameters).map(ParameterKey => ({
            ParameterKey,
            UsePreviousValue: true,
          })),
          Tags: Object.entries({ ...tags, DataClass: 'internal' }).map(
            ([Key, Value]) => ({ Key, Value }),
          ),
        }),
      );
    },
  ],
  [
    'termination protection: enabled',
    () =>
      api.clients.cloudFormation.send(
        new UpdateTerminationProtectionCommand({
          StackName: api.name,
          EnableTerminationProtection: true,
        }),
      ),
  ],
  [
    'revision: deregistered',
    async () =>
      api.clients.ecs.send(
        new DeregisterTaskDefinitionCommand({
          taskDefinition: (await outputs()).TaskDefinitionArn,
        }),
      ),
  ],
  [
    'log group: deleted',
    async () =>
      api.clients.logs.send(
        new DeleteLogGroupCommand({
          logGroupName: (await outputs()).LogGroupName,
        }),
      ),
  ],
  [
    'listener: deleted',
    async () =>
      api.clients.elbv2.send(
        new DeleteListenerCommand({
          ListenerArn: (await outputs()).ListenerArn,
        }),
      ),
  ],
  [
    'load balancer: deleted',
    async () =>
      api.clients.elbv2.send(
        new DeleteLoadBalancerCommand({
          LoadBalancerArn: (await outputs()).LoadBalancerArn,
        }),
      ),
  ],
  [
    'target group: deleted, with its listener',
    async () => {
      const { ListenerArn, TargetGroupArn } = await outputs();
      await api.clients.elbv2.send(new DeleteListenerCommand({ ListenerArn }));
      await api.clients.elbv2.send(
        new DeleteTargetGroupCommand({ TargetGroupArn }),
      );
    },
  ],
  [
    'target group: another health check interval',
    async () =>
      api.clients.elbv2.send(
        new ModifyTargetGroupCommand({
          TargetGroupArn: (await outputs()).TargetGroupArn,
          HealthCheckIntervalSeconds: 60,
        }),
      ),
  ],
  [
    'targets: deregistered by hand',
    async () => {
      const { TargetGroupArn } = await outputs();
      const { TargetHealthDescriptions } = await api.clients.elbv2.send(
        new DescribeTargetHealthCommand({ TargetGroupArn }),
      );
      await api.clients.elbv2.send(
        new DeregisterTargetsCommand({
          TargetGroupArn,
          Targets: TargetHealthDescriptions!.map(({ Target }) => Target!),
        }),
      );
    },
  ],
  [
    'tasks: one stopped by hand',
    async () => {
      const cluster = api.deployed.clusterName;
      const { taskArns } = await api.clients.ecs.send(
        new ListTasksCommand({ cluster, serviceName: api.name }),
      );
      await api.clients.ecs.send(
        new StopTaskCommand({ cluster, task: taskArns![0] }),
      );
    },
  ],
  ['service: restarted', () => api.updateService({ forceNewDeployment: true })],
  [
    'service: circuit breaker turned off',
    () =>
      api.updateService({
        deploymentConfiguration: {
          deploymentCircuitBreaker: { enable: false, rollback: false },
        },
      }),
  ],
  [
    'tags: the ownership tag of the service removed',
    async () =>
      api.clients.ecs.send(
        new UntagResourceCommand({
          resourceArn: (await outputs()).ServiceArn,
          tagKeys: ['fargate-api:entity'],
        }),
      ),
  ],
  [
    'service: deleted',
    () =>
      api.clients.ecs.send(
        new DeleteServiceCommand({
          cluster: api.deployed.clusterName,
          service: api.name,
          force: true,
        }),
      ),
  ],
];

/** Tried in every run of the tests. */
const SHORT = ['image: a pipeline deployed another one', 'listener: deleted'];

const { DRIFT_MATRIX } = process.env;

const tried = drifts.filter(
  ([drift]) => DRIFT_MATRIX !== undefined || SHORT.includes(drift),
);

const actions: [string, () => Promise<RunResult>][] = [
  [
    'dry run of an update',
    () => api.update({ image: nginx('1.28') }, { isDryRun: true }),
  ],
  [
    'update of the health check path',
    () => api.update({ healthCheckPath: '/health' }),
  ],
  ['scale', () => api.update({ desiredCount: 3 })],
  ['deploy again', () => api.deploy()],
  ['delete', () => api.remove({ confirm: api.name })],
];

/** Whether requests are answered, as far as AWS says. */
async function answers(): Promise<boolean> {
  try {
    const { LoadBalancerSecurityGroupId, TargetGroupArn } = await outputs();
    const { SecurityGroups } = await api.clients.ec2.send(
      new DescribeSecurityGroupsCommand({
        GroupIds: [LoadBalancerSecurityGroupId],
      }),
    );
    const { TargetGroups } = await api.clients.elbv2.send(
      new DescribeTargetGroupsCommand({ TargetGroupArns: [TargetGroupArn] }),
    );
    const { TargetHealthDescriptions } = await api.clients.elbv2.send(
      new DescribeTargetHealthCommand({ TargetGroupArn }),
    );
    return (
      SecurityGroups![0].IpPermissions!.length > 0 &&
      TargetGroups![0].LoadBalancerArns!.length > 0 &&
      TargetHealthDescriptions!.some(
        ({ TargetHealth }) => TargetHealth!.State === 'healthy',
      )
    );
  } catch {
    return false;
  }
}

/** What runs, as text. */
async function state(): Promise<string> {
  const stack = await api.stack();
  if (!stack) {
    return 'no stack';
  }
  const [service, isUp] = [await api.service(), await answers()];
  const tasks =
    service?.status === 'ACTIVE'
      ? `${service.runningCount} of ${service.desiredCount} running ${(
          await api.runningImage()
        )
          ?.split(':')
          .pop()}`
      : 'no service';
  return [
    /^(CREATE|UPDATE)_COMPLETE$/.test(stack.status) ? '' : stack.status,
    tasks,
    isUp ? 'answers' : 'does not answer',
  ]
    .filter(Boolean)
    .join(', ');
}

async function run(act: () => Promise<unknown>): Promise<string> {
  const error = await act().then(
    () => undefined,
    (e: Error) => e,
  );
  await api.later(120);
  const said = api.bench.log
    .filter(line => /^Drift/.test(line))
    .map(line => line.slice(14));
  const text = [
    error
      ? `refused or failed: ${error.message
          .split(/(?<=\.) /)
          .slice(0, 2)
          .join(' ')}`
      : 'done',
    ...(said.length ? [`said: ${said.join('; ')}`] : []),
    await state(),
  ].join(' → ');
  return text
    .split(api.name)
    .join('orders')
    .replace(/(subnet|sg)-[0-9a-f]+/g, '$1-…')
    .replace(/\S+:(service|log-group|targetgroup)\S+/g, '$1')
    .replace(/orders-LogGroup-\w+/g, 'orders-LogGroup-…')
    .replace(/orders-TaskRole-\w+/g, 'orders-TaskRole-…')
    .replace(/public\.ecr\.aws\/docker\/library\//g, '')
    .replace(/\|/g, '/');
}

beforeAll(async () => {
  api = await ReportedBench.start();
});
afterAll(() => api.close());

describe.each(tried)('%s', (drift, apply) => {
  beforeAll(() => api.next());

  it.each(actions)('%s', async (action, act) => {
    // What was deleted stays so, and what an action undid is changed again.
    await apply().catch(ignore);
    await api.later(120);
    const outcome = await run(act);
    rows.push({ drift, action, outcome });
    // Whoever is told that it is done must not be left with an API that is down.
    const isDown =
      /does not answer/.test(outcome) &&
      !/ 0 of 0 |so no request arrives/.test(outcome);
    expect(
      outcome.startsWith('done') && isDown && action !== 'dry run of an update',
    ).toBe(false);
    expect(outcome).not.toContain('ROLLBACK_FAILED');
  });
});

const rowOf = ({ drift, action, outcome }: (typeof rows)[number]) =>
  `| ${drift} | ${action} | ${outcome} |`;

it('docs/drift-matrix.md lists these outcomes', () => {
  if (DRIFT_MATRIX === 'write') {
    fs.writeFileSync(
      FILE,
      [
        '# What is changed behind the stack, and what each action does',
        '',
        'Generated by `src/actions/reported/driftMatrix.test.ts` of the scaffolder module',
        '(run it with `DRIFT_MATRIX=write` to update this file): real actions with the real',
        'SDK against the simulator, on a public API with two tasks of nginx:1.27. The actions',
        'of a change run one after the other; before each, the change is made again. On the',
        'left of the last arrow is what the action said, on the right what AWS had two',
        'minutes later.',
        '',
        '| Changed | Action | Outcome |',
        '| --- | --- | --- |',
        ...rows.map(rowOf),
        '',
      ].join('\n'),
    );
  }
  const listed = fs
    .readFileSync(FILE, 'utf8')
    .split('\n')
    .filter(line => line.startsWith('| '))
    .slice(2);
  expect(listed.length).toBe(drifts.length * actions.length);
  expect(listed.length).toBeGreaterThanOrEqual(60);
  expect(rows.map(rowOf)).toEqual(
    listed.filter(line =>
      tried.some(([drift]) => line.startsWith(`| ${drift} | `)),
    ),
  );
});
