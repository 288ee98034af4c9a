import { TestRegion, textOf } from '../../../__testUtils__/TestRegion';

const topic = { Resources: { Topic: { Type: 'AWS::SNS::Topic' } } };
const TemplateBody = textOf(topic);

describe('DetailedStatus', () => {
  let aws: TestRegion;
  beforeEach(() => {
    aws = new TestRegion();
  });

  it('is CONFIGURATION_COMPLETE while the last resource passes its consistency check', async () => {
    await aws.call('CreateStack', {
      StackName: 'app',
      TemplateBody: textOf({
        Resources: { Bucket: { Type: 'AWS::S3::Bucket' } },
      }),
    });
    await aws.clock.advance(2);
    expect((await aws.stack()).DetailedStatus).toBeUndefined();
    await aws.clock.advance(3);
    expect(await aws.stack()).toMatchObject({
      StackStatus: 'CREATE_IN_PROGRESS',
      DetailedStatus: 'CONFIGURATION_COMPLETE',
    });
    await aws.clock.advance(600);
    const stack = await aws.stack();
    expect(stack.StackStatus).toBe('CREATE_COMPLETE');
    expect(stack.DetailedStatus).toBeUndefined();
    expect(await aws.history()).toEqual([
      'app CREATE_IN_PROGRESS: User Initiated',
      'Bucket CREATE_IN_PROGRESS',
      'Bucket CREATE_IN_PROGRESS: Resource creation Initiated',
      'Bucket CREATE_IN_PROGRESS (CONFIGURATION_COMPLETE): Eventual consistency check initiated',
      'app CREATE_IN_PROGRESS (CONFIGURATION_COMPLETE): Eventual consistency check initiated',
      'Bucket CREATE_COMPLETE',
      'app CREATE_COMPLETE',
    ]);
  });

  it('is never set for a stack whose resources have no consistency check', async () => {
    await aws.create(topic);
    expect(
      (await aws.history()).filter(line => line.includes('CONFIGURATION')),
    ).toEqual([]);
  });

  it('is VALIDATION_FAILED on the event of a resource with invalid properties', async () => {
    await aws.create({
      Resources: {
        Topic: { Type: 'AWS::SNS::Topic', Properties: { Nonsense: 1 } },
      },
    });
    expect((await aws.history())[1]).toMatch(
      /^Topic CREATE_FAILED \(VALIDATION_FAILED\): /,
    );
  });
});

describe('DisableRollback', () => {
  let aws: TestRegion;
  beforeEach(() => {
    aws = new TestRegion();
  });

  it.each([
    [{}, false],
    [{ DisableRollback: false }, false],
    [{ DisableRollback: true }, true],
    [{ OnFailure: 'DO_NOTHING' }, true],
    [{ OnFailure: 'DELETE' }, false],
  ])('after CreateStack with %p is %p', async (input, expected) => {
    await aws.create(topic, input);
    expect((await aws.stack()).DisableRollback).toBe(expected);
  });

  it('is that of the last UpdateStack', async () => {
    await aws.create(topic, { DisableRollback: true });
    const update = async (name: string, DisableRollback?: boolean) => {
      await aws.call('UpdateStack', {
        StackName: 'app',
        TemplateBody: textOf({
          Resources: {
            Topic: {
              Type: 'AWS::SNS::Topic',
              Properties: { DisplayName: name },
            },
          },
        }),
        DisableRollback,
      });
      await aws.clock.advance(600);
      return (await aws.stack()).DisableRollback;
    };
    expect(await update('a')).toBe(false);
    expect(await update('b', true)).toBe(true);
  });

  it.each([
    [{}, {}, false, 'ROLLBACK_COMPLETE'],
    [{}, { DisableRollback: true }, true, 'CREATE_FAILED'],
    [{ OnStackFailure: 'DO_NOTHING' }, {}, true, 'CREATE_FAILED'],
    [{ OnStackFailure: 'ROLLBACK' }, {}, false, 'ROLLBACK_COMPLETE'],
  ])(
    'after a change set with %p, executed with %p, is %p: a failure ends in %p',
    async (changeSet, execution, expected, status) => {
      aws.topic.fail('create', 'Topic');
      const { Id } = await aws.call('CreateChangeSet', {
        StackName: 'app',
        ChangeSetName: 'cs',
        ChangeSetType: 'CREATE',
        TemplateBody,
        ...changeSet,
      });
      await aws.clock.advance(5);
      await aws.call('ExecuteChangeSet', { ChangeSetName: Id, ...execution });
      await aws.clock.advance(600);
      expect(await aws.stack()).toMatchObject({
        StackStatus: status,
        DisableRollback: expected,
      });
    },
  );

  it('excludes OnFailure', async () => {
    expect(
      await aws.refusal('CreateStack', {
        StackName: 'app',
        TemplateBody,
        OnFailure: 'DELETE',
        DisableRollback: false,
      }),
    ).toBe(
      'ValidationError: You can specify either DisableRollback or OnFailure, but not both.',
    );
  });

  it('excludes the OnStackFailure of a change set', async () => {
    const { Id } = await aws.call('CreateChangeSet', {
      StackName: 'app',
      ChangeSetName: 'cs',
      ChangeSetType: 'CREATE',
      TemplateBody,
      OnStackFailure: 'ROLLBACK',
    });
    await aws.clock.advance(5);
    expect(
      await aws.refusal('ExecuteChangeSet', {
        ChangeSetName: Id,
        DisableRollback: true,
      }),
    ).toBe(
      'ValidationError: DisableRollback cannot be specified for a change set that has OnStackFailure.',
    );
  });
});
