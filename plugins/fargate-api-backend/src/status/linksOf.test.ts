import { linksOf } from './linksOf';

const target = { name: 'dev', accountId: '123456789012', region: 'eu-west-1' };
const SERVICE = 'arn:aws:ecs:eu-west-1:123456789012:service/dev/orders';
const STACK = 'arn:aws:cloudformation:eu-west-1:123456789012:stack/orders/1';
const withLogs = (logGroup: string) => ({ value: { logGroup } as any });

describe('linksOf', () => {
  it('leads to the stack, the service, and the log of the stack before that of the task', () => {
    const links = linksOf(
      {
        target,
        serviceArn: { value: SERVICE },
        stackArn: STACK,
        stack: withLogs('of-stack'),
      },
      'of-task',
    );
    expect(links.stack).toContain('cloudformation');
    expect(links.service).toContain('/services/orders');
    expect(links.logs).toContain('of-stack');
  });

  it('leads to the log of the task of a service without a stack', () => {
    const links = linksOf(
      { target, serviceArn: { value: SERVICE } },
      'of-task',
    );
    expect(links.stack).toBeUndefined();
    expect(links.logs).toContain('of-task');
  });

  it('leads to the log of a stack that has no service yet', () => {
    const links = linksOf(
      { target, serviceArn: {}, stackArn: STACK, stack: withLogs('of-stack') },
      undefined,
    );
    expect(links.service).toBeUndefined();
    expect(links.logs).toContain('of-stack');
  });

  it('leads nowhere without ARNs, and to no log without one', () => {
    expect(linksOf({ target, serviceArn: {} }, 'of-task')).toEqual({});
    expect(
      linksOf({ target, serviceArn: { value: SERVICE } }, undefined),
    ).toEqual({ service: expect.any(String) });
  });
});
