import { awsError } from '../__testUtils__/cannedAws';
import { cannedContext } from '../__testUtils__/cannedContext';
import { stackArnOf } from '../__testUtils__/cannedStacks';
import { submit } from './submit';

const ARN = stackArnOf('orders');

describe('submit', () => {
  const planned = (type: string) =>
    ({
      action: 'execute',
      type,
      stackArn: ARN,
      changeSetArn: 'set',
      token: 'token',
    } as any);
  const input = {
    StackName: ARN,
    ChangeSetName: 'set',
    ClientRequestToken: 'token',
  };

  it.each([
    ['CREATE', 'keep', undefined],
    ['UPDATE', 'keep', true],
    ['UPDATE', 'rollback', false],
    ['UPDATE', undefined, false],
  ] as const)(
    'executes the change set: %s, on failure %s, without rollback: %s',
    async (type, onFailure, DisableRollback) => {
      const { context, inputs, signals } = cannedContext(
        { ExecuteChangeSet: {} },
        { options: { onFailure } },
      );
      await submit(context, planned(type));
      expect(inputs).toEqual([
        ['ExecuteChangeSet', { ...input, DisableRollback }],
      ]);
      expect(signals).toEqual([context.signal]);
    },
  );

  it('executes nothing where nothing changes', async () => {
    const { context, inputs } = cannedContext({});
    await submit(context, { action: 'none' } as any);
    expect(inputs).toEqual([]);
  });

  it('takes a repeated request as accepted, and no other error', async () => {
    const repeated = cannedContext({
      ExecuteChangeSet: awsError('TokenAlreadyExistsException'),
    });
    await submit(repeated.context, planned('CREATE'));
    const denied = cannedContext({ ExecuteChangeSet: awsError('Denied') });
    await expect(submit(denied.context, planned('CREATE'))).rejects.toThrow(
      'Denied',
    );
  });
});
