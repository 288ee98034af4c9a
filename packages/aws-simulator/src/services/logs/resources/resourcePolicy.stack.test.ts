import { CloudWatchLogs } from '@aws-sdk/client-cloudwatch-logs';
import { StackBench } from '../../../__testUtils__/StackBench';

const document = (Action = 'logs:PutLogEvents') => ({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { Service: 'events.amazonaws.com' },
      Action,
      Resource: '*',
    },
  ],
});

const template = (PolicyDocument: unknown, PolicyName = 'events') => ({
  Resources: {
    Policy: {
      Type: 'AWS::Logs::ResourcePolicy',
      Properties: { PolicyName, PolicyDocument },
    },
  },
  Outputs: { Name: { Value: { Ref: 'Policy' } } },
});

describe('resource policies of CloudWatch Logs', () => {
  let bench: StackBench;
  let logs: CloudWatchLogs;

  beforeEach(async () => {
    bench = await StackBench.start();
    logs = new CloudWatchLogs(bench.options);
  });

  afterEach(() => bench.close());

  async function policies() {
    const { resourcePolicies } = await logs.describeResourcePolicies({});
    return resourcePolicies!.map(({ policyName, policyDocument }) => [
      policyName,
      JSON.parse(policyDocument!),
    ]);
  }

  it('are made, changed and deleted by a stack', async () => {
    const { Name } = await bench.outputs(
      template(JSON.stringify(document('logs:*'))),
    );
    expect(Name).toBe('events');
    expect(await policies()).toEqual([['events', document('logs:*')]]);
    await bench.update(template(document()));
    expect(await policies()).toEqual([['events', document()]]);
    await bench.delete();
    expect(await policies()).toEqual([]);
  });

  it('are refused with a document that is none', async () => {
    await bench.deploy(template('no document'));
    expect(await bench.reasons()).toEqual([
      expect.stringMatching(
        /^Policy: Resource handler returned message: "Error occurred while parsing accessPolicy\. /,
      ),
    ]);
  });

  it('are at most ten', async () => {
    const policyDocument = JSON.stringify(document());
    for (let index = 0; index < 10; index++) {
      await logs.putResourcePolicy({ policyName: `${index}`, policyDocument });
    }
    await logs.putResourcePolicy({ policyName: '9', policyDocument });
    await expect(
      logs.putResourcePolicy({ policyName: '10', policyDocument }),
    ).rejects.toMatchObject({ name: 'LimitExceededException' });
    const first = await logs.describeResourcePolicies({ limit: 7 });
    expect(first.resourcePolicies).toHaveLength(7);
    const rest = await logs.describeResourcePolicies({
      nextToken: first.nextToken,
    });
    expect(rest.resourcePolicies!.map(one => one.policyName)).toEqual([
      '7',
      '8',
      '9',
    ]);
  });

  it.each<[string, (client: CloudWatchLogs) => Promise<unknown>]>([
    [
      'ResourceNotFoundException',
      client => client.deleteResourcePolicy({ policyName: 'nope' }),
    ],
    ['InvalidParameterException', client => client.putResourcePolicy({})],
    [
      'InvalidParameterException',
      client => client.describeResourcePolicies({ resourceArn: 'arn:aws:x' }),
    ],
  ])('fail with %s', async (name, call) => {
    await expect(call(logs)).rejects.toMatchObject({ name });
  });
});
