import { StackEvent } from '@aws-sdk/client-cloudformation';
import { awsError } from '../__testUtils__/cannedAws';
import { cannedContext, TARGET } from '../__testUtils__/cannedContext';
import { cannedStack, stackArnOf } from '../__testUtils__/cannedStacks';
import { after, stackEvent } from '../__testUtils__/stackEvent';
import { DeploymentContext } from '../stack/DeploymentContext';
import { taskToken } from '../stack/tokens';
import { DeleteRequest, deleteStack } from './deleteStack';

const ARN = stackArnOf('orders');
const ROLE = { id: 'Role', type: 'AWS::IAM::Role', physicalId: 'orders-role' };
const BUCKET = { id: 'Logs', type: 'AWS::S3::Bucket', physicalId: 'logs' };
const CREATED = stackEvent(-60, 'CREATE_COMPLETE');
const BEGAN = stackEvent(0, 'DELETE_IN_PROGRESS', { reason: 'User Initiated' });
const DELETED = stackEvent(20, 'DELETE_COMPLETE');
const inUse = { ...ROLE, reason: 'it is in use' };
const bucketInUse = { ...BUCKET, reason: 'it is not empty' };

/** What one deletion does: its events, oldest first, and how the stack ends. */
interface Deletion {
  events?: StackEvent[];
  /** Undefined where CloudFormation does not know the stack any more. */
  status?: string;
  /** Whether CloudFormation does not answer for its events then. */
  isOutage?: boolean;
}

function setUp({
  stack = {},
  past = [CREATED],
  deletions = [{ events: [DELETED] }],
  answers = {},
  later = [],
  isLate = false,
  context: options = {},
}: {
  stack?: object | null;
  past?: StackEvent[];
  deletions?: Deletion[];
  answers?: object;
  /** What happens while it waits, a wait each. */
  later?: Deletion[];
  /** Whether the deletion begins later, with `BEGAN`. */
  isLate?: boolean;
  context?: Partial<DeploymentContext>;
}) {
  let current: object | undefined = stack
    ? cannedStack('orders', { kind: 'public-api', ...stack })
    : undefined;
  const events = [...past];
  const calls: string[] = [];
  let token: string | undefined;
  let isOut = false;
  const begin = () => ({
    ...BEGAN,
    EventId: `${events.length}`,
    ClientRequestToken: token,
  });
  const happen = ({ events: more = [], status, isOutage }: Deletion) => {
    events.push(...more.map(event => (event === BEGAN ? begin() : event)));
    isOut = isOutage ?? false;
    current = status
      ? cannedStack('orders', { kind: 'public-api', ...stack, status })
      : undefined;
  };
  const canned = cannedContext(
    {
      DescribeStacks: () =>
        current
          ? { Stacks: [current] }
          : Object.assign(awsError('ValidationError'), {
              message: 'Stack with id orders does not exist',
            }),
      DescribeStackEvents: () =>
        isOut
          ? awsError('ServiceUnavailable')
          : { StackEvents: [...events].reverse() },
      DeleteStack: ({ ClientRequestToken }: any) => {
        calls.push('DeleteStack');
        token = ClientRequestToken;
        if (!isLate) {
          events.push(begin());
        }
        happen(deletions.shift()!);
        return {};
      },
      UpdateTerminationProtection: ({ EnableTerminationProtection }: any) => {
        calls.push(`protected: ${EnableTerminationProtection}`);
        return {};
      },
      GetRole: { Role: {} },
      ...answers,
    },
    {
      authorize: async () => {
        calls.push('authorize');
      },
      clock: {
        sleep: async seconds => {
          calls.push(`slept ${seconds}`);
          happen(later.shift()!);
        },
      },
      ...options,
    },
  );
  canned.clients.now = () => after(29);
  const run = (request: Partial<DeleteRequest> = {}) =>
    deleteStack(canned.context, {
      label: 'API',
      stackArn: ARN,
      retain: [],
      unprotect: false,
      ...request,
    });
  const sent = (operation: string) =>
    canned.inputs
      .filter(([name]) => name === operation)
      .map(([, input]) => input);
  return { ...canned, calls, run, sent };
}

