import { cluster } from '../__testUtils__/cannedEnvironment';
import { cannedContext } from '../__testUtils__/cannedContext';
import { stackArnOf, withStacks } from '../__testUtils__/cannedStacks';
import { awsError } from '../__testUtils__/cannedAws';
import { assertDeletable } from './assertDeletable';

describe('assertDeletable', () => {
  const resources = [
    {
      LogicalResourceId: 'Cluster',
      PhysicalResourceId: 'dev',
      ResourceType: 'AWS::ECS::Cluster',
      ResourceStatus: 'CREATE_COMPLETE',
    },
  ];
  function check(
    options: {
      facts?: object;
      services?: number;
      retain?: string[];
      resource?: object;
      authorize?: jest.Mock;
      signal?: AbortSignal;
      answers?: object;
    } = {},
  ) {
    const canned = cannedContext(
      {
        ...withStacks(cluster(options.facts)),
        DescribeStackResources: {
          StackResources: resources.map(one => ({
            ...one,
            ...options.resource,
          })),
        },
        DescribeClusters: {
          clusters: [
            { clusterName: 'dev', activeServicesCount: options.services },
          ],
        },
        DescribeStackEvents: { StackEvents: [] },
        ...options.answers,
      },
      {
        ...(options.authorize && { authorize: options.authorize }),
        ...(options.signal && { signal: options.signal }),
      },
    );
    const stacks = [{ arn: stackArnOf('cluster'), name: 'cluster' }];
    return {
      ...canned,
      done: assertDeletable(canned.context, stacks, options.retain ?? []),
    };
  }

  it('accepts a stack that nothing keeps, after asking who may', async () => {
    const authorize = jest.fn();
    const { done, inputs, lines, signals, context } = check({ authorize });
    await done;
    expect(lines).toEqual([]);
    expect(authorize.mock.calls.map(([, { name }]) => name)).toEqual([
      'cluster',
    ]);
    expect(inputs.map(([operation]) => operation)).toEqual([
      'DescribeStacks',
      'DescribeStackResources',
      'DescribeClusters',
    ]);
    expect(inputs[1][1]).toEqual({ StackName: stackArnOf('cluster') });
    expect(new Set(signals)).toEqual(new Set([context.signal]));
  });

  it('refuses, before anything is deleted, with what to do', async () => {
    await expect(check({ services: 2 }).done).rejects.toThrow(
      'Nothing was deleted, because the deletion could not be completed: cluster dev runs 2 services that this portal did not deploy; delete them with aws ecs delete-service --force --cluster dev --service NAME. Or list Cluster in retain to keep what cannot be deleted.',
    );
  });

  it('retains on request what cannot be deleted', async () => {
    const { done, lines } = check({ services: 2, retain: ['Cluster', 'x'] });
    await done;
    expect(lines).toEqual([
      'Note cluster dev runs 2 services that this portal did not deploy: Cluster will be retained, as requested',
    ]);
    await expect(
      check({ services: 2, retain: ['Other'] }).done,
    ).rejects.toThrow('Nothing was deleted');
  });

  it('retains on request only where all that it keeps may stay', async () => {
    const vpc = {
      LogicalResourceId: 'Vpc',
      PhysicalResourceId: 'vpc-1',
      ResourceType: 'AWS::EC2::VPC',
      ResourceStatus: 'CREATE_COMPLETE',
    };
    const subnet = {
      ...vpc,
      LogicalResourceId: 'Subnet',
      PhysicalResourceId: 'subnet-1',
      ResourceType: 'AWS::EC2::Subnet',
    };
    const answers = {
      DescribeStackResources: { StackResources: [vpc, subnet] },
      DescribeSecurityGroups: {},
      DescribeSubnets: { Subnets: [{ SubnetId: 'subnet-1' }] },
      DescribeNatGateways: {},
      DescribeNetworkInterfaces: {
        NetworkInterfaces: [
          { NetworkInterfaceId: 'eni-1', SubnetId: 'subnet-1' },
        ],
      },
    };
    await expect(check({ answers, retain: ['Vpc'] }).done).rejects.toThrow(
      /^Nothing was deleted, .*: VPC vpc-1 has the network interface eni-1, which is not from its stack; delete it, or move it to another VPC\. Or list Subnet, Vpc in retain/,
    );
    const { done, lines } = check({ answers, retain: ['Vpc', 'Subnet'] });
    await done;
    expect(lines).toEqual([
      'Note VPC vpc-1 has the network interface eni-1, which is not from its stack: Subnet, Vpc will be retained, as requested',
    ]);
  });

  it('names every obstacle, and what it keeps once', async () => {
    const other = {
      StackResources: [
        ...resources,
        {
          ...resources[0],
          LogicalResourceId: 'Other',
          PhysicalResourceId: 'x',
        },
        { ...resources[0], LogicalResourceId: 'Own', PhysicalResourceId: 'y' },
      ],
    };
    const answers = {
      DescribeStackResources: other,
      DescribeClusters: ({ clusters }: { clusters: string[] }) => ({
        clusters: clusters.map(clusterName => ({
          clusterName,
          activeServicesCount: clusterName === 'y' ? 0 : 2,
        })),
      }),
    };
    const delete_ = (name: string) =>
      `cluster ${name} runs 2 services that this portal did not deploy; delete them with aws ecs delete-service --force --cluster ${name} --service NAME`;
    await expect(check({ answers, retain: ['Own'] }).done).rejects.toThrow(
      `${delete_('dev')}. ${delete_(
        'x',
      )}. Or list Cluster, Other in retain to keep what cannot be deleted.`,
    );
    await expect(check({ answers, retain: ['Other'] }).done).rejects.toThrow(
      `could not be completed: ${delete_('dev')}. Or list Cluster in retain`,
    );
  });

  it.each([
    ['that is deleted', { facts: { status: 'DELETE_COMPLETE' } }],
    ['that is being deleted', { facts: { status: 'DELETE_IN_PROGRESS' } }],
    ['that is gone', { answers: withStacks() }],
    [
      'whose resource is deleted',
      { resource: { ResourceStatus: 'DELETE_COMPLETE' } },
    ],
  ])('looks at nothing of a stack %s', async (_, options) => {
    const { done } = check({ services: 2, ...options });
    await expect(done).resolves.toBeUndefined();
  });

  it('fails with an error of AWS, but a cancelled task with the state of the stack', async () => {
    const answers = { DescribeStackResources: awsError('Throttling') };
    await expect(check({ answers }).done).rejects.toThrow('Throttling of AWS');
    const signal = AbortSignal.abort();
    await expect(check({ answers, signal }).done).rejects.not.toThrow(
      'Throttling of AWS',
    );
  });
});
