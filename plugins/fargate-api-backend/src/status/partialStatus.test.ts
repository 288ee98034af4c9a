import request from 'supertest';
import {
  FargateApiStatus,
  Observed,
  STACK_ARN_ANNOTATION,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { StackRecord } from '@fargate-api/backstage-plugin-fargate-api-node';
import { component } from '../__testUtils__/entities';
import { SimulatedDeployment } from '../__testUtils__/SimulatedDeployment';
import { startPlugin } from '../__testUtils__/startPlugin';

const A_MINUTE = 60;

const PARTS = [
  'service',
  'taskDefinition',
  'targetGroups',
  'endpoint',
  'egressIps',
  'tasks',
  'stoppedTasks',
  'scaling',
] as const;

type Part = (typeof PARTS)[number];

/** The parts that are missing when an operation has always failed: its own, and those that depend on it. */
const MISSING: [service: string, operation: string, parts: Part[]][] = [
  ['ecs', 'DescribeServices', PARTS.filter(part => part !== 'scaling')],
  ['ecs', 'DescribeTaskDefinition', ['taskDefinition']],
  ['ecs', 'ListTasks', ['tasks', 'stoppedTasks']],
  ['ecs', 'DescribeTasks', ['tasks']],
  ['elasticloadbalancing', 'DescribeTargetHealth', ['targetGroups']],
  ['elasticloadbalancing', 'DescribeTargetGroups', ['endpoint', 'egressIps']],
  ['elasticloadbalancing', 'DescribeLoadBalancers', ['endpoint']],
  ['elasticloadbalancing', 'DescribeListeners', ['endpoint']],
  ['ec2', 'DescribeNatGateways', ['egressIps']],
  ['application-autoscaling', 'DescribeScalableTargets', ['scaling']],
];

/** The parts that are stale when an operation succeeded once. The parts that depend on it use its last value. */
const STALE: typeof MISSING = MISSING.filter(
  ([, operation]) => operation !== 'DescribeTaskDefinition',
).map(([service, operation, parts]) => [
  service,
  operation,
  operation === 'DescribeServices'
    ? ['service', 'tasks', 'stoppedTasks']
    : parts,
]);

describe('each part of a status, when AWS fails', () => {
  let deployment: SimulatedDeployment;
  let orders: StackRecord;

  beforeAll(async () => {
    deployment = await SimulatedDeployment.start();
    orders = await deployment.deployApi('orders');
  }, 60_000);

  afterAll(() => deployment.simulator.close());

  afterEach(() => jest.restoreAllMocks());

  async function start() {
    const { server } = await startPlugin(deployment, [
      component('orders', { [STACK_ARN_ANNOTATION]: orders.arn }),
    ]);
    return async () => {
      const { body } = await request(server)
        .get('/api/fargate-api/v1/entities/component/default/orders/status')
        .expect(200);
      return body as FargateApiStatus;
    };
  }

  /** In seconds, by the clock of AWS. */
  const ageOf = (observedAt?: string) =>
    (deployment.simulator.clock.now() - Date.parse(observedAt!)) / 1000;

  const failedParts = (status: FargateApiStatus) =>
    PARTS.filter(part => (status[part] as Observed<unknown>).failure);

  it('contains the time at which it was read', async () => {
    const read = await start();
    const status = await read();
    for (const part of PARTS) {
      const { value, observedAt, failure } = status[part] as Observed<unknown>;
      expect([part, failure]).toEqual([part, undefined]);
      expect(value).toBeDefined();
      expect(ageOf(observedAt)).toBeLessThan(A_MINUTE / 2);
    }
    expect(status.targetGroups.value![0].observedAt).toBeDefined();
  });

  it.each(MISSING)(
    'fails independently: without %s %s, %j are missing',
    async (service, operation, parts) => {
      const fault = deployment.simulator.faults.add({
        kind: 'expired-credentials',
        service,
        operation,
      });
      const read = await start();
      const status = await read();
      fault.remove();
      expect(fault.affectedCalls).toBeGreaterThan(0);
      expect(failedParts(status)).toEqual(parts);
      for (const part of parts) {
        expect(status[part].failure!.reason).toBe('denied');
      }
    },
  );

  it.each(STALE)(
    'keeps its last value while AWS throttles: without %s %s, %j are stale',
    async (service, operation, parts) => {
      const read = await start();
      await read();
      advancePortalClock();
      const fault = deployment.simulator.faults.add({
        kind: 'throttle',
        service,
        operation,
      });
      await deployment.simulator.clock.advance(A_MINUTE);
      const after = await read();
      fault.remove();
      for (const part of parts) {
        const { value, observedAt, failure } = after[part] as Observed<unknown>;
        expect([part, failure?.reason]).toEqual([part, 'throttled']);
        expect(value).toBeDefined();
        expect(ageOf(observedAt)).toBeGreaterThan(A_MINUTE / 2);
      }
      expect(after.state).toBe('healthy');
      expect(after.problems).toEqual([]);
    },
  );
});

/** Advances the clocks of the portal by 55 minutes, within the hour for which values are cached. */
function advancePortalClock(): void {
  for (const clock of [Date, performance]) {
    const now = clock.now();
    jest.spyOn(clock, 'now').mockImplementation(() => now + 55 * 60_000);
  }
}
