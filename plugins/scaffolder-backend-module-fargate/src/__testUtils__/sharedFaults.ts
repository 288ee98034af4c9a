import { DeleteStackCommand } from '@aws-sdk/client-cloudformation';
import {
  DescribeLoadBalancersCommand,
  DescribeRulesCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { preferredPriority } from '../api/rules/rulePriority';
import { Moment } from './Backend';
import { cancelAt, FaultMatrix, HEALTHY } from './FaultMatrix';
import { requestAt } from './requestAt';

const DEPLOY = 'fargate:shared-api:deploy';
const BALANCER = 'environment-dev-load-balancer';
const HOST = 'api.acme.com';

/** The API to which others are compared; the first one of its environment. */
const REFERENCE = 'reference-shared-api';

const newer = 'public.ecr.aws/docker/library/nginx:1.28';
const crash = 'public.ecr.aws/fargate-api/crash:1';

/** What an API is deployed with that has a path of a host that others share. */
export const sharedInput = ({
  name,
  site,
}: Pick<FaultMatrix, 'name' | 'site'>) => ({
  ...site,
  name,
  owner: 'group:default/team-a',
  image: 'public.ecr.aws/docker/library/nginx:1.27',
  desiredCount: 1,
  domainName: HOST,
  path: `/${name}`,
});

/** The rows of an API behind the shared load balancer of its environment. */
export function sharedFaults(matrix: FaultMatrix): void {
  const { row } = matrix;
  const taskId = () => `task-${matrix.name}`;
  const deploy = (options = {}) =>
    matrix.bench.run(DEPLOY, sharedInput(matrix), {
      taskId: taskId(),
      ...options,
    });
  async function deployed(): Promise<void> {
    await deploy();
    await matrix.addEntity();
  }

  /** Its rules by their paths, and whether those are answered. */
  async function rules(): Promise<string> {
    const { elbv2 } = await matrix.bench.clients();
    const stack = await matrix.bench.describe(BALANCER);
    if (stack?.status !== 'CREATE_COMPLETE') {
      return `load balancer ${stack?.status}`;
    }
    const { Rules = [] } = await elbv2.send(
      new DescribeRulesCommand({ ListenerArn: stack.outputs.ListenerArn }),
    );
    const own = Rules.flatMap(({ Conditions = [], Priority }) =>
      Conditions.filter(({ Field }) => Field === 'path-pattern').map(
        ({ Values }) => ({ path: Values![0], priority: Number(Priority) }),
      ),
    ).filter(({ path }) => path.endsWith(`/${matrix.name}`));
    const texts = await Promise.all(
      own.map(async ({ path, priority }) => {
        const [status] = await requestAt(
          matrix.bench.simulator,
          `https://${HOST}${path}`,
        );
        const isPreferred =
          priority === preferredPriority({ host: HOST, path });
        return `${path} ${status}${isPreferred ? '' : ', another priority'}`;
      }),
    );
    return texts.join(', ') || 'no rule';
  }
  const endWithRules = async (act: () => Promise<unknown>) => {
    const end = await matrix.endOf(act);
    return `${end}; ${await rules()}`.split(matrix.name).join('orders');
  };
  const ANSWERS = `${HEALTHY}; /orders 200`;

  async function deleteStack(StackName: string): Promise<void> {
    const { cloudFormation } = await matrix.bench.clients();
    await cloudFormation.send(new DeleteStackCommand({ StackName }));
    await matrix.bench.simulator.clock.advance(1200);
  }
  /** As before the first API of the environment. */
  async function withoutBalancer(): Promise<void> {
    await matrix.bench.simulator.clock.advance(1200);
    await deleteStack(REFERENCE);
    await deleteStack(BALANCER);
    expect(await matrix.bench.stackStatus(BALANCER)).toBeUndefined();
  }

  const kinds = [
    ['throttle', 'throttled twice'],
    ['error-500', 'response 500, twice'],
    ['drop-before', 'connection lost before the request, twice'],
    ['drop-after', 'connection lost before the response, twice'],
  ] as const;
  for (const [kind, words] of kinds) {
    for (const operation of [
      'DescribeRules',
      'DescribeListenerCertificates',
      'DescribeAccountLimits',
      'DescribeLoadBalancers',
    ]) {
      row(`${words}, behind a shared load balancer`, operation, ANSWERS, () =>
        endWithRules(async () => {
          const fault = matrix.bench.simulator.faults.add({
            kind,
            operation,
            times: 2,
          });
          await deploy();
          expect(fault.affectedCalls).toBe(2);
        }),
      );
    }
  }

  const moments: [string, Moment][] = [
    [
      'before the load balancer is requested',
      { operation: 'CreateChangeSet', when: 'before' },
    ],
    [
      'as CloudFormation creates the load balancer',
      { operation: 'ExecuteChangeSet', when: 'after' },
    ],
    [
      'as the stack of the API is requested',
      { operation: 'CreateChangeSet', when: 'after', nth: 2 },
    ],
    ['tasks starting', { line: /service …/ }],
  ];
  for (const [moment, when] of moments) {
    row(
      'kill -9, first API behind a shared load balancer',
      moment,
      ANSWERS,
      () =>
        endWithRules(async () => {
          await withoutBalancer();
          await matrix.backend.killed(DEPLOY, sharedInput(matrix), when, {
            taskId: taskId(),
          });
          await deploy();
          const { elbv2 } = await matrix.bench.clients();
          const { LoadBalancers } = await elbv2.send(
            new DescribeLoadBalancersCommand({}),
          );
          // CloudFormation begins their names with that of the stack.
          const balancers = LoadBalancers!.filter(one =>
            one.LoadBalancerName!.startsWith(BALANCER.slice(0, 6)),
          );
          expect(balancers).toHaveLength(1);
        }),
    );
  }

  const other = () => `/v2/${matrix.name}`;
  for (const when of ['before', 'after'] as const) {
    row(
      'kill -9, another path behind a shared load balancer',
      `${when} ExecuteChangeSet`,
      `${HEALTHY}; /v2/orders 200`,
      () =>
        endWithRules(async () => {
          await deployed();
          const path = other();
          await matrix.backend.killed(
            'fargate:api:update',
            { entityRef: `api:default/${matrix.name}`, path },
            { operation: 'ExecuteChangeSet', when },
            { taskId: `update-${matrix.name}` },
          );
          await matrix.update({ path });
        }),
    );
  }
  row(
    'the container crashes, another path behind a shared load balancer',
    'onFailure rollback',
    'orders: container orders exited with code 1 → UPDATE_ROLLBACK_COMPLETE; /orders 200',
    () =>
      endWithRules(async () => {
        await deployed();
        await matrix.update({ path: other(), image: crash });
      }),
  );
  row(
    'cancel, another path behind a shared load balancer',
    'service update in progress; onCancel rollback, half an hour later',
    'Cancelled: stack orders is UPDATE_IN_PROGRESS: CloudFormation is rolling it back → UPDATE_ROLLBACK_COMPLETE; /orders 200',
    () =>
      endWithRules(async () => {
        await deployed();
        await matrix
          .update(
            { path: other(), image: newer, onCancel: 'rollback' },
            cancelAt(matrix.bench, { line: /service …/ }),
          )
          .finally(() => matrix.bench.simulator.clock.advance(1800));
      }),
  );
  row(
    'kill -9, deletion, behind a shared load balancer',
    'after DeleteStack',
    'no stack, nothing left over; no rule',
    () =>
      endWithRules(async () => {
        await deployed();
        await matrix.backend.killed(
          'fargate:stack:delete',
          { entityRef: `api:default/${matrix.name}` },
          { operation: 'DeleteStack', when: 'after' },
          { taskId: `delete-${matrix.name}` },
        );
        await matrix.remove();
      }),
  );
}
