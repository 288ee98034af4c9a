import { readFirst, readingsOf } from '../__testUtils__/readings';
import {
  observeEnvironmentStack,
  observeRecordResource,
  observeStack,
  observeVpcStack,
} from './stack';

const ARN = 'arn:aws:cloudformation:eu-west-1:123456789012:stack/orders/1';

interface Stack {
  status?: string;
  outputs?: Record<string, string>;
  parameters?: Record<string, string>;
  tags?: Record<string, string>;
}

const describeStacks = ({
  status = 'CREATE_COMPLETE',
  outputs = {},
  parameters = {},
  tags = {},
}: Stack) => ({
  DescribeStacks: {
    Stacks: [
      {
        StackId: ARN,
        StackName: 'orders',
        StackStatus: status,
        Outputs: Object.entries(outputs).map(([OutputKey, OutputValue]) => ({
          OutputKey,
          OutputValue,
        })),
        Parameters: Object.entries(parameters).map(
          ([ParameterKey, ParameterValue]) => ({
            ParameterKey,
            ParameterValue,
          }),
        ),
        Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
      },
    ],
  },
});

const MANAGED = {
  'fargate-api:managed': 'true',
  'fargate-api:kind': 'public-api',
  'fargate-api:entity': 'api:default/orders component:default/orders',
};

describe('observeStack', () => {
  const read = async (stack: Stack) =>
    (
      await readFirst(
        context => observeStack(context, ARN),
        describeStacks(stack),
      )
    ).value;

  it('reads what the stack of an API says', async () => {
    expect(
      await read({
        outputs: {
          ServiceArn: 'arn',
          LogGroupName: 'orders-logs',
          Url: 'https://orders.acme.com',
          DomainName: 'orders.acme.com',
          HostedZoneId: 'Z1',
          AdditionalDomainNames: 'shop.acme.com,buy.acme.org',
          AdditionalHostedZoneIds: 'Z1,Z2',
        },
        parameters: { VpcId: 'vpc-1', OfficeHours: 'on' },
        tags: MANAGED,
      }),
    ).toEqual({
      name: 'orders',
      status: 'CREATE_COMPLETE',
      kind: 'public-api',
      ownership: {
        entityRefs: ['api:default/orders', 'component:default/orders'],
        isManaged: true,
        stackArn: ARN,
      },
      serviceArn: 'arn',
      url: 'https://orders.acme.com',
      reach: 'internet',
      logGroup: 'orders-logs',
      vpcId: 'vpc-1',
      domain: { name: 'orders.acme.com', zoneId: 'Z1' },
      additionalDomains: [
        { name: 'shop.acme.com', zoneId: 'Z1' },
        { name: 'buy.acme.org', zoneId: 'Z2' },
      ],
      hasOfficeHours: true,
    });
  });

  it('knows little of a stack that the portal does not manage', async () => {
    expect(
      await read({
        outputs: { Url: 'https://orders.acme.com' },
        tags: { 'fargate-api:kind': 'public-api' },
      }),
    ).toEqual({
      name: 'orders',
      status: 'CREATE_COMPLETE',
      ownership: { entityRefs: [], isManaged: false, stackArn: ARN },
      url: 'https://orders.acme.com',
      hasOfficeHours: false,
    });
  });

  it.each<[string, Stack, string[] | undefined]>([
    ['no URL', {}, undefined],
    [
      'a URL of another kind',
      { outputs: { Url: 'data:text/html,x' } },
      ['Url'],
    ],
  ])('shows the invalid outputs of one with %s', async (_, stack, invalid) => {
    const { url, invalidOutputs } = await read(stack);
    expect({ url, invalidOutputs }).toEqual({ invalidOutputs: invalid });
  });

  it.each([
    { DomainName: 'orders.acme.com' } as Record<string, string>,
    { HostedZoneId: 'Z1' },
  ])('has no domain with only %j', async outputs => {
    expect(await read({ outputs })).not.toHaveProperty('domain');
  });

  it('has no further domains without a zone, and not more than a load balancer can have', async () => {
    const { additionalDomains } = (await read({
      outputs: {
        AdditionalDomainNames: Array.from(
          { length: 1000 },
          (_, index) => `n${index}.acme.com`,
        ).join(','),
        AdditionalHostedZoneIds: `,${'Z1,'.repeat(998)}`,
      },
    }))!;
    expect(additionalDomains).toHaveLength(25);
    expect(additionalDomains![0].name).toBe('n1.acme.com');
  });

  it.each([
    ['CREATE_IN_PROGRESS', true],
    ['UPDATE_ROLLBACK_IN_PROGRESS', true],
    ['UPDATE_COMPLETE', false],
    ['ROLLBACK_FAILED', false],
  ])('changes while it is %s: %s', async (status, isChanging) => {
    for (const observe of [observeStack, observeEnvironmentStack]) {
      const [reading] = await readingsOf(context => observe(context, ARN));
      expect(reading.isChanging!({ status })).toBe(isChanging);
    }
  });

  it('fails when it was deleted, which CloudFormation still describes', async () => {
    const deleted = { kind: 'stack-deleted', facts: { arn: ARN } };
    await expect(read({ status: 'DELETE_COMPLETE' })).rejects.toMatchObject(
      deleted,
    );
    await expect(
      readFirst(context => observeStack(context, ARN), {
        DescribeStacks: { Stacks: [] },
      }),
    ).rejects.toMatchObject(deleted);
  });
});

