import { cannedContext, TARGET } from '../__testUtils__/cannedContext';
import {
  cannedRecord,
  cannedStack,
  stackArnOf,
} from '../__testUtils__/cannedStacks';
import { stackEvent } from '../__testUtils__/stackEvent';
import { recoverStack } from './recoverStack';
import { stackToken, taskToken } from './tokens';

const ARN = stackArnOf('orders');

const STARTED = stackEvent(0, 'UPDATE_IN_PROGRESS', {
  reason: 'User Initiated',
});

const REQUEST = {
  label: 'API',
  name: 'orders',
  kind: 'public-api',
  entityRef: 'api:default/orders',
  parameters: {},
  onReplacement: 'fail',
} as any;

const OURS = { kind: 'public-api', entityRef: 'api:default/orders' } as const;

describe('recoverStack', () => {
  /** The stack takes one status after the other as it is described. */
  const recover = async (
    start: object,
    status: string,
    later: string[],
    answers = {},
    observed = {},
  ) => {
    let last = status;
    const statuses = [...later];
    const canned = cannedContext({
      DescribeStacks: () => {
        last = statuses.shift() ?? last;
        return { Stacks: [cannedStack('orders', { ...OURS, status: last })] };
      },
      DescribeStackEvents: {
        StackEvents: [{ ...STARTED, EventId: 'event-1' }],
      },
      DeleteStack: {},
      RollbackStack: {},
      ContinueUpdateRollback: {},
      ...answers,
    });
    const done = recoverStack(canned.context, REQUEST, {
      stack: await cannedRecord('orders', { ...OURS, status }),
      start: start as any,
      ownOperation: false,
      ...observed,
    });
    return { ...canned, done };
  };

  it.each([
    [
      'recreate',
      'ROLLBACK_COMPLETE',
      ['ROLLBACK_COMPLETE', 'DELETE_COMPLETE'],
      'API stack orders is ROLLBACK_COMPLETE: deleting it first',
      'DeleteStack',
    ],
    [
      'await-deletion',
      'DELETE_IN_PROGRESS',
      ['DELETE_IN_PROGRESS', 'DELETE_COMPLETE'],
      'API stack orders is DELETE_IN_PROGRESS: waiting',
      undefined,
    ],
    [
      'await-operation',
      'UPDATE_IN_PROGRESS',
      ['UPDATE_COMPLETE'],
      'API stack orders is UPDATE_IN_PROGRESS: waiting',
      undefined,
    ],
    [
      'roll-back',
      'UPDATE_FAILED',
      ['UPDATE_ROLLBACK_COMPLETE'],
      'API stack orders is UPDATE_FAILED: rolling it back first',
      'RollbackStack',
    ],
    [
      'continue-rollback',
      'UPDATE_ROLLBACK_FAILED',
      ['UPDATE_ROLLBACK_COMPLETE'],
      'API stack orders is UPDATE_ROLLBACK_FAILED: continuing the rollback first',
      'ContinueUpdateRollback',
    ],
  ])('%s from %s', async (action, status, later, line, operation) => {
    const { context, done, inputs, lines } = await recover(
      { action },
      status,
      later,
    );
    const { start } = await done;
    expect(start.action).toMatch(/^(create|update)$/);
    expect(lines).toEqual([line]);
    const changes = inputs.filter(([name]) => !name.startsWith('Describe'));
    expect(changes.map(([name]) => name)).toEqual(operation ? [operation] : []);
    const rollbacks = changes.filter(([name]) => name !== 'DeleteStack');
    const token = stackToken(
      taskToken(context.task, 'orders', 'recover'),
      `${ARN} event-1`,
    );
    expect(rollbacks.map(([, input]) => input)).toEqual(
      rollbacks.map(() => ({
        StackName: ARN,
        RoleARN: TARGET.cloudFormationRoleArn,
        ClientRequestToken: token,
      })),
    );
  });

  it('tells for whose operation it waits', async () => {
    const { done, lines } = await recover(
      { action: 'await-operation' },
      'UPDATE_IN_PROGRESS',
      ['UPDATE_COMPLETE'],
      {},
      { waitsFor: 'the operation of task-2' },
    );
    await done;
    expect(lines).toEqual(['API the operation of task-2: waiting']);
  });

  it('changes nothing of a stack that can be deployed to', async () => {
    const { done, inputs } = await recover(
      { action: 'update' },
      'CREATE_COMPLETE',
      [],
    );
    expect((await done).start).toEqual({ action: 'update' });
    expect(inputs).toEqual([]);
  });

  it('leaves to a person what it tried once', async () => {
    const { done } = await recover(
      { action: 'roll-back' },
      'UPDATE_FAILED',
      [],
    );
    await expect(done).rejects.toThrow(
      'Stack orders is still UPDATE_FAILED. Delete it with fargate:stack:delete or in the CloudFormation console, then try again.',
    );
  });

  it('leaves to a person a stack that cannot be deleted', async () => {
    const { done } = await recover(
      { action: 'recreate' },
      'ROLLBACK_COMPLETE',
      [],
      {
        DescribeStacks: () => ({
          Stacks: [
            cannedStack('orders', {
              status: 'DELETE_FAILED',
              statusReason: 'in use',
            }),
          ],
        }),
      },
    );
    await expect(done).rejects.toThrow(
      'Stack orders is still DELETE_FAILED ("in use"). Delete it',
    );
  });

  it('reports a rollback that fails again', async () => {
    const { done } = await recover(
      { action: 'continue-rollback' },
      'UPDATE_ROLLBACK_FAILED',
      ['UPDATE_ROLLBACK_FAILED'],
    );
    await expect(done).rejects.toMatchObject({
      report: {
        failed:
          'orders: the rollback of an earlier update failed, so nothing was deployed.',
        now: expect.stringMatching(/^stack orders is UPDATE_ROLLBACK_FAILED/),
      },
    });
  });
});
