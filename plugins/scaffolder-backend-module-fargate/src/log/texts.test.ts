import { stackEvent } from '../__testUtils__/stackEvent';
import { DeploymentLog } from './DeploymentLog';
import { logFailure } from './FailureReport';
import { logCompletedOnCancel } from './logCompletedOnCancel';
import { isOperationStart, isStackEvent } from './stackEvents';
import { unwrapReason } from './unwrapReason';

function logged() {
  const lines: string[] = [];
  const log = new DeploymentLog({ info: line => lines.push(line) });
  return { lines, log };
}

describe('DeploymentLog', () => {
  it('has one fact a line, after a label', () => {
    const { lines, log } = logged();
    log.line('Plan', 'create 3 resources');
    log.more('VPC');
    log.lines('Note', ['first', 'second']);
    log.lines('Note', []);
    expect(lines).toEqual([
      'Plan          create 3 resources',
      '              VPC',
      'Note          first',
      '              second',
    ]);
  });

  it('ends with what happened, why, what remains and what to do', () => {
    const { lines, log } = logged();
    logFailure(log, {
      failed: 'orders: failed.',
      why: 'it exits',
      evidence: ['exit code 1', 'no log'],
      now: 'rolled back',
      next: 'fix it',
    });
    expect(lines).toEqual([
      'Failed        orders: failed.',
      'Why           it exits',
      'Evidence      exit code 1',
      '              no log',
      'Now           rolled back',
      'Next          fix it',
    ]);
  });
});

describe('logCompletedOnCancel', () => {
  const fail = async () => {
    throw new Error('stopped');
  };

  it.each([
    [[], 'Now           no other resources were created'],
    [
      ['VPC created', 'cluster created'],
      'Now           VPC created, cluster created; the next run continues from there',
    ],
  ])(
    'tells after a cancellation what was completed: %j',
    async (done, line) => {
      const { lines, log } = logged();
      const signal = AbortSignal.abort();
      await expect(
        logCompletedOnCancel({ log, signal }, done, fail),
      ).rejects.toThrow('stopped');
      expect(lines).toEqual([line]);
    },
  );

  it('tells nothing of a failure, nor of a success', async () => {
    const { lines, log } = logged();
    const { signal } = new AbortController();
    for (const context of [{ log }, { log, signal }]) {
      await expect(
        logCompletedOnCancel(context, ['VPC'], fail),
      ).rejects.toThrow('stopped');
      expect(await logCompletedOnCancel(context, [], async () => 7)).toBe(7);
    }
    expect(lines).toEqual([]);
  });
});

describe('unwrapReason', () => {
  it.each([
    ['Resource creation cancelled', 'Resource creation cancelled', undefined],
    [
      'Resource handler returned message: "Role orders is invalid (Service: Iam, Status Code: 400, Request ID: 0f) (SDK Attempt Count: 1)" (RequestToken: 0f1e, HandlerErrorCode: InvalidRequest)',
      'Role orders is invalid',
      'InvalidRequest',
    ],
    [
      'Resource handler returned message: "two\nlines" (RequestToken: 0f1e)',
      'two\nlines',
      undefined,
    ],
    [
      'Rate exceeded (Service: ElasticLoadBalancing; Status Code: 400) (SDK Attempt Count: 12)',
      'Rate exceeded',
      undefined,
    ],
    [
      'before Resource handler returned message: "x" (RequestToken: 1)',
      'before Resource handler returned message: "x" (RequestToken: 1)',
      undefined,
    ],
    [' a (Service: b) c ', 'a (Service: b) c', undefined],
    ['a (SDK Attempt Count: 1) b', 'a (SDK Attempt Count: 1) b', undefined],
  ])('%j', (reason, text, code) => {
    expect(unwrapReason(reason)).toEqual({ text, code });
  });
});

describe('stack events', () => {
  it('are of the stack itself, or of a resource', () => {
    expect(isStackEvent(stackEvent(0, 'CREATE_COMPLETE'))).toBe(true);
    expect(
      isStackEvent(stackEvent(0, 'CREATE_COMPLETE', { type: 'AWS::EC2::VPC' })),
    ).toBe(false);
  });

  it.each([
    ['CREATE_IN_PROGRESS', 'User Initiated', true],
    ['UPDATE_IN_PROGRESS', 'User Initiated', true],
    ['DELETE_IN_PROGRESS', 'User Initiated', true],
    ['ROLLBACK_IN_PROGRESS', 'User Initiated', true],
    ['UPDATE_ROLLBACK_IN_PROGRESS', 'User Initiated', true],
    ['UPDATE_COMPLETE_CLEANUP_IN_PROGRESS', 'User Initiated', false],
    ['CREATE_COMPLETE', 'User Initiated', false],
    ['ROLLBACK_IN_PROGRESS', 'a resource failed', false],
  ])('start an operation with %s and "%s": %s', (status, reason, expected) => {
    expect(isOperationStart(stackEvent(0, status, { reason }))).toBe(expected);
    expect(
      isOperationStart(
        stackEvent(0, status, { reason, type: 'AWS::EC2::VPC' }),
      ),
    ).toBe(false);
  });
});
