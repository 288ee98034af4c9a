import { CloudFormation } from '@aws-sdk/client-cloudformation';
import { Simulator, startSimulator } from '../../../Simulator';

const template = `
Description: Two resources
Parameters:
  Days: { Type: Number, Default: 30 }
Resources:
  LogGroup:
    Type: AWS::Logs::LogGroup
    Metadata: { owner: team-a }
    Properties:
      RetentionInDays: !Ref Days
  Handle:
    Type: AWS::CloudFormation::WaitConditionHandle
    DependsOn: LogGroup
Outputs:
  Arn:
    Value: !GetAtt LogGroup.Arn
    Export: { Name: !Sub '\${AWS::StackName}-arn' }
`;

describe('CloudFormation over HTTP', () => {
  let simulator: Simulator;
  let client: CloudFormation;
  beforeEach(async () => {
    simulator = await startSimulator();
    client = new CloudFormation({
      region: 'eu-west-1',
      endpoint: simulator.url,
      credentials: { accessKeyId: 'AKIA', secretAccessKey: 'secret' },
    });
  });
  afterEach(async () => {
    client.destroy();
    await simulator.close();
  });

  it('answers the SDK from the change set to the outputs', async () => {
    const { Id, StackId } = await client.createChangeSet({
      StackName: 'app',
      ChangeSetName: 'first',
      ChangeSetType: 'CREATE',
      TemplateBody: template,
      Tags: [{ Key: 'k', Value: 'v' }],
    });
    await simulator.clock.advance(5);
    const planned = await client.describeChangeSet({
      ChangeSetName: Id,
      IncludePropertyValues: true,
    });
    expect(planned.Changes![1].ResourceChange).toMatchObject({
      Action: 'Add',
      LogicalResourceId: 'LogGroup',
      AfterContext:
        '{"Properties":{"RetentionInDays":30},"Metadata":{"owner":"team-a"}}',
    });
    await client.executeChangeSet({ ChangeSetName: Id });
    await simulator.clock.advance(60);
    const { Stacks } = await client.describeStacks({ StackName: 'app' });
    expect(Stacks![0]).toMatchObject({
      StackId,
      Description: 'Two resources',
      Parameters: [{ ParameterKey: 'Days', ParameterValue: '30' }],
      Tags: [{ Key: 'k', Value: 'v' }],
      Outputs: [
        {
          OutputKey: 'Arn',
          OutputValue: expect.stringMatching(
            /^arn:aws:logs:eu-west-1:123456789012:log-group:/,
          ),
          ExportName: 'app-arn',
        },
      ],
    });
    const { StackResourceDetail } = await client.describeStackResource({
      StackName: 'app',
      LogicalResourceId: 'LogGroup',
    });
    expect(StackResourceDetail!.Metadata).toBe('{"owner":"team-a"}');
    const { StackEvents } = await client.describeStackEvents({
      StackName: 'app',
    });
    expect(StackEvents![0]).toMatchObject({
      ResourceStatus: 'CREATE_COMPLETE',
      PhysicalResourceId: StackId,
      Timestamp: expect.any(Date),
    });
    expect((await client.getTemplate({ StackName: 'app' })).TemplateBody).toBe(
      template,
    );
    expect(await client.getTemplateSummary({ StackName: 'app' })).toMatchObject(
      {
        Parameters: [{ ParameterKey: 'Days', ParameterType: 'Number' }],
        ResourceTypes: [
          'AWS::Logs::LogGroup',
          'AWS::CloudFormation::WaitConditionHandle',
        ],
      },
    );
  });

  it('answers errors with AWS codes', async () => {
    await expect(client.describeStacks({ StackName: 'none' })).rejects.toThrow(
      expect.objectContaining({
        name: 'ValidationError',
        message: 'Stack with id none does not exist',
      }),
    );
    await client.createStack({ StackName: 'app', TemplateBody: template });
    await expect(
      client.describeChangeSet({ StackName: 'app', ChangeSetName: 'none' }),
    ).rejects.toThrow(
      expect.objectContaining({
        name: 'ChangeSetNotFoundException',
        message: 'ChangeSet [none] does not exist',
      }),
    );
    await expect(
      client.createStack({ StackName: 'app', TemplateBody: template }),
    ).rejects.toThrow(
      expect.objectContaining({ name: 'AlreadyExistsException' }),
    );
  });

  it('pages the events of a stack', async () => {
    const handles = Array.from({ length: 60 }, (_, index) => [
      `Handle${index}`,
      { Type: 'AWS::CloudFormation::WaitConditionHandle' },
    ]);
    await client.createStack({
      StackName: 'app',
      TemplateBody: JSON.stringify({ Resources: Object.fromEntries(handles) }),
    });
    await simulator.clock.advance(60);
    const first = await client.describeStackEvents({ StackName: 'app' });
    const second = await client.describeStackEvents({
      StackName: 'app',
      NextToken: first.NextToken,
    });
    const events = [...first.StackEvents!, ...second.StackEvents!];
    expect(first.StackEvents).toHaveLength(100);
    expect(new Set(events.map(event => event.EventId)).size).toBe(182);
    expect(second.NextToken).toBeUndefined();
  });
});
