import { cannedRecord } from '../__testUtils__/cannedStacks';
import { assertConfirmed } from './assertConfirmed';

describe('assertConfirmed', () => {
  const check = async (facts: object, confirm?: string) =>
    assertConfirmed('orders', [await cannedRecord('stack', facts)], confirm);

  it('needs no confirmation of an API, and the right one where there is one', async () => {
    await check({ kind: 'public-api' });
    await check({ kind: 'public-api' }, 'orders');
    await check({ kind: 'cluster', terminationProtection: true }, 'orders');
    await expect(check({ kind: 'public-api' }, 'order')).rejects.toThrow(
      'confirm: "order" does not match. Enter orders to confirm the deletion.',
    );
  });

  it.each([
    [
      { kind: 'public-api', terminationProtection: true },
      'confirm: stack stack has termination protection. Enter orders to disable it and delete the stack.',
    ],
    [
      { kind: 'cluster' },
      'confirm: this deletes an environment. Enter orders to confirm the deletion.',
    ],
    [
      { kind: 'vpc' },
      'confirm: this deletes an environment. Enter orders to confirm the deletion.',
    ],
  ])('needs one for %j', async (facts, message) => {
    await expect(check(facts)).rejects.toThrow(message);
    await expect(check(facts, '')).rejects.toThrow(message);
  });

  it('needs one for an environment, whatever else is deleted with it', async () => {
    const stacks = [
      await cannedRecord('cluster', { kind: 'cluster' }),
      await cannedRecord('other'),
    ];
    expect(() => assertConfirmed('dev', stacks, undefined)).toThrow(
      'confirm: this deletes an environment. Enter dev',
    );
  });
});
