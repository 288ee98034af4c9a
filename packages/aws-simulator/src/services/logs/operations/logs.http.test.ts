import { CloudFormation } from '@aws-sdk/client-cloudformation';
import { CloudWatchLogs } from '@aws-sdk/client-cloudwatch-logs';
import { Simulator, startSimulator } from '../../../Simulator';
import { clientOptions } from '../../../__testUtils__/clientOptions';
import { Logs } from '../model/Logs';

const DAY = 24 * 60 * 60;

describe('CloudWatch Logs', () => {
  let simulator: Simulator;
  let client: CloudWatchLogs;
  let logs: Logs;

  beforeEach(async () => {
    simulator = await startSimulator();
    client = new CloudWatchLogs(clientOptions(simulator));
    logs = simulator.world
      .account('123456789012')
      .region('eu-west-1')
      .service(Logs);
  });

  afterEach(async () => {
    client.destroy();
    await simulator.close();
  });

  function write(stream: string, ...messages: string[]) {
    const start = simulator.clock.now();
    logs.putLines(
      'api',
      stream,
      messages.map((message, index) => ({ timestamp: start + index, message })),
    );
  }

  const read = async (input: object = {}) => {
    const { events, ...tokens } = await client.getLogEvents({
      logGroupName: 'api',
      logStreamName: 'one',
      ...input,
    });
    return { messages: events!.map(({ message }) => message), ...tokens };
  };

  it('reads the newest events, and pages back and forth', async () => {
    await client.createLogGroup({ logGroupName: 'api' });
    write('one', 'a', 'b', 'c', 'd', 'e');
    const last = await read({ limit: 2 });
    expect(last.messages).toEqual(['d', 'e']);
    const before = await read({ limit: 2, nextToken: last.nextBackwardToken });
    expect(before.messages).toEqual(['b', 'c']);
    const end = await read({ nextToken: last.nextForwardToken });
    expect(end.messages).toEqual([]);
    expect(end.nextForwardToken).toBe(last.nextForwardToken);
    await simulator.clock.advance(1);
    write('one', 'f');
    expect((await read({ nextToken: end.nextForwardToken })).messages).toEqual([
      'f',
    ]);
    expect((await read({ limit: 1, startFromHead: true })).messages).toEqual([
      'a',
    ]);
  });

  it.each([
    ['', ['GET /ok 200', 'GET /bad 500', 'POST /bad 500']],
    ['GET 500', ['GET /bad 500']],
    ['"/bad 500"', ['GET /bad 500', 'POST /bad 500']],
    ['500 -POST', ['GET /bad 500']],
    ['?200 ?POST', ['GET /ok 200', 'POST /bad 500']],
  ])('filters by the pattern %j', async (filterPattern, messages) => {
    await client.createLogGroup({ logGroupName: 'api' });
    write('one', 'GET /ok 200', 'GET /bad 500');
    await simulator.clock.advance(1);
    write('two', 'POST /bad 500');
    const { events } = await client.filterLogEvents({
      logGroupName: 'api',
      filterPattern,
    });
    expect(events!.map(({ message }) => message)).toEqual(messages);
  });

  it('lists streams by name, or the one that wrote last', async () => {
    await client.createLogGroup({ logGroupName: 'api' });
    for (const stream of ['two', 'one', 'three']) {
      write(stream, 'hello');
      await simulator.clock.advance(1);
    }
    const names = async (input: object) =>
      (
        await client.describeLogStreams({ logGroupName: 'api', ...input })
      ).logStreams!.map(({ logStreamName }) => logStreamName);
    expect(await names({})).toEqual(['one', 'three', 'two']);
    expect(
      await names({ orderBy: 'LastEventTime', descending: true, limit: 1 }),
    ).toEqual(['three']);
    expect(await names({ logStreamNamePrefix: 't' })).toEqual(['three', 'two']);
  });

  it('forgets what is older than the retention', async () => {
    await client.createLogGroup({ logGroupName: 'api' });
    write('one', 'old');
    await simulator.clock.advance(2 * DAY);
    write('one', 'new');
    expect((await read()).messages).toEqual(['old', 'new']);
    await client.putRetentionPolicy({
      logGroupName: 'api',
      retentionInDays: 1,
    });
    expect((await read()).messages).toEqual(['new']);
    await expect(
      client.putRetentionPolicy({ logGroupName: 'api', retentionInDays: 2 }),
    ).rejects.toMatchObject({ name: 'InvalidParameterException' });
  });

  it('says what exists and what does not', async () => {
    await client.createLogGroup({ logGroupName: 'api' });
    await expect(
      client.createLogGroup({ logGroupName: 'api' }),
    ).rejects.toMatchObject({
      name: 'ResourceAlreadyExistsException',
      message: 'The specified log group already exists',
    });
    await expect(read()).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: 'The specified log stream does not exist.',
    });
    await client.deleteLogGroup({ logGroupName: 'api' });
    await expect(read()).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: 'The specified log group does not exist.',
    });
  });

  it('is made by a stack, and kept by its deletion policy', async () => {
    const cloudFormation = new CloudFormation(clientOptions(simulator));
    await cloudFormation.createStack({
      StackName: 'api',
      TemplateBody: JSON.stringify({
        Resources: {
          Kept: {
            Type: 'AWS::Logs::LogGroup',
            DeletionPolicy: 'Retain',
            Properties: { RetentionInDays: 30 },
          },
          Gone: { Type: 'AWS::Logs::LogGroup' },
        },
        Outputs: { Arn: { Value: { 'Fn::GetAtt': ['Kept', 'Arn'] } } },
      }),
    });
    await simulator.clock.advance(60);
    const { Stacks } = await cloudFormation.describeStacks({});
    const { logGroups } = await client.describeLogGroups({
      logGroupNamePrefix: 'api-Kept-',
    });
    expect(logGroups).toEqual([
      expect.objectContaining({
        arn: Stacks![0].Outputs![0].OutputValue,
        retentionInDays: 30,
      }),
    ]);
    await cloudFormation.deleteStack({ StackName: 'api' });
    await simulator.clock.advance(60);
    expect([...logs.groups.keys()]).toEqual([logGroups![0].logGroupName]);
    cloudFormation.destroy();
  });
});
