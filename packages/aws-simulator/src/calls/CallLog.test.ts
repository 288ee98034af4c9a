import { CallLog, LoggedCall } from './CallLog';

function call(operation: string, more: Partial<LoggedCall> = {}): LoggedCall {
  return {
    time: new Date('2026-01-01T00:00:00Z'),
    requestId: 'id',
    service: 'ecs',
    operation,
    account: '123456789012',
    region: 'eu-west-1',
    principalArn: 'arn:aws:iam::123456789012:root',
    status: 200,
    ...more,
  };
}

const operations = (calls: LoggedCall[]) => calls.map(c => c.operation);

describe('CallLog', () => {
  it('keeps the latest calls only, oldest first', () => {
    const log = new CallLog(3);
    for (const operation of ['A', 'B', 'C', 'D', 'E']) {
      log.add(call(operation));
    }
    expect(operations(log.all())).toEqual(['C', 'D', 'E']);
    expect(log.total).toBe(5);
  });

  it('finds calls by what is known of them', () => {
    const log = new CallLog();
    log.add(call('DescribeServices'));
    log.add(call('DescribeServices', { account: '111122223333' }));
    log.add(call('DescribeStacks', { service: 'cloudformation' }));
    expect(log.count({ service: 'ecs' })).toBe(2);
    expect(
      log.count({
        service: 'ecs',
        operation: 'DescribeServices',
        account: '111122223333',
      }),
    ).toBe(1);
    expect(log.count({ operation: 'CreateStack' })).toBe(0);
    expect(log.count({ service: undefined })).toBe(3);
  });

  it('forgets', () => {
    const log = new CallLog(1);
    log.add(call('A'));
    log.add(call('B'));
    log.clear();
    log.add(call('C'));
    expect(operations(log.all())).toEqual(['C']);
    expect(log.total).toBe(1);
  });
});
