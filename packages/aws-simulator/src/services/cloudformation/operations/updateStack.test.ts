import { TestRegion, textOf } from '../../../__testUtils__/TestRegion';

function app(topicName: string, queue: object = {}, outputs: object = {}) {
  return {
    Resources: {
      Topic: {
        Type: 'AWS::SNS::Topic',
        Properties: { TopicName: topicName },
      },
      Queue: {
        Type: 'AWS::SQS::Queue',
        Properties: {
          KmsMasterKeyId: { Ref: 'Topic' },
          ...queue,
        },
      },
    },
    Outputs: outputs,
  };
}

const SLOWER = { DelaySeconds: 5 };

async function updated(aws: TestRegion, template: object, input: object = {}) {
  await aws.clock.advance(1);
  const since = aws.world.now();
  await aws.call('UpdateStack', {
    StackName: 'app',
    TemplateBody: textOf(template),
    ...input,
  });
  await aws.clock.advance(600);
  return aws.history('app', since);
}

describe('UpdateStack', () => {
  let aws: TestRegion;
  beforeEach(async () => {
    aws = new TestRegion();
    await aws.create(app('a'));
  });

  it('refuses what changes nothing', async () => {
    expect(
      await aws.refusal('UpdateStack', {
        StackName: 'app',
        TemplateBody: textOf(app('a')),
      }),
    ).toBe('ValidationError: No updates are to be performed.');
  });

  it('replaces a resource, changes its dependent in place, then cleans up', async () => {
    expect(await updated(aws, app('b'))).toEqual([
      'app UPDATE_IN_PROGRESS: User Initiated',
      'Topic UPDATE_IN_PROGRESS: Requested update requires the creation of a new physical resource; hence creating one.',
      'Topic UPDATE_IN_PROGRESS: Resource creation Initiated',
      'Topic UPDATE_COMPLETE',
      'Queue UPDATE_IN_PROGRESS',
      'Queue UPDATE_COMPLETE',
      'app UPDATE_COMPLETE_CLEANUP_IN_PROGRESS',
      'Topic DELETE_IN_PROGRESS',
      'Topic DELETE_COMPLETE',
      'app UPDATE_COMPLETE',
    ]);
    expect(aws.topic.calls).toEqual([
      'create Topic',
      'create Topic',
      'delete Topic',
      'gone topic-1',
    ]);
    const { StackResourceDetail } = await aws.call('DescribeStackResource', {
      StackName: 'app',
      LogicalResourceId: 'Topic',
    });
    expect(StackResourceDetail).toMatchObject({
      PhysicalResourceId: 'topic-2',
      ResourceStatus: 'UPDATE_COMPLETE',
    });
  });

  it('adds and removes resources', async () => {
    const { Queue, ...rest } = app('a').Resources;
    const events = await updated(aws, {
      Resources: { ...rest, Second: { ...rest.Topic, Properties: {} } },
    });
    expect(events).toEqual([
      'app UPDATE_IN_PROGRESS: User Initiated',
      'Second CREATE_IN_PROGRESS',
      'Second CREATE_IN_PROGRESS: Resource creation Initiated',
      'Second CREATE_COMPLETE',
      'app UPDATE_COMPLETE_CLEANUP_IN_PROGRESS',
      'Queue DELETE_IN_PROGRESS',
      'Queue DELETE_COMPLETE',
      'app UPDATE_COMPLETE',
    ]);
  });

  it('keeps a removed resource whose DeletionPolicy is Retain', async () => {
    const template = app('a');
    const kept = { ...template.Resources.Queue, DeletionPolicy: 'Retain' };
    await updated(aws, { Resources: { ...template.Resources, Queue: kept } });
    const events = await updated(aws, {
      Resources: { Topic: template.Resources.Topic },
    });
    expect(events).toContain('Queue DELETE_SKIPPED');
    expect(aws.queue.calls).toEqual(['create Queue']);
  });

  it('takes a change of Metadata for an update, without calling the resource', async () => {
    const template = app('a');
    const events = await updated(aws, {
      Resources: {
        ...template.Resources,
        Queue: { ...template.Resources.Queue, Metadata: { owner: 'me' } },
      },
    });
    expect(events).toContain('Queue UPDATE_COMPLETE');
    expect(aws.queue.calls).toEqual(['create Queue']);
    const { StackResourceDetail } = await aws.call('DescribeStackResource', {
      StackName: 'app',
      LogicalResourceId: 'Queue',
    });
    expect(StackResourceDetail.Metadata).toBe('{"owner":"me"}');
  });

  it('takes changed outputs for an update', async () => {
    const events = await updated(aws, app('a', {}, { Out: { Value: 'x' } }));
    expect(events).toEqual([
      'app UPDATE_IN_PROGRESS: User Initiated',
      'app UPDATE_COMPLETE_CLEANUP_IN_PROGRESS',
      'app UPDATE_COMPLETE',
    ]);
  });

  it('hands changed stack tags on to the resources that take tags', async () => {
    await updated(aws, app('a'), { Tags: [{ Key: 'k', Value: 'v' }] });
    expect(aws.topic.calls).toEqual(['create Topic', 'update Topic']);
    expect((await aws.stack()).Tags).toEqual([{ Key: 'k', Value: 'v' }]);
  });

  it('rolls a failed update back and cleans the new resources up', async () => {
    aws.queue.fail('update', 'Queue');
    await aws.clock.advance(1);
    const since = aws.world.now();
    await aws.call('UpdateStack', {
      StackName: 'app',
      TemplateBody: textOf(app('b')),
    });
    await aws.clock.advance(14);
    aws.queue.heal();
    await aws.clock.advance(600);
    expect(await aws.history('app', since)).toEqual([
      'app UPDATE_IN_PROGRESS: User Initiated',
      'Topic UPDATE_IN_PROGRESS: Requested update requires the creation of a new physical resource; hence creating one.',
      'Topic UPDATE_IN_PROGRESS: Resource creation Initiated',
      'Topic UPDATE_COMPLETE',
      'Queue UPDATE_IN_PROGRESS',
      'Queue UPDATE_FAILED: Resource handler returned message: "no update today" (RequestToken: #, HandlerErrorCode: GeneralServiceException)',
      'app UPDATE_ROLLBACK_IN_PROGRESS: The following resource(s) failed to update: [Queue]. ',
      'Topic UPDATE_COMPLETE',
      'Queue UPDATE_IN_PROGRESS',
      'Queue UPDATE_COMPLETE',
      'app UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS',
      'Topic DELETE_IN_PROGRESS',
      'Topic DELETE_COMPLETE',
      'app UPDATE_ROLLBACK_COMPLETE',
    ]);
    expect(aws.topic.calls).toContain('gone topic-2');
  });

  it('stops in UPDATE_ROLLBACK_FAILED, and goes on when asked', async () => {
    aws.queue.fail('update', 'Queue');
    await updated(aws, app('b'));
    expect(await aws.stack()).toMatchObject({
      StackStatus: 'UPDATE_ROLLBACK_FAILED',
      StackStatusReason:
        'The following resource(s) failed to update: [Queue]. ',
    });
    aws.queue.heal();
    await aws.call('ContinueUpdateRollback', { StackName: 'app' });
    await aws.clock.advance(600);
    expect((await aws.stack()).StackStatus).toBe('UPDATE_ROLLBACK_COMPLETE');
    expect(aws.topic.calls).toContain('gone topic-2');
  });

  it('fails again when a rollback is continued and the cause is still there', async () => {
    aws.queue.fail('update', 'Queue');
    await updated(aws, app('b'));
    await aws.call('ContinueUpdateRollback', { StackName: 'app' });
    await aws.clock.advance(600);
    expect((await aws.stack()).StackStatus).toBe('UPDATE_ROLLBACK_FAILED');
  });

  it('skips resources when a rollback is continued without them', async () => {
    aws.queue.fail('update', 'Queue');
    await updated(aws, app('b'));
    await aws.call('ContinueUpdateRollback', {
      StackName: 'app',
      ResourcesToSkip: ['Queue'],
    });
    await aws.clock.advance(600);
    expect((await aws.stack()).StackStatus).toBe('UPDATE_ROLLBACK_COMPLETE');
  });

  it('leaves a failed update alone when rollback is disabled, until RollbackStack', async () => {
    aws.queue.fail('update', 'Queue');
    await updated(aws, app('a', SLOWER), { DisableRollback: true });
    expect((await aws.stack()).StackStatus).toBe('UPDATE_FAILED');
    aws.queue.heal();
    await aws.call('RollbackStack', { StackName: 'app' });
    await aws.clock.advance(600);
    expect((await aws.stack()).StackStatus).toBe('UPDATE_ROLLBACK_COMPLETE');
  });

  it('does not replace a resource when rollback is disabled', async () => {
    expect(await updated(aws, app('b'), { DisableRollback: true })).toEqual([
      'app UPDATE_IN_PROGRESS: User Initiated',
      'Topic UPDATE_FAILED: Replacement type updates not supported on stack with disable-rollback.',
      'app UPDATE_FAILED: The following resource(s) failed to update: [Topic]. ',
    ]);
    await aws.call('RollbackStack', { StackName: 'app' });
    await aws.clock.advance(600);
    expect((await aws.stack()).StackStatus).toBe('UPDATE_ROLLBACK_COMPLETE');
    expect(aws.topic.calls).toEqual(['create Topic']);
  });

  it('takes a corrected template after an update failed with rollback disabled', async () => {
    aws.queue.fail('update', 'Queue');
    await updated(aws, app('a', SLOWER), { DisableRollback: true });
    aws.queue.heal();
    expect(
      await aws.refusal('UpdateStack', {
        StackName: 'app',
        TemplateBody: textOf(app('a', SLOWER)),
      }),
    ).toBe(
      'ValidationError: This stack is currently in a non-terminal [UPDATE_FAILED] state. To update the stack from this state, please use the disable-rollback parameter with update-stack API. To rollback to the last known good state, use the rollback-stack API',
    );
    expect(
      await updated(aws, app('a', SLOWER), { DisableRollback: true }),
    ).toEqual([
      'app UPDATE_IN_PROGRESS: User Initiated',
      'Queue UPDATE_IN_PROGRESS',
      'Queue UPDATE_COMPLETE',
      'app UPDATE_COMPLETE_CLEANUP_IN_PROGRESS',
      'app UPDATE_COMPLETE',
    ]);
  });

  it('takes a corrected template after a creation failed with rollback disabled', async () => {
    aws.queue.fail('create', 'Queue');
    await aws.create(app('a'), { StackName: 'new', DisableRollback: true });
    expect((await aws.stack('new')).StackStatus).toBe('CREATE_FAILED');
    aws.queue.heal();
    const input = { StackName: 'new', TemplateBody: textOf(app('a')) };
    expect(await aws.refusal('UpdateStack', input)).toMatch(
      /^ValidationError: This stack is currently in a non-terminal \[CREATE_FAILED\] state\./,
    );
    await aws.call('CreateChangeSet', { ...input, ChangeSetName: 'mend' });
    await aws.clock.advance(10);
    const changeSet = { StackName: 'new', ChangeSetName: 'mend' };
    expect(await aws.refusal('ExecuteChangeSet', changeSet)).toMatch(
      /^ValidationError: This stack is currently in a non-terminal /,
    );
    await aws.call('ExecuteChangeSet', { ...changeSet, DisableRollback: true });
    await aws.clock.advance(600);
    expect((await aws.stack('new')).StackStatus).toBe('UPDATE_COMPLETE');
    const { StackResources } = await aws.call('DescribeStackResources', {
      StackName: 'new',
    });
    expect(
      StackResources.map(
        (one: { ResourceStatus: string }) => one.ResourceStatus,
      ),
    ).toEqual(['CREATE_COMPLETE', 'CREATE_COMPLETE']);
  });

  it('is cancelled by CancelUpdateStack', async () => {
    await aws.clock.advance(1);
    const since = aws.world.now();
    await aws.call('UpdateStack', {
      StackName: 'app',
      TemplateBody: textOf(app('a', { DelaySeconds: 5 })),
    });
    await aws.clock.advance(3);
    await aws.call('CancelUpdateStack', { StackName: 'app' });
    await aws.clock.advance(600);
    expect(await aws.history('app', since)).toEqual([
      'app UPDATE_IN_PROGRESS: User Initiated',
      'Queue UPDATE_IN_PROGRESS',
      'Queue UPDATE_FAILED: Resource update cancelled',
      'app UPDATE_ROLLBACK_IN_PROGRESS: Stack update cancelled',
      'Queue UPDATE_IN_PROGRESS',
      'Queue UPDATE_COMPLETE',
      'app UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS',
      'app UPDATE_ROLLBACK_COMPLETE',
    ]);
    expect(await aws.refusal('CancelUpdateStack', { StackName: 'app' })).toBe(
      'ValidationError: CancelUpdateStack cannot be called from current stack status',
    );
  });

  it('refuses a stack in another state, and a stack that is not there', async () => {
    await aws.call('UpdateStack', {
      StackName: 'app',
      TemplateBody: textOf(app('b')),
    });
    const { StackId } = await aws.stack();
    expect(
      await aws.refusal('UpdateStack', {
        StackName: 'app',
        TemplateBody: textOf(app('c')),
      }),
    ).toBe(
      `ValidationError: Stack:${StackId} is in UPDATE_IN_PROGRESS state and can not be updated.`,
    );
    expect(
      await aws.refusal('UpdateStack', {
        StackName: 'none',
        TemplateBody: textOf(app('c')),
      }),
    ).toBe('ValidationError: Stack [none] does not exist');
  });

  it('tells the consistency check right before the update is complete', async () => {
    await aws.create(
      { Resources: { Bucket: { Type: 'AWS::S3::Bucket' } } },
      { StackName: 'store' },
    );
    await aws.clock.advance(1);
    const since = aws.world.now();
    await aws.call('UpdateStack', {
      StackName: 'store',
      TemplateBody: textOf({
        Resources: {
          Bucket: {
            Type: 'AWS::S3::Bucket',
            Properties: { AccessControl: 'Private' },
          },
        },
      }),
    });
    await aws.clock.advance(600);
    expect((await aws.history('store', since)).slice(1, 4)).toEqual([
      'Bucket UPDATE_IN_PROGRESS',
      'Bucket UPDATE_IN_PROGRESS (CONFIGURATION_COMPLETE): Eventual consistency check initiated',
      'Bucket UPDATE_COMPLETE',
    ]);
  });
});
