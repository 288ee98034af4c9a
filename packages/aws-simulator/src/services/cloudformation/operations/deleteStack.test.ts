import { TestRegion, textOf } from '../../../__testUtils__/TestRegion';

const pair = {
  Resources: {
    Topic: { Type: 'AWS::SNS::Topic' },
    Queue: { Type: 'AWS::SQS::Queue', DependsOn: 'Topic' },
  },
};

describe('DeleteStack', () => {
  let aws: TestRegion;
  beforeEach(() => {
    aws = new TestRegion();
  });

  async function remove(input: object = {}) {
    await aws.call('DeleteStack', { StackName: 'app', ...input });
    await aws.clock.advance(600);
  }

  it('deletes in reverse order; then the stack answers by ARN only', async () => {
    await aws.create(pair);
    const { StackId } = await aws.stack();
    await remove();
    expect((await aws.history(StackId)).slice(-6)).toEqual([
      'app DELETE_IN_PROGRESS: User Initiated',
      'Queue DELETE_IN_PROGRESS',
      'Queue DELETE_COMPLETE',
      'Topic DELETE_IN_PROGRESS',
      'Topic DELETE_COMPLETE',
      'app DELETE_COMPLETE',
    ]);
    expect((await aws.stack(StackId)).StackStatus).toBe('DELETE_COMPLETE');
    expect(await aws.refusal('DescribeStacks', { StackName: 'app' })).toBe(
      'ValidationError: Stack with id app does not exist',
    );
    expect(await aws.refusal('DescribeStackEvents', { StackName: 'app' })).toBe(
      'ValidationError: Stack [app] does not exist',
    );
    expect((await aws.call('DescribeStacks')).Stacks).toEqual([]);
    await aws.create(pair);
    expect((await aws.stack()).StackId).not.toBe(StackId);
  });

  it('accepts a stack that is not there', async () => {
    expect(await aws.call('DeleteStack', { StackName: 'none' })).toEqual({});
  });

  it('refuses a protected stack', async () => {
    await aws.create(pair, { EnableTerminationProtection: true });
    expect(await aws.refusal('DeleteStack', { StackName: 'app' })).toBe(
      'ValidationError: Stack [app] cannot be deleted while TerminationProtection is enabled',
    );
    await aws.call('UpdateTerminationProtection', {
      StackName: 'app',
      EnableTerminationProtection: false,
    });
    await remove();
    expect((await aws.call('DescribeStacks')).Stacks).toEqual([]);
  });

  it('stops at what cannot be deleted, and leaves it behind when asked', async () => {
    await aws.create(pair);
    const { StackId } = await aws.stack();
    aws.queue.fail('delete', 'Queue');
    await remove();
    expect(await aws.stack()).toMatchObject({
      StackStatus: 'DELETE_FAILED',
      StackStatusReason:
        'The following resource(s) failed to delete: [Queue]. ',
    });
    expect(aws.topic.calls).toEqual(['create Topic']);
    await remove({ RetainResources: ['Queue'] });
    expect((await aws.history(StackId)).slice(-4)).toEqual([
      'Queue DELETE_SKIPPED',
      'Topic DELETE_IN_PROGRESS',
      'Topic DELETE_COMPLETE',
      'app DELETE_COMPLETE',
    ]);
  });

  it('interrupts a creation', async () => {
    await aws.call('CreateStack', {
      StackName: 'app',
      TemplateBody: textOf(pair),
    });
    await aws.clock.advance(4);
    const { StackId } = await aws.stack();
    await remove();
    expect(await aws.history(StackId)).toEqual([
      'app CREATE_IN_PROGRESS: User Initiated',
      'Topic CREATE_IN_PROGRESS',
      'Topic CREATE_IN_PROGRESS: Resource creation Initiated',
      'app DELETE_IN_PROGRESS: User Initiated',
      'Topic CREATE_FAILED: Resource creation cancelled',
      'Topic DELETE_IN_PROGRESS',
      'Topic DELETE_COMPLETE',
      'app DELETE_COMPLETE',
    ]);
  });

  it('refuses while an update runs', async () => {
    await aws.create(pair);
    await aws.call('UpdateStack', {
      StackName: 'app',
      TemplateBody: textOf({ Resources: { Topic: pair.Resources.Topic } }),
    });
    expect(await aws.refusal('DeleteStack', { StackName: 'app' })).toBe(
      'ValidationError: Stack [app] cannot be deleted while in status UPDATE_IN_PROGRESS',
    );
  });

  describe('with exports', () => {
    const exporter = {
      Resources: { Topic: { Type: 'AWS::SNS::Topic' } },
      Outputs: { Out: { Value: 'v', Export: { Name: 'shared' } } },
    };
    const importer = {
      Resources: {
        Queue: {
          Type: 'AWS::SQS::Queue',
          Properties: { KmsMasterKeyId: { 'Fn::ImportValue': 'shared' } },
        },
      },
    };

    it('keeps a stack whose export is in use', async () => {
      await aws.create(exporter);
      await aws.create(importer, { StackName: 'user' });
      await remove();
      expect(await aws.stack()).toMatchObject({
        StackStatus: 'CREATE_COMPLETE',
        StackStatusReason:
          'Delete canceled. Cannot delete export shared as it is in use by user.',
      });
      const { Imports } = await aws.call('ListImports', {
        ExportName: 'shared',
      });
      expect(Imports).toEqual(['user']);
    });

    it('rolls an update back that takes away or changes an export in use', async () => {
      await aws.create(exporter);
      await aws.create(importer, { StackName: 'user' });
      const update = async (template: object) => {
        await aws.call('UpdateStack', {
          StackName: 'app',
          TemplateBody: textOf(template),
        });
        await aws.clock.advance(600);
        return aws.history();
      };
      expect(await update({ ...exporter, Outputs: {} })).toContain(
        'app UPDATE_ROLLBACK_IN_PROGRESS: Cannot delete export shared as it is in use by user.',
      );
      const changed = { Out: { ...exporter.Outputs.Out, Value: 'w' } };
      expect(await update({ ...exporter, Outputs: changed })).toContain(
        'app UPDATE_ROLLBACK_IN_PROGRESS: Export shared cannot be updated as it is in use by user',
      );
      const { Exports } = await aws.call('ListExports');
      expect(Exports).toMatchObject([{ Name: 'shared', Value: 'v' }]);
    });

    it('refuses an import that nobody exports, and an export that is taken', async () => {
      await aws.create(importer, { StackName: 'user' });
      expect(await aws.history('user')).toContain(
        'user ROLLBACK_IN_PROGRESS: No export named shared found. Rollback requested by user.',
      );
      await aws.create(exporter);
      await aws.create(exporter, { StackName: 'second' });
      expect(await aws.history('second')).toContain(
        'second ROLLBACK_IN_PROGRESS: Export with name shared is already exported by stack app. Rollback requested by user.',
      );
    });
  });
});