describe('observeEnvironmentStack', () => {
  it('reads the cluster, and the network that the descriptor names', async () => {
    const { value } = await readFirst(
      context => observeEnvironmentStack(context, ARN),
      {
        ...describeStacks({
          outputs: { ClusterArn: 'cluster' },
          tags: { ...MANAGED, 'fargate-api:kind': 'cluster' },
        }),
        DescribeStackResource: {
          StackResourceDetail: {
            ResourceType: 'AWS::ECS::Cluster',
            Metadata: JSON.stringify({
              FargateApi: {
                entity: {
                  namespace: 'default',
                  name: 'dev',
                  owner: 'group:default/ops',
                },
                network: { vpcStackArn: 'vpc-stack' },
              },
            }),
          },
        },
      },
    );
    expect(value).toMatchObject({
      name: 'orders',
      status: 'CREATE_COMPLETE',
      ownership: { isManaged: true, stackArn: ARN },
      clusterArn: 'cluster',
      network: { vpcStackArn: 'vpc-stack' },
    });
  });
});

describe('observeRecordResource', () => {
  it('is null when the stack has no such resource', async () => {
    const { value } = await readFirst(
      context => observeRecordResource(context, ARN, 'Service'),
      { DescribeStackResource: missing() },
    );
    expect(value).toBeNull();
  });
});

describe('observeVpcStack', () => {
  const read = (answers: object) =>
    readFirst(context => observeVpcStack(context, ARN), { ...answers });

  it('reads the VPC of a stack', async () => {
    const { value } = await read(
      describeStacks({ outputs: { VpcId: 'vpc-1' } }),
    );
    expect(value).toEqual({ vpcId: 'vpc-1' });
  });

  it.each([
    ['0', undefined, { retentionDays: 0 }],
    ['30', 'flow-logs', { retentionDays: 30, logGroup: 'flow-logs' }],
  ])('reads its flow logs of %s days', async (days, group, flowLog) => {
    const { value } = await read(
      describeStacks({
        outputs: {
          VpcId: 'vpc-1',
          ...(group && { FlowLogGroupName: group }),
        },
        parameters: { FlowLogRetentionDays: days },
      }),
    );
    expect(value!.flowLog).toEqual(flowLog);
  });

  it.each([
    ['no output', describeStacks({})],
    ['no stack', { DescribeStacks: { Stacks: [] } }],
  ])('fails with %s', async (_, answers) => {
    await expect(read(answers)).rejects.toMatchObject({
      kind: 'stack-without-vpc',
      facts: { arn: ARN },
    });
  });
});

/** CloudFormation's answer for a resource that the stack does not have. */
function missing() {
  return Object.assign(
    new Error('Resource Service does not exist for stack orders'),
    { name: 'ValidationError' },
  );
}
