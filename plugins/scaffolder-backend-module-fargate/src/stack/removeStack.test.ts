import { cannedContext, TARGET } from '../__testUtils__/cannedContext';
import {
  cannedStack,
  stackArnOf,
  withStacks,
} from '../__testUtils__/cannedStacks';
import { removeStack } from './removeStack';
import { stackToken, taskToken } from './tokens';

const ARN = stackArnOf('orders');

describe('removeStack', () => {
  it('deletes it with a token of the task and the status', async () => {
    const stacks = [
      cannedStack('orders', { status: 'ROLLBACK_COMPLETE' }),
      cannedStack('orders', { status: 'DELETE_COMPLETE' }),
    ];
    const { context, inputs, signals } = cannedContext({
      DescribeStacks: () => ({ Stacks: [stacks.shift()!] }),
      DeleteStack: {},
    });
    expect((await removeStack(context, ARN))?.status).toBe('DELETE_COMPLETE');
    expect(new Set(signals)).toEqual(new Set([context.signal]));
    expect(inputs[1]).toEqual([
      'DeleteStack',
      {
        StackName: ARN,
        RoleARN: TARGET.cloudFormationRoleArn,
        ClientRequestToken: stackToken(
          taskToken(context.task, 'orders', 'recover'),
          `${ARN} ROLLBACK_COMPLETE`,
        ),
      },
    ]);
  });

  it.each(['DELETE_COMPLETE', 'DELETE_FAILED'])(
    'only waits for one in %s',
    async status => {
      const { context, inputs } = cannedContext(
        withStacks(cannedStack('orders', { status })),
      );
      expect((await removeStack(context, ARN))?.status).toBe(status);
      expect(inputs.map(([operation]) => operation)).toEqual([
        'DescribeStacks',
        'DescribeStacks',
      ]);
    },
  );
});