describe('deleteStack', () => {
  it('deletes a stack, after asking who may, and says how long it took', async () => {
    const { run, sent, lines, calls, signals, context } = setUp({
      deletions: [
        { events: [stackEvent(10, 'DELETE_COMPLETE', ROLE), DELETED] },
      ],
    });
    expect(await run()).toEqual({ name: 'orders', retained: [] });
    expect(calls).toEqual(['authorize', 'DeleteStack']);
    expect(sent('DeleteStack')).toEqual([
      {
        StackName: ARN,
        RoleARN: TARGET.cloudFormationRoleArn,
        ClientRequestToken: expect.stringContaining(
          taskToken(context.task, 'orders', 'delete'),
        ),
        RetainResources: undefined,
      },
    ]);
    expect(lines).toEqual([
      'API role deleted',
      'API stack orders deleted in 29 s',
    ]);
    expect(new Set(signals)).toEqual(new Set([context.signal]));
  });

  it('has nothing to do where the stack is gone', async () => {
    const { run, lines, calls, sent } = setUp({ stack: null });
    expect(await run()).toEqual({ name: 'orders', retained: [] });
    expect(lines).toEqual([]);
    expect(calls).toEqual([]);
    expect(sent('DeleteStack')).toEqual([]);
  });

  it('knows what a deletion retained that has ended', async () => {
    const { run, lines, sent } = setUp({
      stack: { status: 'DELETE_COMPLETE' },
      past: [
        BEGAN,
        stackEvent(5, 'DELETE_COMPLETE', ROLE),
        stackEvent(6, 'DELETE_SKIPPED', BUCKET),
        DELETED,
      ],
    });
    expect(await run()).toEqual({ name: 'orders', retained: ['Logs (logs)'] });
    expect(lines).toEqual(['API stack orders is already deleted']);
    expect(sent('DeleteStack')).toEqual([]);
  });

  it('says what is retained, and leaves out what is gone', async () => {
    const { run, lines } = setUp({
      deletions: [
        {
          events: [
            stackEvent(5, 'DELETE_SKIPPED', BUCKET),
            stackEvent(6, 'DELETE_SKIPPED', ROLE),
            DELETED,
          ],
          status: 'DELETE_COMPLETE',
        },
      ],
      answers: { GetRole: awsError('NoSuchEntityException') },
    });
    expect((await run()).retained).toEqual(['Logs (logs)']);
    expect(lines.at(-1)).toBe(
      'Note retained in AWS, delete manually: Logs (logs)',
    );
  });

  it.each(['CREATE_COMPLETE', 'ROLLBACK_COMPLETE', 'REVIEW_IN_PROGRESS'])(
    'deletes a stack in %s',
    async status => {
      const { run, sent } = setUp({ stack: { status } });
      await run();
      expect(sent('DeleteStack')).toHaveLength(1);
    },
  );

  it('deletes a stack of which no events are left', async () => {
    const { run, sent } = setUp({ past: [] });
    await run();
    expect(sent('DeleteStack')).toHaveLength(1);
  });

  it('follows a deletion that is in progress, and starts none', async () => {
    const { run, calls, lines } = setUp({
      stack: { status: 'DELETE_IN_PROGRESS' },
      past: [CREATED, { ...BEGAN, ClientRequestToken: 'of another' }],
      later: [
        { status: 'DELETE_IN_PROGRESS' },
        { events: [stackEvent(25, 'DELETE_COMPLETE', ROLE), DELETED] },
      ],
    });
    await run();
    expect(calls).toEqual(['authorize', 'slept 2', 'slept 2']);
    expect(lines).toEqual([
      'API role deleted',
      'API stack orders deleted in 29 s',
    ]);
  });

  it('waits for the events of its own deletion, also while AWS does not answer', async () => {
    const updated = stackEvent(-50, 'UPDATE_IN_PROGRESS', {
      reason: 'User Initiated',
    });
    const status = 'DELETE_IN_PROGRESS';
    const { run, calls, lines } = setUp({
      past: [
        { ...updated, ClientRequestToken: 'of another' },
        stackEvent(-40, 'DELETE_FAILED', inUse),
        stackEvent(-30, 'UPDATE_COMPLETE'),
      ],
      isLate: true,
      deletions: [{ status }],
      later: [
        { status },
        { status, isOutage: true },
        { status, events: [BEGAN, stackEvent(5, 'DELETE_COMPLETE', ROLE)] },
        { status, isOutage: true },
        { status, events: [stackEvent(10, 'DELETE_COMPLETE', BUCKET)] },
        { events: [DELETED] },
      ],
    });
    expect(await run()).toEqual({ name: 'orders', retained: [] });
    expect(calls).toEqual([
      'authorize',
      'DeleteStack',
      ...Array(6).fill('slept 2'),
    ]);
    expect(lines.filter(line => line.startsWith('API'))).toEqual([
      'API role deleted',
      'API Bucket deleted',
      'API stack orders deleted in 29 s',
    ]);
  });

  describe('with termination protection', () => {
    const stack = { terminationProtection: true };

    it('disables it where that was confirmed', async () => {
      const { run, calls, lines, sent, signals, context } = setUp({ stack });
      await run({ unprotect: true });
      expect(calls).toEqual(['authorize', 'protected: false', 'DeleteStack']);
      expect(new Set(signals)).toEqual(new Set([context.signal]));
      expect(sent('UpdateTerminationProtection')).toEqual([
        { StackName: ARN, EnableTerminationProtection: false },
      ]);
      expect(lines[0]).toBe(
        'Note termination protection of stack orders disabled, as confirmed',
      );
    });

    it.each([
      [stack, false],
      [{}, true],
    ])('leaves it alone with %j and unprotect %s', async (facts, unprotect) => {
      const { run, calls, lines } = setUp({ stack: facts });
      await run({ unprotect });
      expect(calls).toEqual(['authorize', 'DeleteStack']);
      expect(lines).toEqual(['API stack orders deleted in 29 s']);
    });

    it('enables it again where CloudFormation refuses the deletion', async () => {
      const { run, calls } = setUp({
        stack,
        answers: { DeleteStack: awsError('AccessDenied') },
      });
      await expect(run({ unprotect: true })).rejects.toThrow('AccessDenied');
      expect(calls).toEqual([
        'authorize',
        'protected: false',
        'protected: true',
      ]);
    });

    it('enables nothing again that was not enabled', async () => {
      const { run, calls } = setUp({
        answers: { DeleteStack: awsError('AccessDenied') },
      });
      await expect(run({ unprotect: true })).rejects.toThrow('AccessDenied');
      expect(calls).toEqual(['authorize']);
    });

    const refused = {
      events: [stackEvent(5, 'CREATE_COMPLETE')],
      status: 'CREATE_COMPLETE',
    };

    it.each([
      [stack, ['protected: true']],
      [{}, []],
    ])(
      'of %j: enables it again after a rejected deletion',
      async (facts, last) => {
        const { run, calls } = setUp({ stack: facts, deletions: [refused] });
        await expect(run()).rejects.toThrow('CloudFormation gave no reason');
        expect(calls).toEqual(['authorize', 'DeleteStack', ...last]);
      },
    );

    it('leaves it disabled on a stack whose deletion failed', async () => {
      const { run, calls } = setUp({
        stack,
        deletions: [
          {
            events: [
              stackEvent(5, 'DELETE_FAILED', inUse),
              stackEvent(6, 'DELETE_FAILED'),
            ],
            status: 'DELETE_FAILED',
          },
        ],
      });
      await expect(run({ unprotect: true })).rejects.toThrow('in use');
      expect(calls.at(-1)).toBe('DeleteStack');
    });
  });

  it('undoes first what would keep CloudFormation from deleting it', async () => {
    const { run, calls } = setUp({});
    await run({
      undoFirst: async ({ name }) => {
        calls.push(`undo ${name}`);
      },
    });
    expect(calls).toEqual(['authorize', 'undo orders', 'DeleteStack']);
  });

  describe('that fails', () => {
    const failed = (...events: StackEvent[]) => ({
      events: [...events, stackEvent(15, 'DELETE_FAILED')],
      status: 'DELETE_FAILED',
    });
    const roleFailed = stackEvent(5, 'DELETE_FAILED', inUse);
    const bucketFailed = stackEvent(6, 'DELETE_FAILED', bucketInUse);

    it('reports the resources that could not be deleted', async () => {
      const { run } = setUp({ deletions: [failed(roleFailed, bucketFailed)] });
      const error = await run().catch(caught => caught);
      expect(error.report).toEqual({
        failed: 'orders: the stack could not be deleted.',
        why: 'role orders-role: it is in use',
        evidence: [
          'Role DELETE_FAILED: "it is in use"',
          'Logs DELETE_FAILED: "it is not empty"',
        ],
        now: 'stack orders is DELETE_FAILED and still contains Role and Logs; its other resources are deleted; the entity stays in the catalog',
        next: 'remove the dependencies of Role and Logs and press "Start over", or list it in retain to keep it in AWS',
      });
    });

    it('reports the stack where no resource failed', async () => {
      const { run } = setUp({
        deletions: [failed()],
        stack: { statusReason: 'Something went wrong' },
      });
      const error = await run().catch(caught => caught);
      expect(error.report).toEqual({
        failed: 'orders: the stack could not be deleted.',
        why: 'Something went wrong',
        evidence: [],
        now: 'stack orders is DELETE_FAILED and still contains all its resources; the entity stays in the catalog',
        next: 'fix the cause, then press "Start over"',
      });
    });

    it('goes on without what is to be retained', async () => {
      const { run, sent, lines } = setUp({
        deletions: [
          failed(bucketFailed),
          { events: [stackEvent(17, 'DELETE_SKIPPED', BUCKET), DELETED] },
        ],
      });
      expect(await run({ retain: ['Logs', 'Other'] })).toEqual({
        name: 'orders',
        retained: ['Logs (logs)'],
      });
      expect(sent('DeleteStack').map(one => one.RetainResources)).toEqual([
        undefined,
        ['Logs'],
      ]);
      const [first, second] = sent('DeleteStack').map(
        one => one.ClientRequestToken,
      );
      expect(second).not.toBe(first);
      expect(lines).toContain(
        'API Logs cannot be deleted and will be retained, as requested',
      );
      expect(lines.filter(line => line.includes('not found'))).toEqual([]);
    });

    it('goes on without what is gone already', async () => {
      const { run, sent, lines, signals, context } = setUp({
        deletions: [failed(roleFailed), { events: [DELETED] }],
        answers: { GetRole: awsError('NoSuchEntityException') },
      });
      expect((await run()).retained).toEqual([]);
      expect(new Set(signals)).toEqual(new Set([context.signal]));
      expect(sent('DeleteStack')[1].RetainResources).toEqual(['Role']);
      expect(lines).toContain(
        'API Role not found in AWS: somebody deleted it before; the deletion goes on without it',
      );
      expect(lines.filter(line => line.includes('retained'))).toEqual([]);
    });

    it('counts a resource that was deleted before another failed as deleted', async () => {
      const { run } = setUp({
        deletions: [
          failed(stackEvent(4, 'DELETE_COMPLETE', BUCKET), roleFailed),
        ],
      });
      const error = await run().catch(caught => caught);
      expect(error.report.evidence).toEqual([
        'Role DELETE_FAILED: "it is in use"',
      ]);
    });

    it('reports only what is still there', async () => {
      const { run } = setUp({
        deletions: [failed(roleFailed, bucketFailed)],
        answers: { GetRole: awsError('NoSuchEntityException') },
      });
      const error = await run().catch(caught => caught);
      expect(error.report.evidence).toEqual([
        'Logs DELETE_FAILED: "it is not empty"',
      ]);
    });

    it('does not go on again and again without the same', async () => {
      const { run, sent } = setUp({
        deletions: [failed(bucketFailed), failed(bucketFailed)],
      });
      await expect(run({ retain: ['Logs'] })).rejects.toThrow('not empty');
      expect(sent('DeleteStack')).toHaveLength(2);
    });

    it('retains at once what failed in an earlier deletion', async () => {
      const { run, sent } = setUp({
        stack: { status: 'DELETE_FAILED' },
        past: [CREATED, BEGAN, roleFailed, bucketFailed],
      });
      await run({ retain: ['Logs'] });
      expect(sent('DeleteStack')[0].RetainResources).toEqual(['Logs']);
    });

    it.each([
      [[], 'DELETE_FAILED'],
      [['Logs'], 'CREATE_COMPLETE'],
    ])('retains nothing with retain %j in %s', async (retain, status) => {
      const { run, sent } = setUp({
        stack: { status },
        past: [CREATED, BEGAN, bucketFailed],
      });
      await run({ retain });
      expect(sent('DeleteStack')[0].RetainResources).toBeUndefined();
    });
  });

  describe('during another operation', () => {
    const stack = { status: 'UPDATE_IN_PROGRESS' };

    it('does not wait unless it is asked to', async () => {
      const { run, calls } = setUp({ stack });
      await expect(run()).rejects.toThrow(
        'The stack orders has an operation in progress: UPDATE_IN_PROGRESS, started outside this portal. Try again when it has ended, or set onConflict to "wait".',
      );
      expect(calls).toEqual([]);
    });

    it('waits on request', async () => {
      const { run, calls, lines } = setUp({
        stack,
        later: [{ status: 'UPDATE_COMPLETE' }],
        context: { options: { onConflict: 'wait' } },
      });
      await run();
      expect(calls).toEqual(['slept 2', 'authorize', 'DeleteStack']);
      expect(lines[0]).toBe(
        'API stack orders has an operation in progress: UPDATE_IN_PROGRESS, started outside this portal: waiting',
      );
    });

    it('says from time to time that it waits', async () => {
      const { run, lines, clients } = setUp({
        stack,
        later: [
          { status: 'UPDATE_IN_PROGRESS' },
          { status: 'UPDATE_COMPLETE' },
        ],
        context: { options: { onConflict: 'wait' } },
      });
      let seconds = 0;
      clients.now = () => after((seconds += 61));
      await run();
      expect(lines[1]).toMatch(
        /^API still waiting: UPDATE_IN_PROGRESS … \d+ (s|min \d+ s)$/,
      );
    });
  });

  it('ends a cancelled task with the state of the stack', async () => {
    const controller = new AbortController();
    const { run, lines } = setUp({
      deletions: [{ status: 'DELETE_IN_PROGRESS' }],
      context: {
        signal: controller.signal,
        clock: {
          sleep: async () => {
            controller.abort();
            throw new Error('aborted');
          },
        },
      },
    });
    await expect(run()).rejects.toThrow(
      'Cancelled: stack orders in account 123456789012, eu-west-1 is DELETE_IN_PROGRESS, and CloudFormation continues',
    );
    expect(lines.at(-1)).toMatch(/^Cancelled stack orders/);
  });
});
