import {
  CreateFlowLogsCommand,
  CreateFlowLogsCommandInput,
  DeleteFlowLogsCommand,
  DescribeFlowLogsCommand,
  EC2Client,
} from '@aws-sdk/client-ec2';
import {
  CreateRoleCommand,
  IAMClient,
  PutRolePolicyCommand,
} from '@aws-sdk/client-iam';
import { S3 } from '../../s3/model/S3';
import { createBucket } from '../../s3/model/buckets';
import { StackBench } from '../../../__testUtils__/StackBench';

let bench: StackBench;
let ec2: EC2Client;
let vpc: string;

beforeEach(async () => {
  bench = await StackBench.start();
  ec2 = new EC2Client(bench.options);
  const outputs = await bench.outputs({
    Resources: {
      Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
    },
    Outputs: { Vpc: { Value: { Ref: 'Vpc' } } },
  });
  vpc = outputs.Vpc;
});

afterEach(() => bench.close());

const create = (input: Partial<CreateFlowLogsCommandInput>) =>
  ec2.send(
    new CreateFlowLogsCommand({
      ResourceIds: [vpc],
      ResourceType: 'VPC',
      TrafficType: 'ALL',
      ...input,
    }),
  );

const describe1 = async () =>
  (await ec2.send(new DescribeFlowLogsCommand({}))).FlowLogs![0];

const ROLE = 'arn:aws:iam::123456789012:role/flows';

const toLogs = (more: Partial<CreateFlowLogsCommandInput> = {}) =>
  create({ LogGroupName: 'flows', DeliverLogsPermissionArn: ROLE, ...more });

const toBucket = (more: Partial<CreateFlowLogsCommandInput> = {}) =>
  create({
    LogDestinationType: 's3',
    LogDestination: 'arn:aws:s3:::flows-bucket',
    ...more,
  });

const makeRole = async (service: string) => {
  const iam = new IAMClient(bench.options);
  await iam.send(
    new CreateRoleCommand({
      RoleName: 'flows',
      AssumeRolePolicyDocument: JSON.stringify({
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Principal: { Service: service },
            Action: 'sts:AssumeRole',
          },
        ],
      }),
    }),
  );
  return (Action: string[]) =>
    iam.send(
      new PutRolePolicyCommand({
        RoleName: 'flows',
        PolicyName: 'write',
        PolicyDocument: JSON.stringify({
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Action, Resource: '*' }],
        }),
      }),
    );
};

it('delivers to a log group as far as its role may', async () => {
  const allow = await makeRole('vpc-flow-logs.amazonaws.com');
  const { FlowLogIds } = await toLogs({
    TagSpecifications: [
      { ResourceType: 'vpc-flow-log', Tags: [{ Key: 'team', Value: 'net' }] },
    ],
  });
  expect(await describe1()).toMatchObject({
    FlowLogId: FlowLogIds![0],
    FlowLogStatus: 'ACTIVE',
    DeliverLogsStatus: 'FAILED',
    DeliverLogsErrorMessage: 'Access error',
    LogDestinationType: 'cloud-watch-logs',
    LogGroupName: 'flows',
    MaxAggregationInterval: 600,
    ResourceId: vpc,
    Tags: [{ Key: 'team', Value: 'net' }],
  });

  await allow(['logs:CreateLogStream', 'logs:PutLogEvents']);
  expect((await describe1()).DeliverLogsStatus).toBe('SUCCESS');
});

it('cannot deliver with a role that does not trust it', async () => {
  const allow = await makeRole('ecs-tasks.amazonaws.com');
  await allow(['logs:*']);
  await toLogs();
  expect((await describe1()).DeliverLogsStatus).toBe('FAILED');
});

it('extends the policy of a bucket of the same account', async () => {
  const bucket = createBucket(bench.region, 'flows-bucket');
  await toBucket();
  expect(JSON.parse(bucket.policy!).Statement).toMatchObject([
    {
      Sid: 'AWSLogDeliveryWrite',
      Resource: 'arn:aws:s3:::flows-bucket/AWSLogs/123456789012/*',
    },
    { Sid: 'AWSLogDeliveryAclCheck' },
  ]);
  expect(await describe1()).toMatchObject({
    DeliverLogsStatus: 'SUCCESS',
    DestinationOptions: { FileFormat: 'plain-text' },
  });

  bench.region.account.service(S3).buckets.clear();
  expect((await describe1()).DeliverLogsStatus).toBe('FAILED');
});

it('tells which resources it was not successful for', async () => {
  expect((await toBucket()).Unsuccessful).toEqual([
    {
      ResourceId: vpc,
      Error: {
        Code: '400',
        Message: 'LogDestination: flows-bucket does not exist.',
      },
    },
  ]);
  createBucket(
    bench.simulator.world.account('999999999999').region('eu-west-1'),
    'flows-bucket',
  );
  expect((await toBucket()).Unsuccessful![0].Error!.Message).toBe(
    'Access Denied for LogDestination: flows-bucket. Please check LogDestination permission.',
  );
});

it.each<[string, string, Partial<CreateFlowLogsCommandInput>]>([
  [
    'InvalidParameter',
    "LogDestination can't be empty if LogGroupName is not provided.",
    { LogDestinationType: 's3' },
  ],
  [
    'InvalidParameter',
    'LogDestination type must be cloud-watch-logs if LogGroupName is provided.',
    { LogDestinationType: 's3', LogGroupName: 'flows' },
  ],
  [
    'InvalidParameter',
    "DeliverLogsPermissionArn can't be empty if LogDestinationType is cloud-watch-logs.",
    { LogGroupName: 'flows' },
  ],
  [
    'InvalidParameter',
    'DeliverLogsPermissionArn is not applicable for s3 delivery',
    {
      LogDestinationType: 's3',
      LogDestination: 'arn:aws:s3:::a',
      DeliverLogsPermissionArn: ROLE,
    },
  ],
  [
    'InvalidParameter',
    'Invalid Flow Log Max Aggregation Interval',
    {
      LogGroupName: 'flows',
      DeliverLogsPermissionArn: ROLE,
      MaxAggregationInterval: 10,
    },
  ],
  [
    'InvalidParameter',
    'Unknown fields provided',
    {
      LogGroupName: 'flows',
      DeliverLogsPermissionArn: ROLE,
      LogFormat: '${version} ${colour}',
    },
  ],
  [
    'InvalidVpcID.NotFound',
    "The vpc ID 'vpc-1' does not exist",
    {
      ResourceIds: ['vpc-1'],
      LogGroupName: 'flows',
      DeliverLogsPermissionArn: ROLE,
    },
  ],
])('refuses with %s: %s', async (name, message, input) => {
  await expect(create(input)).rejects.toMatchObject({ name, message });
});

it('is there once for a destination, until it is deleted', async () => {
  const { FlowLogIds } = await toLogs();
  await expect(toLogs()).rejects.toMatchObject({
    name: 'FlowLogAlreadyExists',
    message:
      'Error. There is an existing Flow Log with the same configuration and log destination.',
  });
  await ec2.send(new DeleteFlowLogsCommand({ FlowLogIds }));
  await expect(
    ec2.send(new DescribeFlowLogsCommand({ FlowLogIds })),
  ).rejects.toMatchObject({
    name: 'InvalidFlowLogId.NotFound',
    message: `These flow log ids in the input list are not found: [TotalCount: 1] ${FlowLogIds}`,
  });
});
