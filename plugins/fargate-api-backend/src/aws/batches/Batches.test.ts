import { answeringClients } from '../../__testUtils__/readings';
import { Batches } from './Batches';

interface Row {
  what: string;
  load: (batches: Batches, id: string) => Promise<unknown>;
  operation: string;
  /** The request for two, and the answer that has the second one. */
  input: object;
  answer: object;
  maximum: number;
}

const ROWS: Row[] = [
  {
    what: 'load balancers',
    load: (batches, id) => batches.loadBalancers.load(id),
    operation: 'DescribeLoadBalancers',
    input: { LoadBalancerArns: ['a', 'b'] },
    answer: { LoadBalancers: [{ LoadBalancerArn: 'b' }] },
    maximum: 20,
  },
  {
    what: 'target groups',
    load: (batches, id) => batches.targetGroups.load(id),
    operation: 'DescribeTargetGroups',
    input: { TargetGroupArns: ['a', 'b'] },
    answer: { TargetGroups: [{ TargetGroupArn: 'b' }] },
    maximum: 20,
  },
  {
    what: 'security groups, where one that was deleted must not fail the others',
    load: (batches, id) => batches.securityGroups.load(id),
    operation: 'DescribeSecurityGroups',
    input: { Filters: [{ Name: 'group-id', Values: ['a', 'b'] }] },
    answer: { SecurityGroups: [{ GroupId: 'b' }] },
    maximum: 200,
  },
  {
    what: 'scalable targets',
    load: (batches, id) => batches.scalableServices.load(id),
    operation: 'DescribeScalableTargets',
    input: {
      ServiceNamespace: 'ecs',
      ScalableDimension: 'ecs:service:DesiredCount',
      ResourceIds: ['a', 'b'],
    },
    answer: { ScalableTargets: [{ ResourceId: 'b' }] },
    maximum: 50,
  },
  {
    what: 'services of a cluster',
    load: (batches, id) => batches.services('dev').load(id),
    operation: 'DescribeServices',
    input: { cluster: 'dev', services: ['a', 'b'], include: ['TAGS'] },
    answer: { services: [{ serviceName: 'b' }] },
    maximum: 10,
  },
];

describe.each(ROWS)('$what', ({ load, operation, input, answer, maximum }) => {
  it('are read together', async () => {
    const { clients, calls } = answeringClients({ [operation]: answer });
    const batches = Batches.of(clients);
    const found = await Promise.all([load(batches, 'a'), load(batches, 'b')]);
    const [[resource]] = Object.values(answer);
    expect(found).toEqual([undefined, resource]);
    expect(calls).toEqual([
      { operation, input, signal: expect.any(AbortSignal) },
    ]);
  });

  it('are read in as few calls as AWS allows', async () => {
    const { clients, calls } = answeringClients({ [operation]: answer });
    const batches = Batches.of(clients);
    await Promise.all(
      Array.from({ length: maximum + 1 }, (_, n) => load(batches, `${n}`)),
    );
    const sizes = calls.map(
      call => JSON.stringify(call.input).match(/"\d+"/g)!.length,
    );
    expect(sizes).toEqual([maximum, 1]);
  });
});

describe('Batches', () => {
  it('are shared by all who have the same clients, and by nobody else', () => {
    const { clients } = answeringClients({});
    expect(Batches.of(clients)).toBe(Batches.of(clients));
    expect(Batches.of(clients)).not.toBe(
      Batches.of(answeringClients({}).clients),
    );
  });

  it('read the services of each cluster for themselves', async () => {
    const { clients, calls } = answeringClients({});
    const batches = Batches.of(clients);
    await Promise.all([
      batches.services('dev').load('orders'),
      batches.services('prod').load('orders'),
    ]);
    expect(calls.map(({ input }) => input)).toMatchObject([
      { cluster: 'dev' },
      { cluster: 'prod' },
    ]);
  });

  it('list running and stopped tasks apart, and describe them together', async () => {
    const { clients, calls } = answeringClients({
      ListTasks: ({ desiredStatus }) => ({ taskArns: [desiredStatus] }),
      DescribeTasks: ({ tasks }) => ({
        tasks: tasks.map((taskArn: string) => ({
          taskArn,
          group: 'service:orders',
        })),
      }),
    });
    const batches = Batches.of(clients);
    const read = (cluster: string, desiredStatus: 'RUNNING' | 'STOPPED') =>
      batches.serviceTasks(cluster, desiredStatus).load('orders');
    expect(
      await Promise.all([read('dev', 'RUNNING'), read('dev', 'STOPPED')]),
    ).toMatchObject([[{ taskArn: 'RUNNING' }], [{ taskArn: 'STOPPED' }]]);
    expect(calls.slice(2)).toEqual([
      {
        operation: 'DescribeTasks',
        input: { cluster: 'dev', tasks: ['RUNNING', 'STOPPED'] },
        signal: expect.any(AbortSignal),
      },
    ]);
    expect(batches.serviceTasks('dev', 'RUNNING')).toBe(
      batches.serviceTasks('dev', 'RUNNING'),
    );
    expect(batches.serviceTasks('dev', 'RUNNING')).not.toBe(
      batches.serviceTasks('prod', 'RUNNING'),
    );
  });
});
