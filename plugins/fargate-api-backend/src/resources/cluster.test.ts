import { readFirst } from '../__testUtils__/readings';
import { observeCluster } from './cluster';

const ARN = 'arn:aws:ecs:eu-west-1:123456789012:cluster/dev';

const read = (...clusters: object[]) =>
  readFirst(context => observeCluster(context, ARN), {
    DescribeClusters: { clusters },
  });

describe('observeCluster', () => {
  it('reads the counts of a cluster, and who it belongs to by its tags', async () => {
    const { value, calls } = await read({
      clusterName: 'dev',
      status: 'ACTIVE',
      runningTasksCount: 3,
      pendingTasksCount: 1,
      activeServicesCount: 2,
      tags: [{ key: 'fargate-api:entity', value: 'resource:default/dev' }],
    });
    expect(value).toEqual({
      status: {
        name: 'dev',
        status: 'ACTIVE',
        runningTasks: 3,
        pendingTasks: 1,
        activeServices: 2,
      },
      ownership: { entityRefs: ['resource:default/dev'], isManaged: false },
    });
    expect(calls).toEqual([
      {
        operation: 'DescribeClusters',
        input: { clusters: [ARN], include: ['TAGS'] },
      },
    ]);
  });

  it('counts nothing in a cluster without counts', async () => {
    const { value } = await read({ clusterName: 'dev', status: 'INACTIVE' });
    expect(value.status).toMatchObject({
      runningTasks: 0,
      pendingTasks: 0,
      activeServices: 0,
    });
  });

  it('fails without the cluster', async () => {
    const missing = { kind: 'cluster-missing', facts: { arn: ARN } };
    await expect(read()).rejects.toMatchObject(missing);
    await expect(
      readFirst(context => observeCluster(context, ARN)),
    ).rejects.toMatchObject(missing);
  });
});
