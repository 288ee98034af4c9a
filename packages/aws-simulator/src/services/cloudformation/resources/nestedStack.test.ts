import { createBucket } from '../../s3/model/buckets';
import { putObject } from '../../s3/model/objects';
import { S3 } from '../../s3/model/S3';
import { TestRegion, textOf } from '../../../__testUtils__/TestRegion';

const URL_OF = (key: string) =>
  `https://templates.s3.eu-west-1.amazonaws.com/${key}`;

const CHILD = {
  Parameters: { Name: { Type: 'String' } },
  Resources: {
    Topic: {
      Type: 'AWS::SNS::Topic',
      Properties: { DisplayName: { Ref: 'Name' } },
    },
  },
  Outputs: { TopicName: { Value: { Ref: 'Name' } } },
};

const PARENT = {
  Resources: {
    First: {
      Type: 'AWS::CloudFormation::Stack',
      Properties: { TemplateURL: URL_OF('child'), Parameters: { Name: 'one' } },
    },
    Second: {
      Type: 'AWS::CloudFormation::Stack',
      Properties: {
        TemplateURL: URL_OF('child'),
        Parameters: { Name: { 'Fn::GetAtt': ['First', 'Outputs.TopicName'] } },
      },
    },
  },
  Outputs: { Name: { Value: { 'Fn::GetAtt': 'Second.Outputs.TopicName' } } },
};

const SERVERLESS = {
  Transform: 'AWS::Serverless-2016-10-31',
  Resources: {
    First: {
      Type: 'AWS::Serverless::Application',
      Properties: { Location: URL_OF('child'), Parameters: { Name: 'one' } },
    },
  },
};

const AUTO_EXPAND = { Capabilities: ['CAPABILITY_AUTO_EXPAND'] };

let aws: TestRegion;

beforeEach(() => {
  aws = new TestRegion();
  createBucket(aws.region, 'templates');
  put('child', CHILD);
});

function put(key: string, template: object | string) {
  putObject(aws.world, aws.region.account.service(S3).bucket('templates'), {
    key,
    body: Buffer.from(textOf(template)),
    contentType: 'text/yaml',
  });
}

/** The stack that a resource of `app` is. */
async function child(LogicalResourceId: string): Promise<any> {
  const { StackResourceDetail } = await aws.call('DescribeStackResource', {
    StackName: 'app',
    LogicalResourceId,
  });
  return aws.stack(StackResourceDetail.PhysicalResourceId);
}

describe('a nested stack', () => {
  it('is made of a template in S3, and gives its outputs', async () => {
    await aws.create(PARENT);
    const parent = await aws.stack();
    expect(parent).toMatchObject({
      StackStatus: 'CREATE_COMPLETE',
      Outputs: [{ OutputKey: 'Name', OutputValue: 'one' }],
    });
    const second = await child('Second');
    expect(second).toMatchObject({
      StackStatus: 'CREATE_COMPLETE',
      StackName: expect.stringMatching(/^app-Second-[A-Z0-9]{13}$/),
      ParentId: parent.StackId,
      RootId: parent.StackId,
      Parameters: [{ ParameterKey: 'Name', ParameterValue: 'one' }],
    });
    expect(await aws.history(second.StackId)).toEqual([
      `${second.StackName} CREATE_IN_PROGRESS: User Initiated`,
      'Topic CREATE_IN_PROGRESS',
      'Topic CREATE_IN_PROGRESS: Resource creation Initiated',
      'Topic CREATE_COMPLETE',
      `${second.StackName} CREATE_COMPLETE`,
    ]);
  });

  it('tells its parent why it failed, and goes with it', async () => {
    aws.topic.fail('create', 'Topic');
    await aws.create(PARENT);
    expect((await aws.stack()).StackStatus).toBe('ROLLBACK_COMPLETE');
    const history = await aws.history();
    const failure = history.find(line =>
      line.startsWith('First CREATE_FAILED'),
    );
    expect(failure).toMatch(
      /^First CREATE_FAILED: Embedded stack arn:aws:cloudformation:\S+ was not successfully created: The following resource\(s\) failed to create: \[Topic\]\. $/,
    );
    const { Stacks } = await aws.call('DescribeStacks');
    expect(Stacks).toHaveLength(1);
  });

  it('is deleted with its parent', async () => {
    await aws.create(PARENT);
    const { StackId } = await child('First');
    await aws.call('DeleteStack', { StackName: 'app' });
    await aws.clock.advance(600);
    expect((await aws.stack(StackId)).StackStatus).toBe('DELETE_COMPLETE');
    expect((await aws.call('DescribeStacks')).Stacks).toEqual([]);
  });

  it('ends with its parent, when that is deleted while it is made', async () => {
    await aws.call('CreateStack', {
      StackName: 'app',
      TemplateBody: textOf(PARENT),
    });
    await aws.clock.advance(3);
    const { StackId, StackStatus } = await child('First');
    expect(StackStatus).toBe('CREATE_IN_PROGRESS');
    await aws.call('DeleteStack', { StackName: 'app' });
    await aws.clock.advance(600);
    expect((await aws.stack(StackId)).StackStatus).toBe('DELETE_COMPLETE');
    expect((await aws.call('DescribeStacks')).Stacks).toEqual([]);
  });

  it('is updated with its parent', async () => {
    await aws.create(PARENT);
    put('child2', {
      ...CHILD,
      Outputs: { TopicName: { Value: { 'Fn::Sub': '${Name}!' } } },
    });
    const First = {
      ...PARENT.Resources.First,
      Properties: {
        TemplateURL: URL_OF('child2'),
        Parameters: { Name: 'two' },
      },
    };
    await aws.call('UpdateStack', {
      StackName: 'app',
      TemplateBody: textOf({
        ...PARENT,
        Resources: { ...PARENT.Resources, First },
      }),
    });
    await aws.clock.advance(600);
    expect(await aws.stack()).toMatchObject({
      StackStatus: 'UPDATE_COMPLETE',
      Outputs: [{ OutputKey: 'Name', OutputValue: 'two!' }],
    });
    expect((await child('First')).StackStatus).toBe('UPDATE_COMPLETE');
  });

  it('goes back with its parent when its update fails', async () => {
    await aws.create(PARENT);
    const { StackId } = await child('First');
    aws.topic.fail('update', 'Topic');
    await aws.call('UpdateStack', {
      StackName: 'app',
      TemplateBody: textOf(PARENT).replace('"one"', '"two"'),
    });
    while (
      (await aws.stack(StackId)).StackStatus !== 'UPDATE_ROLLBACK_IN_PROGRESS'
    ) {
      await aws.clock.advance(1);
    }
    aws.topic.heal();
    await aws.clock.advance(600);
    expect((await aws.stack()).StackStatus).toBe('UPDATE_ROLLBACK_COMPLETE');
    expect(await aws.stack(StackId)).toMatchObject({
      StackStatus: 'UPDATE_ROLLBACK_COMPLETE',
      Parameters: [{ ParameterKey: 'Name', ParameterValue: 'one' }],
    });
    expect(await aws.history()).toContainEqual(
      expect.stringMatching(
        /^First UPDATE_FAILED: Embedded stack arn:\S+ was not successfully updated\. Currently in UPDATE_ROLLBACK_COMPLETE with reason: The following resource\(s\) failed to update: \[Topic\]\. $/,
      ),
    );
  });

  it('says when its template is not there', async () => {
    await aws.create(textOf(PARENT).replaceAll('/child', '/none'));
    expect(await aws.history()).toContainEqual(
      expect.stringContaining(
        'First CREATE_FAILED: Resource handler returned message: "S3 error: The specified key does not exist.',
      ),
    );
  });
});

