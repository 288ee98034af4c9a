import { cannedContext } from '../__testUtils__/cannedContext';
import { cannedStack, withStacks } from '../__testUtils__/cannedStacks';
import { stackEvent } from '../__testUtils__/stackEvent';
import { observe } from './observe';
import { taskToken } from './tokens';

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

describe('observe', () => {
  const look = (facts: object, answers = {}, options = {}) =>
    observe(
      cannedContext(
        {
          ...withStacks(cannedStack('orders', facts)),
          DescribeStackEvents: { StackEvents: [STARTED] },
          ...answers,
        },
        { options },
      ).context,
      REQUEST,
    );

  it('creates what does not exist, which nobody has to allow', async () => {
    const authorize = jest.fn();
    const { context, signals } = cannedContext(withStacks(), { authorize });
    expect(await observe(context, REQUEST)).toEqual({
      start: { action: 'create' },
      ownOperation: false,
    });
    expect(authorize).not.toHaveBeenCalled();
    expect(signals).toEqual([context.signal]);
  });

  it('asks whether the initiator may change it before anything else', async () => {
    const authorize = jest.fn().mockRejectedValue(new Error('not yours'));
    const { context, inputs } = cannedContext(
      withStacks(cannedStack('orders', { isForeign: true })),
      { authorize },
    );
    await expect(observe(context, REQUEST)).rejects.toThrow('not yours');
    expect(authorize.mock.calls).toEqual([
      [context.clients, expect.objectContaining({ name: 'orders' })],
    ]);
    expect(inputs).toHaveLength(1);
  });

  it.each<[string, object, string]>([
    [
      'that the portal did not create',
      { isForeign: true },
      'A stack named orders already exists and was not created by this portal (no tag fargate-api:managed). Choose another name.',
    ],
    [
      'of another kind',
      { ...OURS, kind: 'cluster' },
      'The stack orders belongs to api:default/orders (cluster), not to api:default/orders. Choose another name.',
    ],
    [
      'of another entity',
      { ...OURS, entityRef: 'api:default/other' },
      'The stack orders belongs to api:default/other (public-api), not to api:default/orders. Choose another name.',
    ],
    [
      'that a person has to mend',
      { ...OURS, status: 'IMPORT_ROLLBACK_FAILED' },
      'Stack orders is IMPORT_ROLLBACK_FAILED and cannot be updated: fix the import in the CloudFormation console, then try again.',
    ],
    [
      'that a person has to mend, with its reason',
      { ...OURS, status: 'DELETE_FAILED', statusReason: ' [Role] ' },
      'Stack orders is DELETE_FAILED ("[Role]") and cannot be updated',
    ],
    [
      'that may have resources',
      { ...OURS, status: 'ROLLBACK_FAILED' },
      'Stack orders is ROLLBACK_FAILED: resources that could not be deleted remain. Review them, then set onFailedRollback to "delete"',
    ],
    [
      'that somebody else changes now',
      { ...OURS, status: 'UPDATE_IN_PROGRESS' },
      'The stack orders has an operation in progress: UPDATE_IN_PROGRESS, started outside this portal. Try again when it has ended, or set onConflict to "wait".',
    ],
  ])('refuses a stack %s', async (_, facts, message) => {
    await expect(look(facts)).rejects.toThrow(message);
  });

  it('deletes a stack that may have resources only on request', async () => {
    const { start } = await look(
      { ...OURS, status: 'ROLLBACK_FAILED' },
      {},
      { onFailedRollback: 'delete' },
    );
    expect(start).toEqual({ action: 'recreate', mayHoldResources: true });
  });

  const BUSY = { ...OURS, status: 'UPDATE_IN_PROGRESS' };
  const startedWith = (ClientRequestToken: string) => ({
    DescribeStackEvents: { StackEvents: [{ ...STARTED, ClientRequestToken }] },
  });
  const task = { taskId: 'task-1', stepId: 'step-1' };

  it('waits for the operation of somebody else on request', async () => {
    expect(
      await look(
        BUSY,
        startedWith(taskToken({ taskId: 'task-2', stepId: 's' }, 'orders')),
        { onConflict: 'wait' },
      ),
    ).toMatchObject({
      start: { action: 'await-operation' },
      ownOperation: false,
      waitsFor:
        'stack orders has an operation in progress: UPDATE_IN_PROGRESS, started by task task-2',
    });
  });

  it('follows its own operation, and waits for the end of its own recovery', async () => {
    expect(
      await look(BUSY, startedWith(taskToken(task, 'orders'))),
    ).toMatchObject({ start: { action: 'attach' }, ownOperation: true });
    const recovery = await look(
      BUSY,
      startedWith(taskToken(task, 'orders', 'recover')),
    );
    expect(recovery).toMatchObject({
      start: { action: 'await-operation' },
      ownOperation: false,
    });
    expect(recovery).not.toHaveProperty('waitsFor');
  });

  it('knows its own operation also when that has ended', async () => {
    expect(
      await look(OURS, startedWith(taskToken(task, 'orders'))),
    ).toMatchObject({ start: { action: 'update' }, ownOperation: true });
    expect(await look(OURS)).toMatchObject({
      start: { action: 'update' },
      ownOperation: false,
    });
  });

  it('waits for a deletion, whoever started it', async () => {
    expect(
      await look({ isForeign: true, status: 'DELETE_IN_PROGRESS' }),
    ).toMatchObject({
      start: { action: 'await-deletion' },
      ownOperation: false,
    });
  });

  it('takes over a stack under review that has only change sets of the portal', async () => {
    const review = { status: 'REVIEW_IN_PROGRESS', isForeign: true };
    const sets = (...names: string[]) => ({
      ListChangeSets: {
        Summaries: names.map(ChangeSetName => ({ ChangeSetName })),
      },
    });
    expect(
      await look(review, sets('fargate-api-1', 'fargate-api-2')),
    ).toMatchObject({ start: { action: 'create' }, ownOperation: false });
    expect((await look(review, { ListChangeSets: {} })).start.action).toBe(
      'create',
    );
    await expect(look(review, sets('fargate-api-1', 'other'))).rejects.toThrow(
      'A stack named orders is in REVIEW_IN_PROGRESS with a change set that this portal did not create. Choose another name.',
    );
  });
});
