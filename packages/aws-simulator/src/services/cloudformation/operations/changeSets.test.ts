import { TestRegion, textOf } from '../../../__testUtils__/TestRegion';

function app(name: string, more: object = {}) {
  return {
    Parameters: { Name: { Type: 'String', Default: name } },
    Resources: {
      Topic: {
        Type: 'AWS::SNS::Topic',
        Properties: { TopicName: { Ref: 'Name' } },
      },
      Queue: {
        Type: 'AWS::SQS::Queue',
        Properties: { KmsMasterKeyId: { Ref: 'Topic' } },
      },
      ...more,
    },
  };
}

describe('change sets', () => {
  let aws: TestRegion;
  beforeEach(() => {
    aws = new TestRegion();
  });

  async function plan(template: object, input: object = {}) {
    const { Id } = await aws.call('CreateChangeSet', {
      StackName: 'app',
      ChangeSetName: 'cs',
      TemplateBody: textOf(template),
      ...input,
    });
    await aws.clock.advance(5);
    return aws.call('DescribeChangeSet', {
      ChangeSetName: Id,
      IncludePropertyValues: true,
    });
  }

  it('creates a stack', async () => {
    const planned = await plan(app('a'), { ChangeSetType: 'CREATE' });
    expect(planned).toMatchObject({
      Status: 'CREATE_COMPLETE',
      ExecutionStatus: 'AVAILABLE',
    });
    expect(
      planned.Changes.map(({ ResourceChange: change }: any) => [
        change.Action,
        change.LogicalResourceId,
      ]),
    ).toEqual([
      ['Add', 'Queue'],
      ['Add', 'Topic'],
    ]);
    expect((await aws.stack()).StackStatus).toBe('REVIEW_IN_PROGRESS');
    await aws.call('ExecuteChangeSet', {
      ChangeSetName: 'cs',
      StackName: 'app',
      ClientRequestToken: 'go',
    });
    await aws.clock.advance(600);
    expect((await aws.history()).slice(0, 3)).toEqual([
      'app REVIEW_IN_PROGRESS: User Initiated',
      'app CREATE_IN_PROGRESS: User Initiated',
      'Topic CREATE_IN_PROGRESS',
    ]);
    expect(await aws.stack()).toMatchObject({
      StackStatus: 'CREATE_COMPLETE',
      ChangeSetId: planned.ChangeSetId,
    });
  });

  it('takes its time', async () => {
    await aws.call('CreateChangeSet', {
      StackName: 'app',
      ChangeSetName: 'cs',
      ChangeSetType: 'CREATE',
      TemplateBody: textOf(app('a')),
    });
    const status = async () =>
      (
        await aws.call('DescribeChangeSet', {
          StackName: 'app',
          ChangeSetName: 'cs',
        })
      ).Status;
    expect(await status()).toBe('CREATE_PENDING');
    await aws.clock.advance(1);
    expect(await status()).toBe('CREATE_IN_PROGRESS');
    await aws.clock.advance(3);
    expect(await status()).toBe('CREATE_COMPLETE');
  });

  it('fails when nothing changes', async () => {
    await aws.create(app('a'));
    expect(await plan(app('a'))).toMatchObject({
      Status: 'FAILED',
      ExecutionStatus: 'UNAVAILABLE',
      StatusReason:
        "The submitted information didn't contain changes. Submit different information to create a change set.",
      Changes: [],
    });
    const { StackId } = await aws.stack();
    expect(StackId).toContain('stack/app/');
    expect(
      await aws.refusal('ExecuteChangeSet', {
        ChangeSetName: 'cs',
        StackName: 'app',
      }),
    ).toMatch(
      /^InvalidChangeSetStatus: ChangeSet \[arn:.*changeSet\/cs\/.*\] cannot be executed in its current status of \[FAILED\]$/,
    );
  });

  it('tells replacements, and what follows from them', async () => {
    await aws.create(app('a'));
    const { Changes } = await plan(app('a'), {
      Parameters: [{ ParameterKey: 'Name', ParameterValue: 'b' }],
    });
    const [queue, topic] = Changes.map((change: any) => change.ResourceChange);
    expect(topic).toMatchObject({
      Action: 'Modify',
      PhysicalResourceId: 'topic-1',
      Replacement: 'True',
      PolicyAction: 'ReplaceAndDelete',
      Scope: ['Properties'],
      Details: [
        {
          Target: {
            Attribute: 'Properties',
            Name: 'TopicName',
            RequiresRecreation: 'Always',
            Path: '/Properties/TopicName',
            BeforeValue: 'a',
            AfterValue: 'b',
            AttributeChangeType: 'Modify',
          },
          Evaluation: 'Static',
          ChangeSource: 'ParameterReference',
          CausingEntity: 'Name',
        },
      ],
    });
    expect(queue).toMatchObject({
      Replacement: 'False',
      Details: [
        {
          Target: {
            Name: 'KmsMasterKeyId',
            RequiresRecreation: 'Never',
            BeforeValue: 'topic-1',
            AfterValue: '{{changeSet:KNOWN_AFTER_APPLY}}',
          },
          Evaluation: 'Dynamic',
          ChangeSource: 'ResourceReference',
          CausingEntity: 'Topic',
        },
      ],
    });
  });

  it('tells values only where they are asked for, and hidden ones never', async () => {
    const secretive = (name: string, secret: string) => ({
      Parameters: {
        Secret: { Type: 'String', NoEcho: true, Default: secret },
      },
      Resources: {
        Queue: {
          Type: 'AWS::SQS::Queue',
          Properties: { QueueName: name, KmsMasterKeyId: { Ref: 'Secret' } },
        },
      },
    });
    await aws.create(secretive('a', 'first'));
    const { Changes, ChangeSetId } = await plan(secretive('b', 'second'));
    const [key, name] = Changes[0].ResourceChange.Details;
    expect(name.Target).toMatchObject({ BeforeValue: 'a', AfterValue: 'b' });
    expect(key.Target).toMatchObject({
      Name: 'KmsMasterKeyId',
      BeforeValue: '****',
      AfterValue: '****',
    });
    expect(JSON.stringify(Changes)).not.toMatch(/first|second/);
    const unasked = await aws.call('DescribeChangeSet', {
      ChangeSetName: ChangeSetId,
    });
    expect(JSON.stringify(unasked.Changes)).not.toMatch(
      /BeforeValue|AfterValue|Context|"Path"/,
    );
    expect(unasked.Changes[0].ResourceChange.Details[1].Target).toEqual({
      Attribute: 'Properties',
      Name: 'QueueName',
      RequiresRecreation: 'Always',
    });
  });

  it('calls a replacement conditional if it depends on another resource', async () => {
    const named = (Properties: object) => ({
      Type: 'AWS::SQS::Queue',
      Properties,
    });
    const more = {
      Queue: named({ QueueName: { 'Fn::GetAtt': ['Topic', 'TopicName'] } }),
      Second: named({ QueueName: { 'Fn::GetAtt': ['Queue', 'QueueName'] } }),
    };
    await aws.create(app('a', more));
    const { Changes } = await plan(app('a', more), {
      Parameters: [{ ParameterKey: 'Name', ParameterValue: 'b' }],
    });
    expect(
      Changes.map(({ ResourceChange: change }: any) => [
        change.LogicalResourceId,
        change.Replacement,
        change.Details[0].Evaluation,
      ]),
    ).toEqual([
      ['Queue', 'Conditional', 'Dynamic'],
      ['Second', 'Conditional', 'Dynamic'],
      ['Topic', 'True', 'Static'],
    ]);
  });

  it('tells a cause once, however often a property uses it', async () => {
    const { Topic } = app('a').Resources;
    const twice = {
      ...app('a'),
      Resources: {
        Topic: {
          ...Topic,
          Properties: { DisplayName: { 'Fn::Sub': '${Name} ${Name}' } },
        },
      },
    };
    await aws.create(twice);
    const { Changes } = await plan(twice, {
      Parameters: [{ ParameterKey: 'Name', ParameterValue: 'b' }],
    });
    expect(Changes[0].ResourceChange.Details).toHaveLength(1);
  });

  it('tells removals, and changes of Metadata', async () => {
    await aws.create(app('a'));
    const { Topic } = app('a').Resources;
    const { Changes } = await plan({
      ...app('a'),
      Resources: { Topic: { ...Topic, Metadata: { owner: 'me' } } },
    });
    expect(Changes.map((change: any) => change.ResourceChange)).toMatchObject([
      { Action: 'Remove', LogicalResourceId: 'Queue', PolicyAction: 'Delete' },
      { Action: 'Modify', Scope: ['Metadata'], Replacement: 'False' },
    ]);
  });

  it('knows no events of a change set that is not there', async () => {
    await aws.create({ Resources: { A: { Type: 'AWS::SNS::Topic' } } });
    expect(
      await aws.refusal('DescribeEvents', {
        StackName: 'app',
        ChangeSetName: 'nope',
      }),
    ).toBe('ValidationError: ChangeSet [nope] does not exist');
  });

  it('refuses bad properties early, and tells which in DescribeEvents', async () => {
    const bad = { Type: 'AWS::SQS::Queue', Properties: { DelaySeconds: 'x' } };
    const planned = await plan(app('a', { Bad: bad }), {
      ChangeSetType: 'CREATE',
    });
    expect(planned).toMatchObject({
      Status: 'FAILED',
      StatusReason:
        'The following hook(s)/validation failed: [AWS::EarlyValidation::PropertyValidation]. To troubleshoot Early Validation errors, use the DescribeEvents API for detailed failure information.',
    });
    const { OperationEvents } = await aws.call('DescribeEvents', {
      ChangeSetName: planned.ChangeSetId,
      Filters: { FailedEvents: true },
    });
    expect(OperationEvents).toMatchObject([
      {
        EventType: 'VALIDATION_ERROR',
        LogicalResourceId: 'Bad',
        ValidationPath: '/Resources/Bad/Properties/DelaySeconds',
        ValidationStatusReason:
          '#/DelaySeconds: expected type: Integer, found: String',
      },
    ]);
  });

  it('deletes the stack that it could not create, with OnStackFailure DELETE', async () => {
    aws.queue.fail('create', 'Queue');
    const { StackId } = await plan(app('a'), {
      ChangeSetType: 'CREATE',
      OnStackFailure: 'DELETE',
    });
    await aws.call('ExecuteChangeSet', {
      ChangeSetName: 'cs',
      StackName: 'app',
    });
    await aws.clock.advance(600);
    expect((await aws.history(StackId)).slice(-5)).toEqual([
      'app DELETE_IN_PROGRESS: The following resource(s) failed to create: [Queue]. Delete requested by user.',
      'Queue DELETE_COMPLETE',
      'Topic DELETE_IN_PROGRESS',
      'Topic DELETE_COMPLETE',
      'app DELETE_COMPLETE',
    ]);
  });

  it('is dropped when another one is executed', async () => {
    await plan(app('a'), { ChangeSetType: 'CREATE', ChangeSetName: 'other' });
    await plan(app('a'), { ChangeSetType: 'CREATE' });
    await aws.call('ExecuteChangeSet', {
      ChangeSetName: 'cs',
      StackName: 'app',
    });
    const named = (name: string) => ({ ChangeSetName: name, StackName: 'app' });
    expect(await aws.refusal('DescribeChangeSet', named('other'))).toBe(
      'ChangeSetNotFound: ChangeSet [other] does not exist',
    );
    const { Summaries } = await aws.call('ListChangeSets', {
      StackName: 'app',
    });
    expect(Summaries).toEqual([]);
  });

  it('answers the same token with the same change set', async () => {
    const input = {
      StackName: 'app',
      ChangeSetName: 'cs',
      ChangeSetType: 'CREATE',
      TemplateBody: textOf(app('a')),
      ClientToken: 'token',
    };
    const first = await aws.call('CreateChangeSet', input);
    expect(await aws.call('CreateChangeSet', input)).toEqual(first);
    await aws.clock.advance(5);
    const go = {
      StackName: 'app',
      ChangeSetName: 'cs',
      ClientRequestToken: 'go',
    };
    await aws.call('ExecuteChangeSet', go);
    await aws.call('ExecuteChangeSet', go);
    expect(
      await aws.refusal('UpdateStack', {
        StackName: 'app',
        UsePreviousTemplate: true,
        ClientRequestToken: 'go',
      }),
    ).toMatch(/^TokenAlreadyExistsException: /);
  });

  it('refuses what does not fit the stack', async () => {
    const create = (ChangeSetType: string, StackName = 'app') =>
      aws.refusal('CreateChangeSet', {
        StackName,
        ChangeSetName: 'cs',
        ChangeSetType,
        TemplateBody: textOf(app('b')),
      });
    expect(await create('UPDATE', 'none')).toBe(
      'ValidationError: Stack [none] does not exist',
    );
    await aws.create(app('a'));
    expect(await create('CREATE')).toBe(
      'ValidationError: Stack [app] already exists and cannot be created again with the changeSet [cs].',
    );
    expect(await aws.refusal('DeleteChangeSet', { ChangeSetName: 'cs' })).toBe(
      'ValidationError: StackName must be specified if ChangeSetName is not specified as an ARN.',
    );
  });
});
