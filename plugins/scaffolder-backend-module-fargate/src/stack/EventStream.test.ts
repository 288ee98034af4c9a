import { awsError } from '../__testUtils__/cannedAws';
import { cannedContext } from '../__testUtils__/cannedContext';
import { stackArnOf } from '../__testUtils__/cannedStacks';
import { stackEvent } from '../__testUtils__/stackEvent';
import { EventStream } from './EventStream';
import { lastToken } from './observe';

const ARN = stackArnOf('orders');

const STARTED = stackEvent(0, 'UPDATE_IN_PROGRESS', {
  reason: 'User Initiated',
});

describe('EventStream', () => {
  const event = (n: number) =>
    stackEvent(n, 'CREATE_COMPLETE', { id: `${n}`, type: 'AWS::IAM::Role' });
  const idsOf = (events: { LogicalResourceId?: string }[]) =>
    events.map(one => one.LogicalResourceId);

  it('reads the events of the latest operation once, oldest first', async () => {
    const pages = [
      { StackEvents: [event(4), event(3)], NextToken: 'older' },
      { StackEvents: [event(2), STARTED, event(1)], NextToken: 'oldest' },
      { StackEvents: [event(5), event(4), event(3)], NextToken: 'older' },
      {},
    ];
    const { clients, context, inputs, signals } = cannedContext({
      DescribeStackEvents: () => pages.shift()!,
    });
    const stream = new EventStream(clients, ARN);
    expect(idsOf(await stream.read(context.signal))).toEqual([
      'orders',
      '2',
      '3',
      '4',
    ]);
    expect(idsOf(await stream.read())).toEqual(['5']);
    expect(await stream.read()).toEqual([]);
    expect(inputs.map(([, input]) => input)).toEqual([
      { StackName: ARN },
      { StackName: ARN, NextToken: 'older' },
      { StackName: ARN },
      { StackName: ARN },
    ]);
    expect(signals[0]).toBe(context.signal);
  });

  it('reads all pages again after one failed', async () => {
    const pages = [
      { StackEvents: [event(2)], NextToken: 'older' },
      awsError('Throttling'),
      { StackEvents: [event(2), event(1)] },
    ];
    const { clients } = cannedContext({
      DescribeStackEvents: () => pages.shift()!,
    });
    const stream = new EventStream(clients, ARN);
    await expect(stream.read()).rejects.toThrow('Throttling');
    expect(idsOf(await stream.read())).toEqual(['1', '2']);
  });

  it('tells the token of the operation', async () => {
    const { context } = cannedContext({
      DescribeStackEvents: {
        StackEvents: [{ ...STARTED, ClientRequestToken: 'token' }],
      },
    });
    expect(await lastToken(context, { arn: ARN })).toBe('token');
  });
});
