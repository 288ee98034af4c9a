import { awsError } from '../__testUtils__/cannedAws';
import { cannedContext, TARGET } from '../__testUtils__/cannedContext';
import {
  cannedStack,
  stackArnOf,
  withStacks,
} from '../__testUtils__/cannedStacks';
import { discardChangeSet } from './discardChangeSet';

const ARN = stackArnOf('orders');

describe('discardChangeSet', () => {
  const discard = (answers: object, type: 'CREATE' | 'UPDATE' = 'UPDATE') => {
    const canned = cannedContext(answers as any);
    return {
      ...canned,
      done: discardChangeSet(canned.context, {
        type,
        stackName: 'orders',
        changeSetName: 'set',
      }),
    };
  };
  const deletion = [
    'DeleteChangeSet',
    { StackName: 'orders', ChangeSetName: 'set' },
  ];
  const review = withStacks(
    cannedStack('orders', { status: 'REVIEW_IN_PROGRESS' }),
  );

  it('deletes that of an existing stack, and not the stack', async () => {
    const { done, inputs, signals } = discard({ DeleteChangeSet: {} });
    expect(await done).toBe(true);
    expect(inputs).toEqual([deletion]);
    expect(signals).toEqual([expect.any(AbortSignal)]);
  });

  it.each(['ValidationError', 'ChangeSetNotFoundException'])(
    'has nothing to do after %s',
    async name => {
      const { done, lines } = discard({ DeleteChangeSet: awsError(name) });
      expect(await done).toBe(true);
      expect(lines).toEqual([]);
    },
  );

  it('does not take another error for that', async () => {
    const { done } = discard({ DeleteChangeSet: awsError('XValidationError') });
    expect(await done).toBe(false);
  });

  it('waits for one that CloudFormation still creates', async () => {
    const answers = [awsError('InvalidChangeSetStatusException'), {}];
    const { done, inputs, slept } = discard({
      DeleteChangeSet: () => answers.shift()!,
    });
    expect(await done).toBe(true);
    expect(inputs).toEqual([deletion, deletion]);
    expect(slept).toEqual([1]);
  });

  it('gives up after five tries, and says so', async () => {
    const { done, inputs, lines, slept } = discard({
      DeleteChangeSet: awsError('InvalidChangeSetStatus'),
    });
    expect(await done).toBe(false);
    expect(inputs).toHaveLength(5);
    expect(slept).toEqual([1, 1, 1, 1]);
    expect(lines).toEqual([
      'Note a change set of stack orders may remain; the next deployment deletes it: InvalidChangeSetStatus: InvalidChangeSetStatus of AWS',
    ]);
  });

  it('tries an error that remains once', async () => {
    const { context, lines, inputs } = cannedContext({
      DeleteChangeSet: awsError('AccessDenied'),
    });
    expect(
      await discardChangeSet(context, {
        type: 'UPDATE',
        stackName: ARN,
        changeSetName: 'set',
      }),
    ).toBe(false);
    expect(inputs).toHaveLength(1);
    expect(lines[0]).toMatch(/^Note a change set of stack orders may remain/);
  });

  it.each([{ Summaries: [] }, {}])(
    'deletes the empty stack that CloudFormation made for it: %j',
    async answer => {
      const { done, inputs, signals, context } = discard(
        {
          ...review,
          DeleteChangeSet: {},
          ListChangeSets: answer,
          DeleteStack: {},
        },
        'CREATE',
      );
      expect(await done).toBe(true);
      // The signal of a cancelled task is aborted, and requests have one of their own.
      expect(signals).toEqual(signals.map(() => expect.any(AbortSignal)));
      expect(signals).not.toContain(context.signal);
      expect(inputs.slice(2)).toEqual([
        ['ListChangeSets', { StackName: ARN }],
        [
          'DeleteStack',
          { StackName: ARN, RoleARN: TARGET.cloudFormationRoleArn },
        ],
      ]);
    },
  );

  it.each([
    [
      'with a change set of another task',
      { ...review, ListChangeSets: { Summaries: [{}] } },
    ],
    ['that has resources', withStacks(cannedStack('orders'))],
    ['that is gone', withStacks()],
  ])('keeps a stack %s', async (_, answers) => {
    const { done, inputs } = discard(
      { ...answers, DeleteChangeSet: {} },
      'CREATE',
    );
    expect(await done).toBe(true);
    expect(inputs.map(([operation]) => operation)).not.toContain('DeleteStack');
  });
});
