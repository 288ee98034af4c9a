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

describe('the tasks of services that are asked for at the same time', () => {
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

  /** Clients that know nothing of the cluster yet. */
  async function setUp() {
    const aws = FargateAws.fromConfig(
      mockServices.rootConfig({ data: deployment.config }),
    );
    const clients = await aws.clients(aws.targets.get('dev'));
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

  /** Each runs two tasks. */
  const groupsOf = (names: string[]) =>
    names.map(name => [`service:${name}`, `service:${name}`]);

  it('are listed with the whole cluster where that takes fewer calls', async () => {
    const { read, callsOf } = await setUp();
    expect(await read(TWO)).toEqual(groupsOf(TWO));
    expect(callsOf()).toEqual(['DescribeTasks', 'ListTasks']);
  });

  it('are those of each service alone', async () => {
    const { read } = await setUp();
    const names = [...THREE, 'order', 'nothing'];
    expect(await read(names)).toEqual([...groupsOf(THREE), [], []]);
  });

  it('are one call where none stopped', async () => {
    const { read, callsOf } = await setUp();
    expect(await read(FIVE, 'STOPPED')).toEqual(FIVE.map(() => []));
    expect(callsOf()).toEqual(['ListTasks']);
  });

  it('are unknown to all when the listing fails', async () => {
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

  describe('in a cluster with more tasks than a page has', () => {
    beforeAll(() => scale('payroll', 120), 60_000);
    afterAll(() => scale('payroll', 2), 60_000);

    it('are listed page by page where that still takes fewer calls', async () => {
      const { read, callsOf } = await setUp();
      expect(await read(FIVE)).toEqual(groupsOf(FIVE));
      expect(callsOf()).toEqual([
        'DescribeTasks',
        'DescribeTasks',
        'ListTasks',
        'ListTasks',
      ]);
    });

    it('are listed by service after all where there are too many pages, which is remembered', async () => {
      const { read, callsOf } = await setUp();
      const byService = ['DescribeTasks', ...THREE.map(() => 'ListTasks')];
      expect(await read(THREE)).toEqual(groupsOf(THREE));
      expect(callsOf()).toEqual([...byService, 'ListTasks']);
      expect(await read(THREE)).toEqual(groupsOf(THREE));
      expect(callsOf()).toEqual(byService);
    });

    it('are listed by service where one is asked for', async () => {
      const { read, callsOf } = await setUp();
      expect(await read(['orders'])).toEqual(groupsOf(['orders']));
      expect(callsOf()).toEqual(['DescribeTasks', 'ListTasks']);
    });

    it('are unknown to one alone whose own listing fails', async () => {
      const { read } = await setUp();
      expect(await read(['orders', 'nothing'])).toEqual([
        ...groupsOf(['orders']),
        'ServiceNotFoundException',
      ]);
    });

    it('are at most 100 of a service, however they are listed', async () => {
      const { read } = await setUp();
      const [alone] = await read(['payroll']);
      const [listed] = await read(['payroll', ...FIVE]);
      expect([alone.length, listed.length]).toEqual([100, 100]);
    });
  });
});
