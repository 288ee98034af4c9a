import { AwsError } from '../../../world/AwsError';
import { TestRegion, textOf } from '../../../__testUtils__/TestRegion';

const chain = {
  Resources: {
    Topic: { Type: 'AWS::SNS::Topic' },
    Queue: {
      Type: 'AWS::SQS::Queue',
      Properties: { QueueName: { 'Fn::GetAtt': ['Topic', 'TopicName'] } },
    },
  },
  Outputs: { Name: { Value: { Ref: 'Queue' } } },
};

const topic = { Type: 'AWS::SNS::Topic' };

describe('CreateStack', () => {
  let aws: TestRegion;
  beforeEach(() => {
    aws = new TestRegion();
  });

  it('makes resources in the order of their dependencies', async () => {
    await aws.create(chain);
    expect(await aws.history()).toEqual([
      'app CREATE_IN_PROGRESS: User Initiated',
      'Topic CREATE_IN_PROGRESS',
      'Topic CREATE_IN_PROGRESS: Resource creation Initiated',
      'Topic CREATE_COMPLETE',
      'Queue CREATE_IN_PROGRESS',
      'Queue CREATE_IN_PROGRESS: Resource creation Initiated',
      'Queue CREATE_COMPLETE',
      'app CREATE_COMPLETE',
    ]);
    expect((await aws.stack()).Outputs).toEqual([
      expect.objectContaining({ OutputKey: 'Name', OutputValue: 'queue-1' }),
    ]);
  });

  it('takes the time of the longest path, not of all resources', async () => {
    await aws.call('CreateStack', {
      StackName: 'app',
      TemplateBody: textOf({
        Resources: {
          A: { Type: 'AWS::SNS::Topic' },
          B: { Type: 'AWS::SNS::Topic' },
          C: { Type: 'AWS::SNS::Topic' },
        },
      }),
    });
    await aws.clock.advance(11.9);
    expect((await aws.stack()).StackStatus).toBe('CREATE_IN_PROGRESS');
    await aws.clock.advance(0.2);
    expect((await aws.stack()).StackStatus).toBe('CREATE_COMPLETE');
  });

  it('lets dependents start once a resource is configured', async () => {
    await aws.create({
      Resources: {
        Bucket: { Type: 'AWS::S3::Bucket' },
        Topic: { Type: 'AWS::SNS::Topic', DependsOn: 'Bucket' },
      },
    });
    expect(await aws.history()).toEqual([
      'app CREATE_IN_PROGRESS: User Initiated',
      'Bucket CREATE_IN_PROGRESS',
      'Bucket CREATE_IN_PROGRESS: Resource creation Initiated',
      'Bucket CREATE_IN_PROGRESS (CONFIGURATION_COMPLETE): Eventual consistency check initiated',
      'Topic CREATE_IN_PROGRESS',
      'Topic CREATE_IN_PROGRESS: Resource creation Initiated',
      'Bucket CREATE_COMPLETE',
      'Topic CREATE_COMPLETE',
      'app CREATE_COMPLETE',
    ]);
  });

  it('tells that the whole stack is configured while checks still run', async () => {
    await aws.create({ Resources: { Bucket: { Type: 'AWS::S3::Bucket' } } });
    expect((await aws.history()).slice(3, 5)).toEqual([
      'Bucket CREATE_IN_PROGRESS (CONFIGURATION_COMPLETE): Eventual consistency check initiated',
      'app CREATE_IN_PROGRESS (CONFIGURATION_COMPLETE): Eventual consistency check initiated',
    ]);
  });

  describe('when a resource fails', () => {
    const template = {
      Resources: {
        Topic: { Type: 'AWS::SNS::Topic' },
        Bad: { Type: 'AWS::SQS::Queue', DependsOn: 'Topic' },
        Slow: { Type: 'AWS::S3::Bucket', DependsOn: 'Topic' },
        Never: { Type: 'AWS::SQS::Queue', DependsOn: 'Bad' },
      },
    };
    beforeEach(() => aws.queue.fail('create', 'Bad'));

    it('gives the others up and takes back what was made, in reverse order', async () => {
      await aws.create(template);
      expect((await aws.history()).slice(4)).toEqual([
        'Bad CREATE_IN_PROGRESS',
        'Slow CREATE_IN_PROGRESS',
        'Bad CREATE_FAILED: Resource handler returned message: "no create today" (RequestToken: #, HandlerErrorCode: GeneralServiceException)',
        'Slow CREATE_IN_PROGRESS: Resource creation Initiated',
        'Slow CREATE_FAILED: Resource creation cancelled',
        'app ROLLBACK_IN_PROGRESS: The following resource(s) failed to create: [Bad, Slow]. Rollback requested by user.',
        'Bad DELETE_COMPLETE',
        'Slow DELETE_IN_PROGRESS',
        'Slow DELETE_COMPLETE',
        'Topic DELETE_IN_PROGRESS',
        'Topic DELETE_COMPLETE',
        'app ROLLBACK_COMPLETE',
      ]);
    });

    it('keeps everything with DisableRollback', async () => {
      await aws.create(template, { DisableRollback: true });
      expect(await aws.stack()).toMatchObject({
        StackStatus: 'CREATE_FAILED',
        StackStatusReason:
          'The following resource(s) failed to create: [Bad, Slow]. ',
      });
      expect(aws.topic.calls).toEqual(['create Topic']);
      await aws.call('RollbackStack', { StackName: 'app' });
      await aws.clock.advance(600);
      expect((await aws.stack()).StackStatus).toBe('ROLLBACK_COMPLETE');
    });

    it('deletes the stack with OnFailure DELETE', async () => {
      await aws.create(template, { OnFailure: 'DELETE' });
      expect(await aws.refusal('DescribeStacks', { StackName: 'app' })).toBe(
        'ValidationError: Stack with id app does not exist',
      );
    });

    it('gives the rollback an operation of its own', async () => {
      await aws.create(template);
      const [rollback, create] = (await aws.stack()).LastOperations;
      expect([rollback.OperationType, create.OperationType]).toEqual([
        'ROLLBACK',
        'CREATE_STACK',
      ]);
      const { OperationEvents } = await aws.call('DescribeEvents', {
        OperationId: create.OperationId,
        Filters: { FailedEvents: true },
      });
      expect(
        OperationEvents.map((event: any) => [
          event.EventType,
          event.LogicalResourceId,
        ]),
      ).toEqual([
        ['PROVISIONING_ERROR', 'Slow'],
        ['PROVISIONING_ERROR', 'Bad'],
      ]);
    });

    it('ends in ROLLBACK_FAILED if something cannot be deleted', async () => {
      aws.topic.fail('delete', 'Topic');
      await aws.create(template);
      expect(await aws.stack()).toMatchObject({
        StackStatus: 'ROLLBACK_FAILED',
        StackStatusReason:
          'The following resource(s) failed to delete: [Topic]. ',
      });
    });
  });

  it('wraps the error of a service as the handlers do', async () => {
    aws.topic.create = () => {
      throw new AwsError('InvalidParameter', 'Not like this');
    };
    await aws.create({ Resources: { Topic: { Type: 'AWS::SNS::Topic' } } });
    expect((await aws.history())[2]).toMatch(
      /^Topic CREATE_FAILED: Resource handler returned message: "Not like this \(Service: Toy, Status Code: 400, Request ID: [-0-9a-f]{36}\) \(SDK Attempt Count: 1\)" \(RequestToken: #, HandlerErrorCode: InvalidRequest\)$/,
    );
  });

  it('refuses bad properties before it makes anything', async () => {
    await aws.create({
      Resources: {
        Topic: { Type: 'AWS::SNS::Topic' },
        Bad: { Type: 'AWS::SQS::Queue', Properties: { Color: 'red' } },
      },
    });
    expect(await aws.history()).toEqual([
      'app CREATE_IN_PROGRESS: User Initiated',
      'Bad CREATE_FAILED (VALIDATION_FAILED): Properties validation failed for resource Bad with message: [#: extraneous key [Color] is not permitted]',
      'app ROLLBACK_IN_PROGRESS: Validation failed for following resources: [Bad]. Rollback requested by user.',
      'Bad DELETE_COMPLETE',
      'app ROLLBACK_COMPLETE',
    ]);
    expect(aws.topic.calls).toEqual([]);
  });

  it('fails a type that AWS knows and the simulator does not act on', async () => {
    await aws.create({
      Resources: {
        Fn: {
          Type: 'AWS::Kinesis::Stream',
          Properties: { ShardCount: 1 },
        },
      },
    });
    expect(await aws.history()).toContain(
      'Fn CREATE_FAILED: The AWS simulator does not support resources of type AWS::Kinesis::Stream.',
    );
    expect((await aws.stack()).StackStatus).toBe('ROLLBACK_COMPLETE');
  });

  it('finds a parameter value that does not exist only after accepting the request', async () => {
    await aws.create(
      {
        Parameters: { Vpc: { Type: 'AWS::EC2::VPC::Id' } },
        Resources: { Topic: { Type: 'AWS::SNS::Topic' } },
      },
      {
        Parameters: [{ ParameterKey: 'Vpc', ParameterValue: 'vpc-1' }],
      },
    );
    expect(await aws.history()).toEqual([
      'app CREATE_IN_PROGRESS: User Initiated',
      'app ROLLBACK_IN_PROGRESS: Parameter validation failed: parameter value vpc-1 for parameter name Vpc does not exist. Rollback requested by user.',
      'app ROLLBACK_COMPLETE',
    ]);
  });

  it.each([
    ['AWS::EC2::Image::Id', 'ami-1'],
    ['AWS::EC2::Instance::Id', 'i-1'],
    ['AWS::EC2::KeyPair::KeyName', 'key'],
    ['AWS::EC2::Volume::Id', 'vol-1'],
    ['AWS::Route53::HostedZone::Id', 'Z1'],
  ])(
    'finds no parameter value of type %s, as there is none',
    async (Type, value) => {
      await aws.create(
        { Parameters: { P: { Type } }, Resources: { A: topic } },
        { Parameters: [{ ParameterKey: 'P', ParameterValue: value }] },
      );
      expect(await aws.history()).toContain(
        `app ROLLBACK_IN_PROGRESS: Parameter validation failed: parameter value ${value} for parameter name P does not exist. Rollback requested by user.`,
      );
    },
  );

  it('lets no name be exported twice by one stack', async () => {
    const output = { Value: 'x', Export: { Name: 'shared' } };
    await aws.create({
      Resources: { A: topic },
      Outputs: { First: output, Second: output },
    });
    expect(await aws.history()).toContain(
      'app ROLLBACK_IN_PROGRESS: Export with name shared is already exported by stack app. Rollback requested by user.',
    );
  });

  it('finds an attribute that its type does not have', async () => {
    await aws.create({
      Resources: { Topic: { Type: 'AWS::SNS::Topic' } },
      Outputs: { Out: { Value: { 'Fn::GetAtt': ['Topic', 'Colour'] } } },
    });
    expect(await aws.history()).toContain(
      'app ROLLBACK_IN_PROGRESS: [Error] /Outputs/Out/Value/Fn::GetAtt: Resource type AWS::SNS::Topic does not support attribute {Colour}. Rollback requested by user.',
    );
  });

  it('fails an attribute that the simulator does not give', async () => {
    aws.topic.attributes = () => ({});
    await aws.create({
      Resources: { Topic: { Type: 'AWS::SNS::Topic' } },
      Outputs: { Out: { Value: { 'Fn::GetAtt': ['Topic', 'TopicName'] } } },
    });
    expect(await aws.history()).toContain(
      'app ROLLBACK_IN_PROGRESS: The AWS simulator does not support the attribute TopicName of Topic (AWS::SNS::Topic). Rollback requested by user.',
    );
  });

  it('refuses a name that another stack has taken', async () => {
    const named = {
      Resources: {
        Group: {
          Type: 'AWS::Logs::LogGroup',
          Properties: { LogGroupName: '/mine' },
        },
      },
    };
    await aws.create(named, { StackName: 'first' });
    const { StackId } = await aws.stack('first');
    await aws.create(named);
    expect(await aws.history()).toContain(
      `Group CREATE_FAILED: /mine already exists in stack ${StackId}`,
    );
  });

  it('gives up after TimeoutInMinutes', async () => {
    aws.topic.stabilize = () => new Promise(() => {});
    await aws.create(
      { Resources: { Topic: { Type: 'AWS::SNS::Topic' } } },
      { TimeoutInMinutes: 5 },
    );
    expect((await aws.stack()).StackStatus).toBe('ROLLBACK_COMPLETE');
  });

  it('answers the same token with the same stack, and refuses it for another request', async () => {
    const input = {
      StackName: 'app',
      TemplateBody: textOf(chain),
      ClientRequestToken: 'one',
    };
    const first = await aws.call('CreateStack', input);
    const second = await aws.call('CreateStack', input);
    expect(second.StackId).toBe(first.StackId);
    expect(
      await aws.refusal('CreateStack', { ...input, Description: 'other' }),
    ).toMatch(/^TokenAlreadyExistsException: /);
    await aws.clock.advance(600);
    const { StackEvents } = await aws.call('DescribeStackEvents', {
      StackName: 'app',
    });
    expect(
      StackEvents.every((event: any) => event.ClientRequestToken === 'one'),
    ).toBe(true);
  });

  it('refuses a name that is taken', async () => {
    await aws.create(chain);
    expect(
      await aws.refusal('CreateStack', {
        StackName: 'app',
        TemplateBody: textOf(chain),
      }),
    ).toBe('AlreadyExistsException: Stack [app] already exists');
  });

  it('needs the capability of IAM resources', async () => {
    const role = (properties: object) => ({
      StackName: 'roles',
      TemplateBody: textOf({
        Resources: {
          Role: {
            Type: 'AWS::IAM::Role',
            Properties: { AssumeRolePolicyDocument: {}, ...properties },
          },
        },
      }),
    });
    expect(await aws.refusal('CreateStack', role({}))).toBe(
      'InsufficientCapabilitiesException: Requires capabilities : [CAPABILITY_IAM]',
    );
    expect(
      await aws.refusal('CreateStack', {
        ...role({ RoleName: 'mine' }),
        Capabilities: ['CAPABILITY_IAM'],
      }),
    ).toBe(
      'InsufficientCapabilitiesException: Requires capabilities : [CAPABILITY_NAMED_IAM]',
    );
  });

  it('never shows what NoEcho hides', async () => {
    await aws.create(
      {
        Parameters: { Secret: { Type: 'String', NoEcho: true } },
        Resources: {
          Topic: {
            Type: 'AWS::SNS::Topic',
            Properties: { DisplayName: { 'Fn::Sub': 'is ${Secret}' } },
          },
        },
      },
      {
        Parameters: [{ ParameterKey: 'Secret', ParameterValue: 'hunter2' }],
      },
    );
    expect((await aws.stack()).Parameters).toEqual([
      { ParameterKey: 'Secret', ParameterValue: '****' },
    ]);
    const { StackEvents } = await aws.call('DescribeStackEvents', {
      StackName: 'app',
    });
    expect(JSON.stringify(StackEvents)).not.toContain('hunter2');
    expect(StackEvents[1].ResourceProperties).toBe('{"DisplayName":"is ****"}');
  });

  it.each<[object, object, string]>([
    [
      {
        Resources: {
          A: { Type: 'AWS::No::Such' },
          B: { Type: 'My::Own::Type' },
        },
      },
      {},
      'Template format error: Unrecognized resource types: [AWS::No::Such, My::Own::Type]',
    ],
    [
      { Transform: 'AWS::Include', Resources: { A: topic } },
      {},
      'The AWS simulator does not run transforms: AWS::Include',
    ],
    [
      {
        Resources: {
          A: {
            ...topic,
            Properties: {
              TopicName: {
                'Fn::FindInMap': ['M', 'a', 'b', { DefaultValue: 'x' }],
              },
            },
          },
        },
      },
      {},
      'Template error: every Fn::FindInMap object requires three parameters, the map name, map key and the attribute for return value',
    ],
    [
      {
        Conditions: { No: { 'Fn::Equals': ['a', 'b'] } },
        Resources: { A: topic, B: { ...topic, Condition: 'No' } },
        Outputs: { Out: { Value: { Ref: 'B' } } },
      },
      {},
      'Unresolved resource dependencies [B] in the Outputs block of the template',
    ],
    [
      {
        Mappings: { M: { a: { b: 'c' } } },
        Resources: {
          A: {
            ...topic,
            Properties: { TopicName: { 'Fn::FindInMap': ['M', 'a', 'x'] } },
          },
        },
      },
      {},
      'Template error: Unable to get mapping for M::a::x',
    ],
    [
      { Resources: { A: topic } },
      { ResourceTypes: ['AWS::SQS::*'] },
      'Resource type AWS::SNS::Topic is not allowed by parameter ResourceTypes [AWS::SQS::*]',
    ],
    [
      { Resources: { A: topic } },
      { StackPolicyBody: '{}' },
      'The AWS simulator does not support stack policies.',
    ],
    [
      { Resources: { A: topic } },
      { TemplateURL: 'https://packages.s3.amazonaws.com/app.yml' },
      'You cannot specify both TemplateURL and TemplateBody',
    ],
    [
      { Resources: { A: topic } },
      { Tags: [{ Key: 'aws:team', Value: 'a' }] },
      'aws: prefixed tag key names are not allowed for external use.',
    ],
    [
      { Resources: { A: topic } },
      { StackName: '1app' },
      "1 validation error detected: Value '1app' at 'stackName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z][-a-zA-Z0-9]*|arn:[-a-zA-Z0-9:/._+]*",
    ],
  ])('refuses %j with %j', async (template, input, message) => {
    expect(
      await aws.refusal('CreateStack', {
        StackName: 'app',
        TemplateBody: textOf(template),
        ...input,
      }),
    ).toEqual(
      typeof message === 'string' ? `ValidationError: ${message}` : message,
    );
  });

  it('asks for the zones of a region only when it creates the resource', async () => {
    await aws.create({
      Resources: {
        A: {
          ...topic,
          Properties: {
            TopicName: { 'Fn::Select': [7, { 'Fn::GetAZs': '' }] },
          },
        },
      },
    });
    expect(await aws.history()).toContain(
      'A CREATE_FAILED (VALIDATION_FAILED): Template error: Fn::Select cannot select nonexistent value at index 7',
    );
  });

  it('runs AWS::LanguageExtensions with the parameters of the request', async () => {
    const input = {
      Capabilities: ['CAPABILITY_AUTO_EXPAND'],
      Parameters: [{ ParameterKey: 'Names', ParameterValue: 'x,y' }],
    };
    const template = {
      Transform: 'AWS::LanguageExtensions',
      Parameters: { Names: { Type: 'CommaDelimitedList' } },
      Resources: {
        'Fn::ForEach::Topics': [
          'Name',
          { Ref: 'Names' },
          {
            'Topic${Name}': {
              ...topic,
              Properties: {
                TopicName: { 'Fn::Sub': '${Name}-${AWS::Region}' },
              },
            },
          },
        ],
      },
      Outputs: {
        Count: { Value: { 'Fn::Length': { Ref: 'Names' } } },
        Json: { Value: { 'Fn::ToJsonString': [{ Ref: 'Topicx' }] } },
      },
    };
    await aws.create(template, input);
    const { Outputs } = await aws.stack();
    expect(Outputs).toMatchObject([
      { OutputKey: 'Count', OutputValue: '2' },
      { OutputKey: 'Json', OutputValue: '["topicx-1"]' },
    ]);
    await aws.call('UpdateStack', {
      ...input,
      StackName: 'app',
      UsePreviousTemplate: true,
      Parameters: [{ ParameterKey: 'Names', ParameterValue: 'x,z,w' }],
    });
    await aws.clock.advance(600);
    const { StackResources } = await aws.call('DescribeStackResources', {
      StackName: 'app',
    });
    expect(
      StackResources.map(
        ({ LogicalResourceId }: { LogicalResourceId: string }) =>
          LogicalResourceId,
      ).sort(),
    ).toEqual(['Topicw', 'Topicx', 'Topicz']);
    const processed = await aws.call('GetTemplate', { StackName: 'app' });
    expect(JSON.parse(processed.TemplateBody).Outputs.Count.Value).toBe(3);
    expect(
      await aws.call('ValidateTemplate', { TemplateBody: textOf(template) }),
    ).toMatchObject({
      Capabilities: ['CAPABILITY_AUTO_EXPAND'],
      DeclaredTransforms: ['AWS::LanguageExtensions'],
    });
  });

  it.each<[object, object]>([
    [
      {
        Transform: 'AWS::Serverless-2016-10-31',
        Resources: { F: { Type: 'AWS::Serverless::Function' } },
      },
      {
        Capabilities: ['CAPABILITY_AUTO_EXPAND'],
        DeclaredTransforms: ['AWS::Serverless-2016-10-31'],
        ResourceTypes: ['AWS::Serverless::Function'],
      },
    ],
    [
      {
        Transform: ['AWS::LanguageExtensions', { Name: 'Mine' }],
        Resources: {
          'Fn::ForEach::L': ['N', [1], { 'R${N}': { Type: 'AWS::IAM::Role' } }],
        },
      },
      {
        Capabilities: ['CAPABILITY_IAM', 'CAPABILITY_AUTO_EXPAND'],
        DeclaredTransforms: ['AWS::LanguageExtensions', 'Mine'],
        ResourceTypes: ['AWS::IAM::Role'],
      },
    ],
    [
      {
        Resources: {
          A: {
            ...topic,
            Properties: { 'Fn::Transform': { Name: 'AWS::Include' } },
          },
        },
      },
      {
        Capabilities: ['CAPABILITY_AUTO_EXPAND'],
        DeclaredTransforms: ['AWS::Include'],
        ResourceTypes: ['AWS::SNS::Topic'],
      },
    ],
  ])('summarises %j without running its transforms', async (template, told) => {
    const input = { TemplateBody: textOf(template) };
    const { ResourceTypes, ...validated } = told as any;
    expect(await aws.call('ValidateTemplate', input)).toMatchObject(validated);
    expect(await aws.call('GetTemplateSummary', input)).toMatchObject(told);
  });

  it('refuses a template of more than 51,200 bytes', async () => {
    const body = textOf({
      Description: 'x'.repeat(51_200),
      Resources: { A: topic },
    });
    expect(
      await aws.refusal('CreateStack', {
        StackName: 'app',
        TemplateBody: body,
      }),
    ).toMatch(
      /at 'templateBody' failed to satisfy constraint: Member must have length less than or equal to 51200$/,
    );
  });
});
