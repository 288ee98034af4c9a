import { cannedContext } from '../__testUtils__/cannedContext';
import { cannedRecord } from '../__testUtils__/cannedStacks';
import { awsError } from '../__testUtils__/cannedAws';
import { servicesInCluster } from './servicesInCluster';

describe('servicesInCluster', () => {
  const resource = (id: string) => ({
    LogicalResourceId: `Logical${id}`,
    PhysicalResourceId: id,
    ResourceType: 'AWS::ECS::Cluster',
    StackName: 'cluster',
    Timestamp: new Date(0),
    ResourceStatus: 'CREATE_COMPLETE' as const,
  });
  async function find(answers: object, resources = [resource('dev')]) {
    const { clients, context, inputs, signals } = cannedContext(answers as any);
    const { signal } = context;
    const found = await servicesInCluster(
      clients,
      {
        stack: await cannedRecord('cluster'),
        resources,
        own: new Set<string>(),
      },
      { signal },
    );
    return { found, inputs, signals, signal };
  }
  const clusters = (...counts: (number | undefined)[]) => ({
    DescribeClusters: {
      clusters: counts.map(activeServicesCount => ({
        clusterName: 'dev',
        activeServicesCount,
      })),
    },
  });

  it.each([
    [1, '1 service'],
    [2, '2 services'],
  ])('names %d', async (count, text) => {
    const { found, inputs, signals, signal } = await find(clusters(count));
    expect(found).toEqual([
      {
        text: `cluster dev runs ${text} that this portal did not deploy`,
        repair:
          'delete them with aws ecs delete-service --force --cluster dev --service NAME',
        keeps: ['Logicaldev'],
      },
    ]);
    expect(inputs).toEqual([['DescribeClusters', { clusters: ['dev'] }]]);
    expect(signals).toEqual([signal]);
  });

  it.each([
    ['in an empty cluster', clusters(0, undefined)],
    ['where ECS tells nothing', { DescribeClusters: {} }],
    [
      'where the portal may not ask',
      { DescribeClusters: awsError('AccessDeniedException') },
    ],
  ])('finds none %s', async (_, answers) => {
    expect((await find(answers)).found).toEqual([]);
  });

  it('asks nothing without a cluster', async () => {
    expect((await find({}, [])).inputs).toEqual([]);
  });
});
