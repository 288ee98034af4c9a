import {
  failedContainer,
  ServiceEvidence,
  StoppedTaskEvidence,
} from './ServiceEvidence';
import { taskCause, taskEvidence } from './taskCause';

const seen = (evidence: Partial<ServiceEvidence>): ServiceEvidence => ({
  port: 8080,
  healthCheckPath: '/health',
  stoppedTasks: [],
  events: [],
  logLines: [],
  ...evidence,
});
const stopped = (reason: string): StoppedTaskEvidence => ({
  id: '7f3c0123456789',
  stopCode: 'TaskFailedToStart',
  reason,
  containers: [{ name: 'orders', image: 'orders:v9' }],
});
const TIMED_OUT = { state: 'unhealthy', reason: 'Target.Timeout' };
const UNABLE =
  '(service orders) was unable to place a task. Reason: Capacity is unavailable at this time.';

describe('the evidence of a task', () => {
  it.each<[string, Partial<ServiceEvidence>, string[]]>([
    ['nothing', {}, []],
    [
      'an unhealthy target',
      { unhealthy: { ...TIMED_OUT, description: 'Request timed out' } },
      ['target unhealthy: Request timed out (Target.Timeout)'],
    ],
    [
      'an unhealthy target without a description',
      { unhealthy: TIMED_OUT },
      ['target unhealthy: (Target.Timeout)'],
    ],
    [
      'an unhealthy target without a reason',
      { unhealthy: { state: 'unhealthy' } },
      ['target unhealthy'],
    ],
    [
      'the last two events, where there is nothing else',
      { events: ['one', 'two', `three ${'x'.repeat(700)}`] },
      ['two', expect.stringMatching(/^three x{100,}…x+$/)],
    ],
    [
      'no events beside a target',
      { events: ['one'], unhealthy: TIMED_OUT },
      ['target unhealthy: (Target.Timeout)'],
    ],
    [
      'the lines of the log, after the events',
      { events: ['one'], logLines: ['boom', 'bye'] },
      ['one', 'log │ boom', 'log │ bye'],
    ],
  ])('is %s', (_, evidence, lines) => {
    expect(taskEvidence(seen(evidence))).toEqual(lines);
  });
});

describe('the cause of what tasks do', () => {
  it('is unknown without evidence', () => {
    expect(taskCause(seen({ events: ['has reached a steady state'] }))).toBe(
      undefined,
    );
  });

  it('is what the newest event says that says something', () => {
    const { why } = taskCause(
      seen({
        events: [
          '(service orders) was unable to place a task because no container instance met all of its requirements.',
          UNABLE,
          'has reached a steady state',
        ],
      }),
    )!;
    expect(why).toContain('Fargate has no capacity');
  });

  it('is what the newest of several telling events says', () => {
    const THROTTLED = '(service orders) operations are being throttled on elb.';
    const whyOf = (...events: string[]) => taskCause(seen({ events }))!.why;
    expect(whyOf(UNABLE, THROTTLED)).toContain('AWS throttles the requests');
    expect(whyOf(THROTTLED, UNABLE)).toContain('Fargate has no capacity');
  });

  it.each([
    ['acme/orders:v9', 'acme/orders:v9'],
    [undefined, '(unknown)'],
  ])('names the image %s of an event', (image, name) => {
    const events = [
      '(service orders) failed to launch a task with (error CannotStartContainerError: exec format error).',
    ];
    expect(taskCause(seen({ events, image }))!.why).toContain(
      `image ${name} is not built for the CPU architecture of the task`,
    );
  });

  it('shows what AWS said beside it, unless that is long', () => {
    const of = (length: number) =>
      taskCause(seen({ stoppedTasks: [stopped('Some'.padEnd(length, '.'))] }))!
        .why;
    expect(of(80)).toContain(`(${'Some'.padEnd(80, '.')})`);
    expect(of(81)).not.toContain('Some');
  });

  it.each([
    [
      'another port than that of the health check',
      { logLines: ['listening on port 3000'] },
      'the log of the container says that it listens on port 3000, not 8080: health check :8080/health timed out (Target.Timeout)',
      'set Port to 3000, or make the container listen on 8080, then press "Start over"',
    ],
    [
      'the same port',
      { logLines: ['listening on port 8080'] },
      'health check :8080/health timed out (Target.Timeout)',
      expect.not.stringContaining('set Port'),
    ],
    [
      'a port, where that of the health check is unknown',
      { logLines: ['listening on port 3000'], port: undefined },
      'health check /health timed out (Target.Timeout)',
      expect.not.stringContaining('set Port'),
    ],
    [
      'no port',
      { logLines: ['ready'] },
      'health check :8080/health timed out (Target.Timeout)',
      expect.not.stringContaining('set Port'),
    ],
  ])('is told with a log that names %s', (_, evidence, why, next) => {
    const cause = taskCause(seen({ unhealthy: TIMED_OUT, ...evidence }))!;
    expect(cause.why).toBe(why);
    expect(cause.next).toEqual(next);
  });
});

describe('the container for which a task stopped', () => {
  const good = { name: 'good', exitCode: 0 };
  const bad = { name: 'bad', exitCode: 1 };
  const told = { name: 'told', reason: 'OutOfMemory' };

  it.each([
    ['has an exit code', [good, told, bad], bad],
    ['has a reason, where none has an exit code', [good, told], told],
    ['is the first, where nothing is known', [good, { name: 'x' }], good],
    ['is unknown without containers', [], undefined],
  ])('%s', (_, containers: any, container) => {
    expect(failedContainer({ containers })).toBe(container);
  });
});