describe('AWS::Serverless', () => {
  it('makes nested stacks of applications', async () => {
    await aws.create(SERVERLESS, AUTO_EXPAND);
    expect(await child('First')).toMatchObject({
      StackStatus: 'CREATE_COMPLETE',
      Tags: [{ Key: 'lambda:createdBy', Value: 'SAM' }],
    });
    const processed = await aws.call('GetTemplate', { StackName: 'app' });
    expect(JSON.parse(processed.TemplateBody)).toMatchObject({
      Resources: { First: { Type: 'AWS::CloudFormation::Stack' } },
    });
    const original = await aws.call('GetTemplate', {
      StackName: 'app',
      TemplateStage: 'Original',
    });
    expect(JSON.parse(original.TemplateBody)).toEqual(SERVERLESS);
  });

  it('must be allowed, except in a change set', async () => {
    const input = { StackName: 'app', TemplateBody: textOf(SERVERLESS) };
    expect(await aws.refusal('CreateStack', input)).toBe(
      'InsufficientCapabilitiesException: Requires capabilities : [CAPABILITY_AUTO_EXPAND]',
    );
    await aws.call('CreateChangeSet', {
      ...input,
      ChangeSetName: 'c',
      ChangeSetType: 'CREATE',
    });
  });

  it.each([
    ['AWS::Serverless::Function', {}],
    ['AWS::Serverless::Application', { Location: { ApplicationId: 'a' } }],
  ])('has no %s %p', async (Type, Properties) => {
    const template = { ...SERVERLESS, Resources: { A: { Type, Properties } } };
    expect(
      await aws.refusal('CreateStack', {
        StackName: 'app',
        TemplateBody: textOf(template),
        ...AUTO_EXPAND,
      }),
    ).toBe(
      `ValidationError: The AWS simulator expands AWS::Serverless::Application with a Location in S3 only, not ${Type}.`,
    );
  });
});

describe('a TemplateURL', () => {
  it.each([
    ['not a url', 'TemplateURL must be a supported URL.'],
    ['file:///etc/passwd', 'TemplateURL must be a supported URL.'],
    [
      URL_OF('none'),
      'S3 error: The specified key does not exist.\nFor more information check http://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html',
    ],
    [
      'https://s3.amazonaws.com/none/a',
      'S3 error: The specified bucket does not exist\nFor more information check http://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html',
    ],
    [URL_OF('huge'), 'Template may not exceed 1000000 bytes in size.'],
  ])('%s is refused', async (TemplateURL, message) => {
    put('huge', ' '.repeat(1_000_001));
    expect(
      await aws.refusal('CreateStack', { StackName: 'app', TemplateURL }),
    ).toBe(`ValidationError: ${message}`);
  });

  it('may hold more than a TemplateBody', async () => {
    put('large', textOf({ ...CHILD, Description: 'd' }).padEnd(60_000, ' '));
    await aws.call('CreateStack', {
      StackName: 'app',
      TemplateURL: URL_OF('large'),
      Parameters: [{ ParameterKey: 'Name', ParameterValue: 'one' }],
    });
    await aws.clock.advance(600);
    expect((await aws.stack()).StackStatus).toBe('CREATE_COMPLETE');
  });
});
