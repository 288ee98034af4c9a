import {
  CreateServiceCommand,
  DescribeServicesCommand,
  UpdateServiceCommand,
} from '@aws-sdk/client-ecs';
import { mockServices } from '@backstage/backend-test-utils';
import { FargateAws } from '@fargate-api/backstage-plugin-fargate-api-node';
import { SimulatedDeployment } from '../../__testUtils__/SimulatedDeployment';
import { Batches } from './Batches';

const TWO = ['orders', 'payments'];
const THREE = [...TWO, 'users'];
const FIVE = [...THREE, 'stock', 'mail'];
const A_WHILE = 600;

describe('ServiceTasks, for several services at the same time', () => {
  let deployment: SimulatedDeployment;
  let cluster: string;

  beforeAll(async () => {
    deployment = await SimulatedDeployment.start();
    cluster = deployment.environment.ClusterName;
    await deployment.deployApi('orders');
    for (const name of [...FIVE.slice(1), 'payroll']) {
      await runLikeOrders(name);
    }
    await deployment.simulator.clock.advance(A_WHILE);
  }, 60_000);

  afterAll(() => deployment.simulator.close());

  async function runLikeOrders(serviceName: string) {
    const { ecs } = deployment.clients;
    const { services } = await ecs.send(
      new DescribeServicesCommand({ cluster, services: ['orders'] }),
    );
    const { taskDefinition, networkConfiguration } = services![0];
    await ecs.send(
      new CreateServiceCommand({
        cluster,
        serviceName,
        taskDefinition,
        networkConfiguration,
        launchType: 'FARGATE',
        desiredCount: 2,
      }),
    );
  }

  async function scale(service: string, desiredCount: number) {
    const { ecs } = deployment.clients;
    await ecs.send(
      new UpdateServiceCommand({ cluster, service, desiredCount }),
    );
    await deployment.simulator.clock.advance(A_WHILE);
  }

  /** New clients, which have not listed the cluster yet. */
  async function setUp() {
    const aws = FargateAws.fromConfig(
      mockServices.rootConfig({ data: deployment.config }),
    );
    const clients = await aws.clients(aws.targets.get('dev'), {
      purpose: 'look',
    });
    const { calls } = deployment.simulator;
    const read = async (
      names: string[],
      desiredStatus: 'RUNNING' | 'STOPPED' = 'RUNNING',
    ) => {
      calls.clear();
      const tasks = Batches.of(clients).serviceTasks(cluster, desiredStatus);
      const found = await Promise.allSettled(
        names.map(name => tasks.load(name)),
      );
      return found.map(result =>
        result.status === 'fulfilled'
          ? result.value.map(({ group }) => group)
          : result.reason.name,
      );
    };
    const callsOf = () =>
      calls
        .all()
        .map(({ operation }) => operation)
        .sort();
    return { read, callsOf };
  }

  /** Each service runs two tasks. */
  const groupsOf = (names: string[]) =>
    names.map(name => [`service:${name}`, `service:${name}`]);

  it('lists the tasks of the whole cluster if that takes fewer calls', async () => {
    const { read, callsOf } = await setUp();
    expect(await read(TWO)).toEqual(groupsOf(TWO));
    expect(callsOf()).toEqual(['DescribeTasks', 'ListTasks']);
  });

  it('returns only the tasks of each service', async () => {
    const { read } = await setUp();
    const names = [...THREE, 'order', 'nothing'];
    expect(await read(names)).toEqual([...groupsOf(THREE), [], []]);
  });

  it('makes one call when no task stopped', async () => {
    const { read, callsOf } = await setUp();
    expect(await read(FIVE, 'STOPPED')).toEqual(FIVE.map(() => []));
    expect(callsOf()).toEqual(['ListTasks']);
  });

  it('fails for all services when listing the cluster fails', async () => {
    const { read, callsOf } = await setUp();
    const fault = deployment.simulator.faults.add({
      kind: 'expired-credentials',
      service: 'ecs',
      operation: 'ListTasks',
    });
    const found = await read(THREE);
    fault.remove();
    expect(new Set(found)).toEqual(new Set(['ExpiredTokenException']));
    expect(callsOf()).toEqual(['ListTasks']);
    expect(await read(THREE)).toEqual(groupsOf(THREE));
  });

  describe('in a cluster with more than one page of tasks', () => {
    beforeAll(() => scale('payroll', 120), 60_000);
    afterAll(() => scale('payroll', 2), 60_000);

    it('lists page by page if that still takes fewer calls', async () => {
      const { read, callsOf } = await setUp();
      expect(await read(FIVE)).toEqual(groupsOf(FIVE));
      expect(callsOf()).toEqual([
        'DescribeTasks',
        'DescribeTasks',
        'ListTasks',
        'ListTasks',
      ]);
    });

    it('lists by service if there are too many pages, and the next time immediately', async () => {
      const { read } = await setUp();
      // How many DescribeTasks calls it takes depends on when each list arrives.
      const listings = () =>
        deployment.simulator.calls.count({ operation: 'ListTasks' });
      expect(await read(THREE)).toEqual(groupsOf(THREE));
      expect(listings()).toBe(1 + THREE.length);
      expect(await read(THREE)).toEqual(groupsOf(THREE));
      expect(listings()).toBe(THREE.length);
    });

    it('lists by service for a single service', async () => {
      const { read, callsOf } = await setUp();
      expect(await read(['orders'])).toEqual(groupsOf(['orders']));
      expect(callsOf()).toEqual(['DescribeTasks', 'ListTasks']);
    });

    it('fails only for the service whose own listing fails', async () => {
      const { read } = await setUp();
      expect(await read(['orders', 'nothing'])).toEqual([
        ...groupsOf(['orders']),
        'ServiceNotFoundException',
      ]);
    });

    it('returns at most 100 tasks of a service, whether listed by service or by cluster', async () => {
      const { read } = await setUp();
      const [alone] = await read(['payroll']);
      const [listed] = await read(['payroll', ...FIVE]);
      expect([alone.length, listed.length]).toEqual([100, 100]);
    });
  });
});
