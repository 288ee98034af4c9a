import { readFirst } from '../__testUtils__/readings';
import { observeRolePolicies } from './rolePolicies';

const target = { name: 'dev', accountId: '123456789012', region: 'eu-west-1' };

const read = (taskRole: string | undefined, answers = {}) =>
  readFirst(
    context =>
      observeRolePolicies(context, {
        value: { status: { name: 'orders:1', images: [], taskRole } },
      }),
    answers,
  );

describe('observeRolePolicies', () => {
  it('lists the managed and the inline policies of the task role by name', async () => {
    const { value, calls } = await read('orders-task', {
      ListAttachedRolePolicies: {
        AttachedPolicies: [
          { PolicyName: 'Xray', PolicyArn: 'arn:aws:iam::aws:policy/Xray' },
        ],
      },
      ListRolePolicies: { PolicyNames: ['grants', 'exec'] },
    });
    expect(value).toEqual(['Xray', 'exec', 'grants']);
    expect(calls).toEqual([
      {
        operation: 'ListAttachedRolePolicies',
        input: { RoleName: 'orders-task' },
      },
      { operation: 'ListRolePolicies', input: { RoleName: 'orders-task' } },
    ]);
  });

  const observed = async (taskRole: string | undefined, answer: object) => {
    const observe = jest.fn(async () => answer);
    const policies = await observeRolePolicies(
      { observations: { observe }, target } as any,
      { value: { status: { name: 'orders:1', images: [], taskRole } } },
    );
    return { policies, calls: observe.mock.calls.length };
  };

  it('has none, without a call, for a task definition without a role', async () => {
    expect(await observed(undefined, {})).toEqual({ policies: {}, calls: 0 });
  });

  it.each([
    ['of a role that the portal may not read', 'denied', {}],
    [
      'while IAM does not respond',
      'unavailable',
      { failure: { reason: 'unavailable', message: 'no' } },
    ],
  ])('%s: %s', async (_, reason, policies) => {
    const failure = { reason, message: 'no' };
    expect(await observed('orders-task', { failure })).toEqual({
      policies,
      calls: 1,
    });
  });
});
