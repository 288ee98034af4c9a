import { cannedContext } from '../__testUtils__/cannedContext';
import {
  cannedStack,
  stackArnOf,
  withStacks,
} from '../__testUtils__/cannedStacks';
import { awaitSettled } from './awaitSettled';

const ARN = stackArnOf('orders');

describe('awaitSettled', () => {
  it('waits for the end of the operation, and tells of it every minute', async () => {
    const statuses = [
      ...Array.from({ length: 4 }, () => 'UPDATE_IN_PROGRESS'),
      'UPDATE_COMPLETE',
    ];
    const { context, signals, slept } = cannedContext({
      DescribeStacks: () => ({
        Stacks: [cannedStack('orders', { status: statuses.shift() })],
      }),
    });
    const times = [0, 59, 60, 119, 120].map(s => new Date(1000 * s));
    context.clients = { ...context.clients, now: () => times.shift()! };
    const told: string[] = [];
    const stack = await awaitSettled(context, ARN, (waited, { status }) =>
      told.push(`${status} ${waited}`),
    );
    expect(stack?.status).toBe('UPDATE_COMPLETE');
    expect(slept).toEqual([2, 2, 2, 2]);
    expect(new Set(signals)).toEqual(new Set([context.signal]));
    expect(told).toEqual([
      'UPDATE_IN_PROGRESS 60 s',
      'UPDATE_IN_PROGRESS 2 min 00 s',
    ]);
  });

  it('waits in silence where nobody wants to know', async () => {
    const statuses = ['DELETE_IN_PROGRESS', 'DELETE_COMPLETE'];
    const { context } = cannedContext({
      DescribeStacks: () => ({
        Stacks: [cannedStack('orders', { status: statuses.shift() })],
      }),
    });
    const times = [0, 60].map(s => new Date(1000 * s));
    context.clients = { ...context.clients, now: () => times.shift()! };
    expect((await awaitSettled(context, ARN))?.status).toBe('DELETE_COMPLETE');
  });

  it('ends when the stack cannot be described any more', async () => {
    const { context } = cannedContext(withStacks());
    expect(await awaitSettled(context, ARN)).toBeUndefined();
  });
});
