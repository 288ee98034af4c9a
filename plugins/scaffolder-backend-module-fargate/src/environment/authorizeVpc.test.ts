import { cannedContext } from '../__testUtils__/cannedContext';
import {
  cannedStack,
  stackArnOf,
  withStacks,
} from '../__testUtils__/cannedStacks';
import { authorizeVpc } from './authorizeVpc';

/** A VPC that a stack made, if it names one. */
const withVpc = (stackId?: string) => ({
  DescribeVpcs: {
    Vpcs: [
      {
        Tags: [
          { Key: 'Name', Value: 'x' },
          ...(stackId
            ? [{ Key: 'aws:cloudformation:stack-id', Value: stackId }]
            : []),
        ],
      },
    ],
  },
});

describe('authorizeVpc', () => {
  const check = async (answers: object, authorize = jest.fn()) => {
    const { clients, context, inputs, signals } = cannedContext({
      ...withStacks(cannedStack('vpc')),
      ...answers,
    });
    const { signal } = context;
    await authorizeVpc(clients, 'vpc-1', { signal, authorize });
    expect(inputs[0]).toEqual([
      'DescribeVpcs',
      { Filters: [{ Name: 'vpc-id', Values: ['vpc-1'] }] },
    ]);
    expect(new Set(signals)).toEqual(new Set([signal]));
    return authorize.mock.calls;
  };

  it('decides by the stack that made the VPC, and hides it otherwise', async () => {
    const [[stack, missing]] = await check(withVpc(stackArnOf('vpc')));
    expect(stack.name).toBe('vpc');
    expect(missing.message).toBe(
      'There is no VPC vpc-1 in target dev, or you have no access to it.',
    );
  });

  it.each([
    ['no stack made', withVpc()],
    ['a deleted stack made', withVpc(stackArnOf('gone'))],
    ['has no tags', { DescribeVpcs: { Vpcs: [{}] } }],
    ['does not exist', { DescribeVpcs: { Vpcs: [] } }],
    ['EC2 tells nothing of', { DescribeVpcs: {} }],
  ])('has nothing to decide of one that %s', async (_, answers) => {
    expect(await check(answers)).toEqual([]);
  });

  it('passes on a refusal', async () => {
    await expect(
      check(
        withVpc(stackArnOf('vpc')),
        jest.fn().mockRejectedValue(new Error('not yours')),
      ),
    ).rejects.toThrow('not yours');
  });
});
