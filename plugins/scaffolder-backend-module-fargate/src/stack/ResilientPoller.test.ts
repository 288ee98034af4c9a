import { awsError } from '../__testUtils__/cannedAws';
import { cannedContext } from '../__testUtils__/cannedContext';
import { ResilientPoller } from './ResilientPoller';

describe('ResilientPoller', () => {
  const lost = () => Object.assign(new Error('lost'), { name: 'TimeoutError' });
  const fail = (error: Error) => async () => {
    throw error;
  };

  it('tells once that AWS cannot be reached, and once that it can', async () => {
    const { context, lines } = cannedContext({});
    const poller = new ResilientPoller(context);
    expect(await poller.poll(async () => 'first')).toBe('first');
    for (let i = 0; i < 3; i++) {
      expect(await poller.poll(fail(lost()))).toBeUndefined();
    }
    expect(await poller.poll(async () => 'again')).toBe('again');
    expect(await poller.poll(async () => 'again')).toBe('again');
    expect(lines).toEqual([
      'Note AWS cannot be reached, CloudFormation continues: TimeoutError: lost',
      'Note the connection to AWS is restored',
    ]);
  });

  it('gives up after thirty failures in a row, not counting those before', async () => {
    const poller = new ResilientPoller(cannedContext({}).context);
    const poll = () => poller.poll(fail(lost()));
    for (let i = 0; i < 30; i++) await poll();
    await poller.poll(async () => {});
    for (let i = 0; i < 30; i++) await poll();
    await expect(poll()).rejects.toThrow('lost');
  });

  it.each([
    ['an error that remains', undefined, awsError('AccessDenied'), 'of AWS'],
    [
      'a cancelled task',
      AbortSignal.abort(new Error('cancelled')),
      lost(),
      'cancelled',
    ],
  ])('ends with %s', async (_, signal, error, message) => {
    const { context } = cannedContext({}, { signal });
    const poller = new ResilientPoller(context);
    await expect(poller.poll(fail(error))).rejects.toThrow(message);
  });
});
