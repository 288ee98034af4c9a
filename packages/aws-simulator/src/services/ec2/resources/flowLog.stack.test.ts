import { DescribeFlowLogsCommand, EC2Client } from '@aws-sdk/client-ec2';
import { StackBench } from '../../../__testUtils__/StackBench';

const statement = (Principal: object, Action: string[]) => ({
  Effect: 'Allow',
  Principal,
  Action,
});

const template = (log: object, more: object = {}) => ({
  Resources: {
    Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
    Group: { Type: 'AWS::Logs::LogGroup' },
    Role: {
      Type: 'AWS::IAM::Role',
      Properties: {
        AssumeRolePolicyDocument: {
          Version: '2012-10-17',
          Statement: [
            statement({ Service: 'vpc-flow-logs.amazonaws.com' }, [
              'sts:AssumeRole',
            ]),
          ],
        },
        Policies: [
          {
            PolicyName: 'write',
            PolicyDocument: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
                  Resource: '*',
                },
              ],
            },
          },
        ],
      },
    },
    Bucket: { Type: 'AWS::S3::Bucket' },
    Log: {
      Type: 'AWS::EC2::FlowLog',
      Properties: {
        ResourceId: { Ref: 'Vpc' },
        ResourceType: 'VPC',
        TrafficType: 'ALL',
        ...log,
      },
    },
    ...more,
  },
  Outputs: { Id: { Value: { Ref: 'Log' } } },
});

const TO_LOGS = {
  LogGroupName: { Ref: 'Group' },
  DeliverLogsPermissionArn: { 'Fn::GetAtt': ['Role', 'Arn'] },
};

const TO_BUCKET = {
  LogDestinationType: 's3',
  LogDestination: { 'Fn::GetAtt': ['Bucket', 'Arn'] },
};

let bench: StackBench;
beforeEach(async () => {
  bench = await StackBench.start();
});
afterEach(() => bench.close());

const all = async () =>
  (await new EC2Client(bench.options).send(new DescribeFlowLogsCommand({})))
    .FlowLogs!;

it('is made, gets tags in place, is replaced and deleted', async () => {
  const { Id } = await bench.outputs(template(TO_LOGS));
  expect(await all()).toMatchObject([
    { FlowLogId: Id, DeliverLogsStatus: 'SUCCESS' },
  ]);

  await bench.update(
    template({ ...TO_LOGS, Tags: [{ Key: 'team', Value: 'net' }] }),
  );
  const [tagged] = await all();
  expect(tagged.FlowLogId).toBe(Id);
  expect(tagged.Tags).toContainEqual({ Key: 'team', Value: 'net' });

  await bench.update(template({ ...TO_BUCKET, TrafficType: 'REJECT' }));
  expect(await all()).toMatchObject([
    { TrafficType: 'REJECT', LogDestinationType: 's3' },
  ]);
  expect((await all())[0].FlowLogId).not.toBe(Id);

  await bench.delete();
  expect(await all()).toEqual([]);
});

it('gives its bucket a policy, which a template cannot give then', async () => {
  const { StackStatus } = await bench.deploy(
    template(TO_BUCKET, {
      Policy: {
        Type: 'AWS::S3::BucketPolicy',
        DependsOn: 'Log',
        Properties: {
          Bucket: { Ref: 'Bucket' },
          PolicyDocument: { Version: '2012-10-17', Statement: [] },
        },
      },
    }),
  );
  expect(StackStatus).toBe('ROLLBACK_COMPLETE');
  expect((await bench.reasons()).join('\n')).toMatch(
    /^Policy: .*The bucket policy already exists on bucket /m,
  );
});

it('fails in the words of EC2', async () => {
  await bench.deploy(
    template({
      ...TO_BUCKET,
      LogDestination: 'arn:aws:s3:::nowhere-at-all',
    }),
  );
  expect((await bench.reasons()).join()).toContain(
    'LogDestination: nowhere-at-all does not exist.',
  );
});
