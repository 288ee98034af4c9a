import { awsError, cannedAws } from '../__testUtils__/cannedAws';
import { failedEvents } from './failedEvents';

const event = (EventId: string, seconds?: number) => ({
  EventId,
  ...(seconds !== undefined && { Timestamp: new Date(1000 * seconds) }),
});

describe('failedEvents', () => {
  it('reads those of one operation, oldest first', async () => {
    const { clients, inputs, signals } = cannedAws({
      DescribeEvents: ({ NextToken }: { NextToken?: string }) =>
        NextToken
          ? {
              OperationEvents: [event('b', 2), event('a', 1), event('undated')],
            }
          : {
              OperationEvents: [event('c', 3), event('c2', 2)],
              NextToken: 'x',
            },
    });
    const { signal } = new AbortController();
    const events = await failedEvents(
      { clients, signal },
      { OperationId: 'operation' },
    );
    // Of the same time, what CloudFormation lists last was first.
    expect(events.map(({ EventId }) => EventId)).toEqual([
      'undated',
      'a',
      'b',
      'c2',
      'c',
    ]);
    expect(inputs).toHaveLength(2);
    expect(inputs[0]).toMatchObject([
      'DescribeEvents',
      { OperationId: 'operation', Filters: { FailedEvents: true } },
    ]);
    expect(signals).toEqual([signal, signal]);
  });

  it('puts in order what CloudFormation lists in another', async () => {
    const { clients } = cannedAws({
      DescribeEvents: {
        OperationEvents: [event('b', 2), event('undated'), event('c', 3)],
      },
    });
    const events = await failedEvents({ clients }, { ChangeSetName: 'x' });
    expect(events.map(({ EventId }) => EventId)).toEqual(['undated', 'b', 'c']);
  });

  it('has none where the role may not read them', async () => {
    const { clients } = cannedAws({
      DescribeEvents: awsError('AccessDenied'),
    });
    expect(await failedEvents({ clients }, { ChangeSetName: 'x' })).toEqual([]);
    const { clients: empty } = cannedAws({ DescribeEvents: {} });
    expect(
      await failedEvents({ clients: empty }, { ChangeSetName: 'x' }),
    ).toEqual([]);
  });

  it('ends with a cancelled task', async () => {
    const { clients } = cannedAws({ DescribeEvents: awsError('AbortError') });
    await expect(
      failedEvents(
        { clients, signal: AbortSignal.abort(new Error('cancelled')) },
        { ChangeSetName: 'x' },
      ),
    ).rejects.toThrow('cancelled');
  });
});
